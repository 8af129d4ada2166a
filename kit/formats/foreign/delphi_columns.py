"""Which column of a rating sheet is what: the person, what is said of it, and the items."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from kit.domain.errors import BadInput, Problem
from kit.formats.complaints import listed
from kit.formats.foreign.delphi_cells import Unreadable, answer, written
from kit.formats.spreadsheet.places import Where
from kit.formats.spreadsheet.table import Table, Value, is_filled

KNOWN = {
    "organisation": ("organisation", "organization", "organización", "organizacion"),
    "country": ("country", "pays", "país", "pais"),
    "group": ("group", "groupe", "grupo", "stakeholder group"),
}
"""How the columns of what is said of a person may be called."""

Cells = Sequence[Value]


@dataclass(frozen=True)
class Wanted:
    """What the one who imports has said of the columns and cells."""

    person: str | None = None
    group: str | None = None
    organisation: str | None = None
    country: str | None = None
    items: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    no_opinion: str | None = None
    missing: frozenset[str] = frozenset()
    is_yes_no: bool = False

    def named(self, role: str) -> str | None:
        """The column that is named for a role."""
        return {
            "person": self.person,
            "group": self.group,
            "organisation": self.organisation,
            "country": self.country,
        }[role]


@dataclass
class Columns:
    """The columns of a sheet by their places, counted from 0; `row` is the header's, from 1.

    `texts` is the row below it that has the items at length, where there is one. `left_out` are
    heads of columns that hold no ratings.
    """

    row: int
    heads: list[str]
    roles: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    doubts: dict[str, int] = field(default_factory=dict)
    texts: Cells | None = None
    left_out: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first row with answers, counted from 1."""
        return self.row + (2 if self.texts is not None else 1)


def columns_of(where: Where, table: Table, wanted: Wanted) -> tuple[Columns, list[Problem]]:
    """The columns of a sheet and what is wrong with its header. BadInput where one is not there."""
    row = next(at for at, cells in enumerate(table.grid, 1) if any(map(is_filled, cells)))
    heads = [written(cell) for cell in table.grid[row - 1]]
    found = Columns(row, heads)
    _take_roles(found, wanted)
    rest = [*table.grid[row:]]
    if len(rest) > 1 and _are_texts(found, rest[0], rest[1:], wanted):
        found.texts = rest[0]
        rest = rest[1:]
    problems = _take_items(where, found, rest, wanted)
    return found, problems


def _take_roles(found: Columns, wanted: Wanted) -> None:
    folded = [head.casefold() for head in found.heads]
    for role in ("person", "group", "organisation", "country"):
        name = wanted.named(role)
        if name is not None:
            if name.casefold().strip() not in folded:
                known = listed(filter(None, found.heads[:40]))
                raise BadInput("foreign-column-unknown", name=name, known=known)
            found.roles[role] = folded.index(name.casefold().strip())
        elif role == "person":
            found.roles[role] = next(at for at, head in enumerate(folded) if head)
        elif known_as := [at for at, one in enumerate(folded) if one in KNOWN[role]]:
            found.roles[role] = known_as[0]


def _are_texts(found: Columns, cells: Cells, below: Sequence[Cells], wanted: Wanted) -> bool:
    """Whether a row says what the items mean: words above most columns of ratings, no rating."""
    used = set(found.roles.values())
    items = [
        at
        for at, head in enumerate(found.heads)
        if head and at not in used and _is_item(head, _filled(below, at), wanted)
    ]
    filled = [cells[at] for at in items if at < len(cells) and is_filled(cells[at])]
    return 2 * len(filled) > len(items) and not any(_is_answer(one, wanted) for one in filled)


def _filled(rows: Sequence[Cells], at: int) -> list[Value]:
    return [row[at] for row in rows if at < len(row) and is_filled(row[at])]


def _is_answer(value: Value, wanted: Wanted) -> bool:
    try:
        return answer(value, missing=wanted.missing, is_yes_no=wanted.is_yes_no) is not None
    except Unreadable:
        return False


def _take_items(
    where: Where, found: Columns, rest: Sequence[Cells], wanted: Wanted
) -> list[Problem]:
    """Columns of which most filled cells are answers, or that are named; the rest is left out."""
    problems = []
    used = set(found.roles.values())
    doubts = _doubts(found, wanted)
    for at, head in enumerate(found.heads):
        if at in used or at in doubts.values():
            continue
        cells = _filled(rest, at)
        if not head:
            if any(_is_answer(one, wanted) for one in cells):
                problems.append(where.problem(found.row, at + 1, "foreign-head-missing"))
            continue
        if not _is_item(head, cells, wanted):
            found.left_out.append(head)
        elif head in found.items:
            other = where.cell(found.row, found.items[head] + 1)
            problems.append(
                where.problem(found.row, at + 1, "foreign-head-twice", value=head, other=other)
            )
        else:
            found.items[head] = at
    found.doubts = {name: at for name, at in doubts.items() if name in found.items}
    return problems


def _is_item(head: str, cells: Sequence[Value], wanted: Wanted) -> bool:
    name = head.casefold()
    if any(fnmatchcase(name, one.casefold()) for one in wanted.leave_out):
        return False
    if wanted.items:
        return any(fnmatchcase(name, one.casefold()) for one in wanted.items)
    answers = sum(_is_answer(one, wanted) for one in cells)
    return 2 * answers > len(cells)


def _doubts(found: Columns, wanted: Wanted) -> dict[str, int]:
    """The columns that hold a mark for “no opinion”, by the item beside which they stand."""
    if not wanted.no_opinion:
        return {}
    return {
        head.removesuffix(wanted.no_opinion): at
        for at, head in enumerate(found.heads)
        if head.endswith(wanted.no_opinion)
    }
