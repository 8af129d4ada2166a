"""People at work: each sends one act after another, and each act until it is answered."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from typing import Any

from tests.server.running import Browser

PAUSED = "round-paused"
BETWEEN = 0.02
"""Seconds between two tries of an act."""
PATIENCE = 60.0

Acts = Iterator[tuple[str, dict[str, Any], str]]
"""Name, arguments and key of each act."""


@dataclass
class Person:
    """Somebody who sends one act after another, each with its key until it is answered.

    `port` says where the server is now, or the bad network before it.
    """

    port: Callable[[], int]
    browser: Browser
    seat_id: str
    acts: Acts = field(default_factory=lambda: iter(()))
    answered: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: tuple[str, dict[str, Any], str] | None = None
    refused: list[str] = field(default_factory=list)
    unanswered: int = 0
    put_off: Counter[str] = field(default_factory=Counter)
    """Answers by which the server asked for patience."""

    def work(self, over: threading.Event, rest: float) -> None:
        """Work until it is over, with so many seconds of rest between two acts."""
        while not over.is_set():
            over.wait(rest if self._try() else BETWEEN)

    def finish(self, enough: Callable[[], bool] = lambda: True) -> None:
        """Send what waits, and more until it is enough; the server answers now."""
        until = time.monotonic() + PATIENCE
        while self.waiting is not None or not enough():
            if not self._try():
                assert time.monotonic() < until, f"no answer to {self.waiting}"
                time.sleep(BETWEEN)

    def send(self, name: str, args: dict[str, Any], key: str) -> bool:
        """Send one act until it is answered; whether it was taken."""
        self.waiting = name, args, key
        self.finish()
        return key in self.answered

    def results(self, act: str) -> list[dict[str, Any]]:
        """What was answered to acts with keys of that kind."""
        return [one for key, one in self.answered.items() if key.startswith(act)]

    def recorded(self, keys: set[str]) -> int:
        """How many of the acts that were answered are in the record."""
        return sum(f"{self.seat_id}:{key}" in keys for key in self.answered)

    def _try(self) -> bool:
        """Send the act that waits, or the next one; whether it was answered for good."""
        self.waiting = self.waiting or next(self.acts)
        name, args, key = self.waiting
        self.browser.port = self.port()
        try:
            answer = self.browser.act(self.seat_id, name, args, key)
        except (OSError, HTTPException):
            self.unanswered += 1
            return False
        if answer.status == 200:
            self.answered[key] = answer.json()["result"]
        elif answer.status == 503 or answer.json()["message_id"] == PAUSED:
            self.put_off[answer.json()["message_id"]] += 1
            return False
        else:
            self.refused.append(answer.text)
        self.waiting = None
        return True


def lines(question_id: str, name: str) -> Acts:
    """A reporter's acts: one line after another."""
    for number in itertools.count():
        args = {"question_id": question_id, "text": f"{name} says {number}", "lang": "en"}
        yield "write_line", args, f"line{name}{number:012d}"


def ballots(round_id: str, standard_id: str, name: str) -> Acts:
    """A phone's acts: one ballot after another, each in place of the one before."""
    for base in itertools.count():
        choice = {"value": str(base % 9 + 1), "code": code_of(name, base)}
        ballot = {"choices": {standard_id: choice}, "reasons": []}
        args = {"round_id": round_id, "base": base, "ballot": ballot}
        yield "cast", args, f"cast{name}{base:012d}"


def code_of(name: str, base: int) -> str:
    """The code that a phone gives its choice."""
    return f"{name}{base:020d}"


def steering(round_id: str, standard_id: str) -> Acts:
    """A facilitator's acts: a deadline is moved, a pause comes and goes, papers are counted."""
    for number in itertools.count():
        closes_at = datetime.now(UTC) + timedelta(days=1, seconds=number)
        deadline = {"round_id": round_id, "closes_at": closes_at.isoformat()}
        yield "set_deadline", deadline, f"deadline{number:012d}"
        yield "pause_round", {"round_id": round_id}, f"pause{number:012d}"
        yield "resume_round", {"round_id": round_id}, f"resume{number:012d}"
        sheet = {"round_id": round_id, "how": "paper", "tally": tally(standard_id)}
        yield "enter_tally", sheet, f"tally{number:012d}"


def confirming(steered: Person, standard_id: str, question_id: str) -> Acts:
    """A reporter's acts: papers that were entered are counted again; between them lines."""
    number, between = 0, lines(question_id, "second")
    while True:
        entered = steered.results("tally")
        if number < len(entered):
            again = {**entered[number], "tally": tally(standard_id)}
            yield "confirm_tally", again, f"confirm{number:012d}"
            number += 1
        else:
            yield next(between)


def tally(standard_id: str) -> dict[str, Any]:
    """Two papers."""
    return {"voters": 2, "counts": {standard_id: {"8": 1, "2": 1}}}
