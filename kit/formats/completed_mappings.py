"""Gives a set what a format asks for and its origin did not have; every filling is told."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from kit.domain.exchange.mapping_set import Column, MappingSet, Value
from kit.domain.exchange.names import ADDRESS, FRAMEWORKS, KEPT, OURS
from kit.domain.exchange.remarks import with_version
from kit.domain.exchange.slots import NO_LICENSE, ROW_SLOTS, SET_SLOTS, Kind, Slot
from kit.domain.exchange.values import ADDRESS as WHOLE_ADDRESS
from kit.domain.exchange.values import CURIE, URI
from kit.formats.case.links import Shortener
from kit.formats.case.types import CASE_ADDRESS, CASE_PREFIX
from kit.formats.read_mappings import ALWAYS_SHORT
from kit.formats.spreadsheet.notes import Note, note

KNOWN = {OURS: ADDRESS, CASE_PREFIX: CASE_ADDRESS}
"""Our own prefixes; any other one is taken for a framework's."""

UNSPECIFIED = "semapv:UnspecifiedMatching"
"""The standard's own way of saying that nobody has said how a mapping came about."""


def named(one: MappingSet) -> tuple[MappingSet, list[Note]]:
    """The set with an id of its own, with identifiers that have prefixes, and with these declared.

    A set without an id gets one made from its content; the same content has the same id.
    """
    notes: list[Note] = []
    found, made_short = _shortened(one)
    if made_short:
        shown = ", ".join(f"{prefix} ({address})" for prefix, address in made_short.items())
        notes.append(note("exchange-addresses-shortened", prefixes=shown))
    found, short = _with_prefixes(found)
    if short:
        notes.append(note("exchange-ids-prefixed", count=short))
    if undeclared := _undeclared(found):
        addresses = {p: KNOWN.get(p) or f"{FRAMEWORKS}{p}:" for p in undeclared}
        found = replace(found, prefixes=found.prefixes | addresses)
        shown = ", ".join(f"{prefix} ({address})" for prefix, address in addresses.items())
        notes.append(note("exchange-prefixes-made", prefixes=shown))
    if "mapping_set_id" not in found.slots:
        content = json.dumps([found.columns, found.slots], sort_keys=True)
        made = f"urn:uuid:{uuid5(NAMESPACE_URL, ADDRESS + content)}"
        found = replace(found, slots=found.slots | {"mapping_set_id": made})
        notes.append(note("exchange-set-id-made", id=made))
    return found, notes


def licensed(one: MappingSet, licence: str | None) -> tuple[MappingSet, list[Note]]:
    """The set under the licence that is given, its own one, or none that anybody has named."""
    if licence:
        return replace(one, slots=one.slots | {"license": licence}), []
    if "license" in one.slots:
        return one, []
    unnamed = replace(one, slots=one.slots | {"license": NO_LICENSE})
    return unnamed, [note("exchange-no-licence", address=NO_LICENSE)]


def justified(one: MappingSet) -> tuple[MappingSet, list[Note]]:
    """The set with a justification in every row."""
    cells = one.texts("mapping_justification")
    count = cells.count("")
    if not count:
        return one, []
    filled = tuple(cell or UNSPECIFIED for cell in cells)
    found = replace(one, columns=one.columns | {"mapping_justification": filled})
    return found, [note("exchange-justification-filled", count=count, value=UNSPECIFIED)]


def _shortened(one: MappingSet) -> tuple[MappingSet, dict[str, str]]:
    """The set with prefixes where it has whole addresses, and the prefixes made for them.

    Before 1.1 only the ends and the predicate had to be short; what else there is stays.
    """
    shortener = Shortener(one.known_prefixes())
    is_newest = with_version(one).slots.get("sssom_version") == "1.1"

    def short(name: str, slots: Mapping[str, Slot], values: Iterable[Value]) -> Column:
        is_reference = name in slots and slots[name].kind is Kind.REFERENCE
        if not is_reference or not (is_newest or name in ALWAYS_SHORT):
            return tuple(values)
        listed = tuple(values)
        known = {value: _short(value, shortener) for value in dict.fromkeys(listed)}
        return tuple(map(known.__getitem__, listed))

    columns = {name: short(name, ROW_SLOTS, values) for name, values in one.columns.items()}
    slots = {name: short(name, SET_SLOTS, [value])[0] for name, value in one.slots.items()}
    made = {p: a for p, a in shortener.prefixes.items() if p not in one.known_prefixes()}
    return replace(one, columns=columns, slots=slots, prefixes=one.prefixes | made), made


def _short(value: Value, shortener: Shortener) -> Value:
    if isinstance(value, tuple):
        return tuple(str(_short(each, shortener)) for each in value)
    is_whole = WHOLE_ADDRESS.match(value) and URI.fullmatch(value)
    return shortener.short(value) if is_whole else value


def _with_prefixes(one: MappingSet) -> tuple[MappingSet, int]:
    """References that a person has typed alone get the prefix `subject` or `object`."""
    columns: dict[str, Column] = {}
    count = 0
    for side in ("subject", "object"):
        cells = one.texts(f"{side}_id")
        alone = {cell for cell in set(cells) if cell and not CURIE.fullmatch(cell)}
        if alone:
            columns[f"{side}_id"] = tuple(
                f"{side}:{quote(cell, safe=KEPT)}" if cell in alone else cell for cell in cells
            )
            count += sum(cell in alone for cell in cells)
    return replace(one, columns=one.columns | columns), count


def _undeclared(one: MappingSet) -> list[str]:
    """Prefixes that identifiers have and nobody has declared."""
    known = one.known_prefixes()
    texts = (text for text in set(_references(one)) if not WHOLE_ADDRESS.match(text))
    parted = map(CURIE.fullmatch, texts)
    return sorted({found["prefix"] for found in parted if found} - known.keys())


def _references(one: MappingSet) -> Iterator[str]:
    for names, slots in ((one.columns, ROW_SLOTS), (one.slots, SET_SLOTS)):
        for name, said in names.items():
            slot = slots.get(name)
            if slot and slot.kind in (Kind.REFERENCE, Kind.JUSTIFICATION):
                yield from _texts(said if isinstance(said, tuple) else (said,))


def _texts(values: tuple[Value, ...]) -> Iterator[str]:
    for value in set(values):
        yield from (value,) if isinstance(value, str) else value
