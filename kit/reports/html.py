"""Builds HTML in which everything is escaped: what people typed stays text."""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "hr", "meta", "wbr"})
"""Elements that hold nothing and have no end tag."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5")
BLOCKS = ("article", "div", "footer", "head", "header", "li", "p", "section", "svg", "tr", "ul")
OWN_LINE = frozenset((*HEADINGS, *BLOCKS))
"""Elements after which the file goes on in a new line, so that two files can be compared."""


class Markup(str):
    """A piece of finished HTML; only `h` and `style` make it."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]
Attribute = str | int | bool | None


def h(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element; an attribute that is None or False is left out.

    `class_` is written `class`, `aria_label` is written `aria-label`.
    """
    opened = f"<{tag}{''.join(_attributes(attributes))}>"
    if tag in VOID:
        return Markup(opened)
    end = "\n" if tag in OWN_LINE else ""
    return Markup(f"{opened}{joined(*children)}</{tag}>{end}")


def joined(*children: Child) -> Markup:
    """Pieces one after another; text is escaped, nothing stands for None."""
    return Markup("".join(_escaped(children)))


def style(css: str) -> Markup:
    """Our own style sheet: never given anything that people typed."""
    assert "<" not in css, "a style sheet that would end early"
    return Markup(f"<style>{css}</style>")


def _escaped(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str | int):
            yield escape(_printable(str(child)))
        elif child is not None:
            yield from _escaped(child)


def _attributes(attributes: dict[str, Attribute]) -> Iterable[str]:
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        written = name.removesuffix("_").replace("_", "-")
        yield f" {written}" if value is True else f' {written}="{escape(_printable(str(value)))}"'


def _printable(text: str) -> str:
    """Without control characters, which HTML forbids; line breaks stay."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
