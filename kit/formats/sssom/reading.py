"""Reads a file in SSSOM/TSV and says everything that is wrong with it at once."""

import re
from codecs import BOM_UTF8
from pathlib import Path

from kit.domain.errors import Problem
from kit.domain.exchange.faults import NEEDED_OF_ROWS, Fault, row_faults, set_faults
from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.remarks import with_version
from kit.formats.read_mappings import ReadMappings, looked_through, row_by_row
from kit.formats.sssom.beside import header_from, metadata_beside
from kit.formats.sssom.header import Header, read_header
from kit.formats.sssom.letters import LINE_END, bytes_of, letters_of
from kit.formats.sssom.table import Table, read_table
from kit.formats.yaml_nodes import Place

HEADER = re.compile(r"(?:#[^\r\n]*(?:\r\n|\r|\n|\Z))*")
OF_THE_TABLE = ("mapping-column-missing", "mapping-columns-kept")
LEANING_ON_THE_HEADER = ("mapping-prefix-unknown", "mapping-address-no-reference")


def read_sssom(path: Path) -> ReadMappings:
    """The set that a file holds; raises `BrokenFiles` only where there is no file to read."""
    data = bytes_of(path)
    beside = None if data.removeprefix(BOM_UTF8).startswith(b"#") else metadata_beside(path)
    return sssom_from(path, data, header_from(beside) if beside else None)


def sssom_from(path: Path, data: bytes, beside: Header | None = None) -> ReadMappings:
    """The set that the bytes of a file hold, perhaps with a header from a file beside it."""
    text, strange = letters_of(path, data)
    block = HEADER.match(text)
    assert block is not None, "the pattern also fits nothing"
    lines = LINE_END.split(block.group().rstrip("\r\n")) if block.group() else []
    header = beside or read_header(path, lines)
    table = read_table(path, text[block.end() :], len(lines) + 1)
    one = MappingSet(
        count=len(table.lines),
        slots=header.slots,
        prefixes=header.prefixes,
        definitions=tuple(sorted(header.definitions)),
        columns=table.columns,
        lines=table.lines,
    )
    noted = [*header.remarks, *table.remarks]
    if with_version(one) is not one:
        noted.append(Problem(path, 1, 1, "mapping-version-read"))
    faults = [*set_faults(one)] if header.is_read else []
    if table.numbers:
        found = row_by_row(row_faults(one), one.count, table.numbers)
        faults += [each for each in found if not _is_doubtful(table, each)]
        faults += _missing_without_rows(table)
    if not header.is_read:
        faults = [each for each in faults if each.message_id not in LEANING_ON_THE_HEADER]
    return looked_through(
        path,
        one,
        lambda fault: _place(header, table, fault),
        [*strange, *header.problems, *table.problems],
        noted,
        faults=faults,
    )


def _missing_without_rows(table: Table) -> list[Fault]:
    """Columns that a table without any row lacks: no row can tell of them."""
    missing = [name for name in NEEDED_OF_ROWS if name not in table.numbers]
    lacking = [] if table.lines else missing
    return [Fault(None, "", "mapping-column-missing", {"slot": name}) for name in lacking]


def _is_doubtful(table: Table, fault: Fault) -> bool:
    return fault.row is not None and table.lines[fault.row] in table.doubtful


def _place(header: Header, table: Table, fault: Fault) -> Place:
    """Line and cell; a cell that has no column is the row as a whole."""
    if fault.message_id in OF_THE_TABLE:
        return Place(table.first_line, 1)
    if fault.row is None:
        return header.place_of(fault)
    return Place(table.lines[fault.row], table.numbers.get(fault.slot, 1))
