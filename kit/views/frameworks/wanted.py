"""What is left of a list when somebody asks for a phase or for words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kit.domain.framework import Framework, Requirement, Texts
from kit.views.frameworks.search import Query

NO_PHASE = "none"
"""Asked for: the requirements of which nobody has said to which phase they belong."""


@dataclass(frozen=True)
class Wanted:
    """A phase, words, both or neither."""

    phase: str = ""
    query: Query = field(default_factory=Query)

    def __bool__(self) -> bool:
        return bool(self.phase or self.query)

    def is_of_phase(self, requirement: Requirement) -> bool:
        """Whether it speaks of the phase that is asked for."""
        return not self.phase or (requirement.phase or NO_PHASE) == self.phase

    def finds(self, requirement: Requirement) -> bool:
        """Whether all words stand in it, or in the points it lists, in one of its languages."""
        return not self.query or bool(found_in(requirement, self.query))


def found_in(requirement: Requirement, query: Query) -> list[str]:
    """The languages in which a requirement and the points that it lists hold all the words."""
    parts = [requirement, *(point for one in points(requirement) for point in one.walk())]
    texts = [text for part in parts for text in (part.title, part.statement) if text]
    names = [requirement.ref_id, *([requirement.printed] if requirement.printed else [])]
    return in_languages(texts, query, names)


def in_languages(texts: Iterable[Texts], query: Query, names: Iterable[str] = ()) -> list[str]:
    """The languages in which texts that belong together hold all the words."""
    given = list(texts)
    langs = dict.fromkeys(lang for text in given for lang in text)
    return [
        lang for lang in langs if query.finds([text[lang] for text in given if lang in text], names)
    ]


def is_point(requirement: Requirement) -> bool:
    """Whether it only enumerates what a requirement above it asks: nothing in it counts."""
    return not any(one.assessable for one in requirement.walk())


def points(requirement: Requirement) -> list[Requirement]:
    """What a requirement enumerates."""
    return [one for one in requirement.requirements if requirement.assessable and is_point(one)]


def left(framework: Framework, wanted: Wanted) -> tuple[Requirement, ...]:
    """The tree with what is wanted and the headings above it; a heading that is itself found
    brings all that stands below it."""
    if not wanted:
        return framework.requirements
    return tuple(_left(framework.requirements, wanted, above=False))


def _left(
    requirements: Iterable[Requirement], wanted: Wanted, *, above: bool
) -> Iterator[Requirement]:
    for one in requirements:
        found = above or wanted.finds(one)
        own = points(one)
        rest = [each for each in one.requirements if each not in own]
        below = tuple(_left(rest, wanted, above=found))
        counts = wanted.is_of_phase(one) if one.assessable else is_point(one) and not wanted.phase
        if below or (found and counts):
            yield one.model_copy(update={"requirements": (*own, *below)})
