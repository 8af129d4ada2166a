"""What the draft seal says of a clause beyond its wording: what it is for, where it came from."""

import re

from kit.domain import events as ev
from kit.reports.seal import draft_seal_html
from tests.builders import mapping, ref, session, standard


def sealed(*happened):
    text = draft_seal_html(session(*happened), "en")
    return " ".join(re.sub(r"<[^>]+>", " ", text.split("<main>")[1]).split())


def described(standard_id="s1", group_id=None, **answers):
    return ev.StandardDescribed(standard_id=standard_id, group_id=group_id, lang="en", **answers)


def test_where_nobody_was_asked_what_standards_are_for_nothing_is_said_of_it():
    assert "What it is for" not in sealed(standard())


def test_as_soon_as_something_is_answered_what_is_not_is_named():
    told = sealed(standard(), standard("Two.", "s2"), described(tier="basic"))

    assert "Basic or additional – basic: every programme has to meet it" in told
    assert told.count("Not answered: Universal or adaptable,") == 2


def test_what_groups_said_is_marked_as_not_settled_and_gives_way_to_what_is():
    said = described(group_id="g1", harm="A broken promise.")

    assert "not settled; what groups said: Group 1 – A broken promise." in sealed(standard(), said)
    settled = sealed(standard(), said, described(harm="Promises that break."))
    assert "Harm it prevents – Promises that break." in settled
    assert "A broken promise." not in settled


def test_a_standard_follows_the_requirement_under_which_it_stands():
    told = sealed(
        standard("Below.", "s1"), standard("Above.", "s2"), described("s1", under_id="s2")
    )

    first, second = re.findall(r"(\d) (Above|Below)\. (?:under|First)", told)
    assert (first, second) == (("1", "Above"), ("2", "Below"))
    assert "2 Below. under clause 1" in told


def test_what_was_settled_is_told_with_the_answers_it_came_from():
    told = sealed(
        mapping("m1", "g1", relation="equal"),
        mapping("m2", "g2", relation="intersects-with"),
        ev.PairSettled(
            settlement_id="settled",
            subject=ref("A1"),
            object=ref("B1"),
            relation="superset-of",
            justification="We ask more.",
            lang="en",
            parent_ids=("m1", "m2"),
        ),
        standard(requirements=("A1", "B1"), mapping_ids=("m1", "m2")),
    )

    assert "BE A1 asks all that EU B1 asks, and more – settled by the room" in told
    assert "the room – We ask more." in told
    assert "Group 1 – BE A1 asks the same as EU B1" in told


def test_a_part_says_what_it_was_split_off_from_and_a_whole_what_it_was_joined_from():
    whole = standard("Whole.", "s1", requirements=("A1", "B1"))
    half = standard("Half.", "s2", requirements=("A1",), parent_ids=("s1",))
    more = standard("More.", "s3", requirements=("A1", "B1", "A2"), parent_ids=("s1",))

    assert "Split off from Whole." in sealed(whole, half)
    assert "Joined from Whole." in sealed(whole, more)
