"""What reports are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from kit.domain.record import Record
from kit.domain.session import Session


@dataclass(frozen=True)
class Material:
    """A session, the record that it was replayed from, and in which language to speak of it.

    The codes of seats by their ids, the address and the room code are for seat cards only.
    """

    session: Session
    record: Record = field(default_factory=Record)
    lang: str = "en"
    zone: tzinfo = UTC
    codes: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    room_code: str = ""
