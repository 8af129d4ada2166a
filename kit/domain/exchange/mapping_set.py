"""A set of mappings as files exchange it, whatever their format: slots of SSSOM, by column.

Every value is the text that stood in the file (`0.90` stays `0.90`); a slot that may hold several
is a tuple. Columns, not rows, because sets of 100,000 rows are read, checked and written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kit.domain.exchange.slots import (
    BUILT_IN,
    LITERAL,
    NEW_ON_SETS,
    NO_TERM,
    OLD_NO_TERM,
    PROPAGATED,
    ROW_SLOTS,
    in_order,
)

Value = str | tuple[str, ...]
Column = tuple[Value, ...]
NOTHING: tuple[Value, ...] = ("", ())


@dataclass(frozen=True, order=True)
class Definition:
    """What a slot outside the standard means: its property and the type of its values."""

    property: str
    slot_name: str
    type_hint: str = ""


@dataclass(frozen=True)
class MappingSet:
    """Mappings with what is said of all of them.

    `slots` are the set's own; `columns` hold one value per row, and only where some row has one;
    names outside the standard are extensions, described by `definitions` where they are. `lines`
    say where each row was read. `carried` is what only the format of origin can hold: it comes out
    again there, and a loss is reported elsewhere.
    """

    count: int = 0
    slots: dict[str, Value] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    definitions: tuple[Definition, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    carried: dict[str, Any] = field(default_factory=dict)
    lines: Sequence[int] = field(default=(), compare=False)

    def column(self, name: str) -> Column:
        """The values of a slot, one per row; empty ones where no row has any."""
        return self.columns.get(name) or (_nothing(name),) * self.count

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of a slot that holds one text per row."""
        return self.column(name)  # type: ignore[return-value]  # such a column holds no tuples

    def line(self, row: int) -> int:
        """Where a row was read; its number where it was not read from a file."""
        return self.lines[row] if self.lines else row + 1

    def known_prefixes(self) -> dict[str, str]:
        """Every prefix that an identifier of the set may have."""
        return BUILT_IN | self.prefixes

    def rows(self) -> Iterator[dict[str, Value]]:
        """Row by row what it says, in the standard's order; slots without a value are left out."""
        names = in_order(self.columns, ROW_SLOTS)
        for values in zip(*(self.columns[name] for name in names), strict=True):
            yield {name: value for name, value in zip(names, values, strict=True) if value}

    def ends(self, side: str) -> tuple[str, ...]:
        """What names the subject or the object of each row: its id, or a literal in quotes."""
        ids = self._under_one_prefix(self.texts(f"{side}_id"))
        if OLD_NO_TERM in ids:
            ids = tuple(NO_TERM if each == OLD_NO_TERM else each for each in ids)
        types = self.columns.get(f"{side}_type") or (self.slots.get(f"{side}_type"),) * self.count
        if LITERAL not in types:
            return ids
        rows = zip(ids, self.texts(f"{side}_label"), types, strict=True)
        return tuple(f'"{label}"' if kind == LITERAL else name for name, label, kind in rows)

    def predicates(self) -> tuple[str, ...]:
        """The predicate of each row."""
        return self._under_one_prefix(self.texts("predicate_id"))

    def _under_one_prefix(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The same identifiers; of prefixes that stand for one address the first is taken."""
        first: dict[str, str] = {}
        known = self.known_prefixes()
        same = {prefix: first.setdefault(address, prefix) for prefix, address in known.items()}
        if len(first) == len(known):
            return names
        parted = {name: name.partition(":") for name in {*names}}
        one_name = {
            name: f"{same[prefix]}:{local}" if colon and prefix in same else name
            for name, (prefix, colon, local) in parted.items()
        }
        return tuple(map(one_name.__getitem__, names))


def _nothing(name: str) -> Value:
    slot = ROW_SLOTS.get(name)
    return () if slot and slot.many else ""


def mapping_set(
    rows: Iterable[Mapping[str, Value]],
    slots: Mapping[str, Value],
    prefixes: Mapping[str, str],
    definitions: Iterable[Definition] = (),
) -> MappingSet:
    """A set of rows that each name only what they have."""
    listed = list(rows)
    names = dict.fromkeys(name for row in listed for name in row)
    columns = {name: tuple(row.get(name, _nothing(name)) for row in listed) for name in names}
    return MappingSet(
        count=len(listed),
        slots={name: value for name, value in slots.items() if value},
        prefixes=dict(prefixes),
        definitions=tuple(sorted(definitions)),
        columns=filled(columns),
    )


def filled(columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns in which something stands."""
    return {name: values for name, values in columns.items() if any(values)}


def propagated(one: MappingSet) -> MappingSet:
    """What the set says of every row, said by every row; a row that speaks for itself stops that.

    Without a row the set keeps its slots, because nobody else could.
    """
    down = [name for name in PROPAGATED if name in one.slots and name not in one.columns]
    if not down or not one.count:
        return one
    return replace(
        one,
        slots={name: value for name, value in one.slots.items() if name not in down},
        columns=one.columns | {name: (one.slots[name],) * one.count for name in down},
    )


def condensed(one: MappingSet) -> MappingSet:
    """What every row says alike, said once by the set: the inverse of `propagated`.

    What a set can say only since 1.1 stays with the rows of an older one.
    """
    too_new = () if one.slots.get("sssom_version") == "1.1" else NEW_ON_SETS
    up = {
        name: values[0]
        for name in PROPAGATED
        if name not in too_new
        and (values := one.columns.get(name))
        and one.slots.get(name, values[0]) == values[0]
        and values.count(values[0]) == len(values)
    }
    if not up:
        return one
    columns = {name: values for name, values in one.columns.items() if name not in up}
    return replace(one, slots=one.slots | up, columns=columns)


def is_gap(subject: str, object_: str) -> bool:
    """Whether a row says that something has no counterpart."""
    return not {NO_TERM, OLD_NO_TERM}.isdisjoint((subject, object_))
