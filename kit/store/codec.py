"""How events are written down: under which name, in which bytes, with people's words kept apart."""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kit.domain import events
from kit.domain.errors import Unusable
from kit.domain.events import Event, Recorded
from kit.domain.freetext import ERASED
from kit.domain.hash_chain import canonical, linked, salted
from kit.domain.record import Record, Row, Text, stamp
from kit.store.freetext import changed

CLASSES: dict[str, type[Event]] = {
    "session-started": events.SessionStarted,
    "session-renamed": events.SessionRenamed,
    "groups-arranged": events.GroupsArranged,
    "organisations-listed": events.OrganisationsListed,
    "places-allowed": events.PlacesAllowed,
    "address-chosen": events.AddressChosen,
    "framework-brought": events.FrameworkBrought,
    "framework-set-aside": events.FrameworkSetAside,
    "seat-opened": events.SeatOpened,
    "seat-handed-over": events.SeatHandedOver,
    "seat-withdrawn": events.SeatWithdrawn,
    "data-imported": events.DataImported,
    "words-erased": events.WordsErased,
    "session-closed": events.SessionClosed,
    "item-started": events.ItemStarted,
    "item-extended": events.ItemExtended,
    "item-ended": events.ItemEnded,
    "item-reopened": events.ItemReopened,
    "help-called": events.HelpCalled,
    "help-answered": events.HelpAnswered,
    "line-written": events.LineWritten,
    "line-reworded": events.LineReworded,
    "line-removed": events.LineRemoved,
    "line-translated": events.LineTranslated,
    "idea-sent": events.IdeaSent,
    "idea-merged": events.IdeaMerged,
    "idea-set-aside": events.IdeaSetAside,
    "speaker-called": events.SpeakerCalled,
    "slot-extended": events.SlotExtended,
    "theme-gathered": events.ThemeGathered,
    "theme-renamed": events.ThemeRenamed,
    "lines-added-to-theme": events.LinesAddedToTheme,
    "line-taken-from-theme": events.LineTakenFromTheme,
    "theme-taken-apart": events.ThemeTakenApart,
    "mapping-stated": events.MappingStated,
    "mapping-withdrawn": events.MappingWithdrawn,
    "gap-stated": events.GapStated,
    "gap-withdrawn": events.GapWithdrawn,
    "bundle-stated": events.BundleStated,
    "pair-settled": events.PairSettled,
    "gap-settled": events.GapSettled,
    "settlement-withdrawn": events.SettlementWithdrawn,
    "suggestions-shown": events.SuggestionsShown,
    "suggestion-refused": events.SuggestionRefused,
    "judges-assigned": events.JudgesAssigned,
    "standard-gathered": events.StandardGathered,
    "standard-reworded": events.StandardReworded,
    "standard-described": events.StandardDescribed,
    "standard-dropped": events.StandardDropped,
    "standard-restored": events.StandardRestored,
    "round-planned": events.RoundPlanned,
    "round-opened": events.RoundOpened,
    "seat-admitted": events.SeatAdmitted,
    "deadline-set": events.DeadlineSet,
    "round-paused": events.RoundPaused,
    "round-resumed": events.RoundResumed,
    "seat-recused": events.SeatRecused,
    "tally-entered": events.TallyEntered,
    "tally-confirmed": events.TallyConfirmed,
    "tally-withdrawn": events.TallyWithdrawn,
    "round-closed": events.RoundClosed,
    "review-planned": events.ReviewPlanned,
}
"""What is stored under which name. A changed shape gets a new name; the old one stays readable."""

NAMES = {shape: name for name, shape in CLASSES.items()}
"""The name that a class is written under: the last one given to it above."""


@dataclass(frozen=True)
class Place:
    """Where an event goes: its session and position, the hash before it, when and by whom."""

    session_id: str
    position: int
    previous: str
    at: datetime
    seat_id: str | None


def encode(event: Event, place: Place) -> tuple[Row, list[Text]]:
    """The row of an event, and the texts that are kept apart from it."""
    apart: list[Text] = []

    def put_apart(text: str) -> str:
        salt, words = secrets.token_hex(16), unicodedata.normalize("NFC", text).encode()
        kept = Text(salted(salt, words), place.position, salt, words)
        apart.append(kept)
        return kept.hash

    body = changed(type(event), event.model_dump(mode="json"), put_apart)
    row = Row(
        session_id=place.session_id,
        position=place.position,
        at=stamp(place.at),
        seat_id=place.seat_id,
        name=NAMES[type(event)],
        body=canonical(body).decode(),
        hash="",
    )
    chained = linked(place.previous, row.canonical())
    return Row(**{**vars(row), "hash": chained}), apart


def decode(row: Row, words: Mapping[str, str]) -> Recorded:
    """The event of a row, its texts joined again; those that are gone read as `ERASED`.

    Raises Unusable for a name or a shape that this version of the kit does not know.
    """
    if row.name not in CLASSES:
        raise Unusable("event-unknown", session=row.session_id, name=row.name)
    shape = CLASSES[row.name]
    try:
        body = changed(shape, json.loads(row.body), lambda hashed: words.get(hashed, ERASED))
        event = shape.model_validate(body)
    except ValueError as error:
        where = {"session": row.session_id, "position": row.position, "name": row.name}
        raise Unusable("event-unreadable", **where) from error
    return Recorded(
        position=row.position,
        at=datetime.fromisoformat(row.at),
        seat_id=row.seat_id,
        event=event,
        hash=row.hash,
    )


def decoded(record: Record) -> list[Recorded]:
    """The events of a record, in their order."""
    words = {text.hash: text.text.decode() for text in record.texts}
    return [decode(row, words) for row in record.rows]


def names_of(shape: type[Event]) -> list[str]:
    """Every name under which a class may stand in a store."""
    return [name for name, known in CLASSES.items() if known is shape]
