"""The data dictionary as text: `docs/data-dictionary.md`, and a table beside every export."""

from collections.abc import Iterator

from kit.frames.columns import TABLES
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
pandas frames; an export holds them as CSV in `tables/`, with this dictionary as `columns.csv`.
Empty means unknown or not applicable; ids are texts and mean nothing in themselves.

The CSV files are for people: UTF-8 with a byte order mark, separated as a spreadsheet of the
chosen language expects (`,` in English, `;` in French and Spanish), shares with that language's
decimal sign, and a text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`,
`@`, a tab or a line break) has an apostrophe before it. `events.jsonl` is exact: one event per
line in the order of the record, each with its `position`, `at`, `seat`, `name`, `body` and `hash`.

While a round is open, no table and no event holds anything of its ballots.

This page is what `python -m kit.frames.dictionary` prints; a test compares the two.
"""


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Table, column, type and meaning of every column."""
    for name, table in TABLES.items():
        for column, type_, meaning in table.columns:
            yield name, column, TYPES[type_], meaning


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
    return head + columns + "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(markdown().encode())
