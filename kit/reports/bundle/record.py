"""The record as lines of JSON: what the hash chain covers, and people's words beside it.

Everything that a script of the standard library needs to check the chain is in these two files.
What groups answered while they compare blind is withheld: of such an event only its hash is there,
so that the chain goes on behind it.
"""

import json
from collections.abc import Iterator
from typing import Any

from kit.domain.crosswalk.judging import is_hidden
from kit.domain.hash_chain import canonical
from kit.domain.record import Record, Row
from kit.domain.session import Session

EVENTS, TEXTS = "events.jsonl", "texts.jsonl"


def events(record: Record, session: Session) -> bytes:
    """One event per line, in the order of the record."""
    withheld = hidden_positions(record, session)
    return b"".join(
        (_withheld(row) if row.position in withheld else _line(row)) + b"\n" for row in record.rows
    )


def texts(record: Record, session: Session) -> bytes:
    """One text per line, with the salt that makes its hash; what was erased has none."""
    withheld = hidden_positions(record, session)
    return b"".join(
        canonical(
            {
                "hash": text.hash,
                "position": text.position,
                "salt": text.salt,
                "text": text.text.decode(),
            }
        )
        + b"\n"
        for text in record.texts
        if text.position not in withheld
    )


def _line(row: Row) -> bytes:
    """The canonical bytes of an event with its hash; its body is canonical already."""
    named = {
        "hash": row.hash,
        "name": row.name,
        "position": row.position,
        "seat": row.seat_id,
        "session": row.session_id,
    }
    at = canonical({"at": row.at})[:-1]
    return at + b',"body":' + row.body.encode() + b"," + canonical(named)[1:]


def _withheld(row: Row) -> bytes:
    return canonical(
        {
            "hash": row.hash,
            "position": row.position,
            "session": row.session_id,
            "withheld": "judging",
        }
    )


def hidden_positions(record: Record, session: Session) -> frozenset[int]:
    """Where answers stand that other groups may not see yet."""
    if not any(judges.blind and not judges.revealed for judges in session.judges.values()):
        return frozenset()
    return frozenset(
        row.position
        for row in record.rows
        if row.name in COMPARED and _is_hidden(session, json.loads(row.body))
    )


COMPARED = frozenset(
    {
        "mapping-stated",
        "mapping-withdrawn",
        "gap-stated",
        "gap-withdrawn",
        "bundle-stated",
        "pair-settled",
        "gap-settled",
        "settlement-withdrawn",
        "suggestions-shown",
        "suggestion-refused",
    }
)
"""Events by which groups, or the room, say how requirements of two frameworks relate."""


def _is_hidden(session: Session, body: dict[str, Any]) -> bool:
    return any(is_hidden(session, one, other) for one, other in _between(session, body))


def _between(session: Session, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Which two frameworks an event is about; what was shown of several, is about each."""
    if "mapping_id" in body:
        mapping = session.mappings[body["mapping_id"]]
        yield mapping.subject.framework_id, mapping.object.framework_id
    elif "gap_id" in body:
        gap = session.gaps[body["gap_id"]]
        yield gap.subject.framework_id, gap.framework_id
    elif "settlement_id" in body:
        settlement = session.settlements[body["settlement_id"]]
        yield settlement.subject.framework_id, settlement.framework_id
    elif "bundle_id" in body:
        yield body["subjects"][0]["framework_id"], body["objects"][0]["framework_id"]
    else:
        for one in body.get("suggested", [body]):
            yield body["subject"]["framework_id"], one["object"]["framework_id"]
