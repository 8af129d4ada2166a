"""What is compared of a requirement: its own words, and what stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.domain.framework import Framework, Requirement, Texts

LONGEST = 4_000
"""Characters of a text that are compared; what follows tells a comparison nothing more."""
PREFERRED = "en"
"""The language in which two frameworks are compared where both hold it (docs/suggestions.md)."""


@dataclass(frozen=True)
class Passage:
    """A text, and the heading under which it stands; the heading weighs half."""

    text: str
    heading: str = ""


@dataclass(frozen=True)
class Said:
    """What one assessable requirement says.

    `own` is its title and statement: the score compares these. `around` adds its sub-points and
    its heading: the rank compares those.
    """

    ref_id: str
    own: Passage
    around: Passage


def common_language(one: Framework, other: Framework) -> str:
    """The language to compare in: one that both lists hold, else each falls back on its own."""
    shared = set(one.languages) & set(other.languages)
    return PREFERRED if PREFERRED in shared else min(shared, default=PREFERRED)


def said(framework: Framework, lang: str) -> list[Said]:
    """What the assessable requirements say, in the order of the source."""
    languages = (lang, PREFERRED, *framework.languages)
    return list(_said(framework.requirements, None, languages))


def _said(
    requirements: Sequence[Requirement], above: Requirement | None, languages: Sequence[str]
) -> Iterator[Said]:
    for one in requirements:
        if one.assessable:
            yield _one(one, above, languages)
        yield from _said(one.requirements, one, languages)


def _one(one: Requirement, above: Requirement | None, languages: Sequence[str]) -> Said:
    own = [_text(one.title, languages), _text(one.statement, languages)]
    points = [_heading(point, languages) for point in one.requirements if not point.assessable]
    heading = _joined([_heading(above, languages)]) if above else ""
    return Said(one.ref_id, Passage(_joined(own)), Passage(_joined(own + points), heading))


def _heading(requirement: Requirement, languages: Sequence[str]) -> str:
    """What a heading or a sub-point says: a heading has a title, a point a statement."""
    return _text(requirement.title or requirement.statement, languages)


def _text(texts: Texts | None, languages: Sequence[str]) -> str:
    """The first of these languages that there is, else whichever comes first."""
    if not texts:
        return ""
    return next((texts[lang] for lang in languages if lang in texts), next(iter(texts.values())))


def _joined(texts: Sequence[str]) -> str:
    """One text of several. Half a letter pair, which is no text, becomes a question mark."""
    whole = ". ".join(text.strip().rstrip(".") for text in texts if text.strip())
    return whole[:LONGEST].encode("utf-8", "replace").decode("utf-8")
