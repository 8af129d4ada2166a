"""The metadata block: YAML behind `#`, with the slots of the set, its prefixes and extensions."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.exchange.faults import Fault, definition_fault
from kit.domain.exchange.mapping_set import Definition, Value
from kit.domain.exchange.slots import BUILT_IN, ROW_SLOTS, SET_SLOTS
from kit.formats.yaml_nodes import Entry, Items, Mapping, Node, Place, Scalar
from kit.formats.yaml_source import yaml_in

NO_VALUE = ("yaml-no-value", "yaml-no-item")
"""A key without a value is a slot without one."""

COMMENT = re.compile(r"\s*#|[^\"']*\s#")
OF_DEFINITIONS = ("slot_name", "property", "type_hint")


@dataclass
class Header:
    """What the block says, where each slot stands, and what is wrong or lost.

    `is_read`: it could be read to its end; if not, nothing can be said of what is missing.
    """

    slots: dict[str, Value] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    is_read: bool = True

    def place_of(self, fault: Fault) -> Place:
        """Where a slot of the set stands; the beginning of the file where it does not."""
        key = f"curie_map.{fault.values.get('prefix')}"
        return self.places.get(key) or self.places.get(fault.slot) or Place(1, 1)


def read_header(path: Path, lines: list[str]) -> Header:
    """The block from its lines, each with its `#`."""
    if not lines:
        return Header(problems=[Problem(path, 1, 1, "sssom-no-header")], is_read=False)
    # A blank instead of the sign: the block is then plain YAML, and every column is the file's.
    return header_in(path, lines, [f" {line[1:]}".rstrip() for line in lines])


def header_in(path: Path, lines: list[str], content: list[str]) -> Header:
    """The block from lines of a file, and from the same lines as plain YAML."""
    header = Header()
    _note_what_is_lost(path, header, lines, content)
    try:
        source = yaml_in(path, "\n".join(content) + "\n")
    except BrokenFiles as error:
        header.is_read = False
        header.problems += error.problems
        return header
    header.problems += [
        each.at(path) for each in source.complaints if each.message_id not in NO_VALUE
    ]
    if not isinstance(source.root, Mapping):
        header.is_read = False
        header.problems.append(Problem(path, *source.root.place, "sssom-header-no-keys"))
        return header
    _Slots(path, header).take(source.root)
    return header


def _note_what_is_lost(path: Path, header: Header, lines: list[str], content: list[str]) -> None:
    tabs = [number for number, line in enumerate(lines, start=1) if line.endswith("\t")]
    if tabs:
        header.remarks.append(Problem(path, tabs[0], 1, "sssom-header-tabs", {"count": len(tabs)}))
    for number, line in enumerate(content, start=1):
        if COMMENT.match(line):
            header.remarks.append(Problem(path, number, 1, "sssom-comment-lost"))


class _Slots:
    """Takes the keys of the block into a header."""

    def __init__(self, path: Path, header: Header) -> None:
        self._path = path
        self._header = header

    def take(self, root: Mapping) -> None:
        """All keys; the prefixes first, because definitions of extensions lean on them."""
        if entry := root.entries.get("curie_map"):
            self._take_prefixes(entry)
        if entry := root.entries.get("extension_definitions"):
            self._take_definitions(entry)
        for name, entry in root.entries.items():
            self._header.places[name] = entry.key
            if name == "mappings":
                self._refuse(entry.key, "sssom-mappings-in-header")
            elif name not in ("curie_map", "extension_definitions"):
                self._take_slot(name, entry)

    def _take_prefixes(self, entry: Entry) -> None:
        if not isinstance(entry.value, Mapping):
            if not _is_nothing(entry.value):
                self._refuse(entry.key, "sssom-prefixes-no-keys")
            return
        for prefix, each in entry.value.entries.items():
            self._header.places[f"curie_map.{prefix}"] = each.key
            if isinstance(each.value, Scalar):
                self._header.prefixes[prefix] = each.value.text
            else:
                self._refuse(each.key, "sssom-not-one-text", slot=prefix)

    def _take_definitions(self, entry: Entry) -> None:
        """Definitions that break a rule are passed over, as the standard says, and it is told."""
        nodes = entry.value.nodes if isinstance(entry.value, Items) else [entry.value]
        known = BUILT_IN | self._header.prefixes
        for node in nodes:
            if _is_nothing(node):
                continue
            given = node.entries if isinstance(node, Mapping) else {}
            texts = {k: v.value.text for k, v in given.items() if isinstance(v.value, Scalar)}
            name = texts.get("slot_name", "")
            wrong = definition_fault(name, texts, known)
            if not wrong and (len(texts) < len(given) or not texts.keys() <= set(OF_DEFINITIONS)):
                wrong = "mapping-extension-keys", {"name": name}
            if not wrong and any(name == each.slot_name for each in self._header.definitions):
                wrong = "mapping-extension-name", {"value": name}
            if wrong:
                self._header.remarks.append(Problem(self._path, *node.place, *wrong))
            else:
                definition = Definition(texts.get("property", ""), name, texts.get("type_hint", ""))
                self._header.definitions.append(definition)

    def _take_slot(self, name: str, entry: Entry) -> None:
        slot = SET_SLOTS.get(name)
        value: Value | None
        if slot and slot.many:
            value = _texts(entry.value)
        else:
            value = entry.value.text if isinstance(entry.value, Scalar) else None
        if value is None:
            many = slot is not None and slot.many
            message_id = "sssom-not-texts" if many else "sssom-not-one-text"
            self._refuse(entry.key, message_id, slot=name)
            return
        if not value:
            return
        self._header.slots[name] = value
        if name in ROW_SLOTS and slot is None:
            self._header.remarks.append(
                Problem(self._path, *entry.key, "sssom-slot-of-rows", {"slot": name})
            )

    def _refuse(self, place: Place, message_id: str, **values: object) -> None:
        self._header.problems.append(Problem(self._path, *place, message_id, values))


def _texts(node: Node) -> tuple[str, ...] | None:
    """The values of a slot that may have several; a single one may stand without a dash."""
    nodes = node.nodes if isinstance(node, Items) else [node]
    texts = [each.text for each in nodes if isinstance(each, Scalar)]
    return tuple(filter(None, texts)) if len(texts) == len(nodes) else None


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text
