"""Tables whose head is repeated on every page, with a caption above and in their properties."""

from collections.abc import Iterator

from kit.reports.html import Markup
from kit.reports.word.elements import Element, w
from kit.reports.word.inline import Look, flat, runs

WIDTH = 9524
"""Between the margins, in twentieths of a point."""

CELL, SIGN, MARGIN = 700, 125, 190
"""The least width of a column of counts in a small table, and what a sign of its head needs."""


def table(one: Markup, look: Look, named: tuple[str, ...]) -> Iterator[Element]:
    """A caption as a paragraph, then the table; its first row is marked as its head.

    `named` are the classes of what stands around it.
    """
    parts = {part.tag: part for part in flat(one.children) if isinstance(part, Markup)}
    caption = parts["caption"]
    heads = _rows(parts["thead"])
    rows = [*heads, *_rows(parts["tbody"])]
    widths = _widths(rows[0], named)
    yield w("p", w("pPr", w("pStyle", val="Caption")), *runs(caption.children, look))
    yield w(
        "tbl",
        _properties("".join(_texts(caption)), widths),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(_row(cells, widths, look, is_head=at < len(heads)) for at, cells in enumerate(rows)),
    )


def _widths(heads: list[Markup], named: tuple[str, ...]) -> list[int]:
    """The first column names the row and is the widest, save where all are counts."""
    columns = len(heads)
    if "small" in named:
        longest = [max(map(len, "".join(_texts(one)).split()), default=1) for one in heads]
        return [min(max(CELL, MARGIN + SIGN * signs), WIDTH // columns) for signs in longest]
    if "even" in named:
        return [WIDTH // columns] * columns
    each = WIDTH // (columns + 1)
    return [WIDTH - each * (columns - 1), *[each] * (columns - 1)]


def _properties(caption: str, widths: list[int]) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val="ReportTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noVBand=1),
        w("tblCaption", val=caption),
        w("tblDescription", val=caption),
    )


def _rows(part: Markup) -> list[list[Markup]]:
    found = [row for row in flat(part.children) if isinstance(row, Markup)]
    return [[cell for cell in flat(row.children) if isinstance(cell, Markup)] for row in found]


def _row(cells: list[Markup], widths: list[int], look: Look, *, is_head: bool) -> Element:
    style = "TableHead" if is_head else "TableText"
    return w(
        "tr",
        w("trPr", w("cantSplit"), w("tblHeader") if is_head else None),
        *(_cell(cell, width, style, look) for cell, width in zip(cells, widths, strict=True)),
    )


def _cell(cell: Markup, width: int, style: str, look: Look) -> Element:
    found = runs(cell.children, look)
    text = w("p", w("pPr", w("pStyle", val=style)), *found)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), text)


def _texts(one: Markup) -> Iterator[str]:
    for child in flat(one.children):
        if isinstance(child, Markup):
            yield from _texts(child)
        else:
            yield child
