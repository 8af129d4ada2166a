"""The checks beside the crosswalk: counts for everybody, rows for who looks at them."""

import pytest

from kit.domain.ids import LANGUAGES
from kit.views import checks, crosswalk
from kit.views.live import Live
from tests.builders import framework, gap, judges, mapping, session, two_frameworks

ENDS = ("be-mentoring", "eu-net")
SECRET = "Only we know."


def told(room, look="pair", *, ends=ENDS, lang="en", group_id=None):
    return checks.checks(room, lang, (*ends, look), group_id)


def contradiction(group_id="g1", **more):
    """A group relates a pair both ways round, and the two do not fit."""
    return [
        mapping("m1", group_id, "A1", "B1", "superset-of", **more),
        mapping("m2", group_id, "B1", "A1", "superset-of", **more),
    ]


def test_the_count_is_there_wherever_one_looks_and_the_rows_where_one_looks_at_them():
    room = session(*contradiction())

    assert told(room)["here"]["contradicts"] == 1
    assert told(room)["rows"] is None
    assert told(room, checks.HERE)["rows"]["order"]


def test_each_row_has_its_severity_its_sentence_and_the_way_to_it():
    rows = told(session(*contradiction()), checks.HERE)["rows"]

    first = rows["found"][rows["order"][0]]
    assert first["severity"] == "contradicts"
    assert first["place"] == {"ours": ENDS[0], "theirs": ENDS[1], "ref": "A1", "other": "B1"}
    assert first["words"]


def test_between_two_frameworks_only_what_concerns_them_is_shown():
    third = framework("nl-net", country="NL")
    room = session(*contradiction(), frameworks=[*two_frameworks(), third])

    here = told(room, checks.HERE, ends=("be-mentoring", "nl-net"))
    everywhere = told(room, checks.EVERYWHERE, ends=("be-mentoring", "nl-net"))

    assert here["here"]["open"] == 0
    assert here["rows"]["order"] == []
    assert everywhere["everywhere"]["contradicts"] == 1
    assert everywhere["rows"]["order"]


def test_of_a_list_that_is_held_in_part_nothing_is_said_to_be_missing():
    rows = told(session(mapping("m1")), checks.HERE)["rows"]

    words = [one["words"] for one in rows["found"].values()]
    assert any("Not in the part we know of Network of EU" in one for one in words)


def test_nobody_finds_anything_in_what_others_compare_blind_and_a_group_finds_its_own():
    room = session(
        judges("g1", "g2", blind=True), *contradiction(justification=SECRET), gap("x", "g1", "A2")
    )

    for look in checks.LOOKS:
        assert told(room, look)["rows"]["order"] == []
        assert told(room, look, group_id="g2")["rows"]["order"] == []
        assert told(room, look, group_id="g1")["rows"]["order"] != []
    at = Live(at=(*ENDS, checks.HERE))
    seats = {name: crosswalk.own(room, at, room.seats[name], "en") for name in ("r1", "r2", "res")}
    assert seats["r1"]["checks"]["here"]["contradicts"] == 1
    assert seats["r2"]["checks"]["here"]["contradicts"] == 0
    assert seats["res"]["checks"] is None


def test_two_findings_on_one_row_are_both_there():
    rows = told(session(*contradiction(), *contradiction("g2")), checks.HERE)["rows"]

    assert len(rows["order"]) == len(set(rows["order"])) == len(rows["found"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counts_are_said_in_every_language(lang):
    assert "1" in told(session(*contradiction()), lang=lang)["here"]["words"]
