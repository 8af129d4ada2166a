"""A framework on its way into a session: chosen from those at hand, or read from a spreadsheet."""

import asyncio
import base64
import binascii
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.commands import Asked
from kit.commands.act import Acting
from kit.commands.frameworks import BringFramework, bring_framework
from kit.domain.errors import BadInput, BrokenFiles, KitError, NotAllowed, NotFound
from kit.domain.events import Step
from kit.domain.ids import Id
from kit.domain.rights import Act, may
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.formats.spreadsheet.about import About
from kit.formats.spreadsheet.bringing import bring
from kit.formats.spreadsheet.notes import Note
from kit.server.acts import Sent, performed
from kit.server.door import Call, spoken
from kit.server.listening import LARGEST_UPLOAD
from kit.server.room import Room
from kit.views.bringing import offered, preview
from kit.views.frameworks.at_hand import Shelf
from kit.words import say, say_error

ON_THE_PAGE = {
    "sheet-completeness-assumed": "bringing-completeness-assumed",
    "sheet-still-open": "bringing-still-open",
    "sheet-wording-kept": "bringing-wording-kept",
}
"""Sentences that name an option of the command line, and what the page says instead."""


class SentFile(BaseModel):
    """A spreadsheet as a browser sends it; `data` is base64."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    data: str


class SentAbout(BaseModel):
    """What the columns of a spreadsheet do not say."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: Id
    title: str = ""
    issuer: str = ""
    country: str = ""
    edition: str = ""
    audience: str = ""
    document: str = ""
    completeness: Literal["", "complete", "partial", "headings"] = ""
    wording: Literal["issuer", "restated"] = "issuer"


class SentFramework(Sent):
    """A framework to look at (`do: preview`) or to take in (`do: bring`)."""

    seat: Id
    do: Literal["preview", "bring"]
    framework_id: Id | None = None
    file: SentFile | None = None
    about: SentAbout | None = None


class OfferedCall(Call):
    """GET /api/frameworks: the frameworks at hand that the session does not compare yet."""

    async def get(self) -> None:
        """List them for the facilitator."""
        room, _ = _facilitator(self, self.get_query_argument("seat", ""))
        shelf = await asyncio.to_thread(self.place.shelf.look)
        frameworks = [held.framework for held in shelf.frameworks.values()]
        self.finish({"ok": True, "offered": offered(frameworks, room.session, self.lang)})


class FrameworkCall(Call):
    """POST /api/framework: look at a framework before it comes in, or take it in."""

    largest = LARGEST_UPLOAD

    async def post(self) -> None:
        """Answer with what it holds and would change; or, once it is durable, that it is in."""
        sent = self._read()
        room, seat = _facilitator(self, sent.seat)
        try:
            args, notes = await asyncio.to_thread(self._brought, room.session, sent)
        except BrokenFiles as error:
            self.finish({"ok": True, "problems": self._problems(error)})
            return
        if sent.do == "preview":
            self.finish({"ok": True, **self._preview(room, seat, sent, args), "notes": notes})
            return
        given = args.model_dump(mode="json")
        asked = Asked(seat.seat_id, Act.BRING_FRAMEWORK, given, sent.key, self.place.clock.now())
        done = await performed(self.place, room, asked)
        self.finish({"ok": True, "position": done.position, "revision": done.last})

    def _read(self) -> SentFramework:
        given = self.body()
        self.spoken = spoken(given.get("lang"), self.lang)
        try:
            return SentFramework.model_validate(given)
        except ValidationError:
            raise BadInput("door-unreadable") from None

    def _brought(self, session: Session, sent: SentFramework) -> tuple[BringFramework, list[str]]:
        if sent.framework_id is not None:
            return _chosen(self.place.shelf.look(), sent.framework_id), []
        if sent.file is None or sent.about is None:
            raise BadInput("door-unreadable")
        present = session.frameworks.get(sent.about.id)
        brought = bring(sent.file.name, _bytes(sent.file), _about(sent.about), present)
        return BringFramework(framework=brought.framework), _told(brought.notes, self.lang)

    def _preview(
        self, room: Room, seat: Seat, sent: SentFramework, args: BringFramework
    ) -> dict[str, Any]:
        acting = Acting(room.session, seat, sent.key, self.place.clock.now())
        try:
            bring_framework(acting, args)
            refused = None
        except KitError as error:
            refused = say_error(error, self.lang)
        return {**preview(room.session, args.framework, self.lang, args.steps), "refused": refused}

    def _problems(self, error: BrokenFiles) -> list[dict[str, Any]]:
        return [
            {"row": one.line, "text": say(one.message_id, self.lang, **one.values)}
            for one in error.problems
        ]


def _facilitator(call: Call, seat_id: str) -> tuple[Room, Seat]:
    room, seat = call.seat(seat_id)
    if not may(seat.role, Act.BRING_FRAMEWORK):
        raise NotAllowed("act-not-yours")
    return room, seat


def _chosen(shelf: Shelf, framework_id: str) -> BringFramework:
    """A framework at hand, with the way to it from the edition it replaces."""
    held = shelf.frameworks.get(framework_id)
    if held is None:
        raise NotFound("framework-page-unknown", framework=framework_id)
    steps = [
        Step(older=one.subject, newer=one.object, relation=one.relation)
        for editions in shelf.crosswalks
        if (editions.subject, editions.object) == (held.framework.replaces, framework_id)
        for one in editions.related().values()
    ]
    return BringFramework(framework=held.framework, steps=tuple(steps))


def _told(notes: Iterable[Note], lang: str) -> list[str]:
    """What was understood, in sentences; where they name an option, the page's own field."""
    wordings = ("sheet-wording-issuer",)  # the page has asked for it
    kept = [note for note in notes if note.message_id not in wordings]
    return [
        say(ON_THE_PAGE.get(one.message_id, one.message_id), lang, **one.values) for one in kept
    ]


def _about(sent: SentAbout) -> About:
    """What was typed; an empty field leaves the matter to the file."""
    given: dict[str, Any] = {
        name: text.strip() or None for name, text in sent.model_dump(exclude={"id"}).items()
    }
    return About(sent.id, **given)


def _bytes(file: SentFile) -> bytes:
    try:
        return base64.b64decode(file.data, validate=True)
    except (binascii.Error, ValueError):
        raise BadInput("door-unreadable") from None
