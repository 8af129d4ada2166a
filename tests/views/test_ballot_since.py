"""A later round: what was said before, and what became of the standards since."""

from typing import Any

from kit.domain import events as ev
from kit.domain.ballot import Judgement
from kit.views import ballot
from kit.views.live import Live
from tests import builders as b

FIRST = ("s1", "s2", "s3")


def session(*between, standard_ids=FIRST, closing=None, participants=5, **first):
    given = dict.fromkeys(FIRST, "77771")
    return b.session(
        *(b.standard(f"Standard {one}.", one, requirements=("A1", "A2")) for one in FIRST),
        b.round_opened(standard_ids=FIRST, title={"en": "First round"}, **first),
        closing or b.round_closed(given),
        *between,
        b.round_opened("round2", standard_ids=standard_ids, number=2),
        participants=participants,
    )


def shown(*between, lang="en", **more):
    return ballot.shared(session(*between, **more), Live(), lang)


def since(found):
    return {one["standard_id"]: one["since"] for one in found["standards"]}


def earlier(happened, seat_id, lang="en"):
    own: Any = ballot.own(happened, Live(), happened.seats[seat_id], lang)
    return own["earlier"]


def reworded(text="Standard one, otherwise.", lang="en"):
    return ev.StandardReworded(standard_id="s1", base=1, text=text, lang=lang)


def test_in_a_first_round_nothing_is_new():
    found: Any = ballot.shared(b.session(b.standard(), b.round_opened()), Live(), "en")

    assert found["since"] is None
    assert since(found) == {"s1": None}


def test_what_is_the_same_as_before_says_nothing():
    found = shown()

    assert found["since"] == {"title": {"text": "First round", "lang": "en"}, "gone": []}
    assert since(found) == {"s1": None, "s2": None, "s3": None}


def test_a_reworded_standard_shows_both_wordings():
    [first, *_] = shown(reworded())["standards"]

    assert first["text"] == "Standard one, otherwise."
    assert first["since"] == {"kind": "reworded", "then": {"text": "Standard s1.", "lang": "en"}}


def test_a_translation_that_was_added_is_no_rewording():
    assert since(shown(reworded("Norme un.", "fr")))["s1"] is None


def test_a_standard_that_was_never_voted_on_is_new():
    found = shown(b.standard("New.", "s4"), standard_ids=(*FIRST, "s4"))

    assert since(found)["s4"] == {"kind": "new"}


def test_a_joined_standard_shows_what_was_said_of_each():
    joined = b.standard("Both.", "s4", requirements=("A1", "A2"), parent_ids=("s1", "s2"))

    found = shown(joined, standard_ids=("s3", "s4"))["standards"][1]["since"]

    assert found["kind"] == "joined"
    assert [one["text"] for one in found["of"]] == ["Standard s1.", "Standard s2."]
    assert [one["before"]["verdict"] for one in found["of"]] == ["undecided", "undecided"]


def test_a_standard_that_was_split_names_what_it_was_part_of():
    parts = (
        b.standard("Half.", "s4", requirements=("A1",), parent_ids=("s1",)),
        b.standard("Other half.", "s5", requirements=("A2",), parent_ids=("s1",)),
    )

    found = shown(*parts, standard_ids=("s4", "s5"))

    assert {name: one["kind"] for name, one in since(found).items()} == {
        "s4": "split",
        "s5": "split",
    }
    assert found["since"]["gone"][0]["into"] == [1, 2]


def test_a_join_in_two_steps_still_leads_back_to_what_was_voted_on():
    steps = (
        b.standard("Two.", "s4", requirements=("A1", "A2"), parent_ids=("s1", "s2")),
        b.standard("Three.", "s5", requirements=("A1", "A2"), parent_ids=("s4", "s3")),
    )

    found = since(shown(*steps, standard_ids=("s5",)))["s5"]

    assert {one["text"] for one in found["of"]} == {"Standard s1.", "Standard s2.", "Standard s3."}


def test_what_is_gone_says_its_verdict_and_what_became_of_it():
    between = (
        ev.StandardDropped(standard_id="s1"),
        b.standard("Half.", "s4", requirements=("A1",), parent_ids=("s2",)),
    )

    gone = shown(*between, standard_ids=("s4",))["since"]["gone"]

    assert [(one["text"], one["became"], one["into"]) for one in gone] == [
        ("Standard s1.", "dropped", []),
        ("Standard s2.", "into", [1]),
        ("Standard s3.", "not-asked", []),
    ]
    assert gone[0]["verdict_words"] == "undecided"


def test_in_open_rounds_ones_own_answer_comes_from_the_record():
    judgements = {
        "s1": (
            Judgement(code="1" * 16, value="8", seat_id="p1"),
            Judgement(code="2" * 16, value="3", seat_id="p2"),
        )
    }
    closing = b.round_closed({}, voted=2, judgements=judgements)
    happened = b.session(
        *(b.standard(f"Standard {one}.", one) for one in FIRST),
        b.round_opened(standard_ids=FIRST, secrecy="open"),
        closing,
        b.round_opened("round2", standard_ids=FIRST, number=2, secrecy="open"),
        participants=5,
    )

    found = {seat_id: earlier(happened, seat_id) for seat_id in ("p1", "p2", "p3")}

    assert found == {"p1": {"s1": "8"}, "p2": {"s1": "3"}, "p3": {}}


def test_of_a_secret_round_the_record_gives_no_answer_back():
    found = session()

    assert earlier(found, "p1", "en") == {}


def test_what_stands_in_the_record_is_told_in_a_later_secret_round_too():
    judgements = {"s1": (Judgement(code="1" * 16, value="object", seat_id="p1"),)}
    closing = b.round_closed({}, voted=1, judgements=judgements)

    found = session(secrecy="open", method="consent", rule={"name": "consent"}, closing=closing)

    assert earlier(found, "p1", "fr") == {"s1": "objection"}
