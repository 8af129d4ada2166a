"""A wording to begin a standard with: what requirements that hang together have in common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.domain.crosswalk.connected import reached
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement, Texts
from kit.domain.ids import Lang

Within = dict[RequirementRef, list[RequirementRef]]


@dataclass(frozen=True)
class Proposed:
    """A requirement's own words, in the language of its source.

    `is_common`: every other requirement asks the same or more, so all of them ask for this. Else
    it is the one with most links. `texts` are its words in every language that we hold.
    """

    ref: RequirementRef
    lang: Lang
    text: str
    texts: Texts
    is_common: bool


def proposed(
    refs: Sequence[RequirementRef],
    pairs: Iterable[Pair],
    frameworks: Mapping[str, Framework],
    requirements: Mapping[RequirementRef, Requirement],
) -> Proposed:
    """The wording of the smallest set of demands, or of the most connected requirement.

    Of several the first of `refs`, which are given in the order of the sources.
    """
    inside = set(refs)
    tied = [pair for pair in pairs if {pair.subject, pair.object} <= inside]
    common = smallest(refs, tied)
    ref = common or _most_connected(refs, tied)
    texts = requirements[ref].statement or requirements[ref].title or {}
    spoken = (frameworks[ref.framework_id].languages[0], "en", *texts)
    lang = next((one for one in spoken if one in texts), spoken[0])
    return Proposed(ref, lang, texts.get(lang, ref.ref_id), texts, common is not None)


def smallest(refs: Sequence[RequirementRef], pairs: Iterable[Pair]) -> RequirementRef | None:
    """The first requirement that every other one is equal to or a superset of, by any steps.

    Whoever reaches all others is found among the starts of a walk over all of them: the last
    start is such a one if there is any, and so is whoever reaches that.
    """
    larger, smaller = _within(pairs)
    walked: set[RequirementRef] = set()
    last = None
    for ref in refs:
        if ref not in walked:
            walked |= reached(larger, ref, walked)
            last = ref
    if last is None or len(reached(larger, last)) < len(refs):
        return None
    common = reached(smaller, last)
    return next(ref for ref in refs if ref in common)


def _within(pairs: Iterable[Pair]) -> tuple[Within, Within]:
    """What asks the same or more than each requirement in one step, and what the same or less."""
    larger: Within = {}
    smaller: Within = {}
    for pair in pairs:
        ends = [(pair.subject, pair.object), (pair.object, pair.subject)]
        steps = {"equal": ends, "subset-of": ends[:1], "superset-of": ends[1:]}
        for less, more in steps.get(pair.relation or "", ()):
            larger.setdefault(less, []).append(more)
            smaller.setdefault(more, []).append(less)
    return larger, smaller


def _most_connected(refs: Sequence[RequirementRef], pairs: Iterable[Pair]) -> RequirementRef:
    links = Counter(end for pair in pairs for end in (pair.subject, pair.object))
    return max(refs, key=lambda ref: links[ref])
