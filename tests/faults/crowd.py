"""A room at work: reporters write, phones vote, a facilitator steers, all over HTTP."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from kit.domain.seat import Role
from kit.domain.session import Session
from tests.faults.ending import Ending
from tests.faults.person import Person, ballots, code_of, confirming, lines, steering
from tests.faults.served import Served
from tests.server.running import Browser, eventually

PHONES = 8
HEADS = 5_000


class Crowd:
    """Two reporters and eight phones in a room whose round is open, and two who steer it.

    `way` says, for each of them, through which port the server is reached.
    """

    def __init__(self, room: Served, way: Callable[[], Callable[[], int]] | None = None) -> None:
        self.room = room
        self._way = way or (lambda: lambda: room.port)
        room.start()
        session = room.session()
        self.facilitator = self.seated(session, Role.FACILITATOR)
        phones = [self._phone(number) for number in range(PHONES)]
        self.do("start_item", {"item_id": "brainstorm"})
        text = {"text": "Mentors are trained.", "lang": "en"}
        self.standard_id = str(self.do("gather_standard", text)["standard_id"])
        opened = self.do("open_round", {"plan_id": "r1", "heads": HEADS})
        self.round_id = str(opened["round_id"])
        self.reporters = [self._reporter(session, group) for group in (1, 2)]
        self.phones = [
            self._person(phone, ballots(self.round_id, self.standard_id, f"p{number}"))
            for number, phone in enumerate(phones)
        ]
        self.steers = self._person(self.facilitator, steering(self.round_id, self.standard_id))
        second = self.seated(session, Role.REPORTER, "group-3")
        question = session.questions("group-3")[0].id
        self.second = self._person(second, confirming(self.steers, self.standard_id, question))

    @property
    def everybody(self) -> list[Person]:
        return [self.steers, self.second, *self.reporters, *self.phones]

    def seated(
        self, session: Session, role: Role, group_id: str | None = None
    ) -> tuple[Browser, str]:
        """A browser that has opened the link of a seat, and that seat."""
        seats = session.standing_seats(role)
        seat_id = next(seat.seat_id for seat in seats if seat.group_id == group_id)
        browser = Browser(self.room.port)
        assert browser.get(f"/s/{self.room.seat_code(session, seat_id)}").status == 302
        return browser, seat_id

    @property
    def put_off(self) -> Counter[str]:
        """How often the server asked for patience, and in which sentence."""
        return sum((one.put_off for one in self.everybody), Counter[str]())

    def do(self, act: str, args: dict[str, Any]) -> dict[str, Any]:
        """An act of the facilitator, straight to the server."""
        browser, seat_id = self.facilitator
        browser.port = self.room.port
        answer = browser.act(seat_id, act, args)
        assert answer.status == 200, answer.text
        result: dict[str, Any] = answer.json()["result"]
        return result

    @contextmanager
    def at_work(self, rest: float = 0.0) -> Iterator[None]:
        """Everybody works for as long as this lasts, whatever happens to the server.

        `rest` are the seconds between two acts: for long rehearsals, in which nobody hurries.
        """
        over = threading.Event()
        threads = [threading.Thread(target=one.work, args=(over, rest)) for one in self.everybody]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def finish(self) -> None:
        """What waits is answered, whatever was counted is counted again, and the pause ends."""
        self.steers.finish(lambda: bool(self.steers.results("tally")))
        entered = len(self.steers.results("tally"))
        self.second.finish(lambda: len(self.second.results("confirm")) == entered)
        self.do("resume_round", {"round_id": self.round_id})
        for one in [*self.reporters, *self.phones]:
            one.finish()

    def end(self, between: Callable[[], None] = lambda: None) -> Ending:
        """Compare all that was answered with the record, before and after the round is closed.

        The round closes at its deadline; `between` happens meanwhile.
        """
        self.finish()
        ending = self._counted()
        closes_at = datetime.now(UTC) + timedelta(seconds=0.2)
        self.do("set_deadline", {"round_id": self.round_id, "closes_at": closes_at.isoformat()})
        between()
        eventually(lambda: not self.room.session().open_round())
        ending.problems += self._refused() + self._lost() + self._steered()
        return ending

    def _counted(self) -> Ending:
        """Each act has its key in the record; each ballot made a new version of its seat's."""
        keys = self.room.keys()
        known = set(keys)
        assert len(keys) == len(known)
        staff = [self.steers, self.second, *self.reporters]
        cast = sum(self.room.casts(self.round_id, one.seat_id) for one in self.phones)
        written = sum(one.recorded(known) for one in staff)
        acknowledged = sum(len(one.answered) for one in self.everybody)
        told = [f"{written} acts and {cast} ballots, {self._troubles()}"]
        return Ending(acknowledged, written + cast, told=told)

    def _troubles(self) -> str:
        unanswered = sum(one.unanswered for one in self.everybody)
        said = "".join(f", {count} times {name}" for name, count in sorted(self.put_off.items()))
        return f"sent again for want of an answer {unanswered} times{said}"

    def _refused(self) -> list[str]:
        return [text for one in self.everybody for text in one.refused]

    def _lost(self) -> list[str]:
        """What the record lacks of lines and ballots, or holds twice."""
        session = self.room.session()
        said = Counter(line.text for line in session.lines.values())
        found = [f"twice: {text}" for text, count in said.items() if count > 1]
        for one in self.everybody:
            for key, result in one.answered.items():
                if "line_id" in result and result["line_id"] not in session.lines:
                    found.append(f"acknowledged and gone: {key}")
        closed = session.rounds[self.round_id].closed
        assert closed is not None
        codes = {judgement.code for judgement in closed.judgements[self.standard_id]}
        for number, one in enumerate(self.phones):
            if one.answered and code_of(f"p{number}", len(one.answered) - 1) not in codes:
                found.append(f"the last ballot of phone {number} is not the one that counts")
        return found

    def _steered(self) -> list[str]:
        """Whether each pause, deadline and tally stands once, and the papers are counted."""
        round_ = self.room.session().rounds[self.round_id]
        assert round_.closed is not None
        events = Counter(type(event).__name__ for event in self.room.events())
        acknowledged = Counter(key.rstrip("0123456789") for key in self.steers.answered)
        entered = [one["tally_id"] for one in self.steers.results("tally")]
        confirmed = [one["tally_id"] for one in self.second.results("confirm")]
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
        return [f"{name}: {pair}" for name, pair in counts.items() if pair[0] != pair[1]]

    def _person(self, seated: tuple[Browser, str], acts: Any) -> Person:
        return Person(self._way(), *seated, acts)

    def _reporter(self, session: Session, group: int) -> Person:
        question = session.questions(f"group-{group}")[0].id
        seated = self.seated(session, Role.REPORTER, f"group-{group}")
        return self._person(seated, lines(question, f"r{group}"))

    def _phone(self, number: int) -> tuple[Browser, str]:
        browser = Browser(self.room.port)
        answer = browser.join(self.room.room_code(), f"phone{number:015d}")
        return browser, str(answer.json()["seat"])
