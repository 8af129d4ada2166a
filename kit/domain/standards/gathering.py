"""From crosswalk to standards: what hangs together by agreed mappings, as candidates to gather.

A cluster is a proposal; people gather, split and word standards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kit.domain.crosswalk.connected import components, neighbours
from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.links import links
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.domain.source_order import Place, Places, in_order, place
from kit.domain.standards.asked import Asked, Sources, asked_from, sources, whole
from kit.domain.standards.proposed import Proposed, proposed
from kit.domain.standards.standard import Standard

Refs = tuple[RequirementRef, ...]


@dataclass(frozen=True)
class Gathered:
    """Requirements that hang together, in the order of the sources, and the pairs that tie them."""

    requirements: Refs
    pairs: tuple[Pair, ...]
    wording: Proposed

    @property
    def framework_ids(self) -> tuple[str, ...]:
        """The frameworks that they come from."""
        return tuple(dict.fromkeys(ref.framework_id for ref in self.requirements))

    @property
    def mapping_ids(self) -> tuple[str, ...]:
        """The mappings of its pairs."""
        return tuple(one.mapping_id for pair in self.pairs for one in pair.mappings)


@dataclass(frozen=True)
class Cluster(Gathered):
    """A candidate standard, or with `extends` an addition to one that was gathered already.

    `asked` says who asks for it; for an addition, together with what the standard rests on.
    `parts` is what still hangs together when links that only overlap are cut: one part where
    nothing falls apart. The pairs of an addition include those that tie it to standards.
    """

    asked: Asked
    parts: tuple[Gathered, ...]
    extends: str | None = None


def clusters(session: Session) -> list[Cluster]:
    """What could become a standard, or be added to one; what most frameworks share comes first.

    What a standing standard rests on already is not proposed again.
    """
    bench = _Bench(sources(session))
    free = [ref for ref in bench.linked if ref not in bench.taken]
    found = [bench.cluster(one) for one in components(free, bench.near)]
    return sorted(found, key=lambda one: -len(one.framework_ids))


@dataclass(frozen=True)
class _Bench:
    """What clusters are made of: agreed links, sources, and the standards that stand already."""

    held: Sources

    @property
    def known(self) -> Places:
        return self.held.known

    @cached_property
    def agreed(self) -> list[Pair]:
        """The pairs that are agreed to have something in common, in the order of the sources."""

        def ends(pair: Pair) -> tuple[Place, Place]:
            return place(pair.subject, self.known), place(pair.object, self.known)

        found = links(all_compared(self.held.session).values())
        return sorted(
            (
                pair
                for pair in found
                if pair.state is PairState.AGREED
                and pair.is_related
                and {pair.subject, pair.object} <= self.known.keys()
            ),
            key=ends,
        )

    @cached_property
    def near(self) -> dict[RequirementRef, list[RequirementRef]]:
        return neighbours((pair.subject, pair.object) for pair in self.agreed)

    @cached_property
    def linked(self) -> list[RequirementRef]:
        return in_order(self.near, self.known)

    @cached_property
    def at(self) -> dict[RequirementRef, list[int]]:
        """Where the agreed pairs of each requirement stand in `agreed`."""
        found: dict[RequirementRef, list[int]] = {}
        for number, pair in enumerate(self.agreed):
            found.setdefault(pair.subject, []).append(number)
            found.setdefault(pair.object, []).append(number)
        return found

    @cached_property
    def standing(self) -> dict[str, Standard]:
        """The standing standards with all that they rest on."""
        session = self.held.session
        return {one.standard_id: whole(one, session) for one in session.standing_standards()}

    @cached_property
    def taken(self) -> dict[RequirementRef, list[str]]:
        """Which standards rest on a requirement."""
        found: dict[RequirementRef, list[str]] = {}
        for standard_id, standard in self.standing.items():
            for ref in dict.fromkeys(_rests_on(standard, self.held)):
                found.setdefault(ref, []).append(standard_id)
        return found

    def cluster(self, component: Sequence[RequirementRef]) -> Cluster:
        """A connected part of what is free, and the standard that it is tied to, if any."""
        together = self._gathered(component)
        numbers = {number for ref in component for number in self.at[ref]}
        pairs = tuple(self.agreed[number] for number in sorted(numbers))
        extends = self._extended(pairs)
        return Cluster(
            requirements=together.requirements,
            pairs=pairs,
            wording=together.wording,
            asked=self._asked(together, pairs, extends),
            parts=tuple(map(self._gathered, self._parts(together))),
            extends=extends,
        )

    def _gathered(self, part: Iterable[RequirementRef]) -> Gathered:
        """Requirements with the pairs that tie them to each other."""
        refs = tuple(in_order(part, self.known))
        inside = set(refs)
        numbers = {number for ref in refs for number in self.at[ref]}
        pairs = tuple(
            pair
            for pair in (self.agreed[number] for number in sorted(numbers))
            if {pair.subject, pair.object} <= inside
        )
        frameworks, requirements = self.held.session.frameworks, self.held.requirements
        return Gathered(refs, pairs, proposed(refs, pairs, frameworks, requirements))

    def _parts(self, together: Gathered) -> list[list[RequirementRef]]:
        firm = (pair for pair in together.pairs if pair.relation != "intersects-with")
        near = neighbours((pair.subject, pair.object) for pair in firm)
        return components(together.requirements, near)

    def _extended(self, pairs: Iterable[Pair]) -> str | None:
        """The standard to which most of the pairs lead; of several the one gathered first."""
        ends = [end for pair in pairs for end in (pair.subject, pair.object)]
        led = Counter(standard_id for end in ends for standard_id in self.taken.get(end, ()))
        return max(self.standing, key=lambda one: led[one]) if led else None

    def _asked(self, part: Gathered, pairs: Iterable[Pair], extends: str | None) -> Asked:
        base = self.standing.get(extends or "")
        mapping_ids = [one.mapping_id for pair in pairs for one in pair.mappings]
        return asked_from(
            Standard(
                standard_id="",
                wordings=base.wordings if base else ((part.wording.lang, part.wording.text),),
                requirements=(*(base.requirements if base else ()), *part.requirements),
                theme_ids=(),
                mapping_ids=(*(base.mapping_ids if base else ()), *mapping_ids),
            ),
            self.held,
        )


def _rests_on(standard: Standard, held: Sources) -> Iterator[RequirementRef]:
    yield from standard.requirements
    for mapping_id in standard.mapping_ids:
        if mapping_id in held.mappings:
            yield held.mappings[mapping_id].subject
            yield held.mappings[mapping_id].object
