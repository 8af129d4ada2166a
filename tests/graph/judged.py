"""Judged pairs for tests of figures: frameworks a, b, c, … with requirements a1, a2, …"""

from collections.abc import Iterable

from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.said import Mapping as Claimed
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Framework
from tests.builders import START, framework, requirement


def frameworks(letters: str = "abc", count: int = 3) -> list[Framework]:
    """A complete framework a letter, each with so many requirements."""
    return [
        framework(letter, *(requirement(f"{letter}{number}") for number in range(1, count + 1)))
        for letter in letters
    ]


def ref(name: str) -> RequirementRef:
    """A requirement by its number; its letter is its framework."""
    return RequirementRef(framework_id=name[0], ref_id=name)


def pair(
    one: str,
    other: str,
    relation: Relation = "equal",
    state: PairState = PairState.AGREED,
    others: Iterable[Relation] = (),
) -> Pair:
    """A judged pair; `others` are the relations that further groups name."""
    claims = [
        Claimed(
            mapping_id=f"{one}-{other}-{number}",
            group_id=f"g{number}",
            subject=ref(one),
            object=ref(other),
            relation=each,
            rationale="semantic",
            strength="moderate",
            justification="because",
            lang="en",
            stated_at=START,
        )
        for number, each in enumerate([relation, *others], start=1)
    ]
    return Pair(ref(one), ref(other), tuple(claims), state)
