"""Words within a paragraph: their language, their looks, where they lead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kit.reports.html import Child, Either, Markup
from kit.reports.word.elements import Element, w, written

TAGS = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "de": "de-DE", "nl": "nl-NL", "pt": "pt-PT"}
"""Languages as spell-checkers know them; others by their code."""

QUOTES = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»")}
"""The quotation marks of the reader's language."""

STYLES = {"b": "Strong", "strong": "Strong", "i": "Emphasis", "cite": "Emphasis", "code": "Code"}
"""The character style of an element."""

LOOKS = {
    "in": "Good",
    "agreed": "Good",
    "undecided": "Open",
    "candidate": "Open",
    "out": "Bad",
    "disputed": "Bad",
    "lang": "Code",
}
"""The character style of a class."""


@dataclass(frozen=True)
class Look:
    """How words are shown. Words in no known language (`lang` is empty) are not spell-checked.

    `links` is the style of words that lead elsewhere.
    """

    reader: str
    lang: str
    style: str | None = None
    links: str | None = "Hyperlink"


def classes(one: Markup) -> tuple[str, ...]:
    """The classes of an element."""
    return tuple(str(one.attributes.get("class", "")).split())


def bookmark(anchor: object) -> str:
    """An anchor as Word names it: without hyphens."""
    return str(anchor).replace("-", "_")


def flat(children: Iterable[Child]) -> Iterator[str | Markup]:
    """Pieces one after another: texts, and elements that have a tag."""
    for child in children:
        if isinstance(child, str | int):
            yield str(child)
        elif isinstance(child, Either):
            yield from flat([child.word])
        elif isinstance(child, Markup):
            if child.tag:
                yield child
            else:
                yield from flat(child.children)
        elif child is not None:
            yield from flat(child)


def runs(children: Iterable[Child], look: Look) -> list[Element]:
    """The runs of a paragraph, links around theirs."""
    found: list[Element] = []
    for child in flat(children):
        if isinstance(child, str):
            found += [_run(child, look)] if child else []
        elif child.tag == "a":
            inner = replace(look, style=look.links)
            target = bookmark(str(child.attributes["href"]).removeprefix("#"))
            found.append(w("hyperlink", *runs(child.children, inner), anchor=target, history=1))
        else:
            found += _of(child, look)
    return found


def _of(one: Markup, look: Look) -> list[Element]:
    if one.tag in ("svg", "wbr"):
        return []
    inner = _inside(one, look)
    said = runs(one.children, inner)
    if one.tag == "q":
        before, after = QUOTES[look.reader]
        return [_run(before, look), *said, _run(after, look)]
    if "number" in classes(one):
        return [*said, _run(".", inner)]
    if "translation" in classes(one):
        return [w("r", w("br")), *said]
    return said


def _inside(one: Markup, look: Look) -> Look:
    named = [LOOKS[name] for name in classes(one) if name in LOOKS]
    style = named[0] if named else STYLES.get(one.tag, look.style)
    lang = one.attributes.get("lang")
    return replace(look, style=style, lang=look.lang if lang is None else str(lang))


def _run(text: str, look: Look) -> Element:
    parts: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        parts += [w("br")] if number else []
        parts += [written(line)] if line else []
    return w("r", properties(look), *parts)


def properties(look: Look) -> Element:
    """The properties of a run: its character style and its language."""
    style = w("rStyle", val=look.style) if look.style else None
    if not look.lang:
        return w("rPr", style, w("noProof"))
    return w("rPr", style, w("lang", val=TAGS.get(look.lang, look.lang)))
