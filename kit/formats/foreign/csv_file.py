"""A text file of named columns, such as Polis writes: rows as they come, each with its line."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.formats.complaints import listed
from kit.formats.foreign.complaints import Complaints
from kit.formats.foreign.files import Opened
from kit.formats.table_rows import table_rows

Row = list[str]


@dataclass(frozen=True)
class CsvFile:
    """A file whose first row names its columns; `text` is the whole of it."""

    file: Opened
    text: str
    header: tuple[str, ...]

    def rows(self, complaints: Complaints) -> Iterator[tuple[Row, int]]:
        """The filled rows below the header, as wide as it is; others are complained about."""
        reader = table_rows(io.StringIO(self.text, newline=""), ",")
        width, line = len(self.header), 1
        for number, row in enumerate(raw_rows(self.file, reader)):
            if number and any(row):
                if len(row) == width:
                    yield row, line
                else:
                    complaints.add(self.file, line, "foreign-row-uneven", columns=width)
            line = reader.line_num + 1

    def place(self, name: str) -> int:
        """Which cell of a row a column is, counted from 0."""
        return self.header.index(name)


def csv_file(file: Opened, text: str, needed: Sequence[str]) -> CsvFile:
    """The file with its columns; raises `BrokenFiles` where one that is needed is missing."""
    first = next(raw_rows(file, table_rows(io.StringIO(text, newline=""), ",")), [])
    header = tuple(" ".join(cell.split()).casefold() for cell in first)
    missing = [name for name in needed if name not in header]
    if missing:
        found = listed(filter(None, header[:20]))
        raise file.broken("foreign-columns-missing", missing=listed(missing), found=found)
    return CsvFile(file, text, header)


def raw_rows(file: Opened, reader: Iterator[Row]) -> Iterator[Row]:
    """The rows of a reader; raises `BrokenFiles` at a quotation mark that leads astray."""
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            is_stray = "expected after" in str(error)
            message_id = "deciding-quote-inside" if is_stray else "deciding-quote-open"
            raise file.broken(message_id, line=line) from None
        if row is None:
            return
        line = getattr(reader, "line_num", line) + 1
        yield row
