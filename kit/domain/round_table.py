"""The ballots of a closed round as a table that rules read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kit.domain.ballot import RECUSED, Judgement
from kit.domain.ballot_table import BLANK, BallotTable
from kit.domain.methods import is_counted_whole
from kit.domain.rounds import Round, Voter
from kit.domain.rules.parameters import read_number
from kit.domain.rules.values import NOT_APPROVED
from kit.domain.workshop import Secrecy

NOBODY = Voter()


@dataclass(frozen=True)
class Ballots:
    """The table of a round, and the group or country of each row; none where it is not told."""

    table: BallotTable
    group_of: tuple[str | None, ...]

    @property
    def groups(self) -> Mapping[str, BallotTable]:
        """The parts of the table by group or country; rows that tell none are in no part.

        Voters who belong to none are a part of their own, named by the empty text.
        """
        told = [row for row, group in enumerate(self.group_of) if group is not None]
        return self.table.taken(told).split([self.group_of[row] or "" for row in told])


def ballots_of(round_: Round) -> Ballots:
    """All judgements of a closed round, blanks included. Recused voters have no row.

    Open rounds have one voter per seat, rounds counted whole one per code. In all others nothing
    links the judgements of a ballot: their voters only tell rows on the same standard apart.
    Whoever does not approve a standard, in a round of approvals, has said so; elsewhere who is
    silent on a standard left it blank.
    """
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    rows = _Rows(round_)
    for item, standard_id in enumerate(opened.standard_ids):
        rows.add_standard(item, closed.judgements.get(standard_id, ()), closed.voted)
    return rows.ballots()


class _Rows:
    """A table while it grows, one standard after the other."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._is_open = round_.opened.secrecy is Secrecy.OPEN
        self._silence = NOT_APPROVED if is_counted_whole(round_.opened.method) else BLANK
        self._values: dict[str, int] = {}
        self._voters: list[str] = []
        self._who: list[Voter] = []
        self._item_of: list[int] = []
        self._voter_of: list[int] = []
        self._value_of: list[int] = []
        self._reasoned: list[bool] = []
        self._groups: list[str | None] = []
        self._known = {name: self._voter(name) for name in _names(round_)}
        self._crowd: dict[str | None, list[int]] = {}

    def add_standard(self, item: int, judgements: Sequence[Judgement], voted: int) -> None:
        """All that was said of a standard; whoever voted and is in no judgement was silent."""
        silent = dict(self._known)
        others: Counter[str | None] = Counter()
        for one in judgements:
            voter = silent.pop(one.seat_id or one.code, None)
            if voter is None:
                voter = self._other(one.value_of, others)
            if one.value != RECUSED:
                self._add(item, voter, one.value, one.value_of, bool(one.reasoned))
        for name, voter in silent.items():
            self._add(item, voter, self._silence, self._round.value_of(name))
        for _ in range(voted - len(judgements) - len(silent)):
            self._add(item, self._other(None, others), self._silence, None)

    def _add(
        self, item: int, voter: int, value: str, group: str | None, reasoned: bool = False
    ) -> None:
        self._item_of.append(item)
        self._voter_of.append(voter)
        self._value_of.append(self._values.setdefault(value, len(self._values)))
        self._reasoned.append(reasoned)
        self._groups.append(group)

    def _voter(self, name: str, country: str | None = None) -> int:
        self._voters.append(name)
        self._who.append(self._round.voters.get(name, Voter(country=country)))
        return len(self._voters) - 1

    def _other(self, group: str | None, others: Counter[str | None]) -> int:
        """The next voter of a group, among those whom nothing tells apart."""
        number = others[group]
        others[group] += 1
        there = self._crowd.setdefault(group, [])
        if number == len(there):
            country = group if self._round.opened.attribute == "country" else None
            there.append(self._voter(f"{group or ''} {number + 1}", country))
        return there[number]

    def ballots(self) -> Ballots:
        """The table that has grown."""
        weights = {name: weight(text) for name, text in self._round.opened.weights.items()}
        organisations = tuple(one.organisation_id or "" for one in self._who)
        countries = tuple(one.country or "" for one in self._who)
        table = BallotTable(
            items=self._round.opened.standard_ids,
            voters=tuple(self._voters),
            values=tuple(self._values),
            item_of=self._item_of,
            voter_of=self._voter_of,
            value_of=self._value_of,
            reasoned=self._reasoned if any(self._reasoned) else (),
            organisations=organisations if self._is_open else (),
            countries=countries if any(countries) else (),
            weights=tuple(weights.get(one, Fraction(1)) for one in organisations)
            if weights
            else (),
        )
        return Ballots(table, tuple(self._groups))


def _names(round_: Round) -> Sequence[str]:
    """Who is known from one standard to the next: seats, or the codes of whole ballots.

    A count on paper is no ballot: where there is one, approvals are counted standard by standard.
    """
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    given = [one for judgements in closed.judgements.values() for one in judgements]
    if opened.secrecy is Secrecy.OPEN:
        voted = {*closed.blank, *(one.seat_id for one in given)}
        return [seat_id for seat_id in round_.entitled if seat_id in voted]
    is_whole = is_counted_whole(opened.method) and not closed.tallied
    return sorted({one.code for one in given}) if is_whole else ()


def weight(text: str) -> Fraction:
    """An organisation's weight, exactly."""
    number = read_number(text)
    assert number is not None, "weights are checked where they are set"
    return number
