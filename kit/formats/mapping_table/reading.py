"""Reads mappings from CSV, XLSX and ODS, whoever has typed them."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.exchange.faults import Fault, row_faults, set_faults
from kit.domain.exchange.many_values import split_column
from kit.domain.exchange.mapping_set import Column, Definition, MappingSet, Value, filled
from kit.domain.exchange.other import is_ours, other_cell
from kit.domain.exchange.slots import ROW_SLOTS, SET_SLOTS, Kind
from kit.domain.exchange.values import WITH_COMMA
from kit.formats.mapping_table.names import (
    RELATION,
    columns_called,
    columns_known,
    header_row,
    holds_mappings,
)
from kit.formats.mapping_table.relation_cell import understood
from kit.formats.read_mappings import ReadMappings, looked_through, row_by_row
from kit.formats.spreadsheet.cells import text_of, unguarded, wrong_with
from kit.formats.spreadsheet.delimited import read_text_table
from kit.formats.spreadsheet.notes import Note
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.table import Table, is_filled
from kit.formats.spreadsheet.table import Value as CellValue
from kit.formats.spreadsheet.workbook import read_workbook
from kit.formats.yaml_nodes import Place

MAY_BE_SHORT = ("subject_id", "object_id")
"""A person names a requirement by its reference alone, without a prefix."""

MAY_BE_MISSING = "mapping_justification"
"""A column that a person's table may lack: it is filled when the mappings are written."""

NUMBERS = (Kind.SHARE, Kind.AGREEMENT)
SPELLED = ("subject_id", RELATION, "predicate_id", "predicate_modifier", "object_id")


def read_csv(path: Path, data: bytes) -> ReadMappings:
    """The mappings of a text file; raises `BrokenFiles` where there is no table in it."""
    table, notes = read_text_table(Where(path), data, columns_known)
    reader = _Reader(path, table, notes)
    return reader.mappings({}, {}, [])


def read_xlsx(path: Path, data: bytes) -> ReadMappings:
    """The mappings of a workbook; raises `BrokenFiles` where there is no table in it."""
    tables = read_workbook(Where(path), data)
    found = max(tables, key=lambda one: (holds_mappings(one), columns_known(one)), default=None)
    if found is None:
        raise broken(str(path), "sheet-empty")
    others = [one for one in tables if one is not found]
    if more := [one.name for one in others if holds_mappings(one)]:
        names: dict[str, object] = {"names": ", ".join([found.name, *more])}
        raise BrokenFiles([Problem(path, 1, 1, "table-two-sheets", names)])
    slots, prefixes, definitions = _about(others)
    return _Reader(path, found, []).mappings(slots, prefixes, definitions)


def _about(tables: list[Table]) -> tuple[dict[str, Value], dict[str, str], list[Definition]]:
    """What the sheet about the set says."""
    slots: dict[str, Value] = {}
    prefixes: dict[str, str] = {}
    definitions: list[Definition] = []
    for row in (row for table in tables if table.name == "about" for row in table.grid):
        what, name, value, type_ = (*(_plain(cell) for cell in row[:4]), "", "", "", "")[:4]
        slot = SET_SLOTS.get(name)
        if what == "slot" and slot and slot.many:
            slots[name] = (*slots.get(name, ()), value)
        elif what == "slot":
            slots[name] = value
        elif what == "prefix":
            prefixes[name] = value
        elif what == "extension":
            definitions.append(Definition(value, name, type_))
    return slots, prefixes, definitions


class _Reader:
    """Takes the rows of a table below the names of its columns."""

    def __init__(self, path: Path, table: Table, notes: list[Note]) -> None:
        start = header_row(table)
        if start is None:
            names = ", ".join(("subject", RELATION, "object", "comment"))
            raise BrokenFiles([Problem(path, 1, 1, "table-no-header", {"columns": names})])
        self._path = path
        self._table = table
        self._start = start
        self._problems: list[Problem] = []
        self._remarks = [Problem(path, 1, 1, one.message_id, one.values) for one in notes]
        self._numbers: dict[str, int] = {}
        self._named: set[str] = set()
        self._doubtful: set[int] = set()

    def mappings(
        self, slots: dict[str, Value], prefixes: dict[str, str], definitions: list[Definition]
    ) -> ReadMappings:
        """The set, with what is wrong in its cells."""
        rows = self._rows()
        lines = [number for number, _ in rows]
        columns = self._columns(rows)
        self._spell(columns, lines)
        self._named = {*columns}
        _join_pairs(columns)
        one = MappingSet(
            count=len(rows),
            slots=slots,
            prefixes=prefixes,
            definitions=tuple(sorted(definitions)),
            columns=filled({name: self._typed(name, cells) for name, cells in columns.items()}),
            lines=lines,
        )
        found = [*set_faults(one), *row_by_row(row_faults(one), len(rows), self._named)]
        faults = [
            each for each in found if each.row not in self._doubtful and not _is_allowed(each)
        ]
        return looked_through(
            self._path,
            one,
            lambda fault: self._place(lines, fault),
            self._problems,
            self._remarks,
            faults=faults,
        )

    def _rows(self) -> list[tuple[int, Sequence[CellValue]]]:
        """The rows in which anything stands, each with its number in the sheet."""
        numbered = enumerate(self._table.grid, start=1)
        return [(n, row) for n, row in numbered if n > self._start and any(map(is_filled, row))]

    def _columns(self, rows: list[tuple[int, Sequence[CellValue]]]) -> dict[str, list[str]]:
        columns: dict[str, list[str]] = {}
        header = self._table.grid[self._start - 1]
        named = [self._text(cell) for cell in header]
        for at, name in enumerate(columns_called(named)):
            cells = [row[at] if at < len(row) else "" for _, row in rows]
            texts = [self._text(cell) for cell in cells]
            if not name:
                self._check_nameless(at, rows, texts)
            elif name in columns:
                self._refuse(self._start, at, "sssom-column-twice", slot=name)
            else:
                self._numbers[name] = at + 1
                columns[name] = texts
                self._check_cells(at, named[at], [(self._start, header)], [header[at]], [named[at]])
                self._check_cells(at, named[at], rows, cells, texts)
        for number, row in rows:
            if extra := next((one for one in row[len(named) :] if is_filled(one)), None):
                self._refuse(number, len(named), "sssom-column-nameless", value=_plain(extra))
        return columns

    def _text(self, cell: CellValue) -> str:
        text = _plain(cell)
        return unguarded(text) if self._table.is_text else text

    def _check_nameless(
        self, at: int, rows: list[tuple[int, Sequence[CellValue]]], texts: list[str]
    ) -> None:
        for (number, _), text in zip(rows, texts, strict=True):
            if text.strip():
                self._refuse(number, at, "sssom-column-nameless", value=text)
                return

    def _check_cells(
        self,
        at: int,
        column: str,
        rows: list[tuple[int, Sequence[CellValue]]],
        cells: list[CellValue],
        texts: list[str],
    ) -> None:
        """Cells with an invisible sign; where a formula failed or accents broke, it is told."""
        for (number, _), cell, text in zip(rows, cells, texts, strict=True):
            # A date is one here; of a framework's reference number it would be a mistake.
            if isinstance(cell, str) and (wrong := wrong_with(cell, text)):
                where = Where(self._path, self._table.name)
                told = where.problem(number, at + 1, wrong[0], column=column, **wrong[1])
                if wrong[0] == "sheet-control-character":
                    self._problems.append(told)
                elif wrong[0] != "sheet-too-long":
                    self._remarks.append(told)

    def _spell(self, columns: dict[str, list[str]], lines: list[int]) -> None:
        """From the relation in our words to predicate, modifier and ends."""
        if RELATION not in columns:
            return
        blank = [""] * len(lines)
        for name in SPELLED[:-1]:
            columns.setdefault(name, [*blank])
        columns.setdefault("object_id", [*blank])
        for name in ("subject_id", RELATION, "object_id"):
            columns[name] = [cell.strip() for cell in columns[name]]
        rows = list(zip(*(columns[name] for name in SPELLED), strict=True))
        at = self._numbers[RELATION]
        del columns[RELATION]
        for row, cells in enumerate(rows):
            # Our words are known in capitals too; a predicate of others is another one then.
            word = cells[1] if ":" in cells[1] else cells[1].casefold()
            found = understood((cells[0], word, *cells[2:]))
            if found is None:
                self._doubtful.add(row)
                typed: dict[str, object] = {"value": cells[1]}
                self._problems.append(
                    Problem(self._path, lines[row], at, "table-relation-unknown", typed)
                )
                continue
            names = ("subject_id", "predicate_id", "predicate_modifier", "object_id")
            for name, value in zip(names, found, strict=True):
                columns[name][row] = value

    def _typed(self, name: str, cells: list[str]) -> Column:
        slot = ROW_SLOTS.get(name)
        if slot and slot.many:
            return split_column(tuple(cells))
        if slot and slot.kind in NUMBERS and any(map(WITH_COMMA.fullmatch, cells)):
            count = sum(bool(WITH_COMMA.fullmatch(cell)) for cell in cells)
            values: dict[str, object] = {"slot": name, "count": count}
            self._remarks.append(Problem(self._path, self._start, 1, "table-comma-read", values))
            return tuple(
                cell.replace(",", ".") if WITH_COMMA.fullmatch(cell) else cell for cell in cells
            )
        return tuple(cells)

    def _place(self, lines: list[int], fault: Fault) -> Place:
        if fault.row is None:
            return Place(self._start, 1)
        named = RELATION if fault.slot == "predicate_id" else fault.slot
        at = self._numbers.get(fault.slot) or self._numbers.get(named) or 1
        return Place(lines[fault.row], at)

    def _refuse(self, row: int, at: int, message_id: str, **values: object) -> None:
        self._problems.append(Problem(self._path, row, at + 1, message_id, values))


def _join_pairs(columns: dict[str, list[str]]) -> None:
    """Put columns that are pairs of our `other` together again."""
    names = [name for name in columns if is_ours(name)]
    if not names or any(columns.get("other", ())):
        return
    cells = [columns.pop(name) for name in names]
    rows = zip(*cells, strict=True)
    columns["other"] = [other_cell(dict(zip(names, row, strict=True))) for row in rows]


def _is_allowed(fault: Fault) -> bool:
    """What a table for people may do: short ids, no prefixes, no justification of the standard."""
    if fault.message_id in ("mapping-prefix-unknown", "mapping-set-slot-missing"):
        return True
    if fault.message_id == "mapping-column-missing":
        return fault.values["slot"] == MAY_BE_MISSING
    if fault.message_id == "mapping-cell-empty":
        return fault.slot == MAY_BE_MISSING
    short = ("mapping-no-reference", "mapping-address-no-reference")
    return fault.message_id in short and fault.slot in MAY_BE_SHORT


def _plain(cell: CellValue) -> str:
    """A cell as text; a day that a spreadsheet knows as a date is one."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return text_of(cell)
