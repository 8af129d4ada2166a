"""The ballots of a closed round as a table that rules read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kit.domain.ballot import RECUSED, Judgement
from kit.domain.ballot_table import BLANK, BallotTable
from kit.domain.methods import is_counted_whole
from kit.domain.rounds import Round, Voter
from kit.domain.rules.parameters import read_number
from kit.domain.rules.values import NOT_APPROVED

NOBODY = Voter()


@dataclass
class _Rows:
    """A table while it grows. Who is not known by seat or code is a voter of one row."""

    values: dict[str, int] = field(default_factory=dict)
    voters: list[str] = field(default_factory=list)
    voter_at: dict[str, int] = field(default_factory=dict)
    who: list[Voter] = field(default_factory=list)
    item_of: list[int] = field(default_factory=list)
    voter_of: list[int] = field(default_factory=list)
    value_of: list[int] = field(default_factory=list)
    reasoned: list[bool] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def voter(self, name: str, who: Voter = NOBODY) -> int:
        if name not in self.voter_at:
            self.voter_at[name] = len(self.voters)
            self.voters.append(name)
            self.who.append(who)
        return self.voter_at[name]

    def add(
        self, item: int, voter: int, value: str, *, reasoned: bool = False, group: str = ""
    ) -> None:
        self.item_of.append(item)
        self.voter_of.append(voter)
        self.value_of.append(self.values.setdefault(value, len(self.values)))
        self.reasoned.append(reasoned)
        self.groups.append(group)


@dataclass(frozen=True)
class Ballots:
    """The table of a round, and the group or country of each row (empty where it is not told)."""

    table: BallotTable
    group_of: tuple[str, ...]

    @property
    def groups(self) -> Mapping[str, BallotTable]:
        """The parts of the table by group or country; rows that tell none are in no part."""
        parts = self.table.split(self.group_of)
        return {name: part for name, part in parts.items() if name}


def ballots_of(round_: Round) -> Ballots:
    """All judgements of a closed round, blanks included. Recused voters have no row.

    Open rounds have one voter per seat, rounds counted whole one per code, all others one per row:
    nothing links the judgements of a secret ballot. Whoever approves nothing of a standard, in a
    round of approvals, does not approve it; elsewhere such a ballot is blank on it.
    """
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    rows = _Rows()
    silent = NOT_APPROVED if is_counted_whole(opened.method) else BLANK
    given = [closed.judgements.get(one, ()) for one in opened.standard_ids]
    for judgements in given:
        for one in judgements:
            if name := _known_as(round_, one):
                rows.voter(name, round_.voters.get(one.seat_id or "", NOBODY))
    known = range(len(rows.voters))
    for item, judgements in enumerate(given):
        said = {_add(rows, round_, item, one) for one in judgements}
        blank = [voter for voter in known if voter not in said]
        for voter in blank:
            rows.add(item, voter, silent)
        for number in range(closed.voted - len(judgements) - len(blank)):
            rows.add(item, rows.voter(f"{item} blank {number}"), silent)
    return Ballots(_table(rows, round_), tuple(rows.groups))


def _known_as(round_: Round, judgement: Judgement) -> str | None:
    if judgement.seat_id or judgement.how:
        return judgement.seat_id
    return judgement.code if is_counted_whole(round_.opened.method) else None


def _add(rows: _Rows, round_: Round, item: int, judgement: Judgement) -> int:
    name = _known_as(round_, judgement) or f"{item} {judgement.code}"
    voter = rows.voter(name, _who(round_, judgement))
    if judgement.value != RECUSED:
        rows.add(
            item,
            voter,
            judgement.value,
            reasoned=bool(judgement.reasoned),
            group=judgement.value_of or "",
        )
    return voter


def _who(round_: Round, judgement: Judgement) -> Voter:
    if judgement.seat_id:
        return round_.voters.get(judgement.seat_id, NOBODY)
    if round_.opened.attribute == "country":
        return Voter(country=judgement.value_of)
    return NOBODY


def _table(rows: _Rows, round_: Round) -> BallotTable:
    weights = {name: weight(text) for name, text in round_.opened.weights.items()}
    organisations = tuple(one.organisation_id or "" for one in rows.who)
    countries = tuple(one.country or "" for one in rows.who)
    return BallotTable(
        items=round_.opened.standard_ids,
        voters=tuple(rows.voters),
        values=tuple(rows.values),
        item_of=rows.item_of,
        voter_of=rows.voter_of,
        value_of=rows.value_of,
        reasoned=rows.reasoned if any(rows.reasoned) else (),
        organisations=organisations if any(organisations) else (),
        countries=countries if any(countries) else (),
        weights=tuple(weights.get(one, Fraction(1)) for one in organisations) if weights else (),
    )


def weight(text: str) -> Fraction:
    """An organisation's weight, exactly."""
    number = read_number(text)
    assert number is not None, "weights are checked where they are set"
    return number
