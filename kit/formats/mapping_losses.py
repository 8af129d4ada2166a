"""What a format cannot hold of a set, or holds where other programs do not look."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.slots import SET_SLOTS, in_order
from kit.formats.case.sending import DATES, NO_DATE, is_apart
from kit.formats.case.types import PREDICATES, TREE, type_of
from kit.formats.spreadsheet.notes import Note, note

IN_PLAIN_VIEW = {
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "comment",
}
"""Slots that CASE has a place for."""


def lost_in_tsv(one: MappingSet) -> Iterator[Note]:
    """SSSOM holds everything but what only CASE can say."""
    yield from _carried(one)


def lost_in_xlsx(one: MappingSet) -> Iterator[Note]:
    """A workbook has a sheet for the set."""
    yield from _carried(one)


def lost_in_csv(one: MappingSet) -> Iterator[Note]:
    """CSV has rows alone."""
    if one.slots:
        names = ", ".join(in_order(one.slots, SET_SLOTS))
        yield note("exchange-lost-slots", count=len(one.slots), names=names)
    if one.prefixes:
        prefixes = ", ".join(sorted(one.prefixes))
        yield note("exchange-lost-prefixes", count=len(one.prefixes), names=prefixes)
    if one.definitions:
        names = ", ".join(each.slot_name for each in one.definitions)
        yield note("exchange-lost-definitions", count=len(one.definitions), names=names)
    yield from _carried(one)


def lost_in_json(one: MappingSet) -> Iterator[Note]:
    """CASE has few relations and few places; the rest stands in our extension."""
    if "case" in one.carried:
        return
    rows = [{**one.slots, **row} for row in one.rows()]
    apart = sum(map(is_apart, rows))
    if apart:
        yield note("exchange-case-apart", count=apart)
    told = [str(row.get("predicate_id", "")) for row in rows if not is_apart(row)]
    swapped = sum(type_of(predicate)[1] for predicate in told)
    if swapped:
        yield note("exchange-case-swapped", count=swapped)
    for predicate, count in sorted(Counter(told).items()):
        type_, turned = type_of(predicate)
        if not turned and PREDICATES.get(type_) != predicate:
            yield note("exchange-case-weaker", count=count, predicate=predicate, type=type_)
    counts = {
        name: sum(map(bool, one.columns[name]))
        for name in in_order(one.columns, SET_SLOTS)
        if name not in IN_PLAIN_VIEW
    }
    if not any(name in one.columns or name in one.slots for name in DATES):
        yield note("exchange-case-no-date", date=NO_DATE)
    if counts:
        names = ", ".join(f"{name} ({count})" for name, count in counts.items())
        yield note("exchange-case-kept", names=names)


LOST: dict[str, Callable[[MappingSet], Iterator[Note]]] = {
    ".tsv": lost_in_tsv,
    ".json": lost_in_json,
    ".csv": lost_in_csv,
    ".xlsx": lost_in_xlsx,
}
"""What each format loses, by its ending."""


def _carried(one: MappingSet) -> Iterator[Note]:
    content = one.carried.get("case")
    if not content:
        return
    package: dict[str, Any] = content.get("CFPackage", content)
    associations = package.get("CFAssociations", [])
    tree = sum(each.get("associationType") == TREE for each in associations)
    items = len(package.get("CFItems") or ())
    yield note("exchange-lost-case", items=items, tree=tree)
