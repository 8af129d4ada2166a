"""The parameters of every rule as fields of a form: their kinds, choices and limits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kit.domain.rules import DEFAULTS_OF
from kit.domain.rules.double_threshold import CHOICES, MOST_COUNTRIES
from kit.domain.rules.majority_judgment import BLANKS
from kit.domain.rules.parameters import HIGHEST, LOWEST
from kit.domain.rules.per_group import GROUPS
from kit.domain.rules.places import MOST_PLACES
from kit.domain.rules.quantiles import TYPES
from kit.words import say

Kind = Literal[
    "band", "share", "condition", "limit", "whole", "number", "choice", "grades", "grade"
]
"""How a value is typed: two ratings, a share, a share that may be left out, a limit (`<=50%`) that
may be left out, a whole number, a number, a choice, a list of grades, one of these grades."""


@dataclass(frozen=True)
class Parameter:
    """One parameter. `suggested` is what is offered where it was left out and is now asked.

    `aside` are those that most rooms leave as they are.
    """

    key: str
    kind: Kind
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    suggested: str = ""
    aside: bool = False
    hinted: bool = False


def _choice(key: str, choices: Iterable[str], *, hinted: bool = False) -> Parameter:
    return Parameter(key, "choice", tuple(choices), aside=True, hinted=hinted)


def _whole(key: str, least: int, most: int, *, aside: bool = False) -> Parameter:
    return Parameter(key, "whole", least=least, most=most, aside=aside)


MEDIANS = (_whole("in_median", LOWEST, HIGHEST), _whole("out_median", LOWEST, HIGHEST))
OF_GROUPS = _choice("groups", GROUPS, hinted=True)
QUANTILE = _choice("quantile", TYPES, hinted=True)
PLACES = _whole("places", 1, MOST_PLACES)
HELD_BLANKS = tuple(one for one in BLANKS if one != "refuse")
"""In a round anybody may leave a standard blank: only a table can refuse that."""
USUAL_GRADES = tuple(DEFAULTS_OF["majority-judgment"]["grades"].split(","))
"""The grades that the ballot has words for in every language."""

PARAMETERS_OF: Mapping[str, tuple[Parameter, ...]] = {
    "delphi": (
        Parameter("high", "band"),
        Parameter("in_share", "share"),
        Parameter("low", "band"),
        Parameter("low_share", "share", hinted=True),
        Parameter("out_if_high", "limit", suggested="<=50%", aside=True, hinted=True),
        _choice("cannot_judge", ("leave", "count")),
        _choice("blank", ("leave", "count")),
        OF_GROUPS,
    ),
    "rand-ucla": (
        *MEDIANS,
        _choice("disagreement", ("ipras", "panel-size")),
        _choice("even_median", ("uncertain", "higher")),
        QUANTILE,
        OF_GROUPS,
    ),
    "median-iqr": (*MEDIANS, Parameter("iqr", "number"), QUANTILE, OF_GROUPS),
    "double-threshold": (
        Parameter("yes_share", "share"),
        Parameter("no_share", "share"),
        Parameter("country_share", "condition", suggested="55%"),
        Parameter("quorum", "condition", suggested="40%", hinted=True),
        _choice("no_of", CHOICES["no_of"]),
        _choice("no_in", CHOICES["no_in"]),
        _choice("no_counts", CHOICES["no_counts"]),
        _choice("weights_of", CHOICES["weights_of"]),
        _whole("countries_from", 1, MOST_COUNTRIES, aside=True),
        _choice("countries_of", CHOICES["countries_of"]),
    ),
    "approval": (PLACES, _whole("least", 0, MOST_PLACES)),
    "equal-shares": (
        PLACES,
        _choice("completion", ("phragmen", "none")),
        _choice("budgets", ("voters", "organisations")),
    ),
    "majority-judgment": (
        Parameter("grades", "grades", hinted=True),
        Parameter("in_grade", "grade", choices=USUAL_GRADES),
        _choice("blank", HELD_BLANKS),
        _choice("cannot_judge", ("leave", "worst")),
    ),
    "consent": (
        Parameter("min_support", "share"),
        _choice("objected", ("out", "undecided")),
        Parameter("override", "condition", suggested="2/3", aside=True),
    ),
}
"""All but `entitled`, which only an open round knows."""


def fields(rule_name: str, lang: str) -> list[dict[str, Any]]:
    """The parameters of a rule, in words."""
    defaults = DEFAULTS_OF[rule_name]
    return [
        {
            "key": one.key,
            "kind": one.kind,
            "label": say(f"voting-key-{_dashed(one.key)}", lang),
            "hint": say(f"voting-hint-{_dashed(one.key)}", lang) if one.hinted else None,
            "default": defaults[one.key],
            "choices": [_chosen(one.key, value, lang) for value in one.choices],
            "least": one.least,
            "most": one.most,
            "suggested": one.suggested,
            "aside": one.aside,
        }
        for one in PARAMETERS_OF[rule_name]
    ]


def label_of(key: str, lang: str) -> str | None:
    """What the form calls a parameter; none where there is no such parameter."""
    known = {one.key for each in PARAMETERS_OF.values() for one in each}
    return say(f"voting-key-{_dashed(key)}", lang) if key in known else None


def _chosen(key: str, value: str, lang: str) -> dict[str, str]:
    if key == "quantile":
        words = _quantile(value, lang)
    elif key == "in_grade":
        words = say(f"answer-grading-{value}", lang)
    else:
        words = say(f"voting-choice-{_dashed(key)}-{value}", lang)
    return {"value": value, "words": words}


def _quantile(value: str, lang: str) -> str:
    number = value.removeprefix("type-")
    usual = DEFAULTS_OF["rand-ucla"]["quantile"]
    name = "voting-choice-quantile-usual" if value == usual else "voting-choice-quantile"
    return say(name, lang, number=number)


def _dashed(key: str) -> str:
    return key.replace("_", "-")
