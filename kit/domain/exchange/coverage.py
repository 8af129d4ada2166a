"""How far a set of mappings reaches each of its two sides, and what nobody has said anything of.

With a framework the requirements that can be met or not are counted; without one, the ids that
stand in the rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.skos import NOT, relation_of
from kit.domain.exchange.slots import NO_TERM
from kit.domain.framework import Framework

Ends = tuple[str, str]
PARTS = re.compile(r"[/#:?=&]")
"""What parts an address into names."""


@dataclass(frozen=True)
class Reached:
    """One side of a set of mappings, counted.

    `strict`: reached by an `equal`; `any`: by any relation that is not denied; `total`: all that
    count. `orphans` are neither reached nor stated to have no counterpart. `unknown` are ids of
    the rows that the framework does not have.
    """

    strict: int
    any: int
    total: int
    orphans: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def reached(
    one: MappingSet, subjects: Framework | None = None, objects: Framework | None = None
) -> tuple[Reached, Reached]:
    """Both sides; a row that runs from the object framework to the subject one is turned round."""
    ends = one.ends("subject"), one.ends("object")
    ids = {*ends[0], *ends[1]} - {NO_TERM, ""}
    known = [named_in(each, ids, one) if each else None for each in (subjects, objects)]
    pairs = [_in_order(pair, *known) for pair in zip(*ends, strict=True)]
    said = _Said.of(one, pairs)
    return (
        _side(0, said, pairs, subjects, known[0]),
        _side(1, said, pairs, objects, known[1]),
    )


def named_in(framework: Framework, ids: Iterable[str], one: MappingSet) -> dict[str, str]:
    """Which of these ids name a requirement of a framework, and which one.

    An id is a prefix and the requirement's reference, percent-encoded where it must be. Prefixes
    that are the framework's id, or whose address has it as a part, are its own; where the set has
    none of these, an id of any prefix may name it.
    """
    references = {each.ref_id for each in framework.walk()}
    own = {
        prefix
        for prefix, address in one.prefixes.items()
        if framework.id in (prefix.casefold(), *PARTS.split(address.casefold()))
    }
    found = {}
    for name in ids:
        prefix, colon, local = name.partition(":")
        choices = (name, local, unquote(local)) if not (own and colon) or prefix in own else (name,)
        reference = next((each for each in choices if each in references), None)
        if reference is not None:
            found[name] = reference
    return found


def _in_order(pair: Ends, subjects: dict[str, str] | None, objects: dict[str, str] | None) -> Ends:
    """The ends, turned round where the frameworks fit better then."""
    if subjects is None and objects is None:
        return pair
    there, back = subjects or {}, objects or {}
    straight = (pair[0] in there) + (pair[1] in back)
    turned = (pair[1] in there) + (pair[0] in back)
    return (pair[1], pair[0]) if turned > straight else pair


@dataclass(frozen=True)
class _Said:
    """The ends of rows, by what the rows say: equal, any relation, no counterpart."""

    equal: tuple[set[str], set[str]]
    related: tuple[set[str], set[str]]
    gaps: tuple[set[str], set[str]]

    @classmethod
    def of(cls, one: MappingSet, pairs: list[Ends]) -> "_Said":
        found = cls((set(), set()), (set(), set()), (set(), set()))
        predicates = zip(one.texts("predicate_id"), one.texts("predicate_modifier"), strict=True)
        for pair, (predicate, modifier) in zip(pairs, predicates, strict=True):
            if modifier == NOT or not predicate:
                continue
            if NO_TERM in pair:
                kinds = [found.gaps]
            else:
                is_equal = relation_of(predicate) == "equal"
                kinds = [found.related, found.equal] if is_equal else [found.related]
            for ends in kinds:
                ends[0].add(pair[0])
                ends[1].add(pair[1])
        return found


def _side(
    side: int,
    said: _Said,
    pairs: list[Ends],
    framework: Framework | None,
    known: dict[str, str] | None,
) -> Reached:
    seen = dict.fromkeys(pair[side] for pair in pairs if pair[side] not in (NO_TERM, ""))
    if framework is None or known is None:
        name_of: Callable[[str], str | None] = str
        counted = list(seen)
    else:
        name_of = known.get
        counted = [each.ref_id for each in framework.assessable()]
    strict, related, gaps = (
        {name_of(each) for each in ends[side]} for ends in (said.equal, said.related, said.gaps)
    )
    return Reached(
        strict=sum(each in strict for each in counted),
        any=sum(each in related for each in counted),
        total=len(counted),
        orphans=tuple(each for each in counted if each not in related and each not in gaps),
        unknown=tuple(each for each in seen if name_of(each) is None),
    )
