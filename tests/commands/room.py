"""A room to act in: a real store, one session, and acts by the names of its seats."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from kit.commands import Asked, Done, Joining, Start, cast, join, perform, read_cast, start_session
from kit.commands.perform import close_at_deadline
from kit.domain.ballot import StandingBallot
from kit.domain.replay import replay
from kit.domain.rounds import Round
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Workshop
from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from tests.builders import START, two_frameworks, workshop

SESSION = "demo"


@dataclass
class Room:
    store: Store
    box: BallotBox
    numbers: Any = field(default_factory=count)

    def start(self, plan: Workshop | None = None) -> "Room":
        begun = Start(
            session_id=SESSION,
            workshop=plan or workshop(),
            frameworks=two_frameworks(),
            retention=date(2027, 1, 1),
            key=self.key(),
            at=START,
        )
        with self.store.transaction() as tx:
            start_session(tx, begun)
        return self

    def key(self) -> str:
        return f"{next(self.numbers):020d}"

    @property
    def session(self) -> Session:
        return replay(SESSION, self.store.read(SESSION))

    def seat(self, role: Role, group: int = 1) -> Seat:
        seats = self.session.standing_seats(role)
        in_group = [seat for seat in seats if seat.group_id in (None, f"group-{group}")]
        return in_group[0]

    def act(self, seat: Seat | Role, name: str, key: str | None = None, **args: Any) -> Done:
        sitting = seat if isinstance(seat, Seat) else self.seat(seat)
        at = START + timedelta(seconds=next(self.numbers))
        asked = Asked(sitting.seat_id, name, args, key or self.key(), at)
        with self.store.transaction() as tx:
            return perform(tx, self.session, asked, self.box)

    def join(self, key: str | None = None, **more: Any) -> Seat:
        with self.store.transaction() as tx:
            seat_id, _ = join(tx, self.session, Joining(key=key or self.key(), at=START, **more))
        return self.session.seats[seat_id]

    def write(self, text: str = "Trust.", group: int = 1) -> str:
        reporter = self.seat(Role.REPORTER, group)
        question = self.session.questions(f"group-{group}")[0].id
        done = self.act(reporter, "write_line", question_id=question, text=text, lang="en")
        return str(done.result["line_id"])

    def standard(self, text: str = "Mentors are trained.", **more: Any) -> str:
        done = self.act(Role.FACILITATOR, "gather_standard", text=text, lang="en", **more)
        return str(done.result["standard_id"])

    def voting(self, voters: int = 5) -> tuple[str, list[Seat], list[str]]:
        """An open round: its id, the seats that may vote, and the standards on the ballot."""
        seats = [self.join() for _ in range(voters)]
        standards = [self.standard(f"Standard {number}.") for number in (1, 2)]
        opened = self.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=voters)
        return str(opened.result["round_id"]), seats, standards

    def open(self, seats: int = 5, standards: int = 2, **more: Any) -> tuple[str, list[str]]:
        """Open the planned round r1 for so many new participants, on so many new standards."""
        for _ in range(seats):
            self.join()
        names = [self.standard(f"Standard {number}.") for number in range(1, standards + 1)]
        asked: dict[str, Any] = {"plan_id": "r1", "heads": seats} | more
        opened = self.act(Role.FACILITATOR, "open_round", **asked)
        return str(opened.result["round_id"]), names

    def round(self, round_id: str) -> Round:
        return self.session.rounds[round_id]

    def close_when_due(self, at: datetime) -> Done:
        with self.store.transaction() as tx:
            return close_at_deadline(tx, self.session, at, self.box)

    def cast(
        self, seat: Seat, round_id: str, values: dict[str, str], base: int = 0, **more: Any
    ) -> StandingBallot:
        """Cast a ballot; with `code` all its choices have that one, as where ballots stay whole."""
        code = more.pop("code", None)
        choices = {
            standard_id: {"value": value, "code": code or self.key()}
            for standard_id, value in values.items()
        }
        ballot = {
            "choices": choices,
            "reasons": more.pop("reasons", []),
            "scopes": more.pop("scopes", {}),
        }
        args = {"round_id": round_id, "base": base, "ballot": ballot}
        key = more.pop("key", None) or self.key()
        given = read_cast(self.session, seat, args, key, self.box)
        with self.store.transaction() as tx:
            return cast(tx, self.session, given, more.pop("at", START), self.box)

    def close(self, round_id: str) -> Done:
        return self.act(Role.FACILITATOR, "close_round", round_id=round_id, confirmed=True)
