"""Kill the server under load again and again: what a page was told is saved must be there.

    python tests/faults/kill_server.py --rounds 150

Reporters write lines and phones cast ballots over HTTP, each act with its key; meanwhile the round
is paused and goes on, its deadline is moved, and votes on paper are entered and counted again. The
server is killed at a random moment without warning and started again on the same store; what had no
answer is sent again with the same key, as pages do. The round's deadline passes while no server
runs. At the end the record is compared with all that was answered.
"""

import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from kit.domain.events import Event  # noqa: E402 (needs the line above)
from kit.domain.replay import replay  # noqa: E402 (needs the line above)
from kit.domain.seat import Role  # noqa: E402 (needs the line above)
from kit.domain.session import Session  # noqa: E402 (needs the line above)
from kit.store.store import Store  # noqa: E402 (needs the line above)
from tests.faults.serving import SESSION  # noqa: E402 (needs the line above)
from tests.server.running import Browser, eventually  # noqa: E402 (needs the line above)

PHONES = 8
HEADS = 4_000
LONGEST_LIFE = 1.0
PAUSED = "round-paused"


class Killed:
    """The served room; it dies and comes back on another port, the browsers stay."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "room.db"
        self.port = 0

    def start(self) -> None:
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        environment = os.environ | {
            "PYTHONPATH": path,
            "JUPYTER_RUNTIME_DIR": str(self.path.parent),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.serving", str(self.path)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def events(self) -> list[Event]:
        store = Store.open_to_read(self.path)
        try:
            return [one.event for one in store.read(SESSION)]
        finally:
            store.close()

    def session(self) -> Session:
        store = Store.open_to_read(self.path)
        try:
            store.verify(SESSION)
            return replay(SESSION, store.read(SESSION))
        finally:
            store.close()


@dataclass
class Person:
    """Somebody who sends one act after another, each until it is answered."""

    room: Killed
    browser: Browser
    seat_id: str
    acts: Any
    answered: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: tuple[str, dict[str, Any], str] | None = None
    refused: list[str] = field(default_factory=list)

    def work(self, until: float) -> None:
        while time.monotonic() < until:
            self.waiting = self.waiting or next(self.acts)
            if not self._send():
                return

    def finish(self, enough: Callable[[], bool]) -> None:
        """Send what waits, and more until it is enough; the server lives."""
        while self.waiting is not None or not enough():
            self.waiting = self.waiting or next(self.acts)
            assert self._send(), "the server does not answer"

    def results(self, act: str) -> list[dict[str, Any]]:
        """What was answered to acts with keys of that kind."""
        return [one for key, one in self.answered.items() if key.startswith(act)]

    def _send(self) -> bool:
        """Whether there was an answer; without one the act waits for the next life."""
        assert self.waiting is not None
        name, args, key = self.waiting
        self.browser.port = self.room.port
        try:
            answer = self.browser.act(self.seat_id, name, args, key)
        except (OSError, HTTPException):
            return False
        if answer.status == 200:
            self.answered[key] = answer.json()["result"]
        elif answer.json()["message_id"] == PAUSED:
            time.sleep(0.02)
            return True  # it is sent again, as pages do, until the round goes on
        else:
            self.refused.append(answer.text)
        self.waiting = None
        return True


def lines(question_id: str, name: str) -> Any:
    """A reporter's acts: one line after another."""
    for number in itertools.count():
        args = {"question_id": question_id, "text": f"{name} says {number}", "lang": "en"}
        yield "write_line", args, f"line{name}{number:012d}"


def ballots(round_id: str, standard_id: str, name: str) -> Any:
    """A phone's acts: one ballot after another, each in place of the one before."""
    for base in itertools.count():
        choice = {"value": str(base % 9 + 1), "code": f"{name}{base:020d}"}
        ballot = {"choices": {standard_id: choice}, "reasons": []}
        args = {"round_id": round_id, "base": base, "ballot": ballot}
        yield "cast", args, f"cast{name}{base:012d}"


def steering(round_id: str, standard_id: str) -> Any:
    """A facilitator's acts: a deadline is moved, a pause comes and goes, papers are counted."""
    for number in itertools.count():
        closes_at = datetime.now(UTC) + timedelta(days=1, seconds=number)
        deadline = {"round_id": round_id, "closes_at": closes_at.isoformat()}
        yield "set_deadline", deadline, f"deadline{number:012d}"
        yield "pause_round", {"round_id": round_id}, f"pause{number:012d}"
        yield "resume_round", {"round_id": round_id}, f"resume{number:012d}"
        sheet = {"round_id": round_id, "how": "paper", "tally": tally(standard_id)}
        yield "enter_tally", sheet, f"tally{number:012d}"


def confirming(steered: "Person", standard_id: str) -> Any:
    """A reporter's acts: the papers that were entered are counted again; help is called between."""
    number, calls = 0, itertools.count()
    while True:
        entered = steered.results("tally")
        if number < len(entered):
            again = {**entered[number], "tally": tally(standard_id)}
            yield "confirm_tally", again, f"confirm{number:012d}"
            number += 1
        else:
            yield "call_help", {}, f"help{next(calls):012d}"


def tally(standard_id: str) -> dict[str, Any]:
    return {"voters": 2, "counts": {standard_id: {"8": 1, "2": 1}}}


class Crowd:
    """Two reporters and eight phones in a room whose round is open, and two who steer it."""

    def __init__(self, room: Killed) -> None:
        self.room = room
        room.start()
        session = room.session()
        self.facilitator = self._seated(session, Role.FACILITATOR)
        phones = [self._phone(number) for number in range(PHONES)]
        question = session.questions("group-1")[0].id
        self._do("start_item", {"item_id": "brainstorm"})
        text = {"text": "Mentors are trained.", "lang": "en"}
        standard = self._do("gather_standard", text)["standard_id"]
        opened = self._do("open_round", {"plan_id": "r1", "heads": HEADS})
        self.round_id, self.standard_id = opened["round_id"], standard
        reporters = [self._seated(session, Role.REPORTER, f"group-{group}") for group in (1, 2)]
        self.people = [
            Person(room, browser, seat_id, lines(question, f"r{number}"))
            for number, (browser, seat_id) in enumerate(reporters)
        ] + [
            Person(room, browser, seat_id, ballots(self.round_id, standard, f"p{number}"))
            for number, (browser, seat_id) in enumerate(phones)
        ]

        steers = Person(room, *self.facilitator, steering(self.round_id, standard))
        second = self._seated(session, Role.REPORTER, "group-3")
        self.steering = [steers, Person(room, *second, confirming(steers, standard))]

    @property
    def everybody(self) -> list[Person]:
        return [*self.steering, *self.people]

    def _seated(
        self, session: Session, role: Role, group_id: str | None = None
    ) -> tuple[Browser, str]:
        seats = session.standing_seats(role)
        seat = next(seat for seat in seats if seat.group_id == group_id)
        store = Store.open(self.room.path)
        code = store.keys.seat_code(SESSION, seat.seat_id, seat.version)
        store.close()
        browser = Browser(self.room.port)
        assert browser.get(f"/s/{code}").status == 302
        return browser, seat.seat_id

    def _phone(self, number: int) -> tuple[Browser, str]:
        store = Store.open(self.room.path)
        code = store.keys.room_code(SESSION)
        store.close()
        browser = Browser(self.room.port)
        return browser, str(browser.join(code, f"phone{number:015d}").json()["seat"])

    def _do(self, act: str, args: dict[str, Any]) -> dict[str, Any]:
        browser, seat_id = self.facilitator
        browser.port = self.room.port
        answer = browser.act(seat_id, act, args)
        assert answer.status == 200, answer.text
        result: dict[str, Any] = answer.json()["result"]
        return result

    def live(self, seconds: float) -> None:
        """Everybody works until the server is killed."""
        until = time.monotonic() + seconds + 1
        threads = [threading.Thread(target=one.work, args=(until,)) for one in self.everybody]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.room.kill()
        for thread in threads:
            thread.join()

    def settle(self) -> None:
        """A last life in which everything that waits is answered; then the deadline passes."""
        steers, second = self.steering
        steers.finish(lambda: bool(steers.results("tally")))
        second.finish(lambda: len(second.results("confirm")) == len(steers.results("tally")))
        self._do("resume_round", {"round_id": self.round_id})
        for one in self.people:
            one.finish(lambda: True)
        closes_at = datetime.now(UTC) + timedelta(seconds=0.2)
        self._do("set_deadline", {"round_id": self.round_id, "closes_at": closes_at.isoformat()})
        self.room.kill()
        time.sleep(0.3)
        self.room.start()
        eventually(lambda: not self.room.session().open_round())
        self.room.kill()


def problems(crowd: Crowd) -> list[str]:
    """What the record lacks of all that was answered, or holds twice."""
    session = crowd.room.session()
    found = [text for one in crowd.people for text in one.refused]
    said = [line.text for line in session.lines.values()]
    found += [f"twice: {text}" for text in set(said) if said.count(text) > 1]
    for one in crowd.people:
        for key, result in one.answered.items():
            if "line_id" in result and result["line_id"] not in session.lines:
                found.append(f"acknowledged and gone: {key}")
    closed = session.rounds[crowd.round_id].closed
    assert closed is not None
    codes = {judgement.code for judgement in closed.judgements[crowd.standard_id]}
    for one in crowd.people:
        casts = [key for key in one.answered if key.startswith("cast")]
        if casts and f"{casts[-1][4:6]}{int(casts[-1][6:]):020d}" not in codes:
            found.append(f"the last ballot is not the one that counts: {casts[-1]}")
    return found


def steering_problems(crowd: Crowd) -> list[str]:
    """Whether each pause, deadline and tally stands once, and the papers are counted."""
    steers, second = crowd.steering
    round_ = crowd.room.session().rounds[crowd.round_id]
    assert round_.closed is not None
    found = [text for one in crowd.steering for text in one.refused]
    events = Counter(type(event).__name__ for event in crowd.room.events())
    acknowledged = Counter(key.rstrip("0123456789") for key in steers.answered)
    entered = [one["tally_id"] for one in steers.results("tally")]
    confirmed = [one["tally_id"] for one in second.results("confirm")]
    counts = {
        "deadlines": (acknowledged["deadline"] + 1, events["DeadlineSet"]),
        "pauses": (acknowledged["pause"], events["RoundPaused"]),
        "ends of pauses": (acknowledged["pause"], events["RoundResumed"]),
        "closings": (1, events["RoundClosed"]),
        "sheets": (sorted(entered), sorted(round_.sheets)),
        "counted sheets": (
            sorted(confirmed),
            sorted(one.tally_id for one in round_.sheets.values() if one.counts),
        ),
        "on paper": ({"paper": 2 * len(confirmed)} if confirmed else {}, round_.closed.tallied),
    }
    return found + [f"{name}: {pair}" for name, pair in counts.items() if pair[0] != pair[1]]


def rehearse(folder: Path, rounds: int, seed: int) -> tuple[Crowd, list[str]]:
    """So many lives of one server."""
    chance = random.Random(seed)
    room = Killed(folder)
    crowd = Crowd(room)
    for number in range(rounds):
        if number:
            room.start()
        crowd.live(chance.uniform(0, LONGEST_LIFE))
    room.start()
    crowd.settle()
    return crowd, problems(crowd) + steering_problems(crowd)


def main() -> int:
    """Print what was found; 1 if anything that was answered is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kit-") as folder:
        crowd, found = rehearse(Path(folder), given.rounds, given.seed)
        session = crowd.room.session()
    answered = [key for one in crowd.people for key in one.answered]
    written = sum(key.startswith("line") for key in answered)
    print(f"lines acknowledged {written}, recorded {len(session.lines)}")
    print(f"ballots acknowledged {len(answered) - written}; chain of {session.revision} intact")
    print(f"{given.rounds} kills, seed {given.seed}: {len(found)} problems")
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
