"""Usual rounds to begin from: method, electorate and rule, to be changed before planning."""

from typing import Any

from kit.domain.methods import method_of
from kit.domain.workshop import Electorate, RoundPlan, Secrecy
from kit.words import say

PERSONS, ORGANISATIONS = Electorate.PERSONS, Electorate.ORGANISATIONS
SECRET, OPEN = Secrecy.SECRET, Secrecy.OPEN
ALONE = {"weights_of": "voters", "country_share": "off", "no_of": "cast", "no_share": "1/3"}
"""Two thirds of yes and no, each person with one voice and no condition on countries."""

PRESETS: dict[str, tuple[Electorate, Secrecy, dict[str, str]]] = {
    "delphi": (PERSONS, SECRET, {"name": "delphi"}),
    "rand-ucla": (PERSONS, SECRET, {"name": "rand-ucla"}),
    "median-iqr": (PERSONS, SECRET, {"name": "median-iqr"}),
    "yes-no": (PERSONS, SECRET, {"name": "double-threshold", **ALONE}),
    "approval": (PERSONS, SECRET, {"name": "approval", "places": "12"}),
    "equal-shares": (PERSONS, SECRET, {"name": "equal-shares", "places": "12"}),
    "grades": (PERSONS, SECRET, {"name": "majority-judgment"}),
    "consent": (PERSONS, SECRET, {"name": "consent"}),
    "countries": (ORGANISATIONS, OPEN, {"name": "double-threshold"}),
    "organisations-rate": (ORGANISATIONS, OPEN, {"name": "delphi"}),
    "organisations-consent": (
        ORGANISATIONS,
        OPEN,
        {"name": "consent", "objected": "undecided"},
    ),
}


def preset_plan(name: str) -> RoundPlan:
    """A preset as a round that can be planned."""
    electorate, secrecy, rule = PRESETS[name]
    return RoundPlan(
        id=name,
        electorate=electorate,
        secrecy=secrecy,
        method=method_of(rule["name"]),
        rule=rule,
    )


def presets(lang: str) -> list[dict[str, Any]]:
    """All presets with their names."""
    return [
        {
            "name": name,
            "words": say(f"voting-preset-{name}", lang),
            "plan": preset_plan(name).model_dump(mode="json", exclude={"id", "title"}),
        }
        for name in PRESETS
    ]
