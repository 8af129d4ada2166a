"""Where groups answered differently, weightiest first: the agenda of the next talk."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.domain.crosswalk.claims import Claim, disagreements
from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.session import Session
from kit.domain.source_order import by_ref, place, places
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
    known = places(by_ref(session.frameworks.values())) if len(found) > 1 else {}
    return sorted(found, key=lambda one: (-len(one.standards), place(one.found.subject, known)))


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
