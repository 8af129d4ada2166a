"""Holds a round from the ballots of its seats to the closed event, without a store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import count
from typing import Any

from kit.commands.closing import closed
from kit.domain import results
from kit.domain.ballot import Ballot, Choice, Reason, StandingBallot
from kit.domain.ballot_table import BLANK, BallotTable
from kit.domain.methods import is_counted_whole, method_of
from kit.domain.round_table import weight
from kit.domain.rounds import Round, Sheet, Voter
from kit.domain.rules.values import NOT_APPROVED
from kit.domain.tally import Tally
from kit.domain.workshop import Electorate, Secrecy
from kit.store.ballot_box import CountedBallot
from tests.builders import START, round_opened

STANDARDS = ("s1", "s2", "s3")


@dataclass(frozen=True)
class Cast:
    """What a seat says of each standard; what it does not name is blank."""

    values: Mapping[str, str]
    reasons: frozenset[str] = frozenset()
    voter: Voter = field(default_factory=Voter)


@dataclass(frozen=True)
class Vote:
    """A round to be held: its rule, who votes how, and what was counted on paper."""

    rule: Mapping[str, str]
    casts: Mapping[str, Cast]
    is_open: bool = False
    standard_ids: tuple[str, ...] = STANDARDS
    silent: tuple[str, ...] = ()
    recused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tallies: tuple[Tally, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def held(self) -> Any:
        """The closed round."""
        round_ = self._opened()
        event = closed(round_, list(self._box(round_)), self._counts(), _codes("f"))
        return replace(round_, closed=event, closed_at=START)

    def _opened(self) -> Round:
        seats = (*self.casts, *self.silent)
        opened = round_opened(
            standard_ids=self.standard_ids,
            entitled=seats,
            method=method_of(self.rule["name"]),
            secrecy=Secrecy.OPEN if self.is_open else Secrecy.SECRET,
            rule=dict(self.rule),
            **self.more,
        )
        return Round(
            opened,
            START,
            voters={one: self.casts[one].voter if one in self.casts else Voter() for one in seats},
            recused=dict(self.recused),
            sheets={name: _sheet(name, one) for name, one in self._named()},
        )

    def _box(self, round_: Round) -> Iterable[CountedBallot]:
        draw = _codes("d")
        for seat_id, one in self.casts.items():
            whole = draw() if is_counted_whole(round_.opened.method) else None
            choices = {
                name: Choice(value=value, code=whole or draw())
                for name, value in one.values.items()
            }
            reasons = tuple(
                Reason(standard_id=name, side="remark", text=f"Why {name}.")
                for name in sorted(one.reasons)
            )
            ballot = Ballot(choices=choices, reasons=reasons)
            yield CountedBallot(seat_id, StandingBallot(ballot=ballot, version=1, key="k" * 20))

    def _named(self) -> list[tuple[str, Tally]]:
        return [(f"tally{number}", one) for number, one in enumerate(self.tallies, start=1)]

    def _counts(self) -> dict[str, Tally]:
        return dict(self._named())

    def table(self) -> BallotTable:
        """The ballots as they were cast, by seat, as a table built by hand."""
        silence = NOT_APPROVED if is_counted_whole(method_of(self.rule["name"])) else BLANK
        seats = list(self.casts)
        rows = [
            (item, seat, self.casts[seat].values.get(name, silence), name)
            for item, name in enumerate(self.standard_ids)
            for seat in seats
            if name not in self.recused.get(seat, ())
            and self.casts[seat].values.get(name) != "recused"
        ]
        values = list(dict.fromkeys(value for _, _, value, _ in rows))
        who = [self.casts[one].voter for one in seats]
        weights = {name: weight(text) for name, text in self.more.get("weights", {}).items()}
        return BallotTable(
            items=self.standard_ids,
            voters=tuple(seats),
            values=tuple(values),
            item_of=[item for item, *_ in rows],
            voter_of=[seats.index(seat) for _, seat, _, _ in rows],
            value_of=[values.index(value) for _, _, value, _ in rows],
            reasoned=[name in self.casts[seat].reasons for _, seat, _, name in rows],
            organisations=tuple(one.organisation_id or "" for one in who),
            countries=tuple(one.country or "" for one in who),
            weights=tuple(weights.get(one.organisation_id or "", Fraction(1)) for one in who)
            if weights
            else (),
        )

    def groups(self) -> dict[str, BallotTable]:
        """The parts of that table by the voters' groups."""
        whole, seats = self.table(), list(self.casts)
        return whole.split([self.casts[seats[one]].voter.group_id or "" for one in whole.voter_of])


def counted(round_: Any) -> Any:
    """What a closed round says, where a test knows that all of it is there."""
    return results.counted(round_)


def _sheet(name: str, tally: Tally) -> Sheet:
    return Sheet(name, "paper", tally.voters, entered_by="fac", confirmed_by="r1")


def _codes(letter: str) -> Any:
    numbers = count()
    return lambda: f"{letter}{next(numbers):019d}"


def of_organisations(**more: Any) -> dict[str, Any]:
    """What the opening of a round of organisations says besides its rule."""
    return {"electorate": Electorate.ORGANISATIONS, **more}
