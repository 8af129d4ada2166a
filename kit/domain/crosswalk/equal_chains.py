"""What follows from "both ask for the same" said again and again, and what it contradicts.

`equal` carries on: if A equals B and B equals C, A equals C, whoever said so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.connected import components, neighbours, shortest
from kit.domain.crosswalk.finding import Finding, Kind, Severity, of_pair
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.seen import Seen
from kit.domain.events import RequirementRef
from kit.domain.source_order import in_order

Chain = tuple[RequirementRef, ...]


@dataclass(frozen=True)
class Equals:
    """The standing equals of a crosswalk."""

    seen: Seen

    @cached_property
    def links(self) -> dict[frozenset[RequirementRef], Pair]:
        """The pairs that are equal, by their ends."""
        equal = (pair for pair in self.seen.links if pair.relation == "equal")
        return {frozenset((pair.subject, pair.object)): pair for pair in equal}

    @cached_property
    def near(self) -> dict[RequirementRef, list[RequirementRef]]:
        """What each requirement is equal to in one step."""
        return neighbours((pair.subject, pair.object) for pair in self.links.values())

    @cached_property
    def parts(self) -> list[list[RequirementRef]]:
        """The requirements that are equal by one step or several, in the order of the source."""
        return [in_order(part, self.seen.known) for part in components(self.near, self.near)]

    @cached_property
    def part_of(self) -> dict[RequirementRef, int]:
        """To which part a requirement belongs."""
        return {ref: number for number, part in enumerate(self.parts) for ref in part}

    def tie(self, one: RequirementRef, other: RequirementRef) -> bool:
        """Whether equals lead from one to the other."""
        return one in self.part_of and self.part_of[one] == self.part_of.get(other)

    def chain(self, start: RequirementRef, *ends: RequirementRef) -> Chain:
        """The shortest chain of equals to the nearest of these."""
        return shortest(self.near, start, set(ends))

    def group_ids(self, chain: Chain) -> tuple[str, ...]:
        """Who says so, link by link."""
        said = [self.links[frozenset(step)] for step in pairwise(chain)]
        return tuple(dict.fromkeys(one.group_id for pair in said for one in pair.mappings))


def against_relations(seen: Seen, equals: Equals) -> Iterator[Finding]:
    """Pairs of which nobody says that they are equal, and a chain of equals does."""
    for pair in seen.pairs:
        if equals.tie(pair.subject, pair.object) and _is_otherwise(pair):
            chain = equals.chain(pair.subject, pair.object)
            yield of_pair(Kind.EQUAL_CHAIN, Severity.CONTRADICTS, pair).with_chain(
                chain, equals.group_ids(chain)
            )


def _is_otherwise(pair: Pair) -> bool:
    """Whether a pair is said to be anything but equal, of the words that stand now.

    That the whole framework holds no counterpart is looked at as a gap.
    """
    by_gap = pair.settlement is not None and pair.settlement.object is None
    if by_gap or any(one.look_again for one in pair.mappings):
        return False
    said = [pair.relation] if pair.relation else [one.relation for one in pair.mappings]
    return "equal" not in said


def against_gaps(seen: Seen, equals: Equals) -> Iterator[Finding]:
    """Gaps that a chain of equals through other frameworks fills.

    What groups say directly of a counterpart is a disagreement, and has its own list.
    """
    for claim in seen.claims:
        part = equals.parts[equals.part_of[claim.subject]] if _stands(claim, equals) else []
        ends = [ref for ref in part if ref.framework_id == claim.framework_id]
        chain = equals.chain(claim.subject, *ends) if ends else ()
        if len(chain) > 2:
            yield _filled(claim, chain).with_chain(chain, equals.group_ids(chain))


def _stands(claim: Claim, equals: Equals) -> bool:
    return claim.subject in equals.part_of and not any(gap.look_again for gap in claim.gaps)


def _filled(claim: Claim, chain: Chain) -> Finding:
    return Finding(
        kind=Kind.GAP_CHAIN,
        severity=Severity.CONTRADICTS,
        subject=claim.subject,
        object=chain[-1],
        framework_id=claim.framework_id,
        group_ids=tuple(gap.group_id for gap in claim.gaps),
        gap_ids=tuple(gap.gap_id for gap in claim.gaps),
        settlement_id=claim.settlement.settlement_id if claim.settlement else None,
    )


def within_frameworks(equals: Equals) -> Iterator[Finding]:
    """Requirements of one framework that equals tie together: an issuer seldom asks twice.

    The row is the first link of the chain between the first two.
    """
    for part in equals.parts:
        of_one: dict[str, list[RequirementRef]] = defaultdict(list)
        for ref in part:
            of_one[ref.framework_id].append(ref)
        for refs in of_one.values():
            if len(refs) > 1:
                yield _within(equals, tuple(refs))


def _within(equals: Equals, refs: Chain) -> Finding:
    chain = equals.chain(refs[0], *refs[1:])
    link = equals.links[frozenset(chain[:2])]
    return Finding(
        kind=Kind.EQUALS_WITHIN,
        severity=Severity.LOOK,
        subject=chain[0],
        object=chain[1],
        framework_id=chain[1].framework_id,
        group_ids=tuple(one.group_id for one in link.mappings),
        mapping_ids=tuple(one.mapping_id for one in link.mappings),
        relations=("equal",),
        refs=refs,
    ).with_chain(chain, equals.group_ids(chain))
