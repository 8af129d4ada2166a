"""What if: the ballots of a closed round under other common rules, and without one organisation."""

from collections.abc import Iterable
from typing import Any

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.what_if import Common, Reread, WhatIf, Without, without
from kit.domain.what_if import what_if as read_again
from kit.domain.what_if.without import Whole
from kit.views.moment import written
from kit.words import country, say
from kit.words.answers import answer

LETTERS = {Verdict.IN: "i", Verdict.OUT: "o", Verdict.UNDECIDED: "u", None: "n"}
"""One letter a verdict, so that a large table stays small on its way; n where too few are told."""

SLOW, MOST_IF_SLOW = "equal-shares", 12
"""A rule that is slow to count again, and for how many organisations a page waits for it."""


def what_if(session: Session, round_: Round, lang: str) -> dict[str, Any]:
    """A closed round read again: sentences first, then the table, then who decides alone.

    A row is `said`: the letters of its verdict and of what each rule says. Standards on which all
    rules say the same have only the first one.
    """
    found = read_again(round_)
    rule = rule_of(round_)
    fragile = sorted(found.fragile, key=lambda one: one.agreeing)
    steady = [one for one in found.rows if not one.is_fragile]
    return {
        "round_id": round_.round_id,
        "sentences": _sentences(found, lang),
        "verdicts": _verdicts(lang),
        "rules": [_rule(found, place, one, rule, lang) for place, one in enumerate(found.rules)],
        "fragile": [_fragile(found, one, rule, lang) for one in fragile],
        "steady": [_row(found, one, lang) for one in steady],
        "left_out": _left_out(found, lang),
        "without": _alone(session, round_, lang),
    }


# --- the rules -----------------------------------------------------------------------------------


def _sentences(found: WhatIf, lang: str) -> list[str]:
    """How many hang on the rule, first of all."""
    count, total, rules = len(found.fragile), len(found.rows), len(found.rules)
    if not count:
        return [say("what-if-none-fragile", lang, count=total, rules=rules)]
    return [say("what-if-fragile", lang, count=count, total=total, rules=rules)]


def _verdicts(lang: str) -> dict[str, dict[str, str]]:
    words = {
        letter: {"verdict": verdict.value, "words": say(f"results-{verdict}", lang)}
        for verdict, letter in LETTERS.items()
        if verdict
    }
    return words | {LETTERS[None]: {"verdict": "", "words": say("what-if-not-told", lang)}}


def _rule(found: WhatIf, place: int, one: Common, rule: Rule, lang: str) -> dict[str, Any]:
    flips = sum(place in row.flips for row in found.rows)
    return {
        "label": _label(one, rule, lang),
        "about": say(f"what-if-about-{one.name}", lang, **_values(one, rule, lang)),
        "flips": say("what-if-flips", lang, count=flips),
    }


def _label(one: Common, rule: Rule, lang: str) -> str:
    return say(f"what-if-rule-{one.name}", lang, **_values(one, rule, lang))


def _values(one: Common, rule: Rule, lang: str) -> dict[str, int | str]:
    return {
        key: answer(rule, str(value), lang) if key == "grade" else value
        for key, value in one.values.items()
    }


def _left_out(found: WhatIf, lang: str) -> list[str]:
    return [
        say(f"what-if-left-out-{why}", lang, rule=say(f"what-if-rule-{name}", lang))
        for name, why in found.left_out.items()
    ]


# --- the standards -------------------------------------------------------------------------------


def _row(found: WhatIf, one: Reread, lang: str) -> dict[str, Any]:
    wording = dict(found.round.wordings[one.standard_id])
    return {
        "number": found.round.opened.standard_ids.index(one.standard_id) + 1,
        **written(wording, lang),
        "said": LETTERS[one.fixed],
    }


def _fragile(found: WhatIf, one: Reread, rule: Rule, lang: str) -> dict[str, Any]:
    """A standard with all verdicts, and a sentence on how many rules say the same."""
    return {
        **_row(found, one, lang),
        "said": "".join(LETTERS[verdict] for verdict in (one.fixed, *one.others)),
        "words": say("what-if-agree", lang, count=one.agreeing, told=one.told),
    }


# --- without one of them -------------------------------------------------------------------------


def _alone(session: Session, round_: Round, lang: str) -> list[dict[str, Any]]:
    """Whose votes tip a verdict: each organisation, then each country, where they are known."""
    names = {
        "organisation": {name: plan.title for name, plan in session.organisations.items()},
        "country": {one.country: country(one.country, lang) for one in _voters(round_)},
    }
    parts: tuple[Whole, ...] = ("organisation", "country")
    if _is_too_slow(round_):
        return [{"sentence": say("what-if-without-slow", lang), "rows": []}]
    return [
        _part(round_, by, found, names[by], lang) for by in parts if (found := without(round_, by))
    ]


def _voters(round_: Round) -> Iterable[Any]:
    return (one for one in round_.voters.values() if one.country)


def _is_too_slow(round_: Round) -> bool:
    organisations = {one.organisation_id for one in round_.voters.values() if one.organisation_id}
    return rule_of(round_).name == SLOW and len(organisations) > MOST_IF_SLOW


def _part(
    round_: Round, by: Whole, found: tuple[Without, ...], names: dict[str, str], lang: str
) -> dict[str, Any]:
    """One sentence on all, and a line for each whose votes change something."""
    deciding = [one for one in found if one.changed]
    sentence = (
        say(f"what-if-without-{by}", lang, count=len(deciding), total=len(found))
        if deciding
        else say(f"what-if-without-no-{by}", lang, count=len(found))
    )
    ordered = sorted(deciding, key=lambda one: (-len(one.changed), names.get(one.left_out, "")))
    return {
        "sentence": sentence,
        "rows": [
            {
                "name": names.get(one.left_out, one.left_out),
                "words": say("what-if-changes", lang, count=len(one.changed)),
                "changes": _changes(round_, one),
            }
            for one in ordered
        ],
    }


def _changes(round_: Round, one: Without) -> list[dict[str, Any]]:
    """The standards by their number, with the letter of what they would be."""
    numbers = {name: number for number, name in enumerate(round_.opened.standard_ids, start=1)}
    return [{"number": numbers[name], "then": LETTERS[one.verdicts[name]]} for name in one.changed]
