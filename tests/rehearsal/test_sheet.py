"""The sheet of a rehearsal: in words, in every language, and for scripts."""

import json
import re

import pytest

from kit.domain.ids import LANGUAGES
from kit.rehearsal.checks import Check, Unit, all_of, in_time
from kit.rehearsal.play import SCENES
from kit.rehearsal.sheet import ABOUT_TIME, APART, Sheet
from kit.rehearsal.watch import Seen
from kit.words import catalogue, say

GOOD = (
    in_time("arrivals", Seen((0.4, 0.8)), 2.0, count=32),
    all_of("counted", 32, 32),
    all_of("once", 0, 0),
    all_of("removed", 1, 1),
)


def sheet(*checks: Check, busy: float = 0.0) -> Sheet:
    return Sheet("http://192.168.8.2:8866", 32, (*GOOD, *checks), busy)


def test_a_room_that_held_is_said_to_be_ready():
    assert sheet().text("en").replace("\u00a0", " ").splitlines() == [
        "Rehearsal with 32 phones on http://192.168.8.2:8866",
        "",
        "PASS  32 phones came in at once                0.80 s  at most 2 s",
        "PASS  Ballots counted, of phones that voted  32 of 32",
        "PASS  Things that are in the record twice           0",
        "PASS  The rehearsal is gone from the server",
        "",
        "This room is ready for 32 phones: all 4 checks passed. The rehearsal left nothing behind.",
    ]


def test_what_failed_is_marked_with_what_to_do():
    late = in_time("reveal", Seen((0.4,), missing=2), 3.0, count=32)

    text = sheet(late, all_of("receipts", 31, 32)).text("fr")

    assert "ÉCHEC  Les résultats sur 32 téléphones et le grand écran" in text
    assert "jamais\u00a0: 2" in text
    assert "31 sur 32" in text
    assert "2 contrôles sur 6 ont échoué" in text
    assert text.count("\n- ") == 2


@pytest.mark.parametrize(
    ("failing", "busy", "expected"),
    [
        (("network", "votes"), 0.0, ["network"]),
        (("votes", "reveal"), 0.0, ["laptop"]),
        (("votes",), 0.2, ["laptop", "busy"]),
        (("counted",), 0.2, ["lost"]),
        (("letters", "once", "removed"), 0.0, ["lost", "removed"]),
        (("finished", "votes", "counted"), 0.2, ["finished"]),
        (("finished", "removed"), 0.0, ["finished", "removed"]),
    ],
)
def test_the_advice_follows_the_cause(failing, busy, expected):
    values: dict[str, object] = {"scene": "vote", "text": ""}
    checks = [Check(one, False, 1.0, 2.0, Unit.SECONDS, values=values) for one in failing]

    assert sheet(*checks, busy=busy).advice("es") == [
        say(f"rehearsal-advice-{one}", "es") for one in expected
    ]


def test_why_a_play_ended_early_is_said():
    values: dict[str, object] = {"scene": "vote", "text": "The disk is full."}
    stopped = Check("finished", False, 0, 1, Unit.COUNT, values=values)

    assert "The play ended early (All vote, some come late). The disk is full." in sheet(
        stopped
    ).text("en")


def test_a_script_gets_the_figures_as_numbers():
    late = in_time("reveal", Seen((0.4,), missing=2), 3.0, count=32)

    told = json.loads(json.dumps(sheet(late).as_json("en")))

    assert (told["passed"], told["phones"], len(told["checks"])) == (False, 32, 5)
    assert told["checks"][0] == {
        "check": "arrivals",
        "passed": True,
        "figure": 0.8,
        "bound": 2.0,
        "unit": "seconds",
        "missing": 0,
        "text": "32 phones came in at once",
    }
    assert (told["checks"][-1]["figure"], told["checks"][-1]["missing"]) == (None, 2)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_check_and_scene_has_words_that_fit_a_terminal(lang):
    sentences = catalogue(lang)
    checks = [name for name in sentences if name.startswith("rehearsal-check-")]

    assert {f"rehearsal-check-{one}" for one in ABOUT_TIME | APART} <= set(checks)
    assert {f"rehearsal-scene-{one}" for one in SCENES} <= set(sentences)
    said = [re.sub(r"{\w+}", "300", sentences[one][0]) for one in checks]
    assert max(map(len, said)) <= 64
