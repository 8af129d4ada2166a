"""What a group may see of the crosswalk, put in the order of the sources for the checks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.inferred import Path, paths
from kit.domain.crosswalk.judging import Compared, all_compared, is_hidden
from kit.domain.crosswalk.links import links
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Mapping
from kit.domain.events import RequirementRef
from kit.domain.framework import Requirement
from kit.domain.session import Session
from kit.domain.source_order import Place, Places, by_ref, place, places


@dataclass(frozen=True)
class Seen:
    """The crosswalk as one group sees it, or everybody; `known` places the requirements."""

    session: Session
    compared: tuple[Compared, ...]
    mappings: tuple[Mapping, ...]
    requirements: dict[RequirementRef, Requirement]
    known: Places

    @cached_property
    def assessable(self) -> dict[str, list[RequirementRef]]:
        """The requirements of each framework that can be met or not."""
        found: dict[str, list[RequirementRef]] = {one: [] for one in self.session.frameworks}
        for ref, requirement in self.requirements.items():
            if requirement.assessable:
                found[ref.framework_id].append(ref)
        return found

    @cached_property
    def pairs(self) -> list[Pair]:
        """All judged pairs."""
        return [pair for one in self.compared for pair in one.pairs]

    @cached_property
    def claims(self) -> list[Claim]:
        """All gaps, by requirement and framework."""
        return [claim for one in self.compared for claim in one.claims]

    @cached_property
    def links(self) -> list[Pair]:
        """The pairs that can be built upon."""
        return links(self.compared)

    @cached_property
    def paths(self) -> list[Path]:
        """All two steps through a third framework."""
        return list(paths(self.links, self.known))


def seen(session: Session, group_id: str | None = None) -> Seen:
    """What a group may see now; without one, everybody."""
    requirements = by_ref(session.frameworks.values())
    known = places(requirements)
    compared = all_compared(session, group_id).values()
    return Seen(
        session=session,
        compared=tuple(replace(one, pairs=_sorted(one.pairs, known)) for one in compared),
        mappings=tuple(_shown(session, group_id)),
        requirements=requirements,
        known=known,
    )


def _sorted(pairs: tuple[Pair, ...], known: Places) -> tuple[Pair, ...]:
    def ends(pair: Pair) -> tuple[Place, Place]:
        return place(pair.subject, known), place(pair.object, known)

    return tuple(sorted(pairs, key=ends))


def _shown(session: Session, group_id: str | None) -> Iterator[Mapping]:
    """Every standing mapping, those that a later one of the same group hides included."""
    hidden: dict[tuple[str, str], bool] = {}
    for mapping in session.standing_mappings():
        ends = mapping.subject.framework_id, mapping.object.framework_id
        if ends not in hidden:
            hidden[ends] = is_hidden(session, *ends)
        if mapping.group_id == group_id or not hidden[ends]:
            yield mapping
