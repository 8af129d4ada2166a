import json

import pytest

from kit.domain.crosswalk.finding import Kind
from kit.domain.crosswalk.findings import between
from kit.domain.crosswalk.findings import findings as found
from kit.domain.framework import Number
from kit.domain.ids import LANGUAGES
from kit.views.findings import listed
from tests.builders import session
from tests.domain.crosswalk.linked import (
    agreed,
    blind,
    gap_settled,
    lists,
    missing,
    months,
    room,
    settled,
    stated,
)

NUMBERS = {
    "a4": months("6"),
    "b4": months("12"),
    "c4": {"minimum_duration": Number(value="10", unit="session")},
    "d4": {"minimum_duration": Number(unit="month", left_to="pair")},
    "e4": months("6", or_own_minimum=True),
    "f4": {"minimum_duration": Number(value="26", unit="week")},
}


def findings(session, lang, group_id=None):
    return listed(session, found(session, group_id), lang)


def everything():
    """A session in which every check finds something."""
    return room(
        [stated("a1 = b1"), stated("a1 < b1", mapping_id="m2")],
        [stated("a2 > b2"), stated("b2 > a2", mapping_id="m3")],
        [stated("a3 = b3"), stated("a3 = b3", mapping_id="m4"), missing("a3", "b")],
        [stated("a4 = b4"), *map(stated, ["a4 > c4", "a4 > d4", "a4 > e4", "a4 > f4", "b4 > e4"])],
        map(stated, ["a5 = b5", "b5 = c5"]),
        [stated("a5 x c5", 2), missing("a5", "d", 2), stated("c5 = d5")],
        map(stated, ["a6 = b6", "b6 = a7"]),
        map(stated, ["a8 > b8", "b8 > c8", "a8 < c8"]),
        map(stated, ["a9 = b9", "b9 = d9", "a9 < c9", "c9 < d9", "c9 > e9"]),
        [stated("d1 = e1"), stated("d1 < e1", 2), settled("d1 x e1", "d1-e1-1", "d1-e1-2")],
        [stated("d1 > e1", 3), missing("d1", "e", 3)],
        [missing("d2", "e"), stated("d2 = e2", 2)],
        [gap_settled("d2", "e", "gap-d2-e-1", "d2-e2-2", settlement_id="s2")],
        settled("d2 0 e2", "d2-e2-2", settlement_id="s3"),
        stated("d2 = e3", 3),
        letters="abcdef",
        size=9,
        partial="bd",
        numbers=NUMBERS,
    )


def words(said, kind, lang="en"):
    return [one["words"] for one in findings(said, lang) if one["kind"] == kind]


def test_every_check_finds_something_in_the_session_of_these_tests():
    assert {one.kind for one in found(everything())} == set(Kind)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_findings_are_plain_json_and_full_sentences_in_every_language(lang):
    shown = findings(everything(), lang)

    assert json.loads(json.dumps(shown)) == shown
    assert all(one["words"].endswith(".") and "{" not in one["words"] for one in shown)


def test_a_finding_leads_to_its_row_and_says_whose_it_is():
    (one,) = [
        each
        for each in findings(room(stated("b1 < a1", 2), stated("a1 = b1", 2, mapping_id="x")), "en")
        if each["kind"] != "orphans"
    ]

    assert one["place"] == {"ours": "a", "theirs": "b", "ref": "1", "other": "1"}
    assert one["groups"] == [2]
    assert (one["kind"], one["severity"]) == ("mirrored", "contradicts")


def test_a_sentence_names_frameworks_by_issuer_and_requirements_by_number():
    said = room(stated("a1 = b1"), stated("b1 = c1"), stated("a1 < c1", 2))
    assert words(said, "equal-chain") == [
        "A 1 and C 1: “C 1 asks for all of it, and more” (Group 2) does not fit the chain of "
        "equals A 1 = B 1 = C 1 (Group 1). One of these links says too much or too little."
    ]


def test_numbers_are_told_with_what_they_do_not_fit():
    numbers = {"a1": months("6"), "b1": months("12")}
    assert words(room(stated("a1 > b1"), numbers=numbers), "numbers") == [
        "How long a relationship lasts: 6 months (A 1); 12 months (B 1). "
        "That does not fit “A 1 asks for all of it, and more” (Group 1)."
    ]


def test_what_an_incomplete_list_does_not_show_is_never_called_absent():
    said = room(stated("a1 = b1"), letters="ab", partial="b")

    towards_part, towards_whole = words(said, "orphans")

    assert towards_part == (
        "Not in the part we know of B, as far as they were compared: 2 of the 3 requirements "
        "we hold of A. They may be asked for there all the same."
    )
    assert "no counterpart" not in towards_part
    assert towards_whole.startswith("Not linked to A yet, nor said to have no counterpart there")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_gap_in_an_incomplete_list_is_told_as_such(lang):
    chain = [*map(stated, ["a1 = b1", "b1 = c1"]), missing("a1", "c", 2)]
    part, whole = (
        words(room(chain, partial=partial), "gap-chain", lang)[0] for partial in ("c", "")
    )
    assert part != whole
    known = {"en": "part we know of C", "fr": "partie que nous connaissons de C"}
    assert known.get(lang, "parte que conocemos de C") in part


def test_open_ends_come_with_their_list():
    (one, _) = findings(room(stated("a1 = b1"), letters="ab"), "en")
    assert one["refs"] == [
        {"framework_id": "a", "ref_id": "2"},
        {"framework_id": "a", "ref_id": "3"},
    ]
    assert one["place"] == {"ours": "a", "theirs": "b", "ref": "2", "other": None}


def test_what_the_room_settled_and_no_group_had_said_is_the_rooms():
    unlike = [stated("a1 = b1"), stated("a1 < b1", 2)]
    end = settled("a1 x b1", "a1-b1-1", "a1-b1-2")
    numbers = {"a1": months("6"), "b1": months("12")}

    (text,) = words(room(unlike, end, numbers=numbers), "numbers")

    assert text.endswith("(settled by the room).")


def test_a_settled_gap_is_told_from_the_requirement_that_has_no_counterpart():
    unlike = [missing("b1", "a"), stated("a1 = b1", 2)]
    end = gap_settled("b1", "a", "gap-b1-a-1", "a1-b1-2")

    assert words(room(unlike, end, stated("a1 > b1", 3)), "settled-otherwise") == [
        "The room settled for B 1: “No counterpart in A”. An answer that it did not take into "
        "account names A 1 (Group 3)."
    ]


def test_two_editions_of_one_issuer_are_told_apart():
    older, newer = lists("ab")
    alike = [older.model_copy(update={"edition": "2020"}), newer.model_copy(update={"issuer": "A"})]
    said = session(stated("a1 = b1"), stated("a1 = b1", mapping_id="x"), frameworks=alike)

    (text,) = words(said, "duplicate")

    assert text.startswith("A (2020) 1 and A (2025) 1: ")


def test_what_groups_answer_blind_is_shown_to_themselves_alone():
    said = room(blind("a", "b", 1, 2), stated("a1 = b1"), stated("a1 < b1", mapping_id="secret"))

    assert findings(said, "en") == findings(said, "en", "g2") == []
    assert "two-relations" in {one["kind"] for one in findings(said, "en", "g1")}


def test_between_two_frameworks_only_their_findings_are_shown():
    said = everything()
    shown = listed(said, between(found(said), "d", "e"), "en")

    assert {one["kind"] for one in shown} >= {"settled-otherwise", "orphans"}
    assert [one for one in findings(said, "en") if one in shown] == shown
    assert len(shown) < len(findings(said, "en"))


def test_a_clean_crosswalk_leaves_nothing_to_say():
    said = room(agreed("a1 = b1"), letters="ab", size=1)
    assert findings(said, "en") == []
