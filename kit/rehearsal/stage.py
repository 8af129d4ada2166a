"""The stage: who takes part in a rehearsal, what they were told is saved, what was measured."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession

from kit.domain.ids import LANGUAGES
from kit.rehearsal.checks import Check
from kit.rehearsal.host import Room
from kit.rehearsal.insisting import Insisted, insist
from kit.rehearsal.phone import Phone, fresh_key
from kit.rehearsal.watch import Watch

WITHIN = 30.0
"""Seconds after which what has not come is said never to come."""


Choices = dict[str, dict[str, str]]
"""A ballot: value and code, by standard."""


@dataclass(frozen=True)
class Pace:
    """How long people take, in seconds: to write, all to vote, and until an act is sent again."""

    writing: float = 8.0
    voting: float = 10.0
    again: float = 0.5


@dataclass
class Saved:
    """What the server has acknowledged: seats, ballots, the texts of lines and ideas by their ids.

    `changed` counts who voted anew.
    """

    seats: list[str] = field(default_factory=list)
    lines: dict[str, str] = field(default_factory=dict)
    ideas: dict[str, str] = field(default_factory=dict)
    votes: dict[Phone, Choices] = field(default_factory=dict)
    changed: int = 0

    @property
    def count(self) -> int:
        """How much that is, ballots apart."""
        return len(self.seats) + len(self.lines) + len(self.ideas)


class Stopped(Exception):  # noqa: N818  (it says what happened to the rehearsal)
    """The play cannot go on: the server refused what it must do, or is gone."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass
class Stage:
    """A rehearsal under way."""

    http: ClientSession
    server: str
    room: Room
    watch: Watch
    pace: Pace
    chance: random.Random
    facilitator: Phone
    plenary: Phone
    reporters: list[Phone]
    phones: list[Phone]
    late: list[Phone]
    saved: Saved = field(default_factory=Saved)
    checks: list[Check] = field(default_factory=list)
    standard_ids: list[str] = field(default_factory=list)
    round_id: str = ""

    @property
    def everybody(self) -> list[Phone]:
        """All who have a page open."""
        return [self.facilitator, self.plenary, *self.reporters, *self.phones]

    def item(self, kind: str) -> str | None:
        """The first agenda item of a kind that has not been yet."""
        steps: Iterable[dict[str, Any]] = self.facilitator.view["shared"]["agenda"]
        coming = (one for one in steps if one["kind"] == kind and one["state"] == "coming")
        return next((str(one["item_id"]) for one in coming), None)

    async def send(self, phone: Phone, act: str, /, **args: Any) -> Insisted:
        """An act, sent until it is answered."""
        key = fresh_key()
        return await insist(lambda: phone.act(act, args, key), self.pace.again, self.chance)

    async def lead(self, act: str, /, **args: Any) -> dict[str, Any]:
        """An act of the facilitator, without which nothing goes on; the ids of what it made."""
        sent = await self.send(self.facilitator, act, **args)
        if not sent.ok:
            raise Stopped(str(sent.answer.body.get("text", "")))
        made: dict[str, Any] = sent.answer.body["result"]
        return made


def staged(http: ClientSession, server: str, room: Room, phones: int, pace: Pace) -> Stage:
    """Everybody, before the doors open. The same chance every time: rehearsals can be compared."""
    chance = random.Random(2022)  # noqa: S311  (nothing secret hangs on it)

    def new(number: int = 0) -> Phone:
        return Phone(http, server, lang=LANGUAGES[number % len(LANGUAGES)])

    return Stage(
        http=http,
        server=server,
        room=room,
        watch=Watch(chance),
        pace=pace,
        chance=chance,
        facilitator=new(),
        plenary=new(),
        reporters=[new(number) for number, _ in enumerate(room.of("reporter"))],
        phones=[new(number) for number in range(phones)],
        late=[new(number) for number in range(min(20, max(1, phones // 16)))],
    )
