"""A room at work: several people write lines and cast ballots through one writer, without end."""

import queue
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count

from kit.domain.ballot import Ballot, Choice, ballot_bytes, reasons_bytes
from kit.domain.events import LineWritten
from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from kit.store.transaction import Transaction
from tests.store.builders import AT

PEOPLE = 8
SEATS_EACH = 5
ROUND = "r1"
STANDARDS = [f"standard-{number}" for number in range(1, 24)]

Act = Callable[[Transaction], str]


class Writer(threading.Thread):
    """Takes what waits into one transaction; an act is answered when it has been committed."""

    def __init__(self, store: Store) -> None:
        super().__init__(daemon=True)
        self._store = store
        self._waiting: queue.Queue[tuple[Act, Future[str]]] = queue.Queue()

    def submit(self, act: Act) -> Future[str]:
        answer: Future[str] = Future()
        self._waiting.put((act, answer))
        return answer

    def run(self) -> None:
        while True:
            batch = [self._waiting.get()]
            while len(batch) < 400 and not self._waiting.empty():
                batch.append(self._waiting.get())
            with self._store.transaction() as tx:
                answers = [act(tx) for act, _ in batch]
            for (_, answer), text in zip(batch, answers, strict=True):
                answer.set_result(text)


class Room:
    """The people of one session; `acknowledge` gets a line of text for each act that stands."""

    def __init__(self, store: Store, session_id: str, acknowledge: Callable[[str], None]) -> None:
        self._session_id = session_id
        self._acknowledge = acknowledge
        self._box = BallotBox(store)
        self._writer = Writer(store)
        with store.transaction() as tx:
            self._box.open_box(tx, session_id, ROUND)

    def work(self) -> None:
        """Work until killed."""
        self._writer.start()
        people = [
            threading.Thread(target=self._person, args=(number,), daemon=True)
            for number in range(PEOPLE)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()

    def _person(self, person: int) -> None:
        versions = dict.fromkeys((f"seat-{person}-{seat}" for seat in range(SEATS_EACH)), 0)
        for turn in count():
            seat_id = f"seat-{person}-{turn % SEATS_EACH}"
            if turn % 2:
                act = self._line(f"line-{person}-{turn}", seat_id)
            else:
                act = self._ballot(seat_id, versions[seat_id], f"cast{person:04}x{turn:011}")
                versions[seat_id] += 1
            self._acknowledge(self._writer.submit(act).result())

    def _line(self, line_id: str, seat_id: str) -> Act:
        written = LineWritten(
            line_id=line_id, group_id="g1", question_id="q1", text=f"says {line_id}", lang="en"
        )

        def act(tx: Transaction) -> str:
            recorded = tx.append(
                self._session_id, [written, written], at=AT, seat_id=seat_id, key=line_id
            )
            return f"line {line_id} {recorded[0].position} {recorded[-1].hash}"

        return act

    def _ballot(self, seat_id: str, base: int, key: str) -> Act:
        value = str(base % 9 + 1)
        choices = {name: Choice(value=value, code=key) for name in STANDARDS}
        sealed = self._box.seal(
            self._session_id,
            ROUND,
            ballot=Ballot(choices=choices),
            base=base,
            key=key,
            ballot_bytes=ballot_bytes(STANDARDS),
            reasons_bytes=reasons_bytes(STANDARDS),
        )

        def act(tx: Transaction) -> str:
            standing = self._box.cast(tx, self._session_id, ROUND, seat_id, sealed)
            return f"ballot {seat_id} {standing.version} {standing.key}"

        return act


def main() -> None:
    """Work in the store and session named on the command line; acknowledge on standard output."""
    url, session_id = sys.argv[1:]
    turn = threading.Lock()

    def acknowledge(text: str) -> None:
        with turn:
            print(text, flush=True)

    acknowledge("begin")
    Room(Store.open(url), session_id, acknowledge).work()


if __name__ == "__main__":
    main()
