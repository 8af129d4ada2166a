"""YAML read literally: every scalar is the text that stands there, nothing is guessed.

Anchors, aliases, merge keys, tags, directives and a second document are refused, and so is a key
given twice. The reader works on the parser's events, below the level where YAML turns `NO` into
a boolean or `1.10` into a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kit.domain.errors import BrokenFiles
from kit.formats.complaints import Complaint, complaint
from kit.formats.file_text import read_text
from kit.formats.yaml_nodes import Entry, Items, Mapping, Node, Place, Scalar
from kit.formats.yaml_syntax import explain_syntax

DEEPEST = 20
"""Levels that lists and mappings may be nested in each other."""

Events = Iterator[Any]


class _UnreadableError(Exception):
    """The rest of the file cannot be read; carries the complaint that says why."""

    def __init__(self, reason: Complaint) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class YamlSource:
    """A file's content with places, and what is wrong with it as YAML."""

    path: Path
    root: Node
    complaints: list[Complaint]
    doubtful: frozenset[Place] = frozenset()
    """Places of which enough has been said: what else seems wrong there follows from it."""


def read_yaml(path: Path) -> YamlSource:
    """Read one file; raises `BrokenFiles` where it cannot be read to its end."""
    return yaml_in(path, read_text(path))


def yaml_in(path: Path, text: str) -> YamlSource:
    """Read YAML that stands in a file; raises `BrokenFiles` where it cannot be read to its end."""
    reader = _Reader(text)
    try:
        root = reader.document(YAML(typ="safe", pure=True).parse(text))
    except _UnreadableError as stop:
        found = [*reader.complaints, stop.reason]
    except MarkedYAMLError as error:
        found = [*reader.complaints, explain_syntax(error)]
    except YAMLError:
        found = [*reader.complaints, complaint(Place(1, 1), "yaml-syntax")]
    else:
        return YamlSource(path, root, reader.complaints, frozenset(reader.doubtful))
    raise BrokenFiles([each.at(path) for each in found])


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _is_nothing(event: Any) -> bool:
    return isinstance(event, ScalarEvent) and event.style is None and event.value == ""


class _Reader:
    """Builds nodes from the parser's events and collects what is not allowed in them."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self.complaints: list[Complaint] = []
        self.doubtful: set[Place] = set()

    def document(self, events: Events) -> Node:
        """The one document of a file."""
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise _UnreadableError(complaint(_place(event), "yaml-second-document"))
                if event.version or event.tags:
                    self._refuse(self._place_of_directive(), "yaml-directive")
            elif isinstance(event, NodeEvent):
                root = self._node(event, events, depth=1)
            elif isinstance(event, StreamEndEvent):
                break
        if root is None:
            raise _UnreadableError(complaint(Place(1, 1), "yaml-empty"))
        return root

    def _node(self, event: Any, events: Events, depth: int) -> Node:
        place = _place(event)
        if isinstance(event, AliasEvent):
            self._refuse(place, "yaml-alias", name=event.anchor)
            return Scalar(place, "")
        if event.anchor is not None:
            self._refuse(place, "yaml-anchor", name=event.anchor)
        if event.tag is not None:
            self._refuse(place, "yaml-tag")
        if isinstance(event, ScalarEvent):
            return Scalar(place, event.value)
        if depth > DEEPEST:
            raise _UnreadableError(complaint(place, "yaml-too-deep", deepest=DEEPEST))
        if isinstance(event, SequenceStartEvent):
            return Items(place, self._items(events, depth))
        assert isinstance(event, MappingStartEvent)
        return Mapping(place, self._entries(event, events, depth))

    def _items(self, events: Events, depth: int) -> list[Node]:
        nodes: list[Node] = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            if _is_nothing(event):
                self._refuse(_place(event), "yaml-no-item")
            nodes.append(self._node(event, events, depth + 1))
        return nodes

    def _entries(self, start: Any, events: Events, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, events, depth)
            value_event = next(events)
            if _is_nothing(value_event):
                # {en: Plan, do, check}: for YAML a comma inside braces begins a new key
                message_id = "yaml-comma-in-text" if start.flow_style else "yaml-no-value"
                self._refuse(key.place, message_id, key=key.text)
                self.doubtful.add(_place(value_event))
            value = self._node(value_event, events, depth + 1)
            if key.text in entries:
                first = entries[key.text].key.line
                self._refuse(key.place, "yaml-repeated-key", key=key.text, first=first)
            else:
                entries[key.text] = Entry(key.place, value)
        return entries

    def _key(self, event: Any, events: Events, depth: int) -> Scalar:
        if isinstance(event, ScalarEvent) and event.style is None and event.value == "<<":
            self._refuse(_place(event), "yaml-merge-key")
        node = self._node(event, events, depth + 1)
        if isinstance(node, Scalar):
            return node
        raise _UnreadableError(complaint(node.place, "yaml-key-not-text"))

    def _place_of_directive(self) -> Place:
        """The parser only tells where the document below the directive begins."""
        numbered = enumerate(self._lines, start=1)
        return Place(next((line for line, text in numbered if text.startswith("%")), 1), 1)

    def _refuse(self, place: Place, message_id: str, **values: object) -> None:
        self.complaints.append(complaint(place, message_id, **values))
        self.doubtful.add(place)
