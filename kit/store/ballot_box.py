"""The ballot box: the ballots of open rounds, sealed, one row of one length per seat."""

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from kit.domain.ballot import Ballot, StandingBallot, revises
from kit.domain.errors import NotNow, Outdated, Unusable
from kit.domain.events import RoundClosed
from kit.domain.methods import answers_of
from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.tally import Tally, tally_bytes
from kit.store.codec import names_of
from kit.store.schema import ballots, events, tallies
from kit.store.sealing import (
    SealedCast,
    opened,
    opened_tally,
    resealed,
    sealed,
    sealed_tally,
)
from kit.store.store import Store
from kit.store.transaction import Transaction

_MINE = and_(
    ballots.c.session_id == bindparam("of_session"),
    ballots.c.round_id == bindparam("of_round"),
    ballots.c.row_id == bindparam("of_row"),
)
# Written once: putting them together takes longer than the database does.
STANDING = select(ballots.c.body, ballots.c.reasons).where(_MINE)
REPLACING = update(ballots).where(_MINE)


@dataclass(frozen=True)
class CountedBallot:
    """A ballot taken out at closing, with the seat that cast it.

    For a secret round the caller drops the seat before anything is recorded.
    """

    seat_id: str
    standing: StandingBallot


class BallotBox:
    """The boxes of all open rounds. Making it destroys keys that are left from closed ones."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys = store.round_keys
        self._held: dict[tuple[str, str], bytes] = {}
        """By which ballots are sealed at the door; whether the key still stands, the box asks."""
        self._destroy_leftovers()

    def open_box(self, tx: Transaction, session_id: str, round_id: str) -> None:
        """Draw the key of a round, in the transaction that opens it."""
        tx.lock(session_id)
        self._keys.make(tx.connection, session_id, round_id)

    def seal(
        self,
        session_id: str,
        round_id: str,
        *,
        ballot: Ballot,
        base: int,
        key: str,
        ballot_bytes: int,
        reasons_bytes: int,
    ) -> SealedCast:
        """Seal a ballot at the door; `base` is the version it replaces, 0 for the first.

        Raises BadInput when it is too long, NotNow when the round is over, Unusable when its key is
        gone.
        """
        round_key = self._held.get((session_id, round_id)) or self._found(session_id, round_id)
        if round_key is None:
            if round_id in self._closed_rounds(session_id):
                raise NotNow("round-closed", round=round_id)
            raise Unusable("round-key-missing", round=round_id)
        standing = StandingBallot(ballot=ballot, version=base + 1, key=key)
        return sealed(round_key, standing, ballot_bytes=ballot_bytes, reasons_bytes=reasons_bytes)

    def cast(
        self, tx: Transaction, session_id: str, round_id: str, seat_id: str, cast: SealedCast
    ) -> StandingBallot:
        """Put a seat's ballot in the box, in place of the one it replaces.

        The same key again changes nothing. Raises Outdated when the seat has another version.
        """
        tx.lock(session_id)
        round_key = self._round_key(tx.connection, session_id, round_id)
        mine = _row(session_id, round_id, _row_id(round_key, seat_id))
        coming = _opened(round_key, cast)
        present = _standing(tx.connection, round_key, mine)
        if present is not None and present.key == coming.key:
            return present
        if coming.version != (present.version if present else 0) + 1:
            raise Outdated("ballot-outdated", present=present)
        if present is None:
            row_id = _row_id(round_key, seat_id)
            names = {"session_id": session_id, "round_id": round_id, "row_id": row_id}
            tx.connection.execute(insert(ballots), {**names, **vars(cast)})
            tx.tell(session_id, "turnout")
            return coming
        changes = present.changes + revises(coming.ballot, present.ballot)
        replacing = coming.model_copy(update={"changes": changes})
        sealed_again = resealed(round_key, replacing, cast)
        tx.connection.execute(REPLACING, {**mine, **vars(sealed_again)})
        return replacing

    def own(self, session_id: str, round_id: str, seat_id: str) -> StandingBallot | None:
        """A seat's own ballot, while the round is open."""
        with self._store.reading() as connection:
            round_key = self._keys.find(connection, session_id, round_id)
            if round_key is None:
                return None
            mine = _row(session_id, round_id, _row_id(round_key, seat_id))
            return _standing(connection, round_key, mine)

    def turnout(self, session_id: str, round_id: str) -> int:
        """How many seats have voted."""
        with self._store.reading() as connection:
            return _count(connection, session_id, round_id)

    def who_voted(self, session_id: str, round_id: str, seat_ids: Iterable[str]) -> frozenset[str]:
        """Which of these seats have a ballot in the box; never what it says."""
        with self._store.reading() as connection:
            round_key = self._keys.find(connection, session_id, round_id)
            if round_key is None:
                return frozenset()
            mine = and_(ballots.c.session_id == session_id, ballots.c.round_id == round_id)
            rows = set(connection.scalars(select(ballots.c.row_id).where(mine)))
        return frozenset(one for one in seat_ids if _row_id(round_key, one) in rows)

    def put_tally(
        self, tx: Transaction, session_id: str, round_: Round, tally_id: str, tally: Tally
    ) -> None:
        """Seal a count of votes on paper or by show of hands, padded to one length."""
        tx.lock(session_id)
        round_key = self._round_key(tx.connection, session_id, round_.round_id)
        answers = answers_of(rule_of(round_), round_.opened.secrecy)
        body = sealed_tally(round_key, tally, tally_bytes(round_.opened.standard_ids, answers))
        names = {"session_id": session_id, "round_id": round_.round_id, "tally_id": tally_id}
        tx.connection.execute(insert(tallies).values(**names, body=body))

    def tally(self, tx: Transaction, session_id: str, round_id: str, tally_id: str) -> Tally:
        """A count that was put into the box. Raises Unusable when it is gone or damaged."""
        round_key = self._round_key(tx.connection, session_id, round_id)
        body = tx.connection.scalar(
            select(tallies.c.body).where(
                tallies.c.session_id == session_id,
                tallies.c.round_id == round_id,
                tallies.c.tally_id == tally_id,
            )
        )
        try:
            return opened_tally(round_key, body or b"")
        except (CryptoError, ValueError, TypeError) as error:
            raise Unusable("box-damaged") from error

    def empty(
        self, tx: Transaction, session_id: str, round_id: str, seat_ids: Iterable[str]
    ) -> list[CountedBallot]:
        """Take every ballot out and leave the box empty, in the transaction that closes the round.

        The order is that of a keyed hash: it says neither who came first nor who sits where.
        Raises Unusable when a ballot was damaged or belongs to none of the seats.
        """
        tx.lock(session_id)
        round_key = self._round_key(tx.connection, session_id, round_id)
        seats = {_row_id(round_key, seat_id): seat_id for seat_id in seat_ids}
        everyone = and_(ballots.c.session_id == session_id, ballots.c.round_id == round_id)
        wanted = select(ballots.c.row_id, ballots.c.body, ballots.c.reasons).where(everyone)
        rows = sorted(tx.connection.execute(wanted).all())
        if any(row.row_id not in seats for row in rows):
            raise Unusable("box-damaged")
        counted = [
            CountedBallot(seats[row.row_id], _opened(round_key, SealedCast(row.body, row.reasons)))
            for row in rows
        ]
        tx.connection.execute(delete(ballots).where(everyone))
        tx.connection.execute(
            delete(tallies).where(
                tallies.c.session_id == session_id, tallies.c.round_id == round_id
            )
        )
        self._keys.drop(tx.connection, session_id, round_id)
        tx.tell(session_id, "turnout")
        return counted

    @staticmethod
    def new_code() -> str:
        """A random code for a judgement that no device gave one."""
        return secrets.token_hex(16)

    def destroy_key(self, session_id: str, round_id: str) -> None:
        """Make what backups and journals hold of the box unreadable, after the commit."""
        self._held.pop((session_id, round_id), None)
        self._keys.destroy(session_id, round_id)

    def _found(self, session_id: str, round_id: str) -> bytes | None:
        """The key of a round, kept: three thousand ballots in ten seconds need it."""
        with self._store.reading() as connection:
            found = self._keys.find(connection, session_id, round_id)
        if found is not None:
            self._held[session_id, round_id] = found
        return found

    def _round_key(self, connection: Connection, session_id: str, round_id: str) -> bytes:
        round_key = self._keys.find(connection, session_id, round_id)
        if round_key is None:
            raise Unusable("round-key-missing", round=round_id)
        return round_key

    def _destroy_leftovers(self) -> None:
        """Finish what a crash between a round's closing and `destroy_key` left undone."""
        for session_id in self._keys.sessions():
            closed = self._closed_rounds(session_id)
            for round_id in self._keys.left(session_id):
                if round_id in closed:
                    self._keys.destroy(session_id, round_id)

    def _closed_rounds(self, session_id: str) -> set[str]:
        closings = select(events.c.body).where(
            events.c.session_id == session_id, events.c.name.in_(names_of(RoundClosed))
        )
        with self._store.reading() as connection:
            return {json.loads(body)["round_id"] for body in connection.scalars(closings)}


def _row_id(round_key: bytes, seat_id: str) -> str:
    return hmac.digest(round_key, seat_id.encode(), "sha256").hex()


def _row(session_id: str, round_id: str, row_id: str) -> dict[str, str]:
    """Whose row is meant, for the statements above."""
    return {"of_session": session_id, "of_round": round_id, "of_row": row_id}


def _standing(
    connection: Connection, round_key: bytes, mine: dict[str, str]
) -> StandingBallot | None:
    row = connection.execute(STANDING, mine).first()
    return _opened(round_key, SealedCast(row.body, row.reasons)) if row else None


def _opened(round_key: bytes, cast: SealedCast) -> StandingBallot:
    try:
        return opened(round_key, cast)
    except (CryptoError, ValueError, KeyError) as error:
        raise Unusable("box-damaged") from error


def _count(connection: Connection, session_id: str, round_id: str) -> int:
    counted = select(func.count()).where(
        ballots.c.session_id == session_id, ballots.c.round_id == round_id
    )
    return connection.scalar(counted) or 0
