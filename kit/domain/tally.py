"""A tally: votes on paper or by show of hands, counted by two people apart from each other."""

import json
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from kit.domain.framework import Part
from kit.domain.ids import Id

How = Literal["paper", "hands"]
"""How votes came that no device cast."""

MOST_VOTERS = 5_000

Count = Annotated[int, Field(ge=0, le=MOST_VOTERS)]


class Tally(Part):
    """How many voters gave which value to which standard; who is in no count left it blank."""

    voters: Annotated[int, Field(ge=1, le=MOST_VOTERS)]
    counts: dict[Id, dict[str, Count]]

    def differing(self, other: "Tally") -> list[str]:
        """The standards that two people counted differently, in the order of this count."""
        names = [*self.counts, *(one for one in other.counts if one not in self.counts)]
        return [one for one in names if self._of(one) != other._of(one)]

    def _of(self, standard_id: str) -> dict[str, int]:
        return {value: n for value, n in self.counts.get(standard_id, {}).items() if n}


def tally_bytes(standard_ids: Sequence[str], values: Sequence[str]) -> int:
    """The length to which a tally on these standards is padded, in bytes: the longest possible."""
    counts = dict.fromkeys(standard_ids, dict.fromkeys(values, MOST_VOTERS))
    fullest = Tally(voters=MOST_VOTERS, counts=counts)
    return len(json.dumps(fullest.model_dump(), ensure_ascii=False).encode())
