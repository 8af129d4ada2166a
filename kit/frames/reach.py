"""Rows of coverage: how far the requirements of a framework are reached by another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.coverage import Coverage, coverage
from kit.domain.crosswalk.judging import Compared, all_compared
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import RequirementRef
from kit.domain.framework import Completeness, Framework
from kit.domain.session import Session
from kit.frames.rows import Row

Views = Mapping[tuple[str, str], Compared]
"""What everybody may see between two frameworks, from each side."""


class Reach(StrEnum):
    """How far a requirement is reached by a framework, the farthest first."""

    STRICT = "strict"
    ANY = "any"
    CANDIDATE = "candidate"
    GAP = "gap"
    NOT_IN_KNOWN_PART = "not-in-known-part"
    NOT_JUDGED = "not-judged"
    BLIND = "blind"


GAPS = (Reach.GAP, Reach.NOT_IN_KNOWN_PART)


@dataclass(frozen=True)
class Reached:
    """A requirement, how far another framework reaches it, and who says that it does not."""

    subject: RequirementRef
    state: Reach
    counterparts: int = 0
    claim: Claim | None = None


def views(session: Session) -> Views:
    """Everything that everybody may see of the crosswalk, from each side."""
    seen = all_compared(session)
    return seen | {(other, one): found.turned() for (one, other), found in seen.items()}


def links(compared: Compared) -> list[Pair]:
    """The pairs that are related, agreed or not."""
    return [pair for pair in compared.pairs if pair.is_related]


def reached(framework: Framework, other: Framework, compared: Compared) -> list[Reached]:
    """How far each assessable requirement of `framework` is reached by `other`.

    `compared` is seen from `framework`. In the order of the source; what is missing from a list
    that is not complete is not in the part we know, never a gap.
    """
    found: dict[RequirementRef, list[Pair]] = {}
    for pair in links(compared):
        found.setdefault(pair.subject, []).append(pair)
    stated = {claim.subject: claim for claim in compared.claims_of(framework.id)}
    refs = [
        RequirementRef(framework_id=framework.id, ref_id=one.ref_id)
        for one in framework.assessable()
    ]
    if compared.hidden:
        return [Reached(ref, Reach.BLIND) for ref in refs]
    return [
        Reached(
            ref,
            _state(found.get(ref, []), ref in stated, other.completeness),
            len(found.get(ref, [])),
            stated.get(ref),
        )
        for ref in refs
    ]


def _state(related: Sequence[Pair], is_stated: bool, completeness: Completeness) -> Reach:
    agreed = {pair.relation for pair in related if pair.state is PairState.AGREED}
    if agreed:
        return Reach.STRICT if "equal" in agreed else Reach.ANY
    if related:
        return Reach.CANDIDATE
    if not is_stated:
        return Reach.NOT_JUDGED
    complete = completeness is Completeness.COMPLETE
    return Reach.GAP if complete else Reach.NOT_IN_KNOWN_PART


def reach_rows(session: Session) -> Iterator[Row]:
    """A requirement and another framework of which anything was said, both directions."""
    for framework, other, compared in _directions(session):
        for one in reached(framework, other, compared):
            yield {
                "subject_framework_id": framework.id,
                "subject_ref_id": one.subject.ref_id,
                "framework_id": other.id,
                "completeness": other.completeness.value,
                "state": one.state.value,
                "counterparts": None if compared.hidden else one.counterparts,
                "gap_state": one.claim and one.claim.state.value,
                "gap_by": one.claim and " ".join(sorted({g.group_id for g in one.claim.gaps})),
            }


def _directions(session: Session) -> Iterator[tuple[Framework, Framework, Compared]]:
    seen = views(session)
    for framework, other in permutations(session.comparable(), 2):
        if (framework.id, other.id) in seen:
            yield framework, other, seen[framework.id, other.id]


def coverage_rows(session: Session) -> Iterator[Row]:
    """Each framework by each other, and by all others together."""
    seen = views(session)
    frameworks = session.comparable()
    for framework in frameworks:
        others = [one for one in frameworks if one != framework]
        for other in others:
            compared = seen.get((framework.id, other.id))
            by = {"by_framework_id": other.id, "by_completeness": other.completeness.value}
            yield by | _counted(framework, [compared] if compared else [])
        if others:
            found = [seen.get((framework.id, other.id)) for other in others]
            yield _counted(framework, [one for one in found if one is not None])


def covered_by_all(framework: Framework, seen: Sequence[Compared]) -> Coverage:
    """Coverage of a framework by others taken together, as `seen` from it.

    A requirement counts once, by what reaches it best. It is a gap where it is stated to have no
    counterpart in any of them.
    """
    stated = [set(compared.unmatched(framework.id)) for compared in seen]
    everywhere = set.intersection(*stated) if stated else set()
    return coverage(framework, [pair for one in seen for pair in links(one)], everywhere)


def _counted(framework: Framework, seen: Sequence[Compared]) -> Row:
    """A row of coverage; its counts are empty where there is nothing to count yet."""
    told = [one for one in seen if not one.hidden]
    named = {
        "framework_id": framework.id,
        "completeness": framework.completeness.value,
        "state": "compared" if told else "blind" if seen else "not-compared",
        "total": len(framework.assessable()),
    }
    if not told:
        return named
    found = covered_by_all(framework, told)
    return named | {
        **vars(found),
        "orphans": found.orphans,
        "strict_share": found.strict / found.total,
        "any_share": found.any / found.total,
    }
