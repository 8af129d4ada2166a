"""What a YAML file says: texts, lists and mappings, each with its place in the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Scalar:
    """A text as it stands there: `NO` is `NO`, `1.10` is `1.10`."""

    place: Place
    text: str


@dataclass(frozen=True)
class Items:
    """A list."""

    place: Place
    nodes: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """A value and the place of its key."""

    key: Place
    value: "Node"


@dataclass(frozen=True)
class Mapping:
    """Keys with their values. The look-ups answer for what is there and pass over the rest."""

    place: Place
    entries: dict[str, Entry] = field(default_factory=dict)

    def scalar(self, key: str) -> Scalar | None:
        """The text under a key, if a text is there."""
        value = self._value(key)
        return value if isinstance(value, Scalar) else None

    def mapping(self, key: str) -> "Mapping | None":
        """The mapping under a key, if a mapping is there."""
        value = self._value(key)
        return value if isinstance(value, Mapping) else None

    def scalars(self, key: str) -> list[Scalar]:
        """The texts of the list under a key."""
        return [node for node in self._nodes(key) if isinstance(node, Scalar)]

    def mappings(self, key: str) -> list["Mapping"]:
        """The mappings of the list under a key."""
        return [node for node in self._nodes(key) if isinstance(node, Mapping)]

    def _value(self, key: str) -> "Node | None":
        entry = self.entries.get(key)
        return entry.value if entry else None

    def _nodes(self, key: str) -> list["Node"]:
        value = self._value(key)
        return value.nodes if isinstance(value, Items) else []


Node = Scalar | Items | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The same without places: texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.nodes]
    return {key: plain(entry.value) for key, entry in node.entries.items()}


def find(node: Node, location: Sequence[int | str]) -> Node:
    """The node at a path of keys and positions, or the last one on the way to it."""
    for step in location:
        if isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
        elif isinstance(node, Mapping) and str(step) in node.entries:
            node = node.entries[str(step)].value
        else:
            break
    return node


def place_of_key(node: Node, location: Sequence[int | str]) -> Place:
    """Where the key at the end of a path stands."""
    owner = find(node, location[:-1])
    if isinstance(owner, Mapping) and str(location[-1]) in owner.entries:
        return owner.entries[str(location[-1])].key
    return owner.place
