"""Who approves what: the approvals of a table by voter and by standard."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.ballot_table import BallotTable, Said, said
from kit.domain.rules.values import APPROVED, NOT_APPROVED, vocabulary

APPROVALS: Mapping[str, str] = vocabulary((APPROVED, NOT_APPROVED))
"""What a table of approvals may hold."""


@dataclass(frozen=True)
class Profile:
    """Approvals by standard: `supporters` are places among `voters`, which are those who judged.

    Standards and voters are named by their numbers in the table.
    """

    voters: tuple[int, ...]
    said: tuple[Said, ...]
    supporters: tuple[tuple[int, ...], ...]
    judges: tuple[tuple[int, ...], ...]

    def approvals(self, item: int) -> int:
        """How many approve a standard."""
        return len(self.supporters[item])

    def eligible(self, least: int) -> list[int]:
        """The standards that somebody judged and so many approve."""
        return [
            item
            for item, one in enumerate(self.said)
            if one.n and one.judged.get(APPROVED, 0) >= least
        ]


def profile(table: BallotTable) -> Profile:
    """The approvals of a table. Voters who only left blanks are not among its voters."""
    approved, judged = (_voters_by_item(table, values) for values in ((APPROVED,), _JUDGED))
    voters = sorted({voter for one in judged for voter in one})
    place = {voter: number for number, voter in enumerate(voters)}
    return Profile(
        voters=tuple(voters),
        said=tuple(said(counts) for counts in table.counts()),
        supporters=tuple(tuple(sorted(place[voter] for voter in one)) for one in approved),
        judges=tuple(tuple(sorted(place[voter] for voter in one)) for one in judged),
    )


_JUDGED = (APPROVED, NOT_APPROVED)


def _voters_by_item(table: BallotTable, values: tuple[str, ...]) -> list[list[int]]:
    wanted = {code for code, value in enumerate(table.values) if value in values}
    found: list[list[int]] = [[] for _ in table.items]
    for item, voter, value in zip(table.item_of, table.voter_of, table.value_of, strict=True):
        if value in wanted:
            found[item].append(voter)
    return found
