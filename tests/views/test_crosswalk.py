import json

import pytest

from kit.domain.framework import Completeness, Number, Wording
from kit.domain.ids import LANGUAGES
from kit.graph.columns import PROJECTED
from kit.views import crosswalk
from kit.views.crosswalk_picture import picture
from kit.views.framework_words import label
from kit.views.live import Live
from kit.words.quantities import number
from tests.builders import (
    framework,
    gap,
    item_started,
    judges,
    mapping,
    requirement,
    session,
    two_frameworks,
)

SECRET = "Only group two knows this reason."
KEY = "be-mentoring eu-net"


def looking(room, seat_id, at=""):
    return Live(at=crosswalk.place(room, room.seats[seat_id], tuple(at.split())))


def shared(room, lang="en", at=KEY):
    return crosswalk.shared(room, looking(room, "fac", at), lang)


def own(room, seat_id="r1", lang="en", at=KEY):
    return crosswalk.own(room, looking(room, seat_id, at), room.seats[seat_id], lang)


def rows_of_the_first(room, lang="en"):
    shown = shared(room, lang, at="")
    return shown["rows"][shown["frameworks"][0]["id"]]


def compared(room, lang="en"):
    return shared(room, lang)["comparisons"][KEY]


def disputed():
    return session(
        mapping("m1", "g1", justification="One reason."),
        mapping("m2", "g2", relation="superset-of", justification="Another reason."),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_plain_json_in_every_language(lang):
    room = session(judges("g1", "g2"), mapping(), mapping("m2", "g2", "A2"), gap("x", "g2", "A3"))

    assert json.loads(json.dumps([shared(room, lang), own(room, lang=lang)]))


def test_a_requirement_stands_in_the_readers_language_and_beside_it_in_the_sources():
    source_first = framework("fr-net", requirement("A1"), languages=("fr", "en"))
    room = session(frameworks=[source_first, two_frameworks()[1]])

    (_, row) = rows_of_the_first(room)

    assert [text["lang"] for text in row["texts"]] == ["en", "fr"]
    assert [text["lang"] for text in rows_of_the_first(room, "fr")[1]["texts"]] == ["fr"]


def test_restated_wording_names_the_document_it_follows():
    ours, theirs = (
        framework("a-net", wording=Wording.RESTATED),
        framework("b-net", wording=Wording.ISSUER),
    )
    restated, issuers = shared(session(frameworks=[ours, theirs]))["frameworks"]

    assert restated["source"] == "in our words, after “A document”"
    assert issuers["source"] == "in the words of its issuer: “A document”"


def test_headings_and_sub_points_are_told_apart_from_requirements():
    point = requirement("A1a", "A point.", assessable=False)
    rows = rows_of_the_first(
        session(
            frameworks=[
                framework("a-net", requirement("A1", requirements=(point,))),
                two_frameworks()[1],
            ]
        )
    )

    assert [row["ref_id"] for row in rows] == ["A", "A1"]
    assert "heading" in rows[0]
    assert [one["ref_id"] for one in rows[1]["points"]] == ["A1a"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Number(value="6", unit="month"), "6 months"),
        (Number(value="1", unit="interview"), "1 interview"),
        (Number(value="2", unit="per month"), "2 per month"),
        (Number(value="3", unit="lighthouse"), "3 lighthouse"),
        (Number(value="6", unit="month", or_own_minimum=True), None),
    ],
)
def test_numbers_read_as_people_say_them(asked, words):
    assert number(asked, "en") == (words or "6 months, or the programme’s own minimum")


def test_a_label_is_cut_between_words():
    text = label(requirement(en="Mentors are trained before the relationship begins."), "en")

    assert text["text"] == "Mentors are trained before the…"


def test_a_row_says_relation_state_who_and_why():
    (row,) = compared(disputed())["rows"]

    assert row["state_words"] == "disputed"
    assert row["words"] == "The groups differ"
    assert [(one["number"], one["words"], one["why"]["text"]) for one in row["answers"]] == [
        (1, "Both ask for the same", "One reason."),
        (2, "Network of BE asks for all of it, and more", "Another reason."),
    ]


def test_a_disagreement_about_a_gap_is_listed_with_both_reasons():
    found = compared(session(gap("x", "g1", "A1"), mapping("m1", "g2")))

    assert found["disagreements"] == [
        {"subject": "be-mentoring A1", "framework_id": "eu-net", "standards": 0}
    ]
    assert found["gaps"][0]["against"][0]["why"]["text"] == "The same moment."


def test_coverage_is_printed_in_both_directions():
    room = session(mapping(), mapping("m2", "g2"), gap("x", "g1", "A2"))
    there, back = compared(room)["coverage"]

    assert (there["strict"], there["any"], there["gaps"], there["orphans"]) == (1, 1, 1, ["A3"])
    assert (back["strict"], back["any"], back["gaps"], back["orphans"]) == (1, 1, 0, ["B2", "B3"])


def test_what_an_incomplete_list_lacks_is_not_called_absent():
    there, back = compared(session(gap()))["coverage"]

    assert there["gap_words"] == "Not in the part we know of Network of EU"
    assert there["caution"] is not None
    assert back["gap_words"] == "No counterpart in Network of BE"
    assert back["caution"] is None


def test_the_first_two_frameworks_stand_there_until_judges_are_assigned():
    third = framework("nl-net", country="NL")
    room = session(frameworks=[third, *two_frameworks()])

    assert own(room)["pair"] == ["nl-net", "be-mentoring"]


def test_a_group_finds_the_pair_it_was_asked_to_judge():
    third = framework("nl-net", country="NL")
    room = session(judges("g2"), frameworks=[third, *two_frameworks()])

    assert own(room, "r2")["pair"] == ["be-mentoring", "eu-net"]
    assert own(room, "r1")["pair"] == ["nl-net", "be-mentoring"]


def test_one_framework_alone_is_no_pair():
    assert own(session(frameworks=[framework()]))["pair"] is None


@pytest.mark.parametrize(
    ("seat_id", "may"), [("r1", True), ("i1", True), ("fac", False), ("res", False)]
)
def test_reporters_and_instructors_judge_and_others_read(seat_id, may):
    assert own(session(), seat_id)["may_judge"] is may


def test_a_group_sees_its_own_judgements_with_what_takes_them_back():
    mine = own(session(mapping(), gap("x"), mapping("m2", "g2")))["mine"]

    assert (mine["m1"]["mapping_id"], mine["x"]["gap_id"]) == ("m1", "x")
    assert set(mine) == {"m1", "x"}


def test_blind_groups_find_nothing_of_each_other():
    room = session(
        judges("g1", "g2", blind=True),
        mapping("m1", "g1", justification="One reason."),
        mapping("m2", "g2", "A2", justification=SECRET),
        gap("x", "g2", "A3"),
    )
    everybody = json.dumps(shared(room))

    assert SECRET not in everybody
    assert "One reason." not in everybody
    assert "Nothing like it there." not in everybody
    assert SECRET not in json.dumps(own(room, "r1"))
    assert "One reason." in json.dumps(own(room, "i1"))
    for seat_id in ("fac", "res"):
        assert "reason" not in json.dumps([own(room, seat_id)["mine"], own(room, seat_id)])
    assert compared(room)["rows"] == []
    assert picture(room, "en")["edges"] == []


def test_blind_groups_show_how_far_they_are():
    room = session(judges("g1", "g2", blind=True), mapping("m1", "g1"), gap("x", "g1"))

    assert [(one["number"], one["judged"], one["total"]) for one in compared(room)["progress"]] == [
        (1, 2, 3),
        (2, 0, 3),
    ]


def test_all_is_shown_when_the_facilitator_lifts_blindness():
    room = session(
        judges("g1", "g2", blind=True), mapping("m2", "g2", justification=SECRET), judges("g1")
    )

    assert SECRET in json.dumps(shared(room))
    assert own(room)["comparisons"] == {}


def test_the_picture_draws_relations_and_leaves_out_what_has_none():
    room = session(
        mapping(), mapping("m2", "g1", "A2", "B2", "no-relationship"), gap("x", "g1", "A3")
    )
    drawn = shared(room)["picture"]

    assert [(edge["from"], edge["to"], edge["mark"]) for edge in drawn["edges"]] == [
        ("be-mentoring A1", "eu-net B1", "=")
    ]
    assert {node["ref_id"]: node["state"] for node in drawn["nodes"]} == {
        "A1": "linked",
        "A2": "open",
        "A3": "gap",
        "B1": "linked",
        "B2": "open",
        "B3": "open",
    }


def test_a_node_says_all_to_those_who_do_not_see_it():
    nodes = shared(disputed())["picture"]["nodes"]

    assert nodes[0]["name"] == (
        "Network of BE A1. BE asks for thing 1. Network of EU B1: The groups differ (disputed)."
    )


def test_the_table_holds_every_edge_of_the_picture():
    room = session(mapping(), mapping("m2", "g2", "A2", "B3", "subset-of"))
    found = compared(room)
    rows = {
        (f"be-mentoring {row['subject']['ref_id']}", f"eu-net {row['object']['ref_id']}")
        for row in found["rows"]
    }

    assert {(edge["from"], edge["to"]) for edge in shared(room)["picture"]["edges"]} <= rows


def test_the_projected_picture_shows_what_was_compared_on_a_wide_screen():
    third = framework("nl-net", country="NL")
    room = session(mapping(), frameworks=[third, *two_frameworks()])
    drawn = picture(room, "en", measure=PROJECTED)

    assert [column["framework_id"] for column in drawn["columns"]] == ["be-mentoring", "eu-net"]
    assert drawn["width"] > drawn["height"]


def test_the_deadline_of_the_running_item_comes_with_the_page():
    assert shared(session(item_started("crosswalk", 30)))["moment"]["kind"] == "crosswalk"


def test_a_framework_that_is_only_announced_is_not_offered_for_comparison():
    announced = framework("x-net", completeness=Completeness.ANNOUNCED)
    announced = announced.model_copy(update={"requirements": ()})
    room = session(frameworks=[announced, two_frameworks()[0]])

    assert [one["id"] for one in shared(room)["frameworks"]] == ["be-mentoring"]


def test_only_what_is_looked_at_is_sent():
    third = framework("nl-net", country="NL")
    room = session(frameworks=[*two_frameworks(), third])

    pair, all_others = shared(room, at="nl-net eu-net pair"), shared(room, at="nl-net * pair")

    assert (sorted(pair["rows"]), list(pair["comparisons"])) == (
        ["eu-net", "nl-net"],
        ["eu-net nl-net"],
    )
    assert sorted(all_others["rows"]) == ["be-mentoring", "eu-net", "nl-net"]
    assert list(all_others["comparisons"]) == ["be-mentoring nl-net", "eu-net nl-net"]


@pytest.mark.parametrize(
    "at", ["", "no-such-net eu-net", "eu-net eu-net pair", "* eu-net", "eu-net", "a b c d"]
)
def test_a_place_that_is_none_leads_to_where_the_seat_begins(at):
    room = session(judges("g2"), frameworks=[framework("nl-net", country="NL"), *two_frameworks()])

    assert crosswalk.place(room, room.seats["r2"], tuple(at.split())) == (
        "be-mentoring",
        "eu-net",
        "pair",
    )
