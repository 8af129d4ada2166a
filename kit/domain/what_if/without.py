"""Leave one out: an open round decided again without the votes of one organisation or country."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kit.domain.entitled import weight_of
from kit.domain.kept import once_per_round
from kit.domain.methods import read_planned
from kit.domain.results import counted
from kit.domain.round_table import Ballots, ballots_of
from kit.domain.rounds import Round, Voter
from kit.domain.rules.known import Rule
from kit.domain.rules.verdict import Verdict
from kit.domain.what_if.bare import Verdicts, verdicts
from kit.domain.workshop import Secrecy

Whole = Literal["organisation", "country"]
"""What is left out as a whole."""


@dataclass(frozen=True)
class Without:
    """The verdicts without one organisation, or country; `changed` are those that differ."""

    left_out: str
    verdicts: Mapping[str, Verdict]
    changed: tuple[str, ...]


@once_per_round
def without(round_: Round, by: Whole = "organisation") -> tuple[Without, ...]:
    """What an open round would have decided without each one that voted, in alphabetical order.

    Nothing of a secret round, which tells of nobody how they voted; nothing where only one voted:
    nobody would be left. Who is left out is not entitled either, so that a quorum asks fewer.
    """
    fixed, ballots = counted(round_).results, ballots_of(round_)
    if round_.opened.secrecy is not Secrecy.OPEN:
        return ()
    parts = _voted(round_, ballots, by)
    if len(set(parts) - {""}) < 2 or len(ballots.table) == 0:
        return ()
    found = []
    for name in sorted(set(parts) - {""}):
        rest = _decided_without(round_, ballots, parts, by, name)
        changed = tuple(one for one, each in fixed.items() if rest[one] is not each.verdict)
        found.append(Without(name, rest, changed))
    return tuple(found)


def _voted(round_: Round, ballots: Ballots, by: Whole) -> list[str]:
    """The organisation or country of each row."""
    of_voter = [_part(round_.voters.get(name), by) for name in ballots.table.voters]
    return [of_voter[voter] for voter in ballots.table.voter_of]


def _part(voter: Voter | None, by: Whole) -> str:
    if voter is None:
        return ""
    return (voter.organisation_id if by == "organisation" else voter.country) or ""


def _decided_without(
    round_: Round, ballots: Ballots, parts: list[str], by: Whole, left_out: str
) -> Verdicts:
    staying = [row for row, part in enumerate(parts) if part != left_out]
    rest = replace(
        ballots,
        table=ballots.table.taken(staying),
        group_of=tuple(ballots.group_of[row] for row in staying),
    )
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    rule = _rule(round_, _staying(round_, by, left_out))
    return verdicts(rule, rest, closed.root if opened.ties == "lot" else None)


def _staying(round_: Round, by: Whole, left_out: str) -> Iterator[Voter]:
    for seat_id in round_.entitled:
        voter = round_.voters.get(seat_id)
        if _part(voter, by) != left_out:
            yield voter or Voter()


def _rule(round_: Round, voters: Iterator[Voter]) -> Rule:
    """The rule of the round, with the number of those who would have been entitled."""
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    on_paper = closed.entitled - len(round_.entitled)
    entitled = weight_of(opened.rule, list(voters), opened.weights, on_paper)
    return read_planned(opened.rule, entitled)
