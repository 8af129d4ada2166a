"""What calamine does not tell of an Excel file: failed formulas, and how far its cells reach."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape

from kit.formats.spreadsheet.table import Spot

SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*\"([^\"]*)\"")
CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<attributes>[^>]*?)(?P<empty>/)?>"
    rb"(?:<(?:\w+:)?f\b(?P<formula>[^>]*>(?:[^<]*</(?:\w+:)?f>)?)"
    rb"(?P<result><(?:\w+:)?v>[^<])?)?"
)
REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
ERROR = re.compile(rb"\bt=\"e\"")


@dataclass(frozen=True)
class Marks:
    """Cells of one sheet by what is special about them; `reach` is its last row and column."""

    errors: frozenset[Spot] = frozenset()
    empty_formulas: frozenset[Spot] = frozenset()
    formulas: int = 0
    reach: Spot = (0, 0)


DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # a part is sealed, or packed in a way that nobody knows
    ValueError,
)
"""What unpacking raises when a package is damaged."""


def marks_of(data: bytes) -> dict[str, Marks]:
    """The marks of each sheet by its name; nothing where the package is built otherwise.

    Raises one of `DAMAGES` where it cannot be unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        try:
            parts = _parts(package)
            return {name: _marks(package.read(path)) for name, path in parts.items()}
        except (KeyError, UnicodeDecodeError):
            return {}


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The files in the package that hold the sheets, by the sheets' names."""
    related = [_attributes(one) for one in _all(RELATION, package, "xl/_rels/workbook.xml.rels")]
    targets = {one["Id"]: one["Target"] for one in related}
    sheets = [_attributes(one) for one in _all(SHEET, package, "xl/workbook.xml")]
    found = {unescape(one["name"]): targets[one["r:id"]] for one in sheets}
    return {name: _inside(target) for name, target in found.items()}


def _all(pattern: re.Pattern[bytes], package: zipfile.ZipFile, path: str) -> list[bytes]:
    return pattern.findall(package.read(path))


def _attributes(written: bytes) -> dict[str, str]:
    return {name.decode(): value.decode() for name, value in ATTRIBUTE.findall(written)}


def _inside(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _marks(sheet: bytes) -> Marks:
    errors, empty, formulas, rows, columns = set(), set(), 0, 0, 0
    for cell in CELL.finditer(sheet):
        if cell["empty"] or not (place := REFERENCE.search(cell["attributes"])):
            continue
        spot = int(place[2]), _number(place[1])
        rows, columns = max(rows, spot[0]), max(columns, spot[1])
        if ERROR.search(cell["attributes"]):
            errors.add(spot)
        elif cell["formula"] is not None:
            formulas += 1
            if not cell["result"]:
                empty.add(spot)
    return Marks(frozenset(errors), frozenset(empty), formulas, (rows, columns))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
