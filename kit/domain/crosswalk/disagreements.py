"""Where groups answered differently, weightiest first: the agenda of the next talk."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.domain.crosswalk.claims import Claim, disagreements
from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.domain.standards.standard import Standard


@dataclass(frozen=True)
class Disagreement:
    """A pair given two relations, or a gap that others fill, and the standards that hang on it."""

    found: Pair | Claim
    standards: tuple[Standard, ...]


def ranked(session: Session, compared: Iterable[Compared]) -> list[Disagreement]:
    """All disagreements; those on which most standards hang first, then as the sources have them.

    A standard hangs on one if it was gathered from a requirement or an answer that is disputed.
    """
    found = [
        _weighed(session, one)
        for each in compared
        for one in disagreements(each.pairs, each.claims)
    ]
    places = _places(session)
    return sorted(found, key=lambda one: (-len(one.standards), places[one.found.subject]))


def _weighed(session: Session, found: Pair | Claim) -> Disagreement:
    if isinstance(found, Pair):
        ends, said = {found.subject, found.object}, {one.mapping_id for one in found.mappings}
    else:
        ends = {found.subject, *(one.object for one in found.against)}
        said = {one.mapping_id for one in found.against}
    hanging = [
        one
        for one in session.standing_standards()
        if ends & set(one.requirements) or said & set(one.mapping_ids)
    ]
    return Disagreement(found, tuple(hanging))


def _places(session: Session) -> dict[RequirementRef, int]:
    refs = [
        RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id)
        for framework in session.frameworks.values()
        for requirement in framework.walk()
    ]
    return {ref: place for place, ref in enumerate(refs)}
