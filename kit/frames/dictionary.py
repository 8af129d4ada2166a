"""The data dictionary as text: `docs/data-dictionary.md`."""

from kit.frames.columns import TABLES
from kit.frames.keys import PRIMARY, REFERS, UNIQUE
from kit.frames.table import MOMENT, NUMBER, SHARE, TEXT, TRUTH

TYPES = {
    TEXT: "text",
    NUMBER: "whole number",
    SHARE: "number with decimals",
    TRUTH: "true or false",
    MOMENT: "moment (UTC)",
}
"""The columns' types in words."""

INTRODUCTION = """\
# Data dictionary

Every table that the kit gives away, column by column. `kit.frames.frames(session)` makes them as
pandas frames; a research bundle holds them as `data/<table>.csv`. Beside them it has `codebook.csv`
(what every variable is called in English, French and Spanish, its unit, its codes, why a cell can
be empty) and `datapackage.json` (the same tables for programs: types, constraints, keys).

Empty means unknown or not applicable; the codebook says which. No number stands for a missing
value. Ids are texts and mean nothing in themselves. A text that was erased reads `[erased]`.

**In the bundle** the tables are exact and the same in every language: UTF-8 without a byte order
mark, commas, line feeds, a header, `true` and `false`, moments in UTC to the millisecond
(`2026-11-28T10:02:03.456Z`), a point as decimal sign. Texts stand as they were typed: a cell that
begins with `=` is a formula to a spreadsheet.

**On the research page** the same tables are given one by one, for people: UTF-8 with a byte order
mark, separated as a spreadsheet of the chosen language expects (`,` in English, `;` in French and
Spanish), shares with that language's decimal sign, and a text that a spreadsheet would run as a
formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) has an apostrophe before it.

**The record** is `events.jsonl`: one event per line in its order, with `position`, `at`, `seat`,
`name`, `body`, `session` and `hash`. A hash is the SHA-256 of the hash before it, a line feed, and
the canonical JSON of all else (names sorted, no blanks, UTF-8); the first follows 64 zeros. In
bodies a salted hash stands for each text that people typed; `texts.jsonl` holds the texts with
their salts (`hash` is the SHA-256 of salt, line feed and text), but those that were erased. An
answer of groups that still compare blind is a line with nothing but its hash.

While a round is open, no table and no event holds anything of its ballots.

Under each table stand its key (the columns that name a row; in brackets where one of them can be
empty) and the columns whose values are all found in another table.

This page is what `python -m kit.frames.dictionary` prints; a test compares the two.
"""


def markdown() -> str:
    """The dictionary as a page."""
    return INTRODUCTION + "".join(_section(name) for name in TABLES)


def _section(name: str) -> str:
    lines = [
        f"| `{column}` | {TYPES[type_]} | {meaning} |"
        for column, type_, meaning in TABLES[name].columns
    ]
    head = f"\n## {name}\n\nOne row is {TABLES[name].row}.\n\n"
    columns = "| column | type | meaning |\n|---|---|---|\n"
    return head + columns + "\n".join(lines) + "\n" + _keys(name)


def _keys(name: str) -> str:
    """Its key, if it has one, and what it refers to."""
    told = [f"Key: {_columns(PRIMARY[name])}."] if name in PRIMARY else []
    told += [f"Key: ({_columns(UNIQUE[name])})."] if name in UNIQUE else []
    for columns, (other, named) in REFERS.get(name, {}).items():
        there = "" if columns == named else f" as {_columns(named)}"
        told.append(f"{_columns(columns)}: found in {other}{there}.")
    return f"\n{' '.join(told)}\n"


def _columns(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{one}`" for one in names)


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(markdown().encode())
