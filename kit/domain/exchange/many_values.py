r"""Several values in one cell: parted by `|`; a bar or a backslash inside has a `\` before it."""

import re

from kit.domain.exchange.mapping_set import Column

PART = re.compile(r"(?:\\[\\|]|[^|])+")
ESCAPED = re.compile(r"\\([\\|])")


def split_values(cell: str) -> tuple[str, ...]:
    """The values of a cell; empty ones are none."""
    if "\\" not in cell:
        return tuple(filter(None, cell.split("|")))
    return tuple(ESCAPED.sub(r"\1", part) for part in PART.findall(cell))


def join_values(values: tuple[str, ...]) -> str:
    """The cell that `split_values` reads back."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split_column(cells: tuple[str, ...]) -> Column:
    """The values of many cells; each different cell is looked at once."""
    split = {cell: split_values(cell) for cell in set(cells)}
    return tuple(split[cell] for cell in cells)
