"""What was found in files of others: items, people, rounds with answers, and what to say of it.

Everybody has one voice on an item, their latest. What a source cannot say is a note; nothing is
made up in its place.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kit.domain.foreign.claims import Claim
from kit.domain.foreign.kinds import Kind
from kit.domain.framework import Framework
from kit.domain.workshop import Method

Filled = str | int
"""What fills a gap of a sentence: a text or a whole number, so that the record can hold it."""


@dataclass(frozen=True)
class Note:
    """One thing that was understood, left out or differs: a message id with its values."""

    message_id: str
    values: Mapping[str, Filled] = field(default_factory=dict)


def note(message_id: str, **values: Filled) -> Note:
    """Write a note down."""
    return Note(message_id, values)


@dataclass(frozen=True)
class SourceFile:
    """A file that was read: its name without folders, its size, and two fingerprints.

    `sha256` is recorded; `mark`, which cannot be made from it, never is: names of seats come from
    it, so that nobody finds a person by trying out addresses.
    """

    name: str
    sha256: str
    size: int
    mark: bytes = b""


def source_file(name: str, data: bytes) -> SourceFile:
    """A file with its fingerprints."""
    mark = hashlib.sha256(b"sealkit-import\n" + data).digest()
    return SourceFile(name, hashlib.sha256(data).hexdigest(), len(data), mark)


@dataclass(frozen=True)
class Item:
    """What people were asked about. `is_dropped`: the source itself had put it aside."""

    item_id: str
    text: str
    is_dropped: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who was asked, under the name of the source, which no record of ours holds."""

    person_id: str
    group: str = ""
    organisation: str = ""
    country: str = ""


@dataclass(frozen=True)
class Asked:
    """A round: what was asked of whom, and what each answered.

    `answers` has whoever handed anything in; an item that is not named was left blank, or never
    shown. `changed` counts people who replaced an answer by another one.
    """

    method: Method
    rule: Mapping[str, str]
    item_ids: tuple[str, ...]
    entitled: tuple[str, ...]
    answers: Mapping[str, Mapping[str, str]]
    changed: int = 0
    title: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Gathered:
    """All that was found in the files of one source; `lang` is empty where they do not say it."""

    kind: Kind
    title: str
    files: tuple[SourceFile, ...]
    items: tuple[Item, ...] = ()
    people: tuple[Person, ...] = ()
    rounds: tuple[Asked, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    licence: str = ""
    citation: str = ""
    lang: str = ""

    def judgements(self) -> int:
        """How many answers there are, each person's on each item in each round."""
        return sum(len(given) for one in self.rounds for given in one.answers.values())

    def voted(self) -> int:
        """How many people handed anything in."""
        return len({person_id for one in self.rounds for person_id in one.answers})
