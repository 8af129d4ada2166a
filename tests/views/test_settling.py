"""What the room has to settle, as the pages show it."""

import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared
from kit.domain.ids import LANGUAGES
from kit.views import facilitator, talk
from kit.views.live import Live
from kit.views.settling import all_settled, to_confirm, to_settle
from tests.builders import gap, judges, mapping, ref, session, standard, two_frameworks

DISPUTE = (
    mapping("m1", "g1", relation="superset-of", justification="Twelve contain six."),
    mapping("m2", "g2", relation="intersects-with", justification="Other months."),
)
SECRET = "Only we know."


def points(*happened, lang="en", **more):
    room = session(*happened, **more)
    found = to_settle(room, ranked(room, all_compared(room).values()), lang)
    return [found["points"][key] for key in found["order"]]


def settled_pair(*parent_ids, **more):
    given = {
        "settlement_id": "x1",
        "subject": ref("A1"),
        "object": ref("B1"),
        "relation": "superset-of",
        "justification": "Read together.",
        "lang": "en",
        "parent_ids": parent_ids,
    }
    return ev.PairSettled.model_validate(given | more)


def test_a_disagreement_has_every_answer_with_its_reason_and_what_to_do_with_it():
    (point,) = points(*DISPUTE)

    assert [one["why"]["text"] for one in point["answers"]] == [
        "Twelve contain six.",
        "Other months.",
    ]
    assert [one["group"]["number"] for one in point["answers"]] == [1, 2]
    assert point["answers"][0]["take"] == {
        "act": "settle_pair",
        "args": {
            "subject": {"framework_id": "be-mentoring", "ref_id": "A1"},
            "object": {"framework_id": "eu-net", "ref_id": "B1"},
            "relation": "superset-of",
            "rationale": "semantic",
            "strength": "moderate",
            "justification": "Twelve contain six.",
            "lang": "en",
            "parent_ids": ["m1", "m2"],
        },
    }


def test_both_texts_are_whole_with_the_original_beside():
    (point,) = points(
        *DISPUTE,
        lang="fr",
        frameworks=[
            two_frameworks()[0],
            two_frameworks()[1].model_copy(update={"languages": ("en", "fr")}),
        ],
    )

    assert point["subject"]["text"] == "BE asks for thing 1. (fr)"
    assert point["subject"]["original"] == {"text": "BE asks for thing 1.", "lang": "en"}
    (english,) = points(*DISPUTE)
    assert english["subject"]["original"] is None


def test_what_most_standards_hang_on_comes_first():
    found = points(
        *DISPUTE,
        mapping("m3", "g1", "A2", "B2"),
        mapping("m4", "g2", "A2", "B2", "subset-of"),
        standard("It lasts.", "s1", requirements=("A2",)),
        standard("It lasts long.", "s2", requirements=("B2",)),
        standard("Trained.", "s3", requirements=("A1",)),
    )

    assert [one["subject"]["ref_id"] for one in found] == ["A2", "A1"]
    assert [one["hanging"] for one in found] == ["2 standards hang on it", "1 standard hangs on it"]
    assert [each["text"] for each in found[0]["standards"]] == ["It lasts.", "It lasts long."]


def test_a_filled_gap_can_be_settled_either_way_and_in_other_words():
    (point,) = points(gap("x", "g1", "A1"), mapping("m1", "g2", "A1", "B1"))

    assert [one["take"]["act"] for one in point["answers"]] == ["settle_gap", "settle_pair"]
    assert [set(one["take"]["args"]["parent_ids"]) for one in point["answers"]] == [{"x", "m1"}] * 2
    assert [one["act"] for one in point["choices"]] == ["settle_pair", "settle_gap"]
    assert point["object"] is None


def test_of_a_pair_either_end_may_turn_out_to_have_no_counterpart():
    (point,) = points(*DISPUTE)

    assert [one["act"] for one in point["choices"]] == ["settle_pair", "settle_gap", "settle_gap"]
    assert [one["args"]["subject"]["ref_id"] for one in point["choices"]] == ["A1", "A1", "B1"]
    assert "part we know" in point["choices"][1]["name"]


def test_what_one_group_says_the_room_may_agree_to_as_it_is():
    room = session(mapping("m1", justification="Alone."))

    found = to_confirm(room, all_compared(room).values(), "en")

    (point,) = found["points"].values()
    assert point["answers"][0]["take"]["args"]["parent_ids"] == ["m1"]
    assert point["answers"][0]["take"]["args"]["justification"] == "Alone."


def test_what_was_settled_shows_its_reason_and_the_answers_it_came_from():
    told = all_settled(session(*DISPUTE, settled_pair("m1", "m2")), "en")

    (one,) = told["settlements"].values()
    assert one["why"] == {"text": "Read together.", "lang": "en"}
    assert [parent["why"]["text"] for parent in one["parents"]] == [
        "Twelve contain six.",
        "Other months.",
    ]
    assert points(*DISPUTE, settled_pair("m1", "m2")) == []


def test_settlements_of_one_pair_of_frameworks_are_asked_for_by_themselves():
    room = session(*DISPUTE, settled_pair("m1", "m2"))

    assert all_settled(room, "en", {"be-mentoring", "eu-net"})["order"] == ["x1"]
    assert all_settled(room, "en", {"be-mentoring", "nl-net"})["order"] == []


@pytest.mark.parametrize("look", [*talk.LOOKS])
def test_of_what_is_blind_there_is_no_point_no_figure_and_no_settlement(look):
    room = session(
        mapping("m1", "g1", justification=SECRET),
        mapping("m2", "g2", relation="subset-of", justification=SECRET),
        mapping("m3", "g1", "A2", "B2", justification=SECRET),
        settled_pair("m1", "m2", justification=SECRET),
        judges("g1", "g2", blind=True),
    )

    told = talk.talk(room, "en", ("be-mentoring", "eu-net", look))
    desk = facilitator.shared(room, Live(at=("crosswalk",)), "en")

    assert told is not None
    assert told["agreement"] is None
    assert told["to_settle"]["order"] == told["settled"]["order"] == []
    assert SECRET not in str(told) + str(desk)
    assert desk["judging"]["agreement"] is None
    assert desk["checks"]["open"] == desk["checks"]["note"] == 0


def test_what_there_is_to_talk_about_is_sent_only_to_who_looks_at_it():
    room = session(*DISPUTE)

    assert talk.talk(room, "en", ("be-mentoring", "eu-net", "pair")) is None
    there = talk.talk(room, "en", ("be-mentoring", "*", talk.HERE))
    assert there is not None
    assert there["to_settle"]["order"]
    assert "to_settle" not in facilitator.shared(room, Live(at=("elsewhere",)), "en")
    assert facilitator.shared(room, Live(at=("elsewhere",)), "en")["differing"] == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_said_in_every_language(lang):
    room = session(*DISPUTE, gap("x", "g1", "A2"), gap("y", "g2", "A2"), settled_pair("m1", "m2"))

    assert "{" not in all_settled(room, lang)["settlements"]["x1"]["words"]
    assert points(*DISPUTE, lang=lang)[0]["hanging"]
