"""Writes a set of mappings as SSSOM/TSV: canonical, but for what would change or lose a value.

Rows keep their order, numbers their digits; declared prefixes and definitions stay, also unused.
"""

import json
import re
from collections.abc import Iterator

from kit.domain.exchange.cardinality import with_cardinality
from kit.domain.exchange.faults import NEEDED_OF_ROWS
from kit.domain.exchange.many_values import join_values
from kit.domain.exchange.mapping_set import Column, Definition, MappingSet, Value, condensed
from kit.domain.exchange.remarks import with_version
from kit.domain.exchange.slots import ROW_SLOTS, SET_SLOTS, Kind
from kit.formats.yaml_writer import INVISIBLE, TEMPTING

PLAIN = re.compile(r"[^\W\d_](?:[^\s\"'#\\{}\[\],&*!|>%@`:?]|:(?=\S)|[ ,'(](?=[^\s#:]))*")
"""A text that every reader of YAML takes for itself without quotes."""

NUMBERS = {name for name, slot in SET_SLOTS.items() if slot.kind is Kind.SHARE}
DIGITS = re.compile(r"\d+(\.\d+)?")
"""Numbers stand without quotes: a validator takes a text for no number."""

UNDEFINED = "http://sssom.invalid/"
"""What the standard puts before the name of an extension that nobody has defined."""

TO_QUOTE = ('"', "\t", "\n", "\r")


def write_sssom(one: MappingSet) -> str:
    """The file's text, with the cardinality of each row derived anew."""
    ready = condensed(with_cardinality(with_version(one)))
    order = {each.slot_name: each.property for each in ready.definitions}
    lines = [f"#{line}\n" for line in _header(ready, order)]
    lines += (f"{line}\n" for line in _rows(ready, order))
    return "".join(lines)


def _header(one: MappingSet, order: dict[str, str]) -> Iterator[str]:
    names = [name for name in SET_SLOTS if name in one.slots]
    if "sssom_version" in names:
        yield from _slot(names.pop(0), one.slots["sssom_version"])
    if one.prefixes:
        yield "curie_map:"
        for prefix, address in sorted(one.prefixes.items()):
            yield f"  {_scalar(prefix)}: {_scalar(address)}"
    for name in names:
        yield from _slot(name, one.slots[name])
    if one.definitions:
        yield "extension_definitions:"
        for definition in sorted(one.definitions):
            yield from _definition(definition)
    for name in _extensions(one.slots.keys() - SET_SLOTS.keys(), order):
        yield from _slot(name, one.slots[name])


def _slot(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        is_number = name in NUMBERS and DIGITS.fullmatch(value)
        yield f"{_scalar(name)}: {value if is_number else _scalar(value)}"
        return
    yield f"{name}:"
    yield from (f"  - {_scalar(each)}" for each in value)


def _definition(one: Definition) -> Iterator[str]:
    yield f"  - slot_name: {_scalar(one.slot_name)}"
    if one.property:
        yield f"    property: {_scalar(one.property)}"
    if one.type_hint:
        yield f"    type_hint: {_scalar(one.type_hint)}"


def _scalar(text: str) -> str:
    if PLAIN.fullmatch(text) and not TEMPTING.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return INVISIBLE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _extensions(names: set[str], order: dict[str, str]) -> list[str]:
    """Names outside the standard, by what they mean."""
    return sorted(names, key=lambda name: (order.get(name) or UNDEFINED + name, name))


def _rows(one: MappingSet, order: dict[str, str]) -> Iterator[str]:
    names = [name for name in ROW_SLOTS if name in one.columns]
    names += _extensions(one.columns.keys() - ROW_SLOTS.keys(), order)
    if not one.count:
        yield "\t".join(NEEDED_OF_ROWS)
        return
    yield "\t".join(_quoted(tuple(names)))
    yield from map("\t".join, zip(*(_cells(one.columns[name]) for name in names), strict=True))


def _cells(values: Column) -> tuple[str, ...]:
    """The cells of a column; each different list of values is joined once."""
    joined = {value: join_values(value) for value in set(values) if isinstance(value, tuple)}
    return _quoted(tuple(joined[each] if isinstance(each, tuple) else each for each in values))


def _quoted(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Cells in quotes where they have to be; a column without any special sign stays as it is."""
    together = "".join(cells)
    if not any(sign in together for sign in (*TO_QUOTE, "#")):
        return cells
    return tuple(map(_quote, cells))


def _quote(cell: str) -> str:
    if cell.startswith("#") or any(sign in cell for sign in TO_QUOTE):
        return '"' + cell.replace('"', '""') + '"'
    return cell
