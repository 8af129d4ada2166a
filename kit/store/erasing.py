"""Which texts of a record are meant when words are to be erased."""

import json
from collections.abc import Collection
from typing import Any

from kit.domain.record import Record, Row
from kit.domain.words_typed import TYPED, Words
from kit.store.codec import CLASSES
from kit.store.freetext import changed


def hashes(record: Record, kinds: Collection[Words], of_seat: str | None) -> frozenset[str]:
    """The hashes of all texts of these kinds that are still there; of one seat, or of everybody.

    What a seat typed stands in its own acts; its reasons in open rounds stand in the closing.
    """
    names = frozenset().union(*(TYPED[kind] for kind in kinds))
    meant: set[str] = set()
    for row in record.rows:
        if row.name in names:
            meant.update(_texts(row, of_seat))
    return frozenset(text.hash for text in record.texts if text.hash in meant)


def _texts(row: Row, of_seat: str | None) -> set[str]:
    body: dict[str, Any] = json.loads(row.body)
    if of_seat is None or (row.seat_id == of_seat and "reasons" not in body):
        return _hashes_in(row.name, body)
    given = [one for one in body.get("reasons", ()) if one.get("seat_id") == of_seat]
    return _hashes_in(row.name, body | {"reasons": given}) if given else set()


def _hashes_in(name: str, body: dict[str, Any]) -> set[str]:
    found: set[str] = set()

    def keep(text: str) -> str:
        found.add(text)
        return text

    changed(CLASSES[name], body, keep)
    return found
