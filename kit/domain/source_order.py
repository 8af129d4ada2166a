"""The order in which people know requirements: frameworks as in the session, then as printed."""

from collections.abc import Iterable, Mapping

from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement

Places = Mapping[RequirementRef, int]
"""Where each requirement stands in that order."""

Place = tuple[int, str, str]


def by_ref(frameworks: Iterable[Framework]) -> dict[RequirementRef, Requirement]:
    """Every requirement of these frameworks, headings and points included, in that order."""
    return {
        RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id): requirement
        for framework in frameworks
        for requirement in framework.walk()
    }


def places(requirements: Iterable[RequirementRef]) -> dict[RequirementRef, int]:
    """The place of each of these requirements, given in their order."""
    return {ref: place for place, ref in enumerate(requirements)}


def place(ref: RequirementRef, known: Places) -> Place:
    """A key to sort by; what a newer state of a framework no longer holds comes last, by name."""
    return known.get(ref, len(known)), ref.framework_id, ref.ref_id


def in_order(refs: Iterable[RequirementRef], known: Places) -> list[RequirementRef]:
    """These requirements in the order of the source, each once."""
    return sorted(set(refs), key=lambda ref: place(ref, known))
