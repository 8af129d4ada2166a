"""Reads PrefLib files: orders (.soc .soi .toc .toi) and categories (.cat).

Both headers are understood: `# KEY: value`, and the older one of bare numbers and names.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from kit.domain.foreign.gathered import Gathered
from kit.domain.foreign.preflib import CATEGORICAL, Election, Order, gathered
from kit.formats.foreign.complaints import Complaints
from kit.formats.foreign.files import Opened, opened

ENDINGS = (".soc", ".soi", ".toc", ".toi", ".cat")
COMPLETE = ("soc", "toc")
HEADER = re.compile(r"#\s*([A-Z][A-Z ]*?)\s*([0-9]*)\s*:\s*(.*)")
LINE = re.compile(r"([0-9]{1,9})\s*:\s*(.*)")
OLD_LINE = re.compile(r"([0-9]{1,9})\s*,\s*(.*)")
OLD_NAME = re.compile(r"([0-9]{1,6})\s*,\s*(.*)")
CLASSES = re.compile(r"\s*(?:\{([0-9,\s]*)\}|([0-9]+))\s*(?:,|\Z)")
TOTALS = {
    "NUMBER VOTERS": "voters",
    "NUMBER ALTERNATIVES": "alternatives",
    "NUMBER UNIQUE ORDERS": "orders",
    "NUMBER UNIQUE PREFERENCES": "orders",
}


def read_preflib(path: Path, top: int | None = None, places: int | None = None) -> Gathered:
    """The election of a file; raises `BrokenFiles` with every mistake and its line."""
    file = opened(path)
    if path.suffix.casefold() not in ENDINGS:
        raise file.broken("foreign-preflib-ending", endings=", ".join(ENDINGS))
    text, notes = file.text()
    reader = _Reader(file, text.splitlines())
    one = reader.election()
    reader.complaints.refuse()
    return gathered(one, file.source, notes, top=top, places=places)


class _Reader:
    """Goes through the lines and collects what is wrong."""

    def __init__(self, file: Opened, lines: Sequence[str]) -> None:
        self._file = file
        self._lines = lines
        self._names: dict[str, str] = {}
        self._categories: dict[str, str] = {}
        self._stated: dict[str, int] = {}
        self._told: dict[str, str] = {}
        self.complaints = Complaints()

    def election(self) -> Election:
        """All that the lines hold."""
        form = LINE if self._lines[0].startswith("#") else OLD_LINE
        start = self._header() if form is LINE else self._old_header()
        data_type = self._file.path.suffix.casefold()[1:]
        if not self._names:
            raise self._file.broken("foreign-preflib-no-header")
        orders = [
            order
            for number, line in enumerate(self._lines[start:], start + 1)
            if line.strip() and (order := self._order(line, number, form, data_type))
        ]
        if not orders and not self.complaints.any:
            raise self._file.broken("foreign-preflib-no-orders", line=max(1, len(self._lines)))
        return Election(
            data_type=data_type,
            title=self._told.get("TITLE") or self._file.path.stem,
            alternatives=self._names,
            orders=orders,
            categories=tuple(self._categories.values()),
            modification=self._told.get("MODIFICATION TYPE", "").casefold(),
            stated=self._stated,
        )

    def _header(self) -> int:
        """Reads lines of `# KEY: value`; how many there are."""
        for number, line in enumerate(self._lines):
            if not line.startswith("#"):
                return number
            found = HEADER.fullmatch(line.strip())
            if found is None:
                continue
            key, which, value = found[1], found[2], found[3].strip()
            if key == "ALTERNATIVE NAME" and which:
                self._name(self._names, which, value, number + 1)
            elif key == "CATEGORY NAME" and which:
                self._name(self._categories, which, value, number + 1)
            elif key in TOTALS and value.isdecimal():
                self._stated[TOTALS[key]] = int(value)
            else:
                self._told[key] = value
        return len(self._lines)

    def _old_header(self) -> int:
        """Reads the number of alternatives, their names, and the totals; how many lines it took."""
        first = self._lines[0].strip()
        if not first.isdecimal():
            raise self._file.broken("foreign-preflib-no-header")
        count = int(first)
        for number, line in enumerate(self._lines[1 : count + 1], 2):
            found = OLD_NAME.fullmatch(line.strip())
            if found is None:
                raise self._file.broken("foreign-preflib-no-name", line=number)
            self._name(self._names, found[1], found[2].strip(), number)
        totals = self._lines[count + 1].split(",") if len(self._lines) > count + 1 else []
        if len(totals) != 3 or not all(one.strip().isdecimal() for one in totals):
            raise self._file.broken("foreign-preflib-no-totals", line=count + 2)
        voters, _, orders = map(int, totals)
        self._stated = {"voters": voters, "alternatives": count, "orders": orders}
        return count + 2

    def _name(self, names: dict[str, str], which: str, name: str, line: int) -> None:
        if which in names:
            self.complaints.add(self._file, line, "foreign-name-twice", value=which)
        names[which] = name or f"[{which}]"

    def _order(self, line: str, number: int, form: re.Pattern[str], data_type: str) -> Order | None:
        found = form.fullmatch(line.strip())
        classes = _classes(found[2]) if found else None
        if found is None or classes is None or not int(found[1]):
            self.complaints.add(self._file, number, "foreign-preflib-line", value=line)
            return None
        named = [item for each in classes for item in each]
        wrong = self._wrong(named, data_type, len(classes))
        if wrong:
            self.complaints.add(self._file, number, wrong[0], value=wrong[1])
            return None
        return Order(int(found[1]), classes)

    def _wrong(self, named: list[str], data_type: str, classes: int) -> tuple[str, str] | None:
        """What keeps a line from being an order: message id and what it is about."""
        unknown = [item for item in named if item not in self._names]
        if unknown:
            return "foreign-preflib-unknown", unknown[0]
        if twice := [item for item in named if named.count(item) > 1]:
            return "foreign-preflib-twice", twice[0]
        if data_type in COMPLETE and len(named) < len(self._names):
            missing = [item for item in self._names if item not in named]
            return "foreign-preflib-incomplete", missing[0]
        if data_type == CATEGORICAL and classes > len(self._categories):
            return "foreign-preflib-no-category", str(classes)
        return None


def _classes(text: str) -> tuple[tuple[str, ...], ...] | None:
    """The classes of an order; none where the line cannot be read."""
    classes: list[tuple[str, ...]] = []
    at = 0
    while at < len(text):
        found = CLASSES.match(text, at)
        if found is None:
            return None
        inside = found[1] if found[1] is not None else found[2]
        classes.append(tuple(one.strip() for one in inside.split(",") if one.strip()))
        at = found.end()
    return tuple(classes) or None
