"""What an hour leaves in the server's memory: all that a room of 300 writes in it, played quicker,
while the phones come and go."""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from time import time
from typing import Any

from bench.room.cost import settled
from bench.room.crowd import Crowd, Listener, arrived, crowd_of
from bench.room.figures import Measured
from bench.room.served import GROUPS, Room, done, served
from bench.room.ways import Pace
from kit.domain.seat import Role
from kit.rehearsal.phone import Phone

LINES = 30
"""Lines of each of eight reporters; a quarter of them is worded anew."""
IDEAS = 2
"""Ideas of each phone; the reporters take a fifth of them."""
MAPPINGS = 15
"""Mappings of each reporter."""
THEMES = 24
ABSENCES = 4
"""How often a phone sleeps or loses its line, and comes back."""
AWAY_SECONDS = 1.0
AT_ONCE = 8
"""Acts that are on their way together."""


def remembered(phones: int, pace: Pace) -> Measured:
    """Memory of the server before the hour and after it, the same phones being there."""
    with served(phones) as room:
        return asyncio.run(_played(room, phones, pace))


async def _played(room: Room, phones: int, pace: Pace) -> Measured:
    async with crowd_of(room) as crowd:
        empty = room.tree.spent()
        await arrived(crowd, phones)
        await asyncio.to_thread(settled, room.tree)
        before, began = room.tree.spent(), time()
        revision = room.record().revision
        coming_and_going = asyncio.create_task(_come_and_go(crowd, pace.staying))
        await Hour(room, crowd).play()
        await coming_and_going
        wall = time() - began
        await asyncio.to_thread(settled, room.tree)
        after = room.tree.spent()
        session = room.record()
        found = {
            "hour_before_pss": float(before.pss),
            "hour_after_pss": float(after.pss),
            "hour_growth": float(after.pss - before.pss),
            "hour_empty_pss": float(empty.pss),
            "hour_cpu": after.cpu - before.cpu,
            "hour_events": float(session.revision - revision),
            "hour_played_s": wall,
            "hour_comings": float(phones * ABSENCES),
            "hour_store": float(room.store.stat().st_size),
        }
        await asyncio.gather(*(one.leave() for one in crowd.listeners))
        await asyncio.to_thread(settled, room.tree)
        return found | {"hour_left_pss": float(room.tree.spent().pss)}


async def _come_and_go(crowd: Crowd, staying: float) -> None:
    drawn = random.Random(6)

    async def one(listener: Listener) -> None:
        for _ in range(ABSENCES):
            await asyncio.sleep(drawn.uniform(0, staying))
            await listener.leave()
            listener.read()
            await asyncio.sleep(AWAY_SECONDS)
            crowd.follow(listener)

    await asyncio.gather(*(one(listener) for listener in crowd.listeners))


class Hour:
    """Who does what in that hour."""

    def __init__(self, room: Room, crowd: Crowd) -> None:
        self.room = room
        self.crowd = crowd
        self.lines: list[dict[str, Any]] = []
        self.ideas: list[dict[str, Any]] = []

    async def play(self) -> None:
        """From the opening to the crosswalk."""
        http = self.crowd.http
        self.facilitator = await self.room.facilitator(http)
        self.reporters = [
            await self.room.staff(http, Role.REPORTER, number) for number in range(GROUPS)
        ]
        session = self.room.record()
        groups = [session.seats[one.seat].group_id for one in self.reporters]
        self.question = {one: session.questions(one)[0].id for one in groups if one}
        self.group = {
            one.seat: str(group) for one, group in zip(self.reporters, groups, strict=True)
        }
        named = [
            [{"framework_id": one.id, "ref_id": each.ref_id} for each in one.assessable()]
            for one in session.frameworks.values()
        ]
        self.pairs = list(itertools.product(*named[:2]))
        for item_id in ("opening", "brainstorm"):
            await done(self.facilitator, "start_item", item_id=item_id)
        await self._brainstorm()
        await done(self.facilitator, "extend_item", minutes=5)
        await done(self.facilitator, "start_item", item_id="plenary")
        await self._themes()
        await done(self.facilitator, "start_item", item_id="crosswalk")
        await together(_each(self.reporters, self._mapping, MAPPINGS))

    async def _brainstorm(self) -> None:
        await together(_each(self.reporters, self._line, LINES))
        await together(partial(self._word_anew, one) for one in self.lines[::4])
        for listener in self.crowd.listeners:
            listener.read()
        phones = [one.phone for one in self.crowd.listeners]
        await together(_each(phones, self._idea, IDEAS))
        await together(partial(self._accept, one) for one in self.ideas[::5])

    async def _word_anew(self, line: dict[str, Any]) -> None:
        text = "Mentors are prepared, and somebody answers them when it becomes difficult."
        wanted = {"line_id": line["line_id"], "base": 1, "text": text, "lang": "en"}
        await done(line["by"], "reword_line", **wanted)

    async def _accept(self, idea: dict[str, Any]) -> None:
        [reporter] = [one for one in self.reporters if self.group[one.seat] == idea["group"]]
        await done(reporter, "accept_idea", idea_id=idea["idea_id"])

    async def _line(self, reporter: Phone, number: int) -> None:
        question_id = self.question[self.group[reporter.seat]]
        text = (
            f"Mentors are prepared for their task, and line {number} says how many hours it takes."
        )
        made = await done(reporter, "write_line", question_id=question_id, text=text, lang="en")
        self.lines.append({**made, "by": reporter})

    async def _idea(self, phone: Phone, number: int) -> None:
        group = phone.view["own"]["group_id"]
        text = f"Idea {number}: mentees say themselves what they would like to reach."
        question_id = self.question[group]
        made = await done(phone, "send_idea", question_id=question_id, text=text, lang="en")
        self.ideas.append({**made, "group": group})

    async def _themes(self) -> None:
        share = len(self.lines) // THEMES
        for number in range(THEMES):
            lines = [one["line_id"] for one in self.lines[number * share : (number + 1) * share]]
            title = f"What mentors need, part {number}"
            await done(self.facilitator, "gather_theme", title=title, lang="en", line_ids=lines)

    async def _mapping(self, reporter: Phone, number: int) -> None:
        subject, object_ = self.pairs[7 * number]
        await done(
            reporter,
            "state_mapping",
            subject=subject,
            object=object_,
            relation="intersects-with",
            justification="Both ask that somebody answers when it becomes difficult.",
            lang="en",
        )


def _each(
    people: list[Phone], work: Callable[[Phone, int], Awaitable[None]], times: int
) -> Iterable[Callable[[], Awaitable[None]]]:
    """Everybody's work, one after another in turn."""
    for number, one in itertools.product(range(times), people):
        yield partial(work, one, number)


async def together(works: Iterable[Callable[[], Awaitable[None]]]) -> None:
    """Do them all, a few at a time."""
    free = asyncio.Semaphore(AT_ONCE)

    async def one(work: Callable[[], Awaitable[None]]) -> None:
        async with free:
            await work()

    await asyncio.gather(*(one(work) for work in works))
