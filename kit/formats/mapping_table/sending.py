"""A set of mappings as CSV or XLSX."""

import csv
import io
from collections.abc import Iterator

from kit.domain.errors import BadInput
from kit.domain.events import Relation
from kit.domain.exchange.many_values import join_values
from kit.domain.exchange.mapping_set import MappingSet, Value
from kit.domain.exchange.other import said_in
from kit.domain.exchange.slots import SET_SLOTS, in_order
from kit.formats.mapping_table.names import ALWAYS, RELATION, column_written, order_of
from kit.formats.mapping_table.relation_cell import NO_COUNTERPART, spelled
from kit.formats.spreadsheet.book import Sheet, book
from kit.formats.spreadsheet.cells import guarded
from kit.formats.spreadsheet.workbook import FARTHEST

ABOUT = ("what", "name", "value", "type")
WIDE = {"comment": 70, "subject_label": 45, "object_label": 45}
LONGEST_CELL = 32_767
"""Letters that Excel keeps in a cell."""

RELATIONS: tuple[Relation, ...] = (
    "equal",
    "subset-of",
    "superset-of",
    "intersects-with",
    "no-relationship",
)


def table_csv(one: MappingSet) -> bytes:
    """The rows as CSV: `;` between cells, UTF-8 with a mark, lines as Excel's.

    Excel in French and Spanish opens it as it is; a text that Excel would run as a formula has an
    apostrophe before it, which is taken away when the file is read again.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    names, rows = _lines(one)
    writer.writerows([guarded(cell) for cell in row] for row in [names, *rows])
    return text.getvalue().encode("utf-8-sig")


def table_xlsx(one: MappingSet) -> bytes:
    """The rows as an Excel file, with a second sheet for what is said of the whole set.

    Raises `BadInput` where Excel, or our own reader, could not hold it.
    """
    if one.count >= FARTHEST[0]:
        raise BadInput("table-too-many-rows", rows=one.count, most=FARTHEST[0] - 1)
    names, rows = _lines(one)
    lines = [[*row] for row in rows]
    about = [*_about(one)]
    longest = max((len(cell) for line in [*lines, *about] for cell in line), default=0)
    if longest > LONGEST_CELL:
        raise BadInput("table-cell-too-long", length=longest, most=LONGEST_CELL)
    widths = [WIDE.get(name, 20) for name in names]
    choices = {RELATION: [*RELATIONS, NO_COUNTERPART]}
    return book(
        [
            Sheet("mappings", names, lines, widths, choices),
            Sheet("about", [*ABOUT], about, [12, 26, 80, 20]),
        ]
    )


def _lines(one: MappingSet) -> tuple[list[str], Iterator[tuple[str, ...]]]:
    """The names of the columns and the cells below them."""
    said = zip(
        *(one.texts(name) for name in ("subject_id", "predicate_id")),
        *(one.texts(name) for name in ("predicate_modifier", "object_id")),
        strict=True,
    )
    cells = [*zip(*(spelled(*row) for row in said), strict=True)] or [()] * 5
    columns = {column_written(name): values for name, values in one.columns.items()}
    columns |= _pairs(columns)
    columns |= {
        "subject_id": cells[0],
        RELATION: cells[1],
        "predicate_id": cells[2],
        "predicate_modifier": cells[3],
        "object_id": cells[4],
    }
    used = {name for name, values in columns.items() if any(values)}
    names = order_of(used | set(ALWAYS))
    shown = [_texts(columns.get(name) or ("",) * one.count) for name in names]
    return names, zip(*shown, strict=True)


def _pairs(columns: dict[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]]:
    """What our own `other` says, a column each; of what others have written there nothing."""
    cells = columns.get("other", ())
    said = {cell: said_in(cell) for cell in set(cells) if isinstance(cell, str) and cell}
    found = {name: pairs for name, pairs in said.items() if pairs is not None}
    names = {name for pairs in found.values() for name in pairs}
    if len(found) < len(said) or names & columns.keys():
        return {}
    parted: dict[str, tuple[Value, ...]] = {
        name: tuple(found.get(str(cell), {}).get(name, "") for cell in cells) for name in names
    }
    return parted | {"other": ("",) * len(cells)} if parted else {}


def _texts(values: tuple[Value, ...]) -> list[str]:
    return [each if isinstance(each, str) else join_values(each) for each in values]


def _about(one: MappingSet) -> Iterator[list[str]]:
    """The set's own slots, prefixes and definitions; of several values each has a row."""
    for name in in_order(one.slots, SET_SLOTS):
        value = one.slots[name]
        values = (value,) if isinstance(value, str) else value
        yield from (["slot", name, each, ""] for each in values)
    for prefix, address in sorted(one.prefixes.items()):
        yield ["prefix", prefix, address, ""]
    for each in one.definitions:
        yield ["extension", each.slot_name, each.property, each.type_hint]
