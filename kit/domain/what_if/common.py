"""What a common rule is: one that rooms and journals use, as it reads the ballots of a round."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.domain.rules.known import read_rule
from kit.domain.what_if.readings import ByRule, Reading

LEFT_OUT = ("no-groups", "no-countries", "on-paper")
"""Why a common rule cannot read a round: it tells no groups, or no countries, of its voters; or
some voted on paper or by show of hands, so that not all ballots are known whole."""


@dataclass(frozen=True)
class Common:
    """A common rule by the name that catalogues give it, with what its sentence says in numbers.

    `is_foreign`: it belongs to another method and takes some answers for others. `asks_parts`: it
    asks each group or country of the voters.
    """

    name: str
    reading: Reading
    values: Mapping[str, int | str] = field(default_factory=dict)
    is_foreign: bool = False
    asks_parts: bool = False


@dataclass(frozen=True)
class Commons:
    """The common rules that can read a round, and those that cannot, each with why."""

    rules: tuple[Common, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)


def by_rule(name: str, rule: str, **told: str) -> Common:
    """One of our rules with these parameters; the others are as published."""
    return Common(name, ByRule(read_rule({"name": rule, **told})))
