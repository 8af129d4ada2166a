"""A lot that anybody can repeat: it breaks ties at the last place, if that was declared before.

Standards are ordered by the SHA-256 of the round's Merkle root, a line feed and the standard's id.
Nobody can know that order before the last ballot is in, and everybody can compute it afterwards.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from kit.domain.rules.outcome import Committees, Decided
from kit.domain.rules.verdict import Verdict


@dataclass(frozen=True)
class Lot:
    """The tied standards in the order of their hashes, and those among them that won a place."""

    root: str
    order: tuple[tuple[str, str], ...]
    won: frozenset[str]

    @property
    def places(self) -> dict[str, int]:
        """The place of each tied standard in the order of the lot."""
        return {name: place for place, (name, _) in enumerate(self.order, start=1)}


def draw(decided: Decided, root: str) -> Lot | None:
    """Break the ties of a decision about places; None where none are tied or not all are known."""
    tied = [one.item_id for one in decided.outcomes if one.n and one.verdict is Verdict.UNDECIDED]
    if not tied or decided.committees is None:
        return None
    order = sorted((_hash(root, one), one) for one in tied)
    won = _first_committee(decided.committees, [name for _, name in order])
    if won is None:
        return None
    return Lot(root, tuple((name, hashed) for hashed, name in order), won & frozenset(tied))


def _first_committee(committees: Committees, order: Sequence[str]) -> frozenset[str] | None:
    """Of all tied sets, the one that holds the first of the order, then the second, and so on."""
    listed, total = committees.listed, committees.total
    if total == len(listed):
        left = [frozenset(one) for one in listed]
        for name in order:
            left = [one for one in left if name in one] or left
        return left[0]
    free = {len(frozenset(one) & frozenset(order)) for one in listed}
    places = max(free)
    if len(free) == 1 and total == comb(len(order), places):  # any of them may be together
        return frozenset(order[:places])
    return None


def _hash(root: str, item_id: str) -> str:
    return hashlib.sha256(f"{root}\n{item_id}".encode()).hexdigest()
