"""Excel and LibreOffice files: every sheet as a table."""

import io

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from python_calamine import SheetVisibleEnum as Shown

from kit.domain.errors import BrokenFiles
from kit.formats.spreadsheet.package import DAMAGES, Marks, marks_of
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.table import Spot, Table

FARTHEST = (20_000, 200)
"""Row and column up to which cells are read; a table is much smaller, and memory is not endless."""


def read_workbook(where: Where, data: bytes) -> list[Table]:
    """All sheets in the order of the file; raises `BrokenFiles` where it cannot be read."""
    try:
        marks = marks_of(data)
        _check_reach(where, marks)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            hidden = {one.name for one in book.sheets_metadata if one.visible != Shown.Visible}
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            return [_table(each, each.name in hidden, marks.get(each.name)) for each in sheets]
    except PasswordError:
        raise broken(str(where.path), "sheet-password") from None
    except (CalamineError, *DAMAGES):
        raise broken(str(where.path), "sheet-broken-file") from None


def _check_reach(where: Where, marks: dict[str, Marks]) -> None:
    """Refuse a sheet that reaches too far before all its cells, empty ones too, are made."""
    for name, found in marks.items():
        sheet = Where(where.path, name)
        row, column = found.reach
        if row > FARTHEST[0]:
            raise BrokenFiles([sheet.problem(row, 1, "sheet-too-far", most=FARTHEST[0])])
        if column > FARTHEST[1]:
            raise BrokenFiles([sheet.problem(1, column, "sheet-too-wide")])


def _table(sheet: CalamineSheet, is_hidden: bool, marks: Marks | None) -> Table:
    known = marks or Marks()
    return Table(
        grid=[list(row) for row in sheet.to_python(skip_empty_area=False)],
        name=sheet.name,
        hidden=is_hidden,
        errors=known.errors,
        empty_formulas=known.empty_formulas,
        formulas=known.formulas,
        merged=tuple((_spot(first), _spot(last)) for first, last in sheet.merged_cell_ranges or ()),
    )


def _spot(place: tuple[int, int]) -> Spot:
    return place[0] + 1, place[1] + 1
