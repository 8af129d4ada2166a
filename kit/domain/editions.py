"""Two states of a framework: what is new, gone, reworded; and what becomes of mappings on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kit.domain.framework import Framework, Requirement
from kit.domain.prepared import PreparedCrosswalk, PreparedGap, PreparedMapping

Carried = TypeVar("Carried", PreparedMapping, PreparedGap)


@dataclass(frozen=True)
class Changes:
    """How one state of a framework differs from the one before, as `ref_id`s of requirements.

    `reworded`: what is asked differs (text, level, number, place in the tree or whether it counts),
    so that a mapping on it wants another look; `retouched`: only what stands beside it (locator,
    phase, printed number, a language more). Each in the order of the newer state, `gone` in the
    older's.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    retouched: tuple[str, ...]
    same: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether the two states hold the same requirements, word for word."""
        return not (self.new or self.gone or self.reworded or self.retouched)


def changes(before: Framework, after: Framework) -> Changes:
    """What a reader of the older state finds changed in the newer one."""
    old = {one.ref_id: one for one in before.walk()}
    new = {one.ref_id: one for one in after.walk()}
    parents = _parents(before.requirements), _parents(after.requirements)
    kept = [one for one in new if one in old]
    moved = {one for one in kept if parents[0][one] != parents[1][one]}
    reworded = [one for one in kept if one in moved or asks_otherwise(old[one], new[one])]
    untouched = [one for one in kept if _own(old[one]) == _own(new[one]) and one not in moved]
    return Changes(
        new=tuple(one for one in new if one not in old),
        gone=tuple(one for one in old if one not in new),
        reworded=tuple(reworded),
        retouched=tuple(one for one in kept if one not in {*reworded, *untouched}),
        same=tuple(untouched),
    )


def asks_otherwise(before: Requirement, after: Requirement) -> bool:
    """Whether a requirement may ask for something else than before.

    A language that was added or dropped changes nothing; a word changed in one that stayed does.
    """
    if (before.level, before.assessable, before.numbers) != (
        after.level,
        after.assessable,
        after.numbers,
    ):
        return True
    return _differ(before.title, after.title) or _differ(before.statement, after.statement)


def _differ(before: dict[str, str] | None, after: dict[str, str] | None) -> bool:
    if before is None or after is None:
        return (before is None) != (after is None)
    common = before.keys() & after.keys()
    return not common or any(before[lang] != after[lang] for lang in common)


def _own(requirement: Requirement) -> Requirement:
    """A requirement without what stands below it."""
    return requirement.model_copy(update={"requirements": ()})


def _parents(
    requirements: Iterable[Requirement], above: str | None = None
) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for one in requirements:
        found[one.ref_id] = above
        found |= _parents(one.requirements, one.ref_id)
    return found


def carried_over(
    crosswalk: PreparedCrosswalk, editions: PreparedCrosswalk, crosswalk_id: str
) -> PreparedCrosswalk:
    """A crosswalk whose object is an older edition, carried to the newer one.

    `editions` compares the older edition (subject) with the newer (object). Where both ask for the
    very same (`equal`), a mapping stands as it was; where they differ, it is carried to each
    counterpart and marked for another look. What was missing in the older edition may stand in the
    newer one, so such a gap is carried and marked as well. What the newer edition dropped is left
    out; what it added is found by `silent_on`.
    """
    steps = _steps(editions)
    mappings = _once(
        _carried(one, {"object": step.object}, step)
        for one in crosswalk.mappings
        for step in steps.get(one.object, [])
    )
    reached = {one.object for one in mappings if one.relation != "no-relationship"}
    object_gaps = _once(
        _carried(gap, {"ref_id": step.object}, step)
        for gap in crosswalk.object_gaps
        for step in steps.get(gap.ref_id, [])
        if step.object not in reached
    )
    subject_gaps = [one.model_copy(update={"look_again": True}) for one in crosswalk.subject_gaps]
    carried = {
        "id": crosswalk_id,
        "object": editions.object,
        "mappings": mappings,
        "object_gaps": object_gaps,
        "subject_gaps": tuple(subject_gaps),
    }
    return crosswalk.model_copy(update=carried)


def _steps(editions: PreparedCrosswalk) -> dict[str, list[PreparedMapping]]:
    """From each requirement of the older edition to what became of it."""
    steps: dict[str, list[PreparedMapping]] = {}
    for step in editions.related().values():
        steps.setdefault(step.subject, []).append(step)
    return steps


def _carried(one: Carried, end: dict[str, str], step: PreparedMapping) -> Carried:
    looks = one.look_again or step.relation != "equal"
    return one.model_copy(update={**end, "look_again": looks})


def _once(carried: Iterable[Carried]) -> tuple[Carried, ...]:
    """Of what several old requirements carry to one place, the surest: no second look wanted."""
    found = list(carried)
    surest: dict[object, Carried] = {}
    for one in sorted(found, key=lambda each: each.look_again):
        surest.setdefault(_place(one), one)
    return tuple(one for one in found if surest[_place(one)] is one)


def _place(one: PreparedMapping | PreparedGap) -> object:
    return (one.subject, one.object) if isinstance(one, PreparedMapping) else one.ref_id
