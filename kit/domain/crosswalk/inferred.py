"""Mappings that follow through a third framework: shown as inferred, never counted as agreed.

Requirements are read as non-empty sets of demands. From how A stands to B and B to C it follows
which relations are left for A and C; `COMPOSED` lists them all. The kit has no relation for "these
two or these three", so what is said is the weakest that always holds: the one relation that is
left; else, where every one that is left has something in common, that they have something in
common (`intersects-with`, marked `at_least`); else nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import combinations
from typing import get_args

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.links import holds
from kit.domain.crosswalk.pairs import Pair, PairState, from_other_side
from kit.domain.events import Relation, RequirementRef, Strength
from kit.domain.session import Session
from kit.domain.source_order import Place, Places, by_ref, place, places

Left = frozenset[Relation]
"""The relations of which one must hold."""

SIGNS: dict[str, Relation] = {
    "=": "equal",
    "<": "subset-of",
    ">": "superset-of",
    "x": "intersects-with",
    "0": "no-relationship",
}
_ROWS = {
    # then:   =    <        >        x        0
    "=": ("=", "<", ">", "x", "0"),
    "<": ("<", "<", "=<>x0", "<x0", "0"),
    ">": (">", "=<>x", ">", ">x", ">x0"),
    "x": ("x", "<x", ">x0", "=<>x0", ">x0"),
    "0": ("0", "<x0", "0", "<x0", "=<>x0"),
}
COMPOSED: dict[tuple[Relation, Relation], Left] = {
    (SIGNS[first], SIGNS[second]): frozenset(SIGNS[one] for one in left)
    for first, row in _ROWS.items()
    for second, left in zip(SIGNS, row, strict=True)
}
"""What may hold between A and C, by how A stands to B and B to C."""

STRENGTHS: Sequence[Strength] = get_args(Strength)


def said_of(left: Left) -> Relation | None:
    """The weakest relation that holds whichever of these does; none where nothing follows."""
    if len(left) == 1:
        return next(iter(left))
    return None if not left or "no-relationship" in left else "intersects-with"


@dataclass(frozen=True)
class Path:
    """Two steps from a requirement through one of a third framework to another.

    `first` is seen from the start, `second` from the middle. Its state and strength are those of
    its weaker step.
    """

    first: Pair
    second: Pair

    @property
    def through(self) -> RequirementRef:
        """The requirement in the middle."""
        return self.first.object

    @cached_property
    def left(self) -> Left:
        """The relations that the two steps leave open."""
        assert self.first.relation is not None
        assert self.second.relation is not None
        return COMPOSED[self.first.relation, self.second.relation]

    @property
    def relation(self) -> Relation | None:
        """What the two steps say."""
        return said_of(self.left)

    @property
    def at_least(self) -> bool:
        """Whether "something in common" is the least of several relations that may hold."""
        return len(self.left) > 1

    @property
    def state(self) -> PairState:
        """Agreed only where both steps are."""
        agreed = self.first.state is self.second.state is PairState.AGREED
        return PairState.AGREED if agreed else PairState.CANDIDATE

    @property
    def strength(self) -> Strength:
        """The strength of the weaker step."""
        return min((strength(one) for one in (self.first, self.second)), key=STRENGTHS.index)


def strength(pair: Pair) -> Strength:
    """How strongly a pair is held: as the room settled it, else as its least sure judge says."""
    if pair.settlement is not None:
        return pair.settlement.strength
    return min((one.strength for one in pair.mappings), key=STRENGTHS.index)


@dataclass(frozen=True)
class Inferred:
    """Two requirements nobody has judged, related through others; the strongest path comes first.

    Never covered, never agreed: `state` and `strength` are what the strongest path rests on.
    """

    subject: RequirementRef
    object: RequirementRef
    paths: tuple[Path, ...]

    @cached_property
    def left(self) -> Left:
        """The relations that all paths together leave open; none where they exclude each other."""
        return reduce(frozenset.intersection, (path.left for path in self.paths))

    @property
    def relation(self) -> Relation | None:
        """What all paths together say; none where they exclude each other."""
        return said_of(self.left)

    @property
    def at_least(self) -> bool:
        """Whether "something in common" is the least of several relations that may hold."""
        return len(self.left) > 1

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What the paths say one by one, the strongest first, each relation once."""
        said = (path.relation for path in self.paths)
        return tuple(dict.fromkeys(one for one in said if one is not None))

    @property
    def state(self) -> PairState:
        """Whether both steps of the strongest path are agreed."""
        return self.paths[0].state

    @property
    def strength(self) -> Strength:
        """The strength of the strongest path."""
        return self.paths[0].strength


def inferred(
    judged: Iterable[Pair], claimed: Iterable[Claim] = (), known: Places | None = None
) -> list[Inferred]:
    """What follows through a third framework from the judged pairs of all frameworks.

    Nothing where the pair itself was judged, in whatever way, or one of the two stated to have no
    counterpart in the other's framework. The order in which pairs are given does not matter:
    `known` places them, without it their names.
    """
    judged = list(judged)
    built_on = [pair for pair in judged if holds(pair)]
    return along(paths(built_on, known or {}), judged, claimed, known or {})


def along(
    walked: Iterable[Path], judged: Iterable[Pair], claimed: Iterable[Claim], known: Places
) -> list[Inferred]:
    """What follows from these paths and is neither judged nor claimed, in the known order."""
    said = {frozenset((pair.subject, pair.object)) for pair in judged}
    gaps = {(claim.subject, claim.framework_id) for claim in claimed}
    found: dict[tuple[RequirementRef, RequirementRef], list[Path]] = defaultdict(list)
    for path in walked:
        one, other = path.first.subject, path.second.object
        is_gap = (one, other.framework_id) in gaps or (other, one.framework_id) in gaps
        if path.relation is not None and not is_gap and frozenset((one, other)) not in said:
            found[one, other].append(path)
    ends = sorted(found, key=lambda pair: (place(pair[0], known), place(pair[1], known)))
    return [Inferred(*pair, tuple(sorted(found[pair], key=_weakness(known)))) for pair in ends]


def paths(judged: Sequence[Pair], known: Places) -> Iterator[Path]:
    """All two steps through a third framework, each once: the end placed first is the start."""
    around: dict[RequirementRef, list[tuple[Pair, Pair]]] = defaultdict(list)
    for there, back in zip(judged, from_other_side(judged), strict=True):
        around[there.subject].append((there, back))
        around[back.subject].append((back, there))
    for middle, seen in around.items():
        seen.sort(key=lambda step: place(step[0].object, known))
        for (away, towards), (onwards, _) in combinations(seen, 2):
            ends = {away.object.framework_id, onwards.object.framework_id, middle.framework_id}
            if len(ends) == 3:
                yield Path(towards, onwards)


def _weakness(known: Places) -> Callable[[Path], tuple[bool, int, int, Place]]:
    """What puts a path behind another: not agreed, weaker, saying less, going through a later."""

    def key(path: Path) -> tuple[bool, int, int, Place]:
        certainty = -STRENGTHS.index(path.strength)
        through = place(path.through, known)
        return path.state is not PairState.AGREED, certainty, len(path.left), through

    return key


def inferred_in(
    session: Session, group_id: str | None = None
) -> dict[tuple[str, str], tuple[Inferred, ...]]:
    """What may be shown as inferred to a group, else to everybody, by (one, other) framework.

    The frameworks stand in the session's order, the requirements in that of their sources.
    """
    compared = all_compared(session, group_id).values()
    judged = [pair for one in compared for pair in one.pairs]
    claimed = [claim for one in compared for claim in one.claims]
    known = places(by_ref(session.frameworks.values()))
    by_pair: dict[tuple[str, str], list[Inferred]] = defaultdict(list)
    for one in inferred(judged, claimed, known):
        by_pair[one.subject.framework_id, one.object.framework_id].append(one)
    return {ends: tuple(many) for ends, many in by_pair.items()}
