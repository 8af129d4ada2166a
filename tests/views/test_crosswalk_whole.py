import json

import pytest

from kit.domain.framework import Completeness
from kit.domain.ids import LANGUAGES
from kit.server.changes import changes
from kit.views import crosswalk
from kit.views.framework_names import told_apart
from kit.views.live import Live
from tests.builders import framework, gap, judges, mapping, ref, session, two_frameworks
from tests.many import big_session, many_frameworks, many_stated, mapped

SECRET = "Only group two knows this reason."
ALL = ("*", "*", "whole")
A1_B1 = "be-mentoring A1 - eu-net B1"


def third(framework_id="nl-net"):
    return framework(framework_id, country="NL")


def room_of(*happened):
    return session(*happened, frameworks=[*two_frameworks(), third()])


def whole(room, lang="en", at=ALL):
    return crosswalk.shared(room, Live(at=at), lang)["whole"]


def own(room, seat_id="r1", at=ALL):
    return crosswalk.own(room, Live(at=at), room.seats[seat_id], "en")["whole"]


def place(room, *at):
    return crosswalk.place(room, room.seats["r1"], at)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_is_plain_json_in_every_language(lang):
    room = room_of(mapping(), mapping("m2", "g2", "A2"), gap("x", "g2", "A3"))

    assert json.loads(json.dumps(whole(room, lang, ("*", "*", "inferred"))))


def test_it_is_sent_only_where_somebody_looks_at_it():
    room = room_of(mapping())

    assert whole(room, at=("be-mentoring", "eu-net", "pair")) is None
    assert own(room, at=("be-mentoring", "eu-net", "pair")) is None
    assert crosswalk.shared(room, Live(at=ALL), "en")["rows"] == {}


def test_all_frameworks_are_looked_at_unless_at_least_two_are_chosen():
    room = room_of()

    assert place(room, "*", "*", "whole") == ALL
    assert place(room, "be-mentoring", "nl-net", "whole") == ALL
    assert place(room, "*", "2-0", "inferred") == ("*", "0-2", "inferred")
    assert place(room, "*", "2", "whole") == ALL
    assert place(room, "*", "0-1-2", "whole") == ALL
    assert place(room, "*", "0-7-1-9", "whole") == ("*", "0-1", "whole")
    assert list(whole(room, at=("*", "0-2", "whole"))["arcs"]) == ["be-mentoring", "nl-net"]


def test_a_pair_says_ends_relation_state_who_and_why():
    found = whole(room_of(mapping(), mapping("m2", "g2", relation="superset-of")))
    pair = found["pairs"][A1_B1]

    assert (pair["from"], pair["to"]) == ("be-mentoring A1", "eu-net B1")
    assert (pair["state"], pair["state_words"], pair["mark"]) == ("disputed", "disputed", "?")
    assert [(one["number"], one["words"]) for one in pair["answers"]] == [
        (1, "Both ask for the same"),
        (2, "Network of BE asks for all of it, and more"),
    ]
    assert {one["why"]["text"] for one in pair["answers"]} == {"The same moment."}


def test_who_agrees_is_not_asked_what_he_says_a_second_time():
    pair = whole(room_of(mapping(), mapping("m2", "g2")))["pairs"][A1_B1]

    assert pair["words"] == "Both ask for the same"
    assert [one["words"] for one in pair["answers"]] == [None, None]


def test_a_pair_without_relation_stands_in_the_table_and_is_not_drawn():
    (pair,) = whole(room_of(mapping(relation="no-relationship")))["pairs"].values()

    assert pair["words"] == "No relation between these two"
    assert "d" not in pair


def test_every_judged_pair_and_every_gap_is_there_once():
    room = big_session(count=6, size=12, mappings=80)
    found = whole(room)
    pairs = {frozenset((str(one.subject), str(one.object))) for one in room.standing_mappings()}
    gaps = {(one.subject, one.framework_id) for one in room.standing_gaps()}

    assert len(found["pairs"]) == len(pairs)
    assert len(found["gaps"]) == len(gaps)


def test_every_end_of_a_drawn_pair_is_a_node():
    found = whole(big_session(count=6, size=12, mappings=80))
    drawn = [one for one in found["pairs"].values() if "d" in one]

    assert drawn
    assert {end for one in drawn for end in (one["from"], one["to"])} <= found["nodes"].keys()


def test_a_new_mapping_adds_one_curve_and_moves_nothing():
    frameworks = many_frameworks(6, 12)
    said = list(many_stated(frameworks, 80))
    one, other = ref("A.1", "list-0"), ref("B.2", "list-5")
    before = whole(session(*said, frameworks=frameworks))
    after = whole(session(*said, mapped("new", "g1", one, other), frameworks=frameworks))
    paths = [path for path, *_ in changes(before, after)]

    assert before["nodes"] == after["nodes"]
    assert [path for path in paths if path[0] == "pairs"] == [["pairs", "list-0 A.1 - list-5 B.2"]]
    assert {path[0] for path in paths} <= {"pairs", "matrix", "summary"}


def test_the_matrix_counts_both_ways():
    found = whole(room_of(mapping(), mapping("m2", "g2"), gap("x", "g1", "A2")))["matrix"]
    there, back = found["be-mentoring eu-net"], found["eu-net be-mentoring"]

    assert (there["total"], there["strict"], there["any"], there["gaps"]) == (3, 1, 1, 1)
    assert (back["total"], back["strict"], back["any"], back["orphans"]) == (3, 1, 1, 2)
    assert "be-mentoring nl-net" not in found


def test_what_an_incomplete_list_holds_is_at_least_so_much():
    found = whole(room_of(mapping(), mapping("m2", "g2")))["matrix"]
    there, back = found["be-mentoring eu-net"], found["eu-net be-mentoring"]

    assert not there["known"]
    assert "at least 1 of 3" in there["words"]
    assert back["known"]
    assert "at least" not in back["words"]


def test_a_framework_says_how_much_of_it_we_hold_where_that_is_not_all():
    assert whole(room_of())["parts"] == {
        "be-mentoring": None,
        "eu-net": "a part of the list",
        "nl-net": None,
    }


def test_only_agreed_counterparts_are_counted_as_shared():
    arcs = whole(room_of(mapping(), mapping("m2", "g2"), mapping("m3", "g1", "A2", "B2")))["arcs"]

    assert arcs["be-mentoring"]["figure"] == "1 of 3 shared"
    assert arcs["eu-net"]["reached"] == 1
    assert arcs["nl-net"]["reached"] == 0


def test_what_follows_through_a_third_list_is_shown_where_it_is_asked_for_and_never_counted():
    chain = [
        mapped(f"{name}{group}", group, one, other)
        for name, one, other in (("x", ref("A1"), ref("B1")), ("y", ref("B1"), ref("B1", "nl-net")))
        for group in ("g1", "g2")
    ]
    room = room_of(*chain)
    asked = whole(room, at=("*", "*", "inferred"))
    (found,) = asked["inferred"].values()

    assert whole(room)["inferred"] == {}
    assert (found["from"], found["to"], found["state"]) == (
        "be-mentoring A1",
        "nl-net B1",
        "inferred",
    )
    assert found["through"] == "through Network of EU B1"
    assert "be-mentoring nl-net" not in asked["matrix"]
    assert asked["arcs"]["nl-net"]["reached"] == 1


def blind_room():
    return room_of(
        judges("g1", "g2", blind=True),
        mapping("m1", "g1", justification="Ours."),
        mapping("m2", "g2", "A2", "B2", justification=SECRET),
        gap("x", "g2", "A3"),
        mapped("m3", "g2", ref("B2"), ref("B1", "nl-net")),
    )


@pytest.mark.parametrize("look", ["whole", "inferred"])
def test_while_groups_compare_blind_nothing_of_it_is_shared(look):
    shared = whole(blind_room(), at=("*", "*", look))
    texts = json.dumps(shared)

    assert SECRET not in texts
    assert "Ours." not in texts
    assert list(shared["pairs"]) == ["eu-net B2 - nl-net B1"]
    assert shared["gaps"] == {}
    assert shared["inferred"] == {}
    assert shared["hidden"] == {"be-mentoring eu-net": True}
    assert "total" not in shared["matrix"]["be-mentoring eu-net"]
    assert shared["arcs"]["be-mentoring"]["reached"] == 0


@pytest.mark.parametrize("look", ["whole", "inferred"])
def test_a_group_sees_its_own_blind_answers_and_no_others(look):
    at = ("*", "*", look)
    mine, theirs = own(blind_room(), at=at), own(blind_room(), "r2", at=at)

    assert list(mine["pairs"]) == [A1_B1]
    assert SECRET not in json.dumps(mine)
    assert mine["matrix"]["be-mentoring eu-net"]["candidate"] == 1
    assert list(theirs["pairs"]) == ["be-mentoring A2 - eu-net B2"]
    assert list(theirs["inferred"]) == (
        ["be-mentoring A2 - nl-net B1"] if look == "inferred" else []
    )
    assert own(blind_room(), "res", at=at) is None


def test_a_group_has_no_own_part_where_nothing_is_hidden():
    assert own(room_of(mapping())) is None


def test_frameworks_of_one_issuer_are_told_apart():
    one, two, three = (
        framework(name, issuer="The State", country="FR", edition=edition, title={"en": title})
        for name, edition, title in (
            ("fr-one", "2021", "Plan"),
            ("fr-two", "2022", "Care"),
            ("fr-three", "2022", "Sponsorship"),
        )
    )

    assert list(told_apart([one, two, three, framework()], "en").values()) == [
        "The State (2021)",
        "The State, Care",
        "The State, Sponsorship",
        "Network of BE",
    ]
    assert told_apart([one], "en") == {"fr-one": "The State"}


def test_sentences_name_which_of_an_issuers_lists_they_speak_of():
    lists = [
        framework("be-mentoring", issuer="The State", title={"en": "Care"}),
        framework("eu-net", issuer="The State", title={"en": "Sponsorship"}, country="EU"),
    ]
    at = ("be-mentoring", "eu-net", "pair")

    found = crosswalk.shared(session(mapping(), gap(), frameworks=lists), Live(at=at), "en")

    told = found["comparisons"]["be-mentoring eu-net"]
    assert [one["name"] for one in found["frameworks"]] == [
        "The State, Care",
        "The State, Sponsorship",
    ]
    assert told["gaps"][0]["words"] == "No counterpart in The State, Sponsorship"
    assert "in The State, Sponsorship" in told["coverage"][0]["sentence"]
    assert found["picture"]["title"].count("The State, ") == 2


def test_a_session_of_two_frameworks_or_none_can_be_asked_for_it():
    nothing = session(frameworks=[])
    announced = framework("es-net", completeness=Completeness.ANNOUNCED, requirements=())

    assert crosswalk.place(nothing, nothing.seats["r1"], ALL) == ("", "", "pair")
    assert crosswalk.own(nothing, Live(at=("", "", "pair")), nothing.seats["r1"], "en")
    assert list(whole(session(frameworks=[*two_frameworks(), announced]))["arcs"]) == [
        "be-mentoring",
        "eu-net",
    ]
