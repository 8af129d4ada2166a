"""Candidates over the wire: from the session's own lists, for who compares, recorded nowhere."""

import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from kit.domain.seat import Role
from kit.formats.library import Library
from kit.server import suggesting
from kit.suggest.candidates import candidates
from tests.server.running import Answer, Browser, Running, eventually


def ask(running: Running, by: Browser, role: Role, group: int | None, **query: str) -> Answer:
    given = {"seat": running.seat_id(role, group), **query}
    return by.get("/api/suggestions?" + "&".join(f"{k}={quote(v)}" for k, v in given.items()))


@pytest.fixture(name="pair")
def _pair(running: Running) -> tuple[str, str]:
    """Two frameworks of the session with something to compare."""
    ours, theirs, *_ = running.room.session.comparable()
    return ours.id, theirs.id


@pytest.fixture(name="reporter")
def _reporter(running: Running):
    browser = running.reporter()

    def reporter(**query: str) -> Answer:
        return ask(running, browser, Role.REPORTER, 1, **query)

    return reporter


def test_a_reporter_gets_the_three_nearest_of_every_requirement(running, reporter, pair):
    ours, theirs = pair

    answer = reporter(ours=ours, theirs=theirs)

    assert answer.status == 200
    told = answer.json()
    assert (told["ok"], told["method"], told["likely"]) == (True, "encoder", 0.55)
    lists = running.room.session.frameworks
    found = told["frameworks"][theirs]
    assert list(found) == [one.ref_id for one in lists[ours].assessable()]
    assert [
        (subject, one["ref_id"], one["score"], one["rank"])
        for subject, shown in found.items()
        for one in shown
    ] == [
        (one.subject, one.object, one.score, one.rank)
        for one in candidates(lists[ours], lists[theirs], top=3)
    ]


def test_several_frameworks_are_answered_each_as_if_alone(running, reporter):
    ours, *others = [one.id for one in running.room.session.comparable()]
    more = others[:3]

    together = reporter(ours=ours, theirs=",".join(more)).json()["frameworks"]

    assert list(together) == more
    for one in more:
        assert reporter(ours=ours, theirs=one).json()["frameworks"] == {one: together[one]}


@pytest.mark.parametrize(
    ("role", "group"),
    [(Role.FACILITATOR, None), (Role.INSTRUCTOR, 2), (Role.REPORTER, 2), (Role.RESEARCHER, None)],
)
def test_who_compares_or_reads_the_crosswalk_may_ask(running, pair, role, group):
    ours, theirs = pair
    browser = running.browser((role, group))

    assert ask(running, browser, role, group, ours=ours, theirs=theirs).status == 200


def test_others_may_not(running, pair):
    ours, theirs = pair
    query = f"ours={ours}&theirs={theirs}"
    phone, seat_id = running.phone()
    plenary = running.browser((Role.PLENARY, None))

    assert phone.get(f"/api/suggestions?seat={seat_id}&{query}").status == 403
    assert ask(running, plenary, Role.PLENARY, None, ours=ours, theirs=theirs).status == 403
    assert ask(running, Browser(running.port), Role.REPORTER, 1, ours=ours).status == 403
    assert Browser(running.port).get(f"/api/suggestions?{query}").status == 403


def test_nothing_is_recorded(running, reporter, pair):
    before = running.store.revision("room")

    reporter(ours=pair[0], theirs=pair[1])

    assert running.store.revision("room") == before


def test_the_same_answer_is_not_sent_twice(running, pair):
    ours, theirs = pair
    browser = running.reporter()
    path = f"/api/suggestions?seat={running.seat_id(Role.REPORTER, 1)}&ours={ours}&theirs={theirs}"
    first = browser.get(path)

    again = browser.get(path, If_None_Match=first.headers["Etag"])

    assert (again.status, again.body) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("ours", "theirs", "status", "message_id"),
    [
        ("OURS", "OURS", 400, "suggest-same-framework"),
        ("OURS", "THEIRS,OURS", 400, "suggest-same-framework"),
        ("OURS", "gb-nowhere", 404, "suggest-unknown-framework"),
        ("OURS", "THEIRS,gb-nowhere", 404, "suggest-unknown-framework"),
        ("gb-nowhere", "THEIRS", 404, "suggest-unknown-framework"),
        ("OURS", "", 404, "suggest-unknown-framework"),
        ("", "THEIRS", 404, "suggest-unknown-framework"),
        ("OURS", "../../etc/passwd", 404, "suggest-unknown-framework"),
        ("OURS", "{0.__class__}", 404, "suggest-unknown-framework"),
        ("OURS", "\x00\ud7ff" * 900, 404, "suggest-unknown-framework"),
        ("OURS", ",".join(f"x{number}" for number in range(25)), 400, "suggest-too-many"),
        ("OURS", "," * 3_000, 404, "suggest-unknown-framework"),
    ],
)
def test_hostile_questions_are_refused_in_a_sentence(
    reporter, pair, ours, theirs, status, message_id
):
    named = {"OURS": pair[0], "THEIRS": pair[1]}
    asked = ",".join(named.get(one, one) for one in theirs.split(","))

    answer = reporter(ours=named.get(ours, ours), theirs=asked, lang="fr")

    told = answer.json()
    assert (answer.status, told["message_id"]) == (status, message_id)
    assert len(told["text"]) < 300


def test_an_announced_list_has_no_candidates(running, reporter, pair):
    announced = Library().framework("es-sello-mc")
    running.room.session.frameworks[announced.id] = announced

    answer = reporter(ours=pair[0], theirs=announced.id)

    assert (answer.status, answer.json()["frameworks"]) == (200, {announced.id: {}})


def test_the_room_goes_on_while_candidates_are_looked_for(running, reporter, pair, monkeypatch):
    begun, may_end = threading.Event(), threading.Event()
    slow = candidates

    def held_up(*given, **more):
        begun.set()
        assert may_end.wait(timeout=15)
        return slow(*given, **more)

    monkeypatch.setattr(suggesting, "candidates", held_up)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(reporter, ours=pair[0], theirs=pair[1])
        assert begun.wait(timeout=15)

        assert eventually(lambda: Browser(running.port).get("/api/health").status == 200)
        assert not waiting.done()

        may_end.set()
        assert waiting.result(timeout=15).status == 200
