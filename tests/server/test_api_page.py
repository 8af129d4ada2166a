"""The pages of the API tell the truth: examples that were sent, refusals that came."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.commands.dictionary import table
from kit.domain.ids import LANGUAGES
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.server.bringing import SentFramework
from kit.server.door import LARGEST_BODY
from kit.words import catalogue
from tests.server.api import acts_page
from tests.server.api.examples import filled
from tests.server.api.outline import outline
from tests.server.api.story import story
from tests.server.api.telling import Story
from tests.server.running import Answer, Browser, Running, fresh_key

DOCS = Path(__file__).parent.parent.parent / "docs"
API = (DOCS / "api.md").read_text("utf-8")
ACTS = (DOCS / "acts.md").read_text("utf-8")

NOT_PROVOKED = {
    # The questions of a group would have to change between the idea and the line.
    (Act.ACCEPT_IDEA, "question-unknown"),
    # For the second between the deadline and the closing.
    (Act.ADMIT_SEAT, "round-closed"),
    # By `/api/framework`, with lists that are made for it: `tests/commands/test_frameworks.py`.
    (Act.BRING_FRAMEWORK, "framework-in-use"),
    (Act.BRING_FRAMEWORK, "framework-too-large"),
    (Act.BRING_FRAMEWORK, "frameworks-too-many"),
}
EVERY_ACT = {"session-closed"}
"""What the story was refused with that any act may be."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story(tmp_path_factory.mktemp("story")) as found:
        yield found


def same(name: str, made: str) -> bool:
    """Whether a page is as it was made now; what differs is written beside it."""
    page = DOCS / name
    if page.read_text("utf-8") != made:
        page.with_name(f"{name}.new").write_text(made, "utf-8")
        return False
    return True


# --- what is told is what happens ----------------------------------------------------------------


def test_the_page_of_the_acts_is_what_code_and_server_say(told):
    assert same("acts.md", acts_page.page(told)), "look at docs/acts.md.new"


def test_the_examples_of_the_page_are_what_was_sent_and_heard(told):
    assert same("api.md", filled(API, told)), "look at docs/api.md.new"


def test_the_outline_of_the_phones_view_is_that_of_views_that_were_sent(told):
    section = API.partition("## What a phone is shown")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", section, re.MULTILINE)

    assert dict(rows) == outline(told.shown)
    assert len(rows) == len(dict(rows))


def test_the_refusals_of_an_act_are_those_that_came(told):
    documented = {(one.act, name) for one in table() for name in one.refusals}
    came = {(Act(act), name) for act, name in told.refused if name not in EVERY_ACT}

    assert came == documented - NOT_PROVOKED
    assert documented > NOT_PROVOKED


def test_every_refusal_has_its_status_and_its_sentence(told):
    statuses = {
        (one.act, name): acts_page.status(kind)
        for one in table()
        for name, kind in one.refusals.items()
    }
    for (act, name), answer in told.refused.items():
        assert answer.status == statuses.get((act, name), 409), (act, name)
        assert not answer.json()["ok"]
        assert answer.json()["text"]


def test_every_message_that_the_pages_name_is_a_sentence_in_all_languages():
    told = re.findall(r"`([a-z]+(?:-[a-z]+)+)`", "\n".join(_refusals_told()))

    assert len(set(told)) > 90
    for lang in LANGUAGES:
        assert [name for name in told if not catalogue(lang).get(name)] == []


def _refusals_told() -> Iterator[str]:
    """What both pages say of refusals: paragraphs and rows of tables that begin with a status."""
    for text in f"{API}\n{ACTS}".split("\n\n"):
        if re.match(r"Refused: [0-9]{3}", text):
            yield text
    yield from re.findall(r"^\| [0-9]{3} .*$", API, re.MULTILINE)


def test_an_example_that_nobody_sends_can_be_read():
    written = next(
        one for one in re.findall(r"```json\n(.*?)```", API, re.DOTALL) if "liste.csv" in one
    )
    whole = written.replace("seat-…", "seat-1").replace("k3y…", "k" * 16).replace("…", "")

    assert SentFramework.model_validate(json.loads(whole)).about is not None


def test_the_example_of_suggestions_has_the_shape_of_the_answer(told):
    answer = next(one.answer for one in told.told if one.name == "suggestions")
    page = API.partition("### Suggestions")[2]
    example = json.loads(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0])

    assert example.keys() == answer.keys()
    [(framework, found)] = example["frameworks"].items()
    shown = answer["frameworks"][framework]
    assert all(one.keys() == shown[name][0].keys() for name, rows in found.items() for one in rows)


# --- every address -------------------------------------------------------------------------------


SAMPLES = {"kernel": "00000000-0000-0000-0000-000000000000", "lang": "en", "code": "cnmprtczxfg"}


def addresses() -> list[str]:
    """The addresses of the page's table, each name in them replaced by what could stand there."""
    section = API.partition("## Every address")[2]
    found = []
    for cell in re.findall(r"^\| (.*?) \| ", section, re.MULTILINE):
        for below, named in re.findall(r"(?:below `([^`]+)`: )?((?:`[^`]+`(?:, )?)+)", cell):
            found += [below + one for one in re.findall(r"`([^`]+)`", named)]
    return [
        re.sub(r"<(\w+)>", lambda name: SAMPLES.get(name[1], "q1"), one.partition("?")[0])
        for one in found
    ]


def test_every_address_is_in_the_list_and_no_other(running):
    patterns = [pattern for pattern, *_ in running.on_loop(running.server.voila.init_handlers)]
    listed = addresses()

    assert [p for p in patterns if not any(re.fullmatch(p, one) for one in listed)] == []
    assert [one for one in listed if not any(re.fullmatch(p, one) for p in patterns)] == []


# --- a hostile reader ----------------------------------------------------------------------------


class Hostile:
    """Somebody who holds a reporter's and a participant's seat, and tries all else."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.reporter, self.seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
        self.steers = running.seat_id(Role.FACILITATOR)
        self.facilitator = running.facilitator()
        self.good = {"seat": self.seat_id, "act": "call_help", "args": {}, "key": fresh_key()}

    def act(self, **other: Any) -> Answer:
        return self.reporter.post("/api/act", {**self.good, **other})

    def ask(self, path: str, **query: str) -> Answer:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        return self.reporter.get(f"{path}?{asked}")

    def post(self, path: str, **sent: Any) -> Answer:
        return self.reporter.post(path, {"seat": self.seat_id, "key": fresh_key(), **sent})

    def steer(self, path: str, **sent: Any) -> Answer:
        body = {"seat": self.steers, "key": fresh_key(), **sent}
        return self.facilitator.post(path, body)

    def join(self, **sent: Any) -> Answer:
        body = {"room_code": self.running.room.room_code, "key": fresh_key(), **sent}
        return Browser(self.running.port).post("/api/join", body)

    def joined(self, key: str) -> Answer:
        """A phone that joins again after its seat was withdrawn."""
        seat_id = self.join(key=key).json()["seat"]
        assert (
            self.facilitator.act(self.steers, "withdraw_seat", {"seat_id": seat_id}).status == 200
        )
        return self.join(key=key)

    def suggest(self, ours: str, theirs: str) -> Answer:
        return self.ask("/api/suggestions", seat=self.seat_id, ours=ours, theirs=theirs)


BE, EU = "be-mentoring-belgium", "eu-eument-net"
PLAN = {"id": "r9", "electorate": "persons", "secrecy": "secret", "method": "rating", "rule": {}}
REFUSED: list[tuple[str, int, str, Callable[[Hostile], Answer]]] = [
    ("act", 400, "door-unreadable", lambda one: one.reporter.post("/api/act", b"{")),
    ("act", 400, "door-unreadable", lambda one: one.reporter.post("/api/act", [one.good])),
    ("act", 400, "door-unreadable", lambda one: one.act(more=1)),
    ("act", 400, "door-unreadable", lambda one: one.act(args=[])),
    ("act", 400, "door-unreadable", lambda one: one.act(seat=7)),
    ("act", 400, "door-unreadable", lambda one: one.act(key="short")),
    ("act", 400, "args-unreadable", lambda one: one.act(args={"more": 1})),
    ("act", 400, "args-unreadable", lambda one: one.act(act="reword_line", args={"line_id": 7})),
    ("act", 403, "door-no-seat", lambda one: one.act(seat=one.steers)),
    ("act", 403, "door-no-seat", lambda one: Browser(one.running.port).post("/api/act", one.good)),
    ("act", 403, "act-not-yours", lambda one: one.act(act="end_item")),
    ("act", 404, "act-unknown", lambda one: one.act(act="dance")),
    ("act", 404, "act-unknown", lambda one: one.act(act="bring_framework")),
    ("act", 413, "door-too-large", lambda one: one.act(args={"x": "x" * LARGEST_BODY})),
    ("act", 415, "door-unreadable", lambda one: one.reporter.post("/api/act", one.good, X_Kit="")),
    (
        "act",
        415,
        "door-unreadable",
        lambda one: one.reporter.post("/api/act", one.good, Content_Type="text/plain"),
    ),
    ("act", 405, "door-unreadable", lambda one: one.ask("/api/act")),
    ("view", 403, "door-no-seat", lambda one: one.ask("/api/view", seat=one.steers, page="vote")),
    ("view", 403, "door-no-seat", lambda one: one.ask("/api/view", page="reporter")),
    (
        "view",
        403,
        "door-not-yours",
        lambda one: one.ask("/api/view", seat=one.seat_id, page="plenary"),
    ),
    ("view", 404, "door-no-page", lambda one: one.ask("/api/view", seat=one.seat_id, page="x")),
    ("view", 404, "door-no-page", lambda one: one.ask("/api/view", seat=one.seat_id)),
    ("join", 404, "door-no-room", lambda one: one.join(room_code="zzzzz")),
    ("join", 404, "group-unknown", lambda one: one.join(group_id="group-99")),
    ("join", 404, "organisation-unknown", lambda one: one.join(organisation_id="none")),
    ("join", 400, "door-unreadable", lambda one: one.join(room_code=7)),
    ("join", 403, "seat-withdrawn", lambda one: one.joined("k" * 20)),
    (
        "rule",
        403,
        "door-not-yours",
        lambda one: one.reporter.post("/api/rule", {"seat": one.seat_id, "plan": PLAN}),
    ),
    (
        "rule",
        400,
        "door-unreadable",
        lambda one: one.reporter.post("/api/rule", {"seat": one.seat_id, "plan": 7}),
    ),
    ("frameworks", 403, "act-not-yours", lambda one: one.ask("/api/frameworks", seat=one.seat_id)),
    (
        "framework",
        403,
        "act-not-yours",
        lambda one: one.post("/api/framework", do="preview", framework_id=EU),
    ),
    (
        "framework",
        404,
        "framework-page-unknown",
        lambda one: one.steer("/api/framework", do="preview", framework_id="none"),
    ),
    ("framework", 400, "door-unreadable", lambda one: one.steer("/api/framework", do="dance")),
    ("framework", 400, "door-unreadable", lambda one: one.steer("/api/framework", do="preview")),
    ("suggestions", 404, "suggest-unknown-framework", lambda one: one.suggest(BE, "none")),
    ("suggestions", 400, "suggest-same-framework", lambda one: one.suggest(BE, BE)),
    (
        "suggestions",
        400,
        "suggest-too-many",
        lambda one: one.suggest(BE, ",".join(f"f{number}" for number in range(25))),
    ),
    (
        "published",
        404,
        "round-unknown",
        lambda one: one.ask("/api/published", seat=one.seat_id, round="none"),
    ),
    ("published", 403, "door-no-seat", lambda one: one.ask("/api/published", round="none")),
    ("rehearsal", 403, "act-not-yours", lambda one: one.post("/api/rehearsal", do="begin")),
    (
        "rehearsal",
        404,
        "rehearsal-is-none",
        lambda one: one.steer("/api/rehearsal", do="end", rehearsal="room"),
    ),
    ("rehearsal", 400, "door-unreadable", lambda one: one.steer("/api/rehearsal", do="dance")),
]


def test_whatever_is_wrong_with_a_call_it_is_refused_as_the_page_says(running):
    one = Hostile(running)
    before = {lang: catalogue(lang) for lang in LANGUAGES}
    for call, status, message_id, ask in REFUSED:
        answer = ask(one)
        assert (answer.status, answer.json()["message_id"]) == (status, message_id), call
        assert answer.json()["text"]
        assert f"`{message_id}`" in API, message_id
        assert all(before[lang][message_id] for lang in LANGUAGES)


def test_a_follower_that_may_not_look_is_refused_before_the_socket_opens(running):
    one = Hostile(running)
    path = f"/api/follow?seat={one.steers}&page=facilitator"
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }

    answer = one.reporter.ask("GET", path, None, upgrade)

    assert (answer.status, answer.json()["message_id"]) == (403, "door-no-seat")


def test_a_refusal_comes_in_the_language_that_was_asked_for(running):
    one = Hostile(running)
    texts = {lang: one.act(act="end_item", lang=lang).json()["text"] for lang in LANGUAGES}

    assert len(set(texts.values())) == len(LANGUAGES)
