"""Reads a long table of judgements: `item_id,voter_id,value[,organisation,country,weight,reason]`.

Spreadsheet programs of several countries write such files: with `;`, Windows-1252, a mark at the
beginning, decimal commas in weights. All of it is understood, and said. Nothing is dropped: what
cannot be read is refused with line and column.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add, mul
from pathlib import Path
from textwrap import shorten

from kit.domain.ballot_table import BallotTable
from kit.domain.errors import BadInput, BrokenFiles, Problem
from kit.formats.ballots_columns import Coded, take_in
from kit.formats.ballots_complaints import BallotComplaints
from kit.formats.ballots_text import NEEDED, OPTIONAL, BallotsText, ballots_text
from kit.formats.ballots_voters import WEIGHT, Voters
from kit.formats.complaints import listed
from kit.formats.spreadsheet.notes import Note, note

ITEM, VOTER, VALUE = NEEDED
LONGEST = 200
"""Letters of a header that a sentence shows."""
REASON = "reason"


@dataclass(frozen=True)
class ReadBallots:
    """A table and how it was read; `groups` has the group of each row where a column was named."""

    table: BallotTable
    groups: Sequence[str] | None
    notes: tuple[Note, ...]


def read_ballots(
    path: Path, vocabulary: Mapping[str, str], values: str, by: str | None = None
) -> ReadBallots:
    """The judgements of a file; raises `BrokenFiles` with every mistake and its line.

    `vocabulary` has what may stand under `value`, without capitals, and what it means; `values`
    says it in a sentence. `by` names a column whose groups are wanted.
    """
    file = ballots_text(path)
    _check_header(file)
    group = _group(file, by)
    columns, complaints = _taken_in(file, group)
    _check_ids(columns, complaints)
    meant = [vocabulary.get(" ".join(text.split()).casefold()) for text in columns[VALUE].texts]
    _check_values(columns, meant, values, complaints)
    _check_repeats(columns, complaints)
    voters = Voters(columns, complaints)
    weights = voters.weights()
    complaints.refuse()
    names, codes = _values(meant, columns[VALUE])
    reasons = columns.get(REASON)
    table = BallotTable(
        items=tuple(columns[ITEM].texts),
        voters=tuple(columns[VOTER].texts),
        values=names,
        item_of=columns[ITEM].codes,
        voter_of=columns[VOTER].codes,
        value_of=codes,
        reasoned=[bool(reasons.texts[code]) for code in reasons.codes] if reasons else (),
        organisations=voters.organisations,
        countries=voters.countries,
        weights=weights,
    )
    return ReadBallots(table, _groups(columns, group), (*file.notes, *_notes(columns)))


def _group(file: BallotsText, by: str | None) -> str | None:
    """The column whose groups are wanted, as the header has it; raises where there is none."""
    group = by.casefold().strip() if by is not None else None
    if group is not None and (group not in file.header or not group):
        raise BadInput("deciding-by-unknown", column=by, known=listed(filter(None, file.header)))
    return group


def _taken_in(file: BallotsText, group: str | None) -> tuple[dict[str, Coded], BallotComplaints]:
    """The columns with all their rows, and what is wrong with the shape of rows."""
    known = file.header
    columns = _columns(file, group)
    try:
        uneven = take_in(
            file,
            {known.index(name): one for name, one in columns.items()},
            [known.index(name) for name in NEEDED],
        )
    except csv.Error:
        for _ in file.rows():
            pass  # tells the line, and that it is wrong
        raise
    if not columns[ITEM].codes:
        raise BrokenFiles([Problem(file.path, 1, 1, "deciding-no-rows")])
    complaints = BallotComplaints(file)
    for row in uneven:
        complaints.add(row, VALUE, "deciding-row-uneven", columns=len(known))
    return columns, complaints


def _check_header(file: BallotsText) -> None:
    """The columns that are needed are there, and none is there twice."""
    known = [name for name in (*NEEDED, *OPTIONAL) if name in file.header]
    missing = [name for name in NEEDED if name not in known]
    twice = [name for name in known if file.header.count(name) > 1]
    line = next((line for _, line in file.rows(with_header=True)), 1)
    problems = []
    if missing:
        values: dict[str, object] = {
            "missing": listed(missing),
            "found": shorten(listed(filter(None, file.header)), LONGEST, placeholder=" …"),
        }
        problems.append(Problem(file.path, line, 1, "deciding-columns-missing", values))
    for name in twice:
        column = file.header.index(name, file.header.index(name) + 1) + 1
        problems.append(Problem(file.path, line, column, "deciding-column-twice", {"column": name}))
    if problems:
        raise BrokenFiles(problems)


def _columns(file: BallotsText, group: str | None) -> dict[str, Coded]:
    """Our columns, and the one whose groups are wanted."""
    columns = {name: Coded() for name in (*NEEDED, *OPTIONAL) if name in file.header}
    if group is not None and group not in columns:
        columns[group] = Coded()
    if REASON in columns:
        columns[REASON] = Coded(lambda cell: "+" if cell.strip() else "")
    return columns


def _check_ids(columns: dict[str, Coded], complaints: BallotComplaints) -> None:
    for name in (ITEM, VOTER):
        for row in columns[name].rows_of(lambda text: not text):
            complaints.add(row, name, "deciding-id-missing")


def _check_values(
    columns: dict[str, Coded],
    meant: list[str | None],
    values: str,
    complaints: BallotComplaints,
) -> None:
    column = columns[VALUE]
    bad = {text for text, value in zip(column.texts, meant, strict=True) if value is None}
    for row in column.rows_of(bad.__contains__):
        complaints.add(
            row,
            VALUE,
            "deciding-value-bad",
            value=column.text(row),
            item=columns[ITEM].text(row),
            voter=columns[VOTER].text(row),
            values=values,
        )


def _check_repeats(columns: dict[str, Coded], complaints: BallotComplaints) -> None:
    """Nobody judges a standard twice."""
    items, voters = columns[ITEM], columns[VOTER]
    cells = list(map(add, map(mul, items.codes, repeat(len(voters.texts))), voters.codes))
    if len(set(cells)) == len(cells):
        return
    first: dict[int, int] = {}
    for row, cell in enumerate(cells):
        before = first.setdefault(cell, row)
        if before != row and items.text(row) and voters.text(row):
            complaints.add(
                row,
                VOTER,
                "deciding-voter-twice",
                voter=voters.text(row),
                item=items.text(row),
                other_row=before,
            )


def _values(meant: list[str | None], column: Coded) -> tuple[tuple[str, ...], list[int]]:
    """The values that were given, each once, and which of them stands in each row."""
    given = [value for value in meant if value is not None]
    names = tuple(dict.fromkeys(given))
    if len(names) == len(given):
        return names, column.codes
    codes = [names.index(value) for value in given]
    return names, list(map(codes.__getitem__, column.codes))


def _groups(columns: dict[str, Coded], group: str | None) -> list[str] | None:
    if group is None:
        return None
    column = columns[group]
    if group == REASON:
        raise BadInput("deciding-by-reason")
    return list(map(column.texts.__getitem__, column.codes))


def _notes(columns: dict[str, Coded]) -> list[Note]:
    """What else was understood: decimal commas."""
    weights = columns.get(WEIGHT)
    comma = next((text for text in weights.texts if "," in text), None) if weights else None
    return [note("deciding-read-comma", value=comma)] if comma else []
