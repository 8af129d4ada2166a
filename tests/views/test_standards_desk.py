"""Candidates and standards as the facilitator has them, and as groups are asked about them."""

import json

import pytest

from kit.domain import events as ev
from kit.domain.framework import Completeness
from kit.server.changes import changes
from kit.views import ballot, crosswalk
from kit.views.live import Live
from kit.views.standards_desk import standards_desk
from tests.builders import (
    framework,
    judges,
    mapping,
    requirement,
    round_opened,
    session,
    standard,
)

BE, EU = "be-mentoring", "eu-net"


def desk(*happened, lang="en", **more):
    return standards_desk(session(*happened, **more), lang)


def agreed(subject="A1", object_="B1", relation="superset-of", first=1):
    return [
        mapping(f"m{first}", "g1", subject, object_, relation=relation),
        mapping(f"m{first + 1}", "g2", subject, object_, relation=relation),
    ]


def numbered(ref_id, months, **more):
    asked = {"minimum_duration": {"value": str(months), "unit": "month"}}
    return requirement(ref_id, f"It lasts {months} months.", numbers=asked, **more)


def described(standard_id="s1", group_id="g1", **answers):
    return ev.StandardDescribed(standard_id=standard_id, group_id=group_id, lang="en", **answers)


def reworded(text, lang="en", standard_id="s1"):
    return ev.StandardReworded(standard_id=standard_id, base=1, text=text, lang=lang)


# --- candidates ---------------------------------------------------------------------------------


def test_connected_requirements_are_offered_with_what_all_of_them_ask_for():
    told = desk(*agreed())

    (offered,) = told["candidates"].values()
    assert offered["text"] == "EU asks for thing 1."
    assert offered["common"] is True
    assert offered["texts"] == {"fr": "EU asks for thing 1. (fr)"}
    assert offered["requirements"] == ["be-mentoring A1", "eu-net B1"]
    assert offered["links"] == [
        {
            "ends": ["be-mentoring A1", "eu-net B1"],
            "relation": "superset-of",
            "mapping_ids": ["m1", "m2"],
        }
    ]


def test_a_pair_one_group_judged_is_not_offered():
    assert desk(mapping())["candidates"] == {}


def test_what_a_standard_rests_on_is_not_offered_and_again_when_that_is_dropped():
    happened = [*agreed(), standard(requirements=("A1", "B1"), mapping_ids=("m1", "m2"))]

    assert desk(*happened)["candidates"] == {}
    assert list(desk(*happened, ev.StandardDropped(standard_id="s1"))["candidates"]) == [
        "be-mentoring A1"
    ]


def test_what_hangs_together_with_a_standard_is_an_addition_to_it():
    happened = [standard(requirements=("B1",)), *agreed()]

    (offered,) = desk(*happened)["candidates"].values()

    assert (offered["extends"], offered["requirements"]) == ("s1", ["be-mentoring A1"])


def test_numbers_stand_beside_each_other_and_the_strictest_is_marked():
    lists = (
        framework(BE, numbered("A1", 6)),
        framework(EU, numbered("B1", 12), country="EU"),
    )

    (offered,) = desk(*agreed(relation="subset-of"), frameworks=lists)["candidates"].values()

    (duration,) = offered["asked"]["numbers"]
    assert [(one["number"], one["frameworks"], one["strictest"]) for one in duration["asked"]] == [
        ("6 months", [BE], False),
        ("12 months", [EU], True),
    ]


def test_two_lists_that_ask_for_the_same_number_share_it():
    lists = (framework(BE, numbered("A1", 6)), framework(EU, numbered("B1", 6), country="EU"))

    (offered,) = desk(*agreed(relation="equal"), frameworks=lists)["candidates"].values()

    (duration,) = offered["asked"]["numbers"]
    assert [one["frameworks"] for one in duration["asked"]] == [[BE, EU]]


@pytest.mark.parametrize(
    ("completeness", "answer"),
    [(Completeness.COMPLETE, "no"), (Completeness.PARTIAL, "not-known")],
)
def test_new_is_said_only_of_a_list_that_we_hold_whole(completeness, answer):
    lists = (framework(BE), framework(EU, country="EU", completeness=completeness))

    asked = desk(standard(requirements=("A1",)), frameworks=lists)["standards"]["s1"]["asked"]

    assert (asked["yes"], asked[answer], asked["countries"]) == ([BE], [EU], 1)


def test_requirements_come_whole_with_level_and_numbers_in_the_readers_language():
    lists = (
        framework(
            BE,
            numbered("A1", 6, level="must"),
            levels={"must": {"en": "mandatory", "fr": "obligatoire"}},
        ),
    )

    told = desk(standard(requirements=("A1",)), frameworks=lists, lang="fr")

    one = told["requirements"]["be-mentoring A1"]
    assert one["text"] == "It lasts 6 months. (fr)"
    assert one["level"]["text"] == "obligatoire"
    assert [each["number"] for each in one["numbers"]] == ["6 mois"]


# --- standards ----------------------------------------------------------------------------------


def test_a_standard_says_which_wordings_are_missing_and_who_asks_for_it_already():
    told = desk(standard(requirements=("A1",)), reworded("D’abord formés.", "fr"), lang="fr")

    one = told["standards"]["s1"]

    assert (one["text"], one["missing"]) == ("D’abord formés.", ["es"])
    assert (one["asked"]["yes"], one["asked"]["not-known"]) == ([BE], [EU])


def test_a_translation_that_the_list_has_is_offered_while_the_words_are_its_own():
    own = standard("BE asks for thing 1.", requirements=("A1",))

    assert desk(own)["standards"]["s1"]["offered"] == {"fr": "BE asks for thing 1. (fr)"}
    assert desk(own, reworded("Our words."))["standards"]["s1"]["offered"] == {}


def test_the_wording_of_another_hand_is_kept_beside():
    told = desk(standard("First."), reworded("Second."), reworded("Third."))

    one = told["standards"]["s1"]
    assert (one["text"], one["rivals"]) == ("Third.", ["Second."])


def test_what_is_on_the_ballot_is_marked_so_that_nobody_tries_to_change_it():
    told = desk(standard(), standard("Two.", "s2"), round_opened(standard_ids=("s1",)))

    assert {one: it["on_ballot"] for one, it in told["standards"].items()} == {
        "s1": True,
        "s2": False,
    }


def test_a_requirement_is_followed_by_the_standards_under_it_and_what_is_dropped_comes_last():
    told = desk(
        standard("One.", "s1"),
        standard("Two.", "s2"),
        standard("Three.", "s3"),
        ev.StandardDropped(standard_id="s1"),
        described("s2", None, under_id="s3"),
    )

    assert told["standards_order"] == ["s3", "s2", "s1"]
    assert told["standards"]["s2"]["under"] == "s3"


def test_a_merge_is_undone_by_restoring_what_was_merged_and_dropping_what_came_of_it():
    merged = [
        standard("One.", "s1"),
        standard("Two.", "s2"),
        standard("Both.", "s3", parent_ids=("s1", "s2")),
    ]

    both = desk(*merged)["standards"]["s3"]
    assert both["undo"] == {"drop": ["s3"], "restore": ["s1", "s2"]}
    assert both["made_of"] == ["One.", "Two."]
    undone = [ev.StandardRestored(standard_id="s1"), ev.StandardRestored(standard_id="s2")]
    assert desk(*merged, *undone)["standards"]["s3"]["undo"] is None


def test_a_split_is_undone_for_all_its_parts_at_once():
    told = desk(
        standard("Whole.", "s1", requirements=("A1", "B1")),
        standard("Half.", "s2", requirements=("A1",), parent_ids=("s1",)),
        standard("Half.", "s3", requirements=("B1",), parent_ids=("s1",)),
    )

    undo = {"drop": ["s2", "s3"], "restore": ["s1"]}
    assert [told["standards"][one]["undo"] for one in ("s2", "s3")] == [undo, undo]


# --- what each is for ---------------------------------------------------------------------------


def answers(*happened, of="s1"):
    return desk(standard(), *happened)["standards"][of]["described"]


def test_answers_of_all_groups_stand_beside_each_other_with_what_they_amount_to():
    told = answers(
        described(tier="basic", harm="A broken promise."),
        described(group_id="g2", tier="additional"),
        described(group_id=None, scope="universal"),
    )

    assert told["groups"] == {
        "g1": {"tier": "basic", "harm": "A broken promise.", "lang": "en", "version": 1},
        "g2": {"tier": "additional", "version": 1},
    }
    assert told["settled"] == {"scope": "universal", "version": 1}
    assert told["states"] == {
        "scope": "settled",
        "tier": "differ",
        "under": "open",
        "harm": "alike",
        "evidence": "open",
    }


def test_nothing_is_chosen_for_anybody():
    told = answers()

    assert (told["settled"], told["groups"]) == ({"version": 0}, {})
    assert set(told["states"].values()) == {"open"}


def test_both_texts_are_shown_where_two_hands_of_a_group_answered():
    told = answers(described(harm="One."), described(harm="Other.", base=0))

    assert told["groups"]["g1"]["rivals"] == ["One."]


def test_what_was_said_of_the_standards_it_was_made_of_is_kept_as_said_before():
    told = answers(
        described(tier="basic"),
        standard("Other.", "s2"),
        standard("Both.", "s3", parent_ids=("s1", "s2")),
        of="s3",
    )

    assert told["groups"] == {}
    assert [(one["text"], one["groups"]["g1"]["tier"]) for one in told["earlier"]] == [
        ("Mentors are trained first.", "basic")
    ]


# --- what is sent -------------------------------------------------------------------------------


def test_one_answer_changes_what_is_sent_by_that_answer_alone():
    many = [standard(f"Standard {number}.", f"s{number}") for number in range(1, 31)]
    before, after = desk(*many), desk(*many, described("s7", tier="basic"))

    found = changes(before, after)

    assert {tuple(one[0][:3]) for one in found} == {("standards", "s7", "described")}
    assert len(json.dumps(found)) < 250


# --- the groups' page ---------------------------------------------------------------------------


def asked(*happened, at="* * standards"):
    happening = session(*happened)
    place = crosswalk.place(happening, happening.seats["r1"], tuple(at.split()))
    return crosswalk.shared(happening, Live(at=place), "en")


def test_groups_are_asked_about_the_standing_standards_where_they_look_at_them():
    told = asked(
        standard(requirements=("A1",)),
        standard("Gone.", "s2"),
        ev.StandardDropped(standard_id="s2"),
        described(tier="basic"),
    )

    assert told["standards_order"] == ["s1"]
    assert told["standards"]["s1"]["described"]["groups"]["g1"]["tier"] == "basic"
    assert list(told["requirements"]) == ["be-mentoring A1"]
    assert told["rows"] == {}


def test_nobody_who_looks_elsewhere_is_sent_the_standards():
    assert "standards" not in asked(standard(), at=f"{BE} {EU} pair")


def test_answers_about_two_lists_that_are_compared_blind_do_not_show_through_candidates():
    told = desk(judges("g1", "g2", blind=True), *agreed())

    assert told["candidates"] == {}


# --- the ballot ---------------------------------------------------------------------------------


def test_the_ballot_says_what_was_settled_and_nothing_that_only_groups_said():
    happening = session(
        standard(),
        described(tier="additional", scope="adaptable"),
        described(group_id=None, tier="basic"),
        round_opened(),
        participants=5,
    )

    shown = ballot.shared(happening, Live(), "en")

    assert shown is not None
    (one,) = shown["standards"]
    assert one["settled"] == ["basic: every programme has to meet it"]
