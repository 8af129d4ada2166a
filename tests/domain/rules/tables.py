"""Builds tables of judgements from rows, and decides them by a rule given in texts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kit.domain.ballot_table import BallotTable
from kit.domain.rules.known import Rule, read_rule

Row = tuple[str, str, str]
"""A standard, a voter, and what the voter said."""


def table(
    rows: Iterable[Row],
    *,
    reasoned: Iterable[Row] = (),
    organisations: Mapping[str, str] | None = None,
    countries: Mapping[str, str] | None = None,
    weights: Mapping[str, Fraction | int] | None = None,
) -> BallotTable:
    """The table of these judgements; what is said of voters is given by voter."""
    rows, why = list(rows), set(reasoned)
    items, voters, values = (list(dict.fromkeys(column)) for column in _columns(rows))
    return BallotTable(
        items=tuple(items),
        voters=tuple(voters),
        values=tuple(values),
        item_of=[items.index(item) for item, _, _ in rows],
        voter_of=[voters.index(voter) for _, voter, _ in rows],
        value_of=[values.index(value) for _, _, value in rows],
        reasoned=[row in why for row in rows] if why else (),
        organisations=tuple(organisations.get(one, "") for one in voters) if organisations else (),
        countries=tuple(countries.get(one, "") for one in voters) if countries else (),
        weights=tuple(Fraction(weights[one]) for one in voters) if weights else (),
    )


def _columns(rows: list[Row]) -> list[list[str]]:
    return [[row[place] for row in rows] for place in range(3)]


def judged(item: str, values: Iterable[object]) -> list[Row]:
    """One standard, judged by voters 1, 2, 3 and so on."""
    return [(item, str(voter), str(value)) for voter, value in enumerate(values, start=1)]


def histogram(counts: Iterable[int]) -> list[int]:
    """The ratings of which so many are 1, 2, 3 and so on."""
    return [rating for rating, count in enumerate(counts, start=1) for _ in range(count)]


def approvals(ballots: Iterable[Iterable[str]], items: Iterable[str]) -> list[Row]:
    """Approvals as 1 and 0: the standards that each voter approves."""
    return [
        (item, str(voter), "1" if item in set(ballot) else "0")
        for voter, ballot in enumerate(ballots, start=1)
        for item in items
    ]


def decide(
    name: str, of: BallotTable, groups: Mapping[str, BallotTable] | None = None, /, **texts: str
) -> Any:
    """What a rule decides; parameters as texts."""
    return read_rule({"name": name, **texts}).decide_table(of, groups or {})


def one(name: str, values: Iterable[object], /, **texts: str) -> Any:
    """What a rule decides of one standard that was judged so."""
    return decide(name, table(judged("s1", values)), **texts).outcomes[0]


def verdicts(decided: Any) -> dict[str, str]:
    """The verdicts by standard."""
    return {each.item_id: each.verdict.value for each in decided.outcomes}


def on_counts(rule: Rule, counts: Mapping[str, int], voted: int) -> Any:
    """What a rule says of one standard; who of those who voted is in no count left it blank."""
    values = [value for value, count in counts.items() for _ in range(count)]
    blank = [""] * (voted - len(values))
    rows = replace(table(judged("s1", [*values, *blank])), items=("s1",))
    return rule.decide_table(rows, {}).outcomes[0]
