"""Yes, no and abstentions on every standard, counted by votes, by weights and by countries."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kit.domain.ballot_table import BallotTable
from kit.domain.rules.outcome import Figure
from kit.domain.rules.values import ABSTAIN, NO, YES

NO_UNREASONED = "no, without a reason"
TOLD = frozenset((YES, NO, ABSTAIN, NO_UNREASONED))


@dataclass(frozen=True)
class Count:
    """So many say yes, no, or abstain; weights may be fractions."""

    yes: Fraction
    no: Fraction
    abstain: Fraction

    @property
    def cast(self) -> Fraction:
        """Yes and no."""
        return self.yes + self.no

    @property
    def present(self) -> Fraction:
        """Yes, no and abstentions."""
        return self.cast + self.abstain

    def scaled(self, factor: Fraction) -> "Count":
        """The same, if everybody counted so many times."""
        return Count(self.yes * factor, self.no * factor, self.abstain * factor)

    def figures(self) -> Mapping[str, Figure]:
        """The three counts by name."""
        return {"yes": self.yes, "no": self.no, "abstain": self.abstain}


@dataclass(frozen=True)
class Bases:
    """One standard: `votes` as they were cast, `weights`, and the weights within each country.

    `without_reason` are votes of no that do not count because no reason stands beside them.
    """

    votes: Count
    weights: Count
    countries: Mapping[str, Count]
    without_reason: int = 0


@dataclass(frozen=True)
class Units:
    """Who has a weight: organisations, or voters by themselves; `unit_of` has each voter's."""

    names: tuple[str, ...]
    weights: tuple[Fraction, ...]
    countries: tuple[str, ...]
    unit_of: tuple[int, ...]

    @property
    def are_weighted(self) -> bool:
        """Whether one counts more than another."""
        return len(set(self.weights)) > 1


def units(table: BallotTable, *, by_organisation: bool) -> Units:
    """The organisations of a table; who belongs to none counts as one."""
    organisations = table.organisations if by_organisation else ()
    places: dict[tuple[str, str], int] = {}
    unit_of = []
    first: list[int] = []
    for voter, name in enumerate(table.voters):
        organisation = organisations[voter] if organisations else ""
        key = ("organisation", organisation) if organisation else ("voter", name)
        if key not in places:
            places[key] = len(places)
            first.append(voter)
        unit_of.append(places[key])
    return Units(
        names=tuple(name for _, name in places),
        weights=tuple(table.weights[one] if table.weights else Fraction(1) for one in first),
        countries=tuple(table.countries[one] if table.countries else "" for one in first),
        unit_of=tuple(unit_of),
    )


def bases(table: BallotTable, who: Units, *, needs_reason: bool) -> list[Bases]:
    """The bases of every standard. An organisation's weight is parted among its votes on it."""
    found: list[dict[int, Counter[str]]] = [defaultdict(Counter) for _ in table.items]
    values = [*table.values, NO_UNREASONED]
    codes: Sequence[int] = table.value_of
    if needs_reason:
        codes = _without_reason(table)
    told = {code for code, value in enumerate(values) if value in TOLD}
    rows = Counter(
        (item, who.unit_of[voter], code)
        for item, voter, code in zip(table.item_of, table.voter_of, codes, strict=True)
        if code in told  # of five hundred statements most people leave nearly all blank
    )
    for (item, unit, code), count in rows.items():
        found[item][unit][values[code]] += count
    return [_of_one(one, who) for one in found]


def _without_reason(table: BallotTable) -> list[int]:
    """The codes of values, a new one for each no without a reason."""
    reasoned = table.reasoned or [False] * len(table)
    code = table.values.index(NO) if NO in table.values else -1
    return [
        len(table.values) if value == code and not has_reason else value
        for value, has_reason in zip(table.value_of, reasoned, strict=True)
    ]


def _of_one(by_unit: Mapping[int, Mapping[str, int]], who: Units) -> Bases:
    votes, weights = [0, 0, 0], [Fraction(0)] * 3
    countries: dict[str, list[Fraction]] = {}
    alike: Counter[tuple[Fraction, str, tuple[int, ...]]] = Counter()
    without_reason = 0
    for unit, said in by_unit.items():
        counted = tuple(said.get(value, 0) for value in (YES, NO, ABSTAIN))
        without_reason += said.get(NO_UNREASONED, 0)
        if any(counted):
            alike[who.weights[unit], who.countries[unit], counted] += 1
    for (weight, name, counted), units_alike in alike.items():  # a thousand voters are few kinds
        country = countries.setdefault(name, [Fraction(0)] * 3)
        for place, count in enumerate(counted):
            share = units_alike * weight * Fraction(count, sum(counted))
            votes[place] += units_alike * count
            weights[place] += share
            country[place] += share
    return Bases(
        Count(*map(Fraction, votes)),
        Count(*weights),
        {name: Count(*one) for name, one in sorted(countries.items()) if name},
        without_reason,
    )
