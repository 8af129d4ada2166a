"""One voting round after another: phones that cast a ballot each, and what became of them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from kit.domain.events import RoundClosed
from kit.domain.seat import Role
from tests.faults.ending import Ending
from tests.faults.person import Person
from tests.faults.served import Served
from tests.server.running import Browser

CLOSED = "round-closed"


class Election:
    """A facilitator and phones in a room; `ways` says how each of them reaches a server."""

    def __init__(self, room: Served, phones: int, way: Callable[[int], Callable[[], int]]) -> None:
        self.room = room
        self.facilitator = self._facilitator(way(0))
        self.phones = [self._phone(number, way(number)) for number in range(phones)]
        self.rounds: list[str] = []
        self._acts = 0
        self.steer("start_item", item_id="brainstorm", minutes=600)
        text = "Mentors are trained."
        gathered = self.steer("gather_standard", text=text, lang="en")
        self.standard_id = gathered["standard_id"]

    def open(self) -> None:
        """Open the next round."""
        opened = self.steer("open_round", plan_id="r1", heads=len(self.phones))
        self.rounds.append(str(opened["round_id"]))

    def steer(self, act: str, **args: Any) -> dict[str, Any]:
        """An act of the facilitator that must be taken."""
        key = self.key()
        taken = self.facilitator.send(act, args, key)
        assert taken, self.facilitator.refused[-1:]
        return self.facilitator.answered[key]

    def key(self) -> str:
        """The key of the facilitator's next act."""
        self._acts += 1
        return f"steer{self._acts:016d}"

    def cast(self, number: int) -> None:
        """The one ballot of a phone in this round, sent until it is taken or refused."""
        code = self._code(number, self.rounds[-1])
        choice = {"value": str(number % 9 + 1), "code": code}
        ballot = {"choices": {self.standard_id: choice}}
        args = {"round_id": self.rounds[-1], "base": 0, "ballot": ballot}
        self.phones[number].send("cast", args, code)

    def end(self, *others: Person) -> Ending:
        """Compare what was acknowledged with the record; `others` steered as well."""
        keys = Counter(self.room.keys())
        staff = [self.facilitator, *others]
        done = {f"{one.seat_id}:{key}" for one in staff for key in one.answered}
        self.room.session()  # refuses a broken chain
        ending = Ending(len(done), sum(keys[key] for key in done))
        for round_id in self.rounds:
            ending += self._counted(round_id)
        refused = [text for one in [*staff, *self.phones] for text in one.refused]
        ending.problems += [text for text in refused if f'"{CLOSED}"' not in text]
        late = sum(len(one.refused) for one in self.phones)
        ending.told.append(f"{len(self.rounds)} voting rounds; {late} ballots came too late")
        return ending

    def _counted(self, round_id: str) -> Ending:
        """What was told to be taken is counted once, and nothing that nobody cast."""
        closings = [
            one
            for one in self.room.events()
            if isinstance(one, RoundClosed) and one.round_id == round_id
        ]
        if len(closings) != 1:
            return Ending(problems=[f"{round_id} was closed {len(closings)} times"])
        (closed,) = closings
        counted = Counter(one.code for one in closed.judgements[self.standard_id])
        codes = {self._code(number, round_id): one for number, one in enumerate(self.phones)}
        taken = [code for code, one in codes.items() if code in one.answered]
        problems = [
            f"nobody cast {code}, or it is counted {count} times"
            for code, count in counted.items()
            if count > 1 or code not in codes
        ]
        if closed.voted != len(counted):
            problems.append(f"{round_id} counts {closed.voted} voters, {len(counted)} ballots")
        return Ending(len(taken), sum(counted[code] for code in taken), problems)

    @staticmethod
    def _code(number: int, round_id: str) -> str:
        return f"v{number:03d}{round_id.replace('-', '')}".ljust(20, "z")

    def _facilitator(self, way: Callable[[], int]) -> Person:
        session = self.room.session()
        (seat,) = session.standing_seats(Role.FACILITATOR)
        browser = Browser(way())
        assert browser.get(f"/s/{self.room.seat_code(session, seat.seat_id)}").status == 302
        return Person(way, browser, seat.seat_id)

    def _phone(self, number: int, way: Callable[[], int]) -> Person:
        browser = Browser(way())
        answer = browser.join(self.room.room_code(), f"phone{number:015d}")
        return Person(way, browser, str(answer.json()["seat"]))
