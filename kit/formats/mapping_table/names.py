"""What the columns of a spreadsheet of mappings are called, by us and by those who type them."""

from kit.domain.exchange.slots import ROW_SLOTS
from kit.formats.spreadsheet.columns import plain_name
from kit.formats.spreadsheet.table import Table, is_filled

RELATION = "relation"

ALWAYS = (
    "subject_id",
    "subject_label",
    RELATION,
    "object_id",
    "object_label",
    "author_label",
    "comment",
)
"""Columns that are there even where they are empty."""

CALLED = {
    "subject_id": "subject sujet sujeto",
    "object_id": "object objet objeto",
    RELATION: "relation relación",
    "predicate_id": "predicate prédicat predicado",
    "author_label": "author auteur autor autora groupe grupo group",
    "comment": "justification justificación commentaire comentario reason raison razón why",
    "confidence": "confiance confianza",
}
"""Other names that are understood, in three languages."""

LOOKED_AT = 30
"""Rows from the top among which the names are looked for."""

_MEANT = {plain_name(name): name for name in (*ROW_SLOTS, RELATION)} | {
    plain_name(each): name for name, others in CALLED.items() for each in others.split()
}


OTHER = "column:"
"""Stands before the name of a column that is called like our `relation` and is not."""


def columns_called(names: list[str]) -> list[str]:
    """Our names of columns; a name that nobody knows is kept as it stands.

    In a file that has our own names other ones are not guessed.
    """
    if set(ALWAYS) <= set(names):
        return [name.removeprefix(OTHER) if name == OTHER + RELATION else name for name in names]
    return [_MEANT.get(plain_name(name)) or " ".join(name.split()) for name in names]


def column_written(name: str) -> str:
    """The name of a slot's column in a file of ours."""
    return OTHER + name if name == RELATION else name


def is_ours(name: str) -> bool:
    """Whether a name in a file means one of our columns."""
    return plain_name(name) in _MEANT


def order_of(names: set[str]) -> list[str]:
    """Columns as they are written: ours in the order of SSSOM, then the others by name."""
    known: list[str] = []
    for name in ROW_SLOTS:
        known += [RELATION, name] if name == "predicate_id" else [name]
    return [name for name in known if name in names] + sorted(names.difference(known))


def header_row(table: Table) -> int | None:
    """The number of the row that names the columns; none where no row has two of ours."""
    counts = [_known(row) for row in table.grid[:LOOKED_AT]]
    most = max(counts, default=0)
    return counts.index(most) + 1 if most > 1 else None


def holds_mappings(table: Table) -> bool:
    """Whether a table names both ends of mappings, and anything stands below."""
    start = header_row(table)
    if start is None:
        return False
    named = columns_called([cell for cell in table.grid[start - 1] if isinstance(cell, str)])
    below = (is_filled(cell) for row in table.grid[start:] for cell in row)
    return {"subject_id", "object_id"} <= {*named} and any(below)


def columns_known(table: Table) -> int:
    """How many of our columns a table names."""
    return max((_known(row) for row in table.grid[:LOOKED_AT]), default=0)


def _known(row: object) -> int:
    assert isinstance(row, list)
    return sum(isinstance(cell, str) and is_filled(cell) and is_ours(cell) for cell in row)
