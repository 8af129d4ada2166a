"""Send each act of a whole workshop ten times, half of them at once: it happens once.

    python tests/faults/resends.py --rounds 10

The workshop is the one that the examples of `docs/acts.md` are taken from: every act, every
kind of ballot, joining, and a framework that comes in. Each is sent with one key, as a page does
that had no answer; each must be answered the same every time and stand in the record once.
"""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from sqlalchemy import select  # noqa: E402 (needs the line above)

from kit.domain.rights import Act  # noqa: E402 (needs the line above)
from kit.store.schema import events  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.server.api.story import CHAPTERS, KEY  # noqa: E402 (needs the line above)
from tests.server.api.telling import Story, Told  # noqa: E402 (needs the line above)
from tests.server.conftest import served  # noqa: E402 (needs the line above)

BOX = "cast"


class Resending(Story):
    """A story in which whatever is sent is sent by many at once, and then again."""

    def asks(self, who: str, path: str, named: str, sent: dict[str, Any]) -> Any:
        """Post it to several threads at once, and then again; the first answer."""
        before = self.revision
        at_once = max(1, self.times // 2)
        with ThreadPoolExecutor(at_once) as pool:
            sending = [pool.submit(self._post, who, path, sent) for _ in range(at_once)]
            answers = [one.result() for one in sending]
        after = self.revision
        answers += [self._post(who, path, sent) for _ in range(self.times - at_once)]
        again = self.revision - after
        self.told.append(Told(named, path, sent, tuple(answers), after - before, again))
        assert answers[0].status == 200, (named, answers[0].text)
        return answers[0].json()


def rehearse(folder: Path, rounds: int, _: int) -> Ending:
    """The whole workshop, everything sent so many times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEALKIT_KEY", KEY)
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        with contextmanager(served)(folder) as running:
            told = Resending(running, rounds)
            for chapter in CHAPTERS:
                chapter(told)
            return _compared(told)


def _compared(told: Story) -> Ending:
    """Each act that made events has its key in the record once; each ballot was counted once."""
    told.running.store.verify("room")
    writing = [one for one in told.told if one.recorded]
    casting = [one for one in told.told if one.sent.get("act") == BOX]
    keys = _keys(told)
    ballots = {(one.sent["seat"], one.sent["args"]["round_id"]) for one in casting}
    recorded = sum(keys[_key(one)] for one in writing) + _counted(told)
    ending = Ending(len(writing) + len(ballots), recorded)
    ending.problems = [text for one in told.told for text in _wrong(one)]
    missing = {*Act} - {Act.BRING_FRAMEWORK} - {one.sent.get("act") for one in told.told}
    ending.problems += [f"{act} was never sent" for act in sorted(missing)]
    requests = sum(len(one.answers) for one in told.told)
    ending.told = [f"{len(Act)} kinds of acts, {requests} requests, {len(casting)} of ballots"]
    return ending


def _wrong(one: Told) -> list[str]:
    """What is wrong with how one act was answered and recorded."""
    found = []
    if {answer.status for answer in one.answers} != {200}:
        found.append(f"{one.name} was refused when it was sent again")
    elif len({answer.text for answer in one.answers}) > 1:
        found.append(f"{one.name} was answered in different ways")
    if one.again:
        found.append(f"{one.name} happened again")
    if one.recorded and "revision" in one.answer:
        events_of_it = one.answer["revision"] - one.answer["position"] + 1
        if one.recorded != events_of_it:
            found.append(f"{one.name} made {one.recorded} events, its answer tells {events_of_it}")
    return found


def _keys(told: Story) -> Counter[str]:
    with told.running.store.reading() as connection:
        wanted = select(events.c.key).where(events.c.session_id == "room")
        return Counter(map(str, connection.scalars(wanted)))


def _key(one: Told) -> str:
    """Under which key the record has it."""
    before = one.sent.get("seat", "join")
    return f"{before}:{one.sent['key']}"


def _counted(told: Story) -> int:
    """The ballots of devices in all rounds that were closed."""
    closed = [one.closed for one in told.running.room.session.rounds.values() if one.closed]
    return sum(one.voted - sum(one.tallied.values()) for one in closed)


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 10, rehearse))
