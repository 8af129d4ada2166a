"""Builds documents as trees of HTML elements in which what people typed stays text.

The same tree is written as HTML here and as a Word document by `kit.reports.word`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType

VOID = frozenset({"br", "hr", "meta", "wbr"})
"""Elements that hold nothing and have no end tag."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("article", "div", "footer", "head", "header", "li", "p", "section", "svg", "tr")
LISTS = ("ul", "ol")
OWN_LINE = frozenset((*HEADINGS, *BLOCKS, *LISTS))
"""Elements after which the file goes on in a new line, so that two files can be compared."""

Attribute = str | int | bool | None


@dataclass(frozen=True)
class Markup:
    """An element, or without a tag pieces one after another; `h`, `joined` and `style` make it."""

    tag: str
    children: tuple["Child", ...] = ()
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        """As HTML."""
        return "".join(_written(self))


@dataclass(frozen=True)
class Either:
    """Two ways to show the same: a drawing on a page, and what a Word document has in its place."""

    html: "Child"
    word: "Child"


Child = str | int | None | Markup | Either | Iterable["Child"]


def h(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element; an attribute that is None or False is left out.

    `class_` is written `class`, `aria_label` is written `aria-label`.
    """
    named = {name.removesuffix("_").replace("_", "-"): one for name, one in attributes.items()}
    kept = {name: one for name, one in named.items() if one is not None and one is not False}
    return Markup(tag, tuple(map(_kept, children)), kept)


def joined(*children: Child) -> Markup:
    """Pieces one after another; nothing stands for None."""
    return h("", *children)


def style(css: str) -> Markup:
    """Our own style sheet: never given anything that people typed."""
    assert "<" not in css, "a style sheet that would end early"
    return Markup("style", (css,))


def printable(text: str) -> str:
    """Without the signs that HTML and XML forbid; line breaks stay."""
    return FORBIDDEN.sub("", text)


FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
    + "]"
)
"""Control characters, halves of signs, and what is no sign."""


def _kept(child: Child) -> Child:
    """A generator would be empty when the tree is walked again."""
    if isinstance(child, str | int | Markup | Either) or child is None:
        return child
    return tuple(map(_kept, child))


def _written(child: Child) -> Iterator[str]:
    if isinstance(child, str | int):
        yield escape(printable(str(child)))
    elif isinstance(child, Markup):
        yield from _element(child)
    elif isinstance(child, Either):
        yield from _written(child.html)
    elif child is not None:
        for one in child:
            yield from _written(one)


def _element(one: Markup) -> Iterator[str]:
    if one.tag == "style":
        yield f"<style>{one.children[0]}</style>"
        return
    if one.tag:
        yield f"<{one.tag}{''.join(_attributes(one.attributes))}>"
    yield from _written(one.children)
    if one.tag and one.tag not in VOID:
        yield f"</{one.tag}>"
        if one.tag in OWN_LINE:
            yield "\n"


def _attributes(attributes: Mapping[str, Attribute]) -> Iterator[str]:
    for name, value in attributes.items():
        yield f" {name}" if value is True else f' {name}="{escape(printable(str(value)))}"'
