"""A secret round, watched from every side: whoever can ask the server, or read its files and logs.

While it is open nothing but the turnout can be seen; after its closing nothing leads from a seat to
its ballot.
"""

import io
import json
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from websockets.sync.client import ClientConnection

from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page, sees
from kit.domain.seat import Role
from kit.reports.export import REPORTS
from kit.store.schema import ballots, tallies
from kit.views.published import SHOWN_OF_CODE
from tests.five_methods import FIVE, Asked
from tests.server.running import Browser, Running, eventually

REASON = "Unsägliche Begründung № 7 – zzreason"
STANDARDS = ("Mentors are trained.", "Mentors are met monthly.")
STAFF = (Role.FACILITATOR, Role.PLENARY, Role.RESEARCHER, Role.INSTRUCTOR, Role.REPORTER)
VOTERS = 6
ON_PAPER, COUNTED = 1_200, 1_127
"""How many voted on paper, and how many of them gave one answer: that nobody may see."""


@dataclass
class Vote:
    """An open secret round with its voters, and all who look on."""

    running: Running
    folder: Path
    log: io.StringIO
    asked: Asked
    round_id: str
    standard_ids: list[str]
    voters: list[tuple[Browser, str]]
    staff: dict[Role, tuple[Browser, str]]
    versions: dict[str, int]

    def ballot(self, voter: int, turn: int) -> dict[str, Any]:
        choices = self.asked.choices(self.standard_ids, turn, code(voter, turn))
        said = f"{REASON} {voter} {turn}"
        reasons = [{"standard_id": self.standard_ids[0], "side": "drop", "text": said}]
        scopes = {self.standard_ids[turn % 2]: "adaptable"}
        return {"choices": choices, "reasons": reasons, "scopes": scopes}

    @property
    def tally(self) -> dict[str, Any]:
        counts = {one: {self.asked.answers[0]: COUNTED} for one in self.standard_ids}
        return {"voters": ON_PAPER, "counts": counts}

    def count(self) -> str:
        """Enter what was voted on paper, and have it confirmed."""
        browser, steers = self.staff[Role.FACILITATOR]
        sent = {"round_id": self.round_id, "how": "paper", "tally": self.tally}
        tally_id = str(browser.act(steers, "enter_tally", sent).json()["result"]["tally_id"])
        other, seat_id = self.staff[Role.REPORTER]
        again = {"round_id": self.round_id, "tally_id": tally_id, "tally": self.tally}
        assert other.act(seat_id, "confirm_tally", again).status == 200
        return tally_id

    def cast(self, turn: int) -> None:
        for voter, (browser, seat_id) in enumerate(self.voters):
            base = self.versions.get(seat_id, 0)
            ballot = self.ballot(voter, turn)
            sent = {"round_id": self.round_id, "base": base, "ballot": ballot}
            answer = browser.act(seat_id, "cast", sent)
            assert answer.status == 200, answer.text
            self.versions[seat_id] = base + 1

    def close(self) -> None:
        browser, seat_id = self.staff[Role.FACILITATOR]
        asked = {"round_id": self.round_id, "confirmed": True}
        assert browser.act(seat_id, "close_round", asked).status == 200


def code(voter: int, turn: int) -> str:
    """A code that nothing else is spelled like; the last voters come first in the alphabet."""
    return f"zz{9 - voter}xcodeq{turn}x"


@pytest.fixture
def vote(request, serve, tmp_path) -> Iterator[Vote]:
    """Everybody has voted once, with all loggers told to say whatever they can.

    A round of ratings unless the test names another method, or all of them.
    """
    log, root = io.StringIO(), logging.getLogger()
    listening, level = logging.StreamHandler(log), root.level
    root.addHandler(listening)
    root.setLevel(logging.DEBUG)
    try:
        asked = FIVE[getattr(request, "param", "rating")]
        made = prepared(serve(), tmp_path, log, asked)
        made.cast(turn=1)
        made.count()
        yield made
    finally:
        root.removeHandler(listening)
        root.setLevel(level)


def prepared(running: Running, folder: Path, log: io.StringIO, asked: Asked) -> Vote:
    staff = {}
    for role in STAFF:
        group = 1 if role in (Role.INSTRUCTOR, Role.REPORTER) else None
        staff[role] = (running.browser((role, group)), running.seat_id(role, group))
    voters = [running.phone(f"phone{number:020d}") for number in range(VOTERS)]
    browser, steers = staff[Role.FACILITATOR]
    said = [{"text": text, "lang": "en"} for text in STANDARDS]
    made = [browser.act(steers, "gather_standard", one).json()["result"] for one in said]
    running.start_item("vote")
    plan = asked.plan().model_dump(mode="json")
    assert browser.act(steers, "plan_round", {"plan": plan}).status == 200
    wanted = {"plan_id": plan["id"], "heads": VOTERS + ON_PAPER}
    opened = browser.act(steers, "open_round", wanted).json()["result"]
    standards = [one["standard_id"] for one in made]
    return Vote(running, folder, log, asked, opened["round_id"], standards, voters, staff, {})


def needles(vote: Vote) -> list[str]:
    """What gives a ballot away, wherever it stands."""
    codes = [code(voter, 0)[:SHOWN_OF_CODE] for voter in range(VOTERS)]
    return [*codes, "zzreason", "Unsägliche", json.dumps("Unsägliche")[1:-1]]


def held_in(text: str, vote: Vote) -> list[str]:
    counted = [str(COUNTED)] if re.search(rf"\b{COUNTED}\b", text) else []
    return [needle for needle in needles(vote) if needle in text] + counted


def lookers(vote: Vote) -> list[tuple[Role, Browser, str]]:
    """Everybody who may look at something, one voter among them who asks for the others."""
    staff = [(role, *found) for role, found in vote.staff.items()]
    late, seat_id = vote.running.phone("late" * 5)
    return [*staff, (Role.PARTICIPANT, late, seat_id)]


def seen(vote: Vote) -> dict[str, str]:
    """Every page's view for every role in every language, and every report that it may have."""
    found = {}
    for role, browser, seat_id in lookers(vote):
        for page in (page for page in Page if sees(role, page)):
            for lang in LANGUAGES:
                view = browser.view(seat_id, page, lang=lang).json()
                shown = json.dumps([view["shared"], view["own"]], ensure_ascii=False)
                found[f"{role} {page} {lang}"] = shown
        for name in REPORTS:
            answer = browser.get(f"/report/room/{name}?seat={seat_id}&lang=fr")
            assert answer.status in (200, 403, 404)
            found[f"{role} {name}"] = unpacked(answer.body)
    return found


def unpacked(body: bytes) -> str:
    """The text of a file; of an archive all its files, documents in it unpacked as well."""
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(unpacked(archive.read(name)) for name in archive.namelist())


def stored(vote: Vote) -> dict[str, bytes]:
    """Every file that the server has: store, journal, keys, what its kernels run on."""
    files = [path for path in vote.folder.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes() for path in files}


# --- while it is open -----------------------------------------------------------------------------


@pytest.mark.parametrize("vote", FIVE, indirect=True)
def test_no_view_and_no_report_shows_a_ballot(vote):
    found = {name: held_in(text, vote) for name, text in seen(vote).items()}
    browser, seat_id = vote.voters[0]

    assert held_in(browser.view(seat_id, Page.PHONE).text, vote)  # the one who cast it
    assert len(found) > 60
    assert {name: held for name, held in found.items() if held} == {}


def test_when_all_change_their_minds_nobody_else_sees_a_difference(vote):
    before = seen(vote)
    vote.cast(turn=2)

    assert seen(vote) == before


@pytest.mark.parametrize("vote", FIVE, indirect=True)
def test_no_file_holds_a_ballot_and_all_rows_have_one_length(vote):
    secret = [*needles(vote), f":{COUNTED}", "adaptable"]
    wanted = [needle.encode(code) for needle in secret for code in ("utf-8", "utf-16-le")]
    seats = [seat_id.encode() for _, seat_id in vote.voters]
    sizes = select(func.length(ballots.c.body), func.length(ballots.c.reasons)).distinct()

    files = stored(vote)
    with vote.running.store.reading() as connection:
        lengths = connection.execute(sizes).all()
        rows = connection.execute(select(ballots)).all()

    assert "room.db" in files
    assert [(name, one) for name, held in files.items() for one in wanted if one in held] == []
    assert len(lengths) == 1
    assert len(rows) == VOTERS
    assert not any(seat in repr(row).encode() for seat in seats for row in rows)


def test_one_who_looks_on_hears_of_turnout_and_nothing_else(vote):
    with ExitStack() as opened:
        sockets = [
            opened.enter_context(browser.follow(seat_id, page))
            for role, browser, seat_id in lookers(vote)
            for page in Page
            if sees(role, page)
        ]
        settled(vote)
        first = "".join(one for socket in sockets for one in until_pong(socket))

        vote.cast(turn=2)
        vote.cast(turn=3)
        settled(vote)
        heard = [one for socket in sockets for one in until_pong(socket)]

    assert first.count('"shared"') == len(sockets) > 8
    assert held_in(first, vote) == []
    assert [one for one in heard if "pong" not in json.loads(one)] == []


def settled(vote: Vote) -> None:
    """Wait until the audiences of the room have been told all there is."""
    of_room = vote.running.server.place.audiences._by_room["room"]
    eventually(lambda: all(one.pulse._cooling is None for one in of_room))


def until_pong(socket: ClientConnection) -> list[str]:
    """What comes until our ping is answered: all that was on its way before it."""
    socket.send('{"ping": 1}')
    heard = [str(socket.recv(timeout=10))]
    while "pong" not in json.loads(heard[-1]):
        heard.append(str(socket.recv(timeout=10)))
    return heard


def test_nothing_that_goes_wrong_repeats_a_ballot(vote):
    browser, seat_id = vote.voters[0]
    other, other_seat = vote.voters[1]
    whole = {"round_id": vote.round_id, "base": 0, "ballot": vote.ballot(0, 1)}
    broken = json.dumps(whole)[:-3].encode()
    late = {**whole, "round_id": "round-none"}

    answers = [
        browser.act(other_seat, "cast", whole),
        other.act(other_seat, "cast", {**whole, "base": "x"}),
        other.act(other_seat, "cast", {**whole, "ballot": {**whole["ballot"], "more": 1}}),
        other.act(other_seat, "cast", late),
        other.act(other_seat, "write_line", whole),
        other.act(other_seat, "no_such_act", whole),
        other.post("/api/act", broken),
        other.post("/api/act", {**whole, "seat": seat_id}),
        vote.staff[Role.FACILITATOR][0].act(seat_id, "cast", whole),
        Browser(vote.running.port).get("/api/health"),
    ]

    assert [answer.status for answer in answers] == [
        *(403, 400, 400, 404, 403, 404, 400, 400, 403, 200)
    ]
    assert [held for answer in answers if (held := held_in(answer.text, vote))] == []


def test_the_log_holds_no_ballot_and_no_code_whatever_it_is_told_to_say(vote):
    vote.cast(turn=2)
    seen(vote)
    codes = vote.running.on_loop(vote.running.room.codes).values()

    said = vote.log.getvalue()

    assert said  # it listened
    assert held_in(said, vote) == []
    assert [one for one in [*codes, vote.running.room.room_code] if one in said] == []


# --- after its closing ----------------------------------------------------------------------------


def test_after_closing_nobody_is_shown_an_old_ballot_of_a_seat(vote):
    vote.close()

    for browser, seat_id in vote.voters:
        for page in (Page.PHONE, Page.VOTE):
            own = browser.view(seat_id, page).json()["own"]
            assert held_in(json.dumps(own), vote) == []


@pytest.mark.parametrize("vote", FIVE, indirect=True)
def test_after_closing_nothing_leads_from_a_seat_to_its_ballot(vote):
    vote.close()
    store = vote.running.store

    closing = next(row for row in store.rows("room") if row.name == "round-closed")
    event = json.loads(closing.body)
    for rows in event["judgements"].values():
        codes = [row["code"] for row in rows]
        assert codes == sorted(codes)  # not the order in which they voted
        told = {name for row in rows for name, value in row.items() if value is not None}
        assert told <= {"code", "value", "how", "reasoned"}
        assert {row.get("seat_id") for row in rows} == {None}
        assert sum(row.get("how") == "paper" for row in rows) == COUNTED
    reasons = vote.running.room.session.rounds[vote.round_id].closed.reasons
    assert [one.text for one in reasons] == sorted(one.text for one in reasons)
    assert {one.seat_id for one in reasons} == {None}
    voters = [seat_id for _, seat_id in vote.voters]
    assert not any(seat_id in closing.body for seat_id in voters)
    acted = [row.seat_id for row in store.rows("room") if row.seat_id in voters]
    assert acted == voters  # each once, when it joined: no event says that or when it voted


def test_after_closing_no_file_and_no_table_holds_seat_and_code_in_one_place(vote):
    vote.close()
    browser, seat_id = vote.staff[Role.RESEARCHER]
    voters = [seat_id for _, seat_id in vote.voters]
    bundle = browser.get(f"/report/room/bundle.zip?seat={seat_id}&lang=en").body

    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        files = [unpacked(archive.read(name)) for name in archive.namelist()]
        lines = [line.encode() for one in files for line in one.split("\n")]

    assert any(b"zzreason" in line for line in lines)
    assert [
        line
        for line in lines
        if any(needle.encode() in line for needle in needles(vote))
        and any(voter.encode() in line for voter in voters)
    ] == []


def test_after_closing_the_box_and_its_key_are_gone(vote):
    assert list(vote.folder.rglob("round.*.key"))

    vote.close()

    with vote.running.store.reading() as connection:
        assert connection.execute(select(ballots)).all() == []
        assert connection.execute(select(tallies)).all() == []
    assert list(vote.folder.rglob("round.*.key")) == []
