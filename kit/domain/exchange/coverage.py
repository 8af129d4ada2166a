"""How far a set of mappings reaches each of its two sides, and what nobody has said anything of.

With a framework the requirements that can be met or not are counted; without one, the ids that
stand in the rows.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
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
    """Both sides; a row that runs from the object framework to the subject one is turned round.

    Without any framework nobody has said which side is which, so rows count as they stand.
    """
    ends = one.ends("subject"), one.ends("object")
    ids = {*ends[0], *ends[1]} - {NO_TERM, ""}
    own = _own_prefixes(one, ends, (subjects, objects))
    sides = zip((subjects, objects), own, strict=True)
    known = [named_in(framework, ids, mine) if framework else None for framework, mine in sides]
    pairs = [*zip(*ends, strict=True)]
    if subjects or objects:
        turned = _turned(own, known)
        pairs = [(pair[1], pair[0]) if turned(pair) else pair for pair in pairs]
    said = _Said.of(one, pairs)
    return (
        _side(0, said, pairs, subjects, known[0]),
        _side(1, said, pairs, objects, known[1]),
    )


def named_in(framework: Framework, ids: Iterable[str], own: Container[str]) -> dict[str, str]:
    """Which of these ids name a requirement of a framework, and which one.

    An id is the requirement's reference, percent-encoded where it must be, perhaps behind one of
    the prefixes that are the framework's `own`.
    """
    references = {each.ref_id for each in framework.walk()}
    found = {}
    for name in ids:
        prefix, colon, local = name.partition(":")
        choices = (name, local, unquote(local)) if colon and prefix in own else (name,)
        reference = next((each for each in choices if each in references), None)
        if reference is not None:
            found[name] = reference
    return found


def prefixes_named(framework: Framework, prefixes: Mapping[str, str]) -> set[str]:
    """The prefixes that are a framework's id, or whose address has it as a part."""
    return {
        prefix
        for prefix, address in prefixes.items()
        if framework.id in (prefix.casefold(), *PARTS.split(address.casefold()))
    }


def _own_prefixes(
    one: MappingSet,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    frameworks: tuple[Framework | None, Framework | None],
) -> tuple[set[str], set[str]]:
    """The prefixes of each side: those that name its framework, else those that it mostly has."""
    named = [prefixes_named(each, one.prefixes) if each else set() for each in frameworks]
    counts: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for count, side in zip(counts, ends, strict=True):
        for name, times in Counter(side).items():
            prefix, colon, _ = name.partition(":")
            if colon and name != NO_TERM:
                count[prefix] += times
    there = {prefix for prefix, count in counts[0].items() if count >= counts[1][prefix]}
    back = {prefix for prefix, count in counts[1].items() if count >= counts[0][prefix]}
    return named[0] or there - named[1], named[1] or back - named[0]


def _turned(
    own: tuple[set[str], set[str]], known: Sequence[dict[str, str] | None]
) -> Callable[[Ends], bool]:
    """Whether a row looks from the other side.

    Its prefixes say so; where they do not tell the sides apart, both ends name requirements only
    when it is turned round. A single end does not suffice: it may be a slip of the pen, and
    numbers are alike in many frameworks.
    """

    def side_of(name: str) -> int | None:
        prefix, colon, _ = name.partition(":")
        at = [colon != "" and prefix in mine for mine in own]
        return at.index(True) if sum(at) == 1 else None

    def turned(pair: Ends) -> bool:
        sides = [side_of(end) for end in pair]
        if sides != [None, None]:
            return sides in ([1, 0], [1, None], [None, 0])
        there, back = known
        if there is None or back is None:
            return False
        return pair[1] in there and pair[0] in back and not (pair[0] in there or pair[1] in back)

    return turned


@dataclass(frozen=True)
class _Said:
    """The ends of rows, by what the rows say: equal, any relation, no counterpart."""

    equal: tuple[set[str], set[str]]
    related: tuple[set[str], set[str]]
    gaps: tuple[set[str], set[str]]

    @classmethod
    def of(cls, one: MappingSet, pairs: list[Ends]) -> "_Said":
        found = cls((set(), set()), (set(), set()), (set(), set()))
        predicates = zip(one.predicates(), one.texts("predicate_modifier"), strict=True)
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
