"""From a reporter's save to the plenary: eight who write, one screen that follows, and phones."""

import asyncio
import random
import re
from time import process_time, time

from bench.room.crowd import Crowd, Listener, arrived, crowd_of
from bench.room.figures import Measured, spread
from bench.room.served import GROUPS, Room, done, served
from bench.room.ways import Pace
from kit.domain.seat import Role
from kit.rehearsal.phone import Phone

PAUSE = 2.0
"""Seconds between two lines of a reporter, on average: many times quicker than people write."""
_REVISION = re.compile(r'\{"revision": ?(\d+)')


async def _brainstorm(room: Room, crowd: Crowd) -> list[tuple[Phone, str]]:
    """The groups answer their questions; each reporter with a question of its group."""
    facilitator = await room.facilitator(crowd.http)
    await done(facilitator, "start_item", item_id="brainstorm")
    session = room.record()
    reporters = []
    for number in range(GROUPS):
        phone = await room.staff(crowd.http, Role.REPORTER, number)
        group_id = session.seats[phone.seat].group_id
        assert group_id is not None
        reporters.append((phone, session.questions(group_id)[0].id))
    return reporters


def saved_and_seen(phones: int, pace: Pace) -> Measured:
    """Save, acknowledgement, and sight in the plenary, while so many phones follow as well."""
    with served(phones) as room:
        return asyncio.run(_measured(room, phones, pace))


async def _measured(room: Room, phones: int, pace: Pace) -> Measured:
    async with crowd_of(room) as crowd:
        await arrived(crowd, phones)
        reporters = await _brainstorm(room, crowd)
        screen = Listener(await room.staff(crowd.http, Role.PLENARY))
        watching = Watching(screen)
        task = asyncio.create_task(screen.listen("plenary"))
        await screen.found.wait()
        before, own, began = room.tree.cpu(), process_time(), time()
        drawn = random.Random(6)
        await asyncio.gather(*(_writes(one, pace.lines, watching, drawn) for one in reporters))
        async with asyncio.timeout(30):
            await watching.all_seen()
        wall = time() - began
        found = {
            **spread("seen", watching.seconds()),
            **spread("saved", watching.saved),
            "plenary_load": (room.tree.cpu() - before) / wall,
            "plenary_own_load": (process_time() - own) / wall,
            "lines": float(len(watching.saved)),
        }
        await screen.leave()
        await asyncio.gather(task, return_exceptions=True)
    return found


class Watching:
    """The plenary's screen: it shows a line once its message is of a revision that has it."""

    def __init__(self, screen: Listener) -> None:
        self.saved: list[float] = []
        self._sent: list[tuple[int, float]] = []
        self._shown: list[tuple[int, float]] = []
        self._screen = screen

    def wrote(self, position: int, at: float, seconds: float) -> None:
        """A line was sent then, and acknowledged so many seconds later."""
        self.saved.append(seconds)
        self._sent.append((position, at))

    async def all_seen(self) -> None:
        """Wait until the last line can be seen."""
        while not self._shown or self._shown[-1][0] < max(position for position, _ in self._sent):
            await asyncio.sleep(0.05)
            self._look()

    def seconds(self) -> list[float]:
        """From sending each line to the screen that has it."""
        return [
            next(seen for revision, seen in self._shown if revision >= position) - at
            for position, at in self._sent
        ]

    def _look(self) -> None:
        self._shown.extend((_revision(text), at) for at, text in self._screen.unread)
        self._screen.unread.clear()


def _revision(text: str) -> int:
    found = _REVISION.match(text)
    assert found is not None, "a message begins with its revision"
    return int(found[1])


async def _writes(
    reporter: tuple[Phone, str], lines: int, watching: Watching, drawn: random.Random
) -> None:
    """One reporter: a line now and then."""
    phone, question_id = reporter
    for number in range(lines):
        await asyncio.sleep(drawn.uniform(0, 2 * PAUSE))
        text = f"Trust needs time, and {number} meetings."
        at = time()
        answer = await phone.act(
            "write_line", {"question_id": question_id, "text": text, "lang": "en"}
        )
        if not answer.ok:
            raise SystemExit(f"a line was refused: {answer.status} {answer.body}")
        watching.wrote(answer.body["position"], at, answer.seconds)
