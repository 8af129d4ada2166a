"""What is left to the room: what stands where, what one group says alone, what was settled."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.judging import Compared, is_hidden
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.said import Gap, Mapping, Settlement, inverse
from kit.domain.events import RequirementRef
from kit.domain.session import Session

Towards = tuple[RequirementRef, str]
"""A requirement, and the framework in which it has a counterpart or none."""


@dataclass(frozen=True)
class Standing:
    """Every answer that stands, by what it is about: whoever settles that has to have seen it.

    `on_pairs` are mappings by their two ends; `gaps` and `counterparts` what says of a requirement
    that a framework holds nothing like it, or something.
    """

    on_pairs: dict[frozenset[RequirementRef], tuple[str, ...]]
    gaps: dict[Towards, tuple[str, ...]]
    counterparts: dict[Towards, tuple[str, ...]]

    def of_pair(self, one: RequirementRef, other: RequirementRef) -> tuple[str, ...]:
        """The answers to name when it is settled how two requirements relate."""
        return (
            *self.on_pairs.get(frozenset((one, other)), ()),
            *self.gaps.get((one, other.framework_id), ()),
            *self.gaps.get((other, one.framework_id), ()),
        )

    def of_gap(self, subject: RequirementRef, framework_id: str) -> tuple[str, ...]:
        """The answers to name when it is settled that there is no counterpart."""
        where = (subject, framework_id)
        return (*self.gaps.get(where, ()), *self.counterparts.get(where, ()))


def standing(session: Session) -> Standing:
    """All answers that stand, oldest first."""
    on_pairs: dict[frozenset[RequirementRef], list[str]] = defaultdict(list)
    gaps: dict[Towards, list[str]] = defaultdict(list)
    counterparts: dict[Towards, list[str]] = defaultdict(list)
    for mapping in session.standing_mappings():
        on_pairs[frozenset((mapping.subject, mapping.object))].append(mapping.mapping_id)
        if mapping.relation != "no-relationship":
            for one, other in (
                (mapping.subject, mapping.object),
                (mapping.object, mapping.subject),
            ):
                counterparts[one, other.framework_id].append(mapping.mapping_id)
    for gap in session.standing_gaps():
        gaps[gap.subject, gap.framework_id].append(gap.gap_id)
    return Standing(
        {ends: tuple(said) for ends, said in on_pairs.items()},
        {where: tuple(said) for where, said in gaps.items()},
        {where: tuple(said) for where, said in counterparts.items()},
    )


def towards(found: Pair | Claim) -> str:
    """The framework in which a requirement has this counterpart, or none."""
    return found.object.framework_id if isinstance(found, Pair) else found.framework_id


def answers(found: Pair | Claim) -> Iterator[Mapping | Gap]:
    """What groups say of it: of a gap first those who state it, then those who fill it."""
    if isinstance(found, Pair):
        yield from found.mappings
    else:
        yield from found.gaps
        yield from found.against


def parents(session: Session, one: Settlement) -> Iterator[Mapping | Gap]:
    """The answers that a settlement came from, mappings seen from the same requirement."""
    for said_id in one.parent_ids:
        mapping = session.mappings.get(said_id)
        if mapping is None:
            yield session.gaps[said_id]
        else:
            yield inverse(mapping) if mapping.object == one.subject else mapping


def unconfirmed(compared: Iterable[Compared]) -> Iterator[Pair | Claim]:
    """What no other group has confirmed yet, in the order first said.

    Without mappings that fill a gap which others state: those are disagreements already.
    """
    for one in compared:
        claimed = [claim for claim in one.claims if claim.state is PairState.DISPUTED]
        filling = {mapping.mapping_id for claim in claimed for mapping in claim.against}
        for pair in one.pairs:
            answers = {mapping.mapping_id for mapping in pair.mappings}
            if pair.state is PairState.CANDIDATE and not answers & filling:
                yield pair
        yield from (claim for claim in one.claims if claim.state is PairState.CANDIDATE)


def settled(session: Session) -> list[Settlement]:
    """What the room has agreed on and may be seen, latest first."""
    shown = [
        one
        for one in session.standing_settlements()
        if not is_hidden(session, one.subject.framework_id, one.framework_id)
    ]
    return sorted(shown, key=lambda one: one.settled_at, reverse=True)
