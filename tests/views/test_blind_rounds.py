"""While a round is open: two rooms that differ in their ballots and tallies alone look the same."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from kit.commands import Asked as AskedAct
from kit.commands import cast, perform, read_cast
from kit.domain.errors import BadInput
from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page, sees
from kit.domain.seat import Role, Seat
from kit.frames import figures, frame
from kit.frames.columns import COLUMNS
from kit.reports.bundle.files import files
from kit.reports.material import Material
from kit.server.room import Room as Served
from kit.server.room import Rooms
from kit.store import codec
from kit.store.ballot_box import BallotBox
from kit.store.schema import ballots, tallies
from kit.store.store import Store
from tests.builders import START, workshop
from tests.commands.room import SESSION, Room
from tests.five_methods import FIVE, Asked
from tests.store.builders import KEY

VOTERS, ON_PAPER = 7, 11
FIGURES = ("coverage", "reach", "agreement", "concepts", "core", "overlaps")


@dataclass
class Voted:
    """A room with an open round, as its server shows it."""

    acted: Room
    round_id: str
    voters: list[Seat]
    standards: list[str]

    @property
    def served(self) -> Served:
        room = Rooms(self.acted.store, self.acted.box, tuple).find(SESSION)
        assert room is not None
        return room


def voted(folder: Any, name: str, asked: Asked, secrecy: str, turn: int) -> Voted:
    """All but the first voter and the last, who is silent, vote otherwise in each turn."""
    store = Store.open(folder / f"{name}.db", key=KEY)
    room = Room(store, BallotBox(store)).start(workshop(rounds=(asked.plan(secrecy=secrecy),)))
    voters = [room.join() for _ in range(VOTERS)]
    standards = [room.standard(f"Standard {number}.") for number in (1, 2, 3)]
    done = room.act(Role.FACILITATOR, "open_round", plan_id="r9", heads=VOTERS + 2 * ON_PAPER)
    made = Voted(room, str(done.result["round_id"]), voters, standards)
    vote(made, 0, ballot(made, asked, 0, 0))
    for number in range(1, VOTERS - 1):
        vote(made, number, ballot(made, asked, number, turn))
    count_papers(made, asked, turn)
    return made


def ballot(made: Voted, asked: Asked, number: int, turn: int) -> dict[str, Any]:
    """In one turn full, with reasons and scopes; in the other there is little in it."""
    standards = made.standards[: 3 if turn else 1]
    reason = {"standard_id": standards[0], "side": "drop", "text": f"zzreason {turn}"}
    return {
        "choices": asked.choices(standards, turn + number, f"w{number}x{turn}"),
        "reasons": [reason] * turn,
        "scopes": dict.fromkeys(standards, "universal") if turn else {},
    }


def vote(made: Voted, number: int, given: dict[str, Any]) -> None:
    room, key = made.acted, made.acted.key()
    args = {"round_id": made.round_id, "base": 0, "ballot": given}
    sealed = read_cast(room.session, made.voters[number], args, key, room.box)
    with room.store.transaction() as tx:
        cast(tx, room.session, sealed, START, room.box)


def count_papers(made: Voted, asked: Asked, turn: int) -> None:
    """A tally that is confirmed, one that waits, and a second count that was refused."""
    values = [one for one in asked.answers if one != "object"]
    standing = {made.standards[0]: {values[turn % len(values)]: ON_PAPER - turn}}
    one = {"voters": ON_PAPER, "counts": standing}
    other = {"voters": ON_PAPER, "counts": {made.standards[1]: {values[0]: 1 + turn}}}
    tally_ids = [
        made.acted.act(
            Role.FACILITATOR, "enter_tally", round_id=made.round_id, how="paper", tally=given
        ).result["tally_id"]
        for given in (one, other)
    ]
    second = {"round_id": made.round_id, "tally_id": tally_ids[0]}
    with pytest.raises(BadInput, match="tally-"):
        made.acted.act(Role.REPORTER, "confirm_tally", **second, tally={**one, "counts": {}})
    made.acted.act(Role.REPORTER, "confirm_tally", **second, tally=one)


@pytest.fixture(
    scope="module",
    params=[(name, secrecy) for name in FIVE for secrecy in ("secret", "open")],
    ids="-".join,
)
def rooms(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Voted, Voted]]:
    """Two rooms of one method that were told the same in public and other things in secret."""
    name, secrecy = request.param
    folder, pair = tmp_path_factory.mktemp("rooms"), []
    for turn in (0, 1):
        salts = count()
        drawn = SimpleNamespace(token_hex=lambda _, salts=salts: f"{next(salts):032x}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(codec, "secrets", drawn)
            pair.append(voted(folder, f"room{turn}", FIVE[name], secrecy, turn))
    yield pair[0], pair[1]
    for one in pair:
        one.acted.store.close()


def seen(room: Voted) -> dict[str, Any]:
    """Both parts of every page for every role, in every language; for a voter the first one's."""
    served, found = room.served, {}
    for seat in [
        room.voters[0],
        *map(room.acted.seat, (one for one in Role if one != "participant")),
    ]:
        for page in (page for page in Page if sees(seat.role, page)):
            view = import_module(f"kit.views.{page}")
            for lang in LANGUAGES:
                for at in ((), ("vote",), ("crosswalk", "*")):
                    place = view.place(served.session, seat, at) if hasattr(view, "place") else ()
                    live = replace(served.live(page), at=place)
                    mine = replace(served.live(page, seat), at=place)
                    found[f"{seat.role} {page} {lang} {place}"] = [
                        view.shared(served.session, live, lang),
                        view.own(served.session, mine, seat, lang),
                    ]
    return found


def hidden(room: Voted) -> list[object]:
    """What is in the box."""
    box, round_id = room.acted.box, room.round_id
    mine = [box.own(SESSION, round_id, seat.seat_id) for seat in room.voters[1:-1]]
    with room.acted.store.transaction() as tx:
        sheets = room.acted.session.rounds[round_id].sheets
        return [*mine, *(box.tally(tx, SESSION, round_id, one) for one in sheets)]


def test_the_rooms_differ_in_everything_that_is_hidden(rooms):
    pairs = list(zip(*map(hidden, rooms), strict=True))

    assert len(pairs) == VOTERS - 2 + 2
    assert [one for one, other in pairs if one == other] == []


def test_no_page_differs_for_anybody(rooms):
    one, other = map(seen, rooms)

    assert len(one) > 40
    assert [name for name in one if one[name] != other[name]] == []


def test_the_record_is_the_same_to_the_byte(rooms):
    one, other = (room.acted.store for room in rooms)

    assert one.rows(SESSION) == other.rows(SESSION)
    assert one.texts(SESSION) == other.texts(SESSION)
    assert one.counts() == other.counts()


def test_no_table_and_no_figure_differs(rooms):
    one, other = (room.acted.session for room in rooms)

    assert [name for name in COLUMNS if not frame(name, one).equals(frame(name, other))] == []
    for name in FIGURES:
        assert getattr(figures, name)(one).equals(getattr(figures, name)(other)), name


def test_no_file_of_an_export_differs(rooms):
    one, other = (
        files(Material(room.acted.session, room.acted.store.record(SESSION))) for room in rooms
    )

    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_rows_tell_neither_by_their_length_nor_by_their_number(rooms):
    def lengths(room: Voted) -> list[set[tuple[int, ...]]]:
        with room.acted.store.reading() as connection:
            rows = connection.execute(select(ballots.c.row_id, ballots.c.body, ballots.c.reasons))
            counted = connection.execute(select(tallies.c.body)).all()
            return [
                {(len(row.row_id), len(row.body), len(row.reasons)) for row in rows},
                {(len(row.body),) for row in counted},
                {(len(counted),)},
            ]

    one, other = map(lengths, rooms)

    assert one == other
    assert [len(found) for found in one] == [1, 1, 1]


def test_the_order_of_rows_is_not_the_order_of_voters(rooms):
    orders = set()
    for room in rooms:
        box = room.acted.box
        with room.acted.store.reading() as connection:
            rows = list(connection.scalars(select(ballots.c.row_id)))
        by_seat = [box.who_voted(SESSION, room.round_id, [seat.seat_id]) for seat in room.voters]
        assert sum(map(len, by_seat)) == len(rows) == VOTERS - 1
        assert rows == sorted(rows)
        orders.add(tuple(rows))

    assert len(orders) == 2  # under another key


def test_only_the_facilitators_page_is_told_who_has_voted(rooms):
    served = rooms[0].served
    told = {page: served.live(page).voted for page in Page}

    assert {page for page, voted in told.items() if voted} == {Page.FACILITATOR}
    assert served.live(None).voted == frozenset()
    assert told[Page.FACILITATOR] == {seat.seat_id for seat in rooms[0].voters[:-1]}


def test_a_second_count_that_differs_writes_nothing(rooms):
    room = rooms[0]
    before = room.acted.store.rows(SESSION)
    sheet = next(
        one for one in room.served.session.rounds[room.round_id].sheets.values() if not one.counts
    )
    args = {"round_id": room.round_id, "tally_id": sheet.tally_id}
    asked = AskedAct(
        room.acted.seat(Role.REPORTER).seat_id,
        "confirm_tally",
        {**args, "tally": {"voters": ON_PAPER, "counts": {}}},
        room.acted.key(),
        START,
    )

    with pytest.raises(BadInput, match="tally-differs"), room.acted.store.transaction() as tx:
        perform(tx, room.acted.session, asked, room.acted.box)

    assert room.acted.store.rows(SESSION) == before
