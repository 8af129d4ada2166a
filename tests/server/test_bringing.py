"""A framework on its way into a session: looked at first, then taken in once or refused."""

import base64
from concurrent.futures import ThreadPoolExecutor

import pytest

from kit.domain.framework import Wording
from kit.domain.seat import Role
from tests.server.running import Answer, Browser, Running, fresh_key

LIST = (
    "ref_id;parent_ref_id;assessable;lang;title;statement;level;locator\r\n"
    "1;;FAUX;fr;Recrutement;;;p. 1\r\n"
    "1;;FAUX;en;Recruiting;;;p. 1\r\n"
    "1.1;1;VRAI;fr;;Chaque mentor est reçu en entretien.;obligatoire;p. 2\r\n"
    "1.1;1;VRAI;en;;Every mentor is interviewed.;mandatory;p. 2\r\n"
)


@pytest.fixture(name="ask")
def _ask(running: Running):
    browser = running.facilitator()

    def ask(
        do: str, text: str = LIST, key: str = "", lang: str = "en", by: Browser = browser, **about
    ):
        file = {"name": "ma-liste.csv", "data": base64.b64encode(text.encode("cp1252")).decode()}
        body = {
            "seat": running.seat_id(Role.FACILITATOR),
            "key": key or fresh_key(),
            "lang": lang,
            "do": do,
            "file": file,
            "about": {"id": "fr-ma-liste", "title": "Ma liste", "country": "FR", **about},
        }
        return by.post("/api/framework", body)

    return ask


def chosen(running: Running, framework_id: str, do: str = "bring") -> Answer:
    body = {
        "seat": running.seat_id(Role.FACILITATOR),
        "key": fresh_key(),
        "do": do,
        "framework_id": framework_id,
    }
    return running.facilitator().post("/api/framework", body)


def test_a_preview_records_nothing_and_says_what_was_understood(running, ask):
    before = running.store.revision("room")

    seen = ask("preview").json()

    assert seen["framework"]["total"] == 1
    assert [row["ref_id"] for row in seen["rows"]] == ["1", "1.1"]
    assert [text["lang"] for text in seen["rows"][1]["texts"]] == ["fr", "en"]
    assert any("Windows-1252" in note for note in seen["notes"])
    assert (seen["refused"], seen["changes"]) == (None, None)
    assert running.store.revision("room") == before


def test_a_list_comes_in_once_however_often_it_is_sent(running, ask):
    key = fresh_key()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ask("bring", key=key).json(), range(8)))

    assert {answer["position"] for answer in answers} == {running.store.revision("room")}
    brought = running.room.session.frameworks["fr-ma-liste"]
    assert brought.wording is Wording.ISSUER
    assert brought.assessable()[0].statement == {
        "fr": "Chaque mentor est reçu en entretien.",
        "en": "Every mentor is interviewed.",
    }


def test_words_of_others_are_marked_as_restated(running, ask):
    ask("bring", wording="restated")

    assert running.room.session.frameworks["fr-ma-liste"].wording is Wording.RESTATED


def test_an_update_says_what_it_changes_before_it_does(running, ask):
    ask("bring")
    newer = LIST.replace("Every mentor is interviewed.", "Every mentor is interviewed twice.")

    seen = ask("preview", newer + "1.2;1;VRAI;fr;;Nouveau.;;\r\n1.2;1;VRAI;en;;New.;;\r\n").json()

    assert (seen["changes"]["new"], seen["changes"]["reworded"]) == (1, 1)
    assert [row["mark"] for row in seen["rows"]] == [None, "reworded", "new"]


def test_every_mistake_of_a_file_is_told_with_its_row(running, ask):
    broken = LIST.replace("1.1;1;VRAI;fr", "1.1;9;VRAI;fr").replace("1.1;1;VRAI;en", "1.1;9;VRAI;")

    told = ask("preview", broken, lang="fr").json()["problems"]

    assert {one["row"] for one in told} >= {5}
    assert all(one["text"].endswith(".") for one in told)
    assert "fr-ma-liste" not in running.room.session.frameworks
    assert ask("bring", broken).json()["problems"]


def test_a_list_at_hand_comes_in_and_is_no_longer_offered(running):
    facilitator = running.facilitator()
    seat = running.seat_id(Role.FACILITATOR)

    offered = facilitator.get(f"/api/frameworks?seat={seat}&lang=es").json()["offered"]
    assert {"gb-aps", "es-sello-mc"} <= {one["id"] for one in offered}
    assert chosen(running, "gb-aps").status == 200

    left = facilitator.get(f"/api/frameworks?seat={seat}").json()["offered"]
    assert "gb-aps" not in {one["id"] for one in left}
    assert running.room.session.frameworks["gb-aps"].issuer.startswith("NCVO")


def test_a_newer_edition_comes_with_the_way_from_the_older(running):
    chosen(running, "us-eepm4")

    chosen(running, "us-eepm5")

    event = running.store.read("room")[-1].event
    assert event.replaces == "us-eepm4"
    assert event.steps


def test_only_a_facilitator_is_answered(running, ask):
    reporter = running.reporter()
    seat = running.seat_id(Role.REPORTER, 1)
    body = {"seat": seat, "key": fresh_key(), "do": "bring", "framework_id": "gb-aps"}

    assert ask("preview", by=reporter).status == 403
    assert reporter.post("/api/framework", body).json()["message_id"] == "act-not-yours"
    assert reporter.get(f"/api/frameworks?seat={seat}").status == 403
    assert Browser(running.port).get(f"/api/frameworks?seat={seat}").status == 403


def test_nobody_brings_a_framework_past_the_check(running):
    facilitator = running.facilitator()
    given = {"framework": {"id": "made-up"}}

    answer = facilitator.act(running.seat_id(Role.FACILITATOR), "bring_framework", given)

    assert answer.json()["message_id"] == "act-unknown"


@pytest.mark.parametrize(
    "more",
    [
        {"framework_id": "nowhere"},
        {"framework_id": "../../etc/passwd"},
        {"file": {"name": "a.csv", "data": "no base64!"}, "about": {"id": "a"}},
        {"file": {"name": "a.csv", "data": ""}},
        {},
        {"file": {"name": "a.csv", "data": "", "more": 1}, "about": {"id": "A B"}},
    ],
)
def test_what_cannot_be_understood_is_refused_in_words(running, more):
    body = {"seat": running.seat_id(Role.FACILITATOR), "key": fresh_key(), "do": "bring", **more}

    answer = running.facilitator().post("/api/framework", body)

    assert answer.status in (400, 404)
    assert answer.json()["text"]


def test_a_file_that_is_too_large_is_not_read(running, ask):
    with pytest.raises(ConnectionError):
        ask("preview", "x" * 900_000)
