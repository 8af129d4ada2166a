"""What is wrong with a set of mappings by the rules of SSSOM, whatever file it came from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kit.domain.exchange.mapping_set import MappingSet, Value
from kit.domain.exchange.slots import BUILT_IN, LITERAL, ROW_SLOTS, SET_SLOTS, Kind, Slot
from kit.domain.exchange.values import NAME, Wrong, wrong_reference, wrong_uri, wrong_with

NEEDED_OF_SETS = ("mapping_set_id", "license")
NEEDED_OF_ROWS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
REVIEWED = ("review_date", "reviewer_agreement")
"""Slots that ask for a reviewer beside them."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: in a row's slot, or without a row in one of the set's own.

    A `slot` that is empty means the row, or the set, as a whole.
    """

    row: int | None
    slot: str
    message_id: str
    values: dict[str, object] = field(default_factory=dict)


def set_faults(one: MappingSet) -> Iterator[Fault]:
    """What is wrong with the set's own slots and prefixes."""
    known = one.known_prefixes()
    for prefix, address in one.prefixes.items():
        if wrong := _wrong_prefix(prefix, address):
            yield Fault(None, "curie_map", *wrong)
    for name in NEEDED_OF_SETS:
        if not one.slots.get(name):
            yield Fault(None, "", "mapping-set-slot-missing", {"slot": name})
    for name, value in one.slots.items():
        slot = SET_SLOTS.get(name)
        if slot and (wrong := wrong_with(slot, value, known)):
            yield Fault(None, name, *wrong)


def row_faults(one: MappingSet) -> Iterator[Fault]:
    """What is wrong with the rows: slots that are missing, values that are not legal."""
    known = one.known_prefixes()
    yield from _missing(one)
    for name, values in one.columns.items():
        if name in ROW_SLOTS:
            yield from _illegal(ROW_SLOTS[name], values, known)
    yield from _without_reviewer(one)
    yield from _record_ids(one)


def _wrong_prefix(prefix: str, address: str) -> Wrong | None:
    if not NAME.fullmatch(prefix):
        return "mapping-prefix-no-name", {"value": prefix}
    if wrong_uri(prefix, address):
        return "mapping-prefix-no-uri", {"prefix": prefix, "value": address}
    if BUILT_IN.get(prefix, address) != address:
        return "mapping-prefix-taken", {"prefix": prefix, "address": BUILT_IN[prefix]}
    return None


def _missing(one: MappingSet) -> Iterator[Fault]:
    """Rows without what every row needs; a literal has its label instead of an id."""
    for name in NEEDED_OF_ROWS:
        side = name.removesuffix("_id")
        needed = one.columns.get(name, ())
        if one.count and not needed and not _literal_rows(one, side):
            yield Fault(None, "", "mapping-column-missing", {"slot": name})
            continue
        if needed and "" not in needed:
            continue
        literal = _literal_rows(one, side)
        labels = one.texts(f"{side}_label") if literal else ()
        for row in (row for row, value in enumerate(one.column(name)) if not value):
            if row not in literal:
                yield Fault(row, name, "mapping-cell-empty", {"slot": name})
            elif not labels[row]:
                yield Fault(row, f"{side}_label", "mapping-literal-without-label", {"side": side})


def _literal_rows(one: MappingSet, side: str) -> set[int]:
    """The rows whose subject or object is a text without an id."""
    if side not in ("subject", "object"):
        return set()
    types = one.columns.get(f"{side}_type")
    if types is None:
        return set(range(one.count)) if one.slots.get(f"{side}_type") == LITERAL else set()
    return {row for row, value in enumerate(types) if value == LITERAL}


def _illegal(slot: Slot, values: tuple[Value, ...], known: Mapping[str, str]) -> Iterator[Fault]:
    """Each different value is looked at once: a column of 100,000 cells has few."""
    if slot.kind is Kind.TEXT:
        return
    looked_at = {value: wrong_with(slot, value, known) for value in set(values) if value}
    wrong = {value: why for value, why in looked_at.items() if why}
    if wrong:
        for row, value in enumerate(values):
            if value in wrong:
                yield Fault(row, slot.name, *wrong[value])


def _without_reviewer(one: MappingSet) -> Iterator[Fault]:
    for name in REVIEWED:
        if name not in one.columns:
            continue
        ids, labels = one.column("reviewer_id"), one.column("reviewer_label")
        for row, value in enumerate(one.columns[name]):
            if value and not (ids[row] or labels[row]):
                yield Fault(row, name, "mapping-without-reviewer", {"slot": name})


def _record_ids(one: MappingSet) -> Iterator[Fault]:
    """All rows have a record id of their own, or none has one."""
    if "record_id" not in one.columns:
        return
    ids = one.texts("record_id")
    first = {value: row for row, value in reversed([*enumerate(ids)])}
    repeated = {value for value, count in Counter(ids).items() if count > 1 and value}
    for row, value in enumerate(ids):
        if not value:
            yield Fault(row, "record_id", "mapping-record-id-missing")
        elif value in repeated and row != first[value]:
            line = one.line(first[value])
            yield Fault(
                row, "record_id", "mapping-record-id-repeated", {"value": value, "first": line}
            )


def definition_fault(name: str, given: Mapping[str, str], known: Mapping[str, str]) -> Wrong | None:
    """Why the definition of an extension slot does not count."""
    if not NAME.fullmatch(name) or name in ROW_SLOTS or name in SET_SLOTS:
        return "mapping-extension-name", {"value": name}
    for key in ("property", "type_hint"):
        if (text := given.get(key)) and wrong_reference(key, text, known):
            return "mapping-extension-reference", {"name": name, "value": text}
    return None
