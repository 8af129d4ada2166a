"""Headings, paragraphs, lists: each block of a report as paragraphs of a Word document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kit.reports.html import HEADINGS, LISTS, Child, Markup
from kit.reports.word.elements import Element, w
from kit.reports.word.inline import Look, bookmark, classes, flat, runs
from kit.reports.word.tables import table

BLOCKS = frozenset(
    (*HEADINGS, *LISTS, "article", "div", "footer", "header", "li", "nav", "p", "section", "table")
)
"""Elements that begin a paragraph of their own."""

STYLES = {
    "kind": "Kind",
    "when": "Subtitle",
    "lead": "Lead",
    "invented": "Warning",
    "rule": "Rule",
    "decided": "Verdict",
    "under": "Note",
    "empty": "Note",
    "translation": "Translation",
    "reworded": "Reworded",
    "first": "Counts",
}
"""The paragraph style of a class."""

RULED = "clause-title"
"""The class of headings that a line sets apart from what came before."""

SMALL = frozenset(("chain", "colophon", "fine"))
"""Classes of parts in smaller type."""

STEP = 284
"""How far each level of a list is moved in, in twentieths of a point."""

BULLETS, NUMBERS = 1, 2
"""The two kinds of lists in the template."""


@dataclass(frozen=True)
class Place:
    """Where a block stands: in whose language, in small type or not, how deep in lists.

    `classes` are those of the element around it.
    """

    look: Look
    small: bool = False
    depth: int = 0
    list_id: int = BULLETS
    in_contents: bool = False
    classes: tuple[str, ...] = ()

    @property
    def style(self) -> str | None:
        """The paragraph style of plain text here."""
        if self.depth:
            return "SourceContinue" if self.small else "ListContinue"
        if "figures" in self.classes:
            return "Figures"
        return "Source" if self.small else None


@dataclass
class Blocks:
    """Makes blocks, and counts what must have a number of its own in a document."""

    bookmarks: int = 0
    numbered: list[int] = field(default_factory=list)

    def of(self, children: Iterable[Child], place: Place) -> Iterator[Element]:
        """The blocks of these pieces; words between blocks are a paragraph."""
        waiting: list[Child] = []
        for child in flat(children):
            if isinstance(child, Markup) and child.tag in BLOCKS:
                yield from self._words(waiting, place)
                waiting = []
                yield from self._block(child, place)
            else:
                waiting.append(child)
        yield from self._words(waiting, place)

    def _words(self, waiting: list[Child], place: Place) -> Iterator[Element]:
        found = runs(waiting, place.look)
        if found and any("".join(one.itertext()).strip() for one in found):
            yield _paragraph(place.style, found, _moved(place))

    def _block(self, one: Markup, place: Place) -> Iterator[Element]:
        lang = one.attributes.get("lang")
        if lang is not None:
            place = replace(place, look=replace(place.look, lang=str(lang)))
        if one.tag in HEADINGS:
            yield self._heading(one, place)
        elif one.tag == "p":
            yield from self._text(one, place)
        elif one.tag in LISTS:
            yield from self._list(one, place)
        elif one.tag == "table":
            yield from table(one, place.look, place.classes)
        else:
            small = place.small or bool(SMALL & set(classes(one)))
            inside = replace(place, small=small, classes=classes(one) or place.classes)
            if one.tag == "nav":
                inside = replace(inside, in_contents=True, look=replace(place.look, links=None))
            yield from self.of(one.children, inside)

    def _text(self, one: Markup, place: Place) -> Iterator[Element]:
        found = runs(one.children, place.look)
        named = [STYLES[name] for name in classes(one) if name in STYLES]
        if found:
            yield _paragraph(named[0] if named else place.style, found, _moved(place))

    def _heading(self, one: Markup, place: Place) -> Element:
        found = runs(one.children, place.look)
        if place.depth:  # a heading within a list would stand in the outline of the document
            return _paragraph(place.style, found, w("keepNext"), _moved(place))
        level = HEADINGS.index(one.tag)
        style = "TOCHeading" if place.in_contents else f"Heading{level}" if level else "Title"
        anchor = one.attributes.get("id")
        line = _line() if RULED in classes(one) else None
        return _paragraph(style, self._marked(found, anchor) if anchor else found, line)

    def _marked(self, found: list[Element], anchor: object) -> list[Element]:
        self.bookmarks += 1
        start = w("bookmarkStart", id=self.bookmarks, name=bookmark(anchor))
        return [start, *found, w("bookmarkEnd", id=self.bookmarks)]

    def _list(self, one: Markup, place: Place) -> Iterator[Element]:
        list_id = self._number() if one.tag == "ol" else BULLETS
        inside = replace(place, depth=place.depth + 1, list_id=list_id)
        for entry in flat(one.children):
            if isinstance(entry, Markup):
                yield from self._entry(entry, inside)

    def _number(self) -> int:
        """A list that counts from one again."""
        self.numbered.append(NUMBERS + 1 + len(self.numbered))
        return self.numbered[-1]

    def _entry(self, one: Markup, place: Place) -> Iterator[Element]:
        """Its first words carry the bullet; what follows stands below them."""
        pieces = list(flat(one.children))
        rest = next(
            (at for at, piece in enumerate(pieces) if _is_block(piece)),
            len(pieces),
        )
        found = runs(pieces[:rest], place.look)
        if found and place.in_contents:
            yield _paragraph(f"TOC{min(place.depth, 3)}", found)
        elif found:
            yield _paragraph(_list_style(place), found, *_level(place))
        yield from self.of(pieces[rest:], place)


def _line() -> Element:
    return w("pBdr", w("top", val="single", sz=4, space=6, color="D5DADF"))


def _is_block(piece: str | Markup) -> bool:
    return isinstance(piece, Markup) and piece.tag in BLOCKS


def _list_style(place: Place) -> str:
    kind = "Bullet" if place.list_id == BULLETS else "Number"
    return f"Source{kind}" if place.small else f"List{kind}"


def _level(place: Place) -> tuple[Element, ...]:
    level, list_id = w("ilvl", val=place.depth - 1), w("numId", val=place.list_id)
    return (w("numPr", level, list_id),)


def _moved(place: Place) -> Element | None:
    return w("ind", left=STEP * place.depth) if place.depth else None


def _paragraph(style: str | None, found: list[Element], *more: Element | None) -> Element:
    named = w("pStyle", val=style) if style else None
    return w("p", w("pPr", named, *more), *found)
