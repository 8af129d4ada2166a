"""Who asks for a standard already, how strictly, with what numbers, and for whom it is new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kit.domain.crosswalk.said import INVERSE
from kit.domain.crosswalk.said import Mapping as Stated
from kit.domain.events import RequirementRef
from kit.domain.framework import Number, NumberName, Requirement
from kit.domain.numbers_compared import numbers_of, strictest
from kit.domain.session import Session
from kit.domain.source_order import Places, by_ref, in_order, places
from kit.domain.standards.standard import Asks, Standard, asked_by

Requirements = Mapping[RequirementRef, Requirement]


@dataclass(frozen=True)
class AskedHere:
    """A requirement that asks for it: on which level of its framework, with what numbers."""

    ref: RequirementRef
    level: str | None
    numbers: tuple[tuple[NumberName, Number], ...]


@dataclass(frozen=True)
class FrameworkAsks:
    """Whether a framework asks for it, and in which requirements."""

    framework_id: str
    country: str
    asks: Asks
    requirements: tuple[AskedHere, ...]


@dataclass(frozen=True)
class Strictest:
    """The strictest number of a name, and the requirements that ask it.

    There is a second of the same name where the two cannot be ranked.
    """

    name: NumberName
    number: Number
    refs: tuple[RequirementRef, ...]


@dataclass(frozen=True)
class Asked:
    """What all frameworks ask of a standard, in the session's order."""

    frameworks: tuple[FrameworkAsks, ...]
    strictest: tuple[Strictest, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """The frameworks that ask for it, wholly or in part."""
        return self._where(Asks.YES, Asks.PARTLY)

    @property
    def new_for(self) -> tuple[str, ...]:
        """The frameworks whose whole list we hold, and for which it would be new."""
        return self._where(Asks.NO)

    @property
    def not_known(self) -> tuple[str, ...]:
        """The frameworks that may ask for it in the part of their list that we do not hold."""
        return self._where(Asks.NOT_KNOWN)

    def _where(self, *asks: Asks) -> tuple[str, ...]:
        return tuple(one.framework_id for one in self.frameworks if one.asks in asks)


@dataclass(frozen=True)
class Sources:
    """What of a session a standard can rest on: its requirements and mappings, as settled."""

    session: Session
    requirements: Requirements
    mappings: dict[str, Stated]

    @cached_property
    def known(self) -> Places:
        """Where each requirement stands."""
        return places(self.requirements)


def sources(session: Session) -> Sources:
    """The sources of all standards of a session."""
    return Sources(session, by_ref(session.frameworks.values()), _as_settled(session))


def who_asks(standard: Standard, held: Sources) -> dict[str, Asks]:
    """Which frameworks ask for a standard, by what the room settled and all it was joined from."""
    return asked_by(whole(standard, held.session), held.session.frameworks, held.mappings)


def asked(standard: Standard, held: Sources) -> Asked:
    """What all frameworks ask of a standard, those it rests on through its parents included."""
    return asked_from(whole(standard, held.session), held)


def asked_from(standard: Standard, held: Sources) -> Asked:
    """What all frameworks ask of a standard that names all its sources itself."""
    refs = [one for one in in_order(standard.requirements, held.known) if one in held.known]
    frameworks = held.session.frameworks
    return Asked(
        frameworks=tuple(
            FrameworkAsks(
                framework_id=framework_id,
                country=frameworks[framework_id].country,
                asks=asks,
                requirements=tuple(
                    _asked_here(one, held.requirements[one])
                    for one in refs
                    if one.framework_id == framework_id
                ),
            )
            for framework_id, asks in asked_by(standard, frameworks, held.mappings).items()
        ),
        strictest=tuple(_strictest(refs, held.requirements)),
    )


def whole(standard: Standard, session: Session) -> Standard:
    """A standard with all that it rests on, that of the standards joined into it included.

    One that was split off holds its own share of what its parent rested on.
    """
    own = [standard, *_joined(standard, session)]
    return replace(
        standard,
        requirements=tuple(dict.fromkeys(ref for one in own for ref in one.requirements)),
        theme_ids=tuple(dict.fromkeys(each for one in own for each in one.theme_ids)),
        mapping_ids=tuple(dict.fromkeys(each for one in own for each in one.mapping_ids)),
    )


def _joined(standard: Standard, session: Session) -> list[Standard]:
    """The standards that were joined into one, and into these, oldest last."""
    found: dict[str, Standard] = {}
    waiting = list(standard.parent_ids if not _is_share(standard, session) else ())
    while waiting:
        parent = session.standards.get(waiting.pop(0))
        if parent is not None and parent.standard_id not in found:
            found[parent.standard_id] = parent
            waiting += parent.parent_ids if not _is_share(parent, session) else ()
    return list(found.values())


def _is_share(standard: Standard, session: Session) -> bool:
    """Whether it is one of several that another standard was split into."""
    alike = [one for one in session.standards.values() if one.parent_ids == standard.parent_ids]
    return len(standard.parent_ids) == 1 and len(alike) > 1


def _as_settled(session: Session) -> dict[str, Stated]:
    """All mappings; those that were settled, with the relation that the room settled on."""
    found = dict(session.mappings)
    for one in session.standing_settlements():
        for mapping in (found[parent] for parent in one.parent_ids if parent in found):
            is_same_way = mapping.subject == one.subject
            relation = one.relation if is_same_way else INVERSE[one.relation]
            found[mapping.mapping_id] = replace(mapping, relation=relation)
    return found


def _asked_here(ref: RequirementRef, requirement: Requirement) -> AskedHere:
    return AskedHere(ref, requirement.level, tuple(numbers_of(requirement).items()))


def _strictest(refs: Iterable[RequirementRef], requirements: Requirements) -> Iterator[Strictest]:
    by_name: dict[NumberName, list[tuple[Number, RequirementRef]]] = defaultdict(list)
    for ref in refs:
        for name, number in numbers_of(requirements[ref]).items():
            by_name[name].append((number, ref))
    for name, numbers in by_name.items():
        for number, who in strictest(numbers):
            yield Strictest(name, number, tuple(who))
