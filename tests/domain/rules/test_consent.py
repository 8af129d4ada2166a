"""Consent against the published rules that it follows."""

import pytest

from kit.domain.errors import BadInput
from kit.domain.rules.known import read_rule
from tests.domain.rules.tables import decide, judged, table


def found(said, reasons=(), **texts):
    """One standard; `reasons` are the places, from 1, of those who gave one."""
    rows = judged("s1", said)
    reasoned = [row for row in rows if int(row[1]) in reasons]
    return decide("consent", table(rows, reasoned=reasoned), **texts).outcomes[0]


# Sociocracy 3.0, consent decision making: adopted where no reasoned objection is left. W3C Process:
# a substantial number support and nobody sustains an objection. The counts are made up.
def test_dissent_without_an_objection_does_not_stop_it():
    outcome = found(["yes"] * 6 + ["abstain", "object"])

    assert outcome.verdict == "in"
    assert outcome.figures == {"support": 6, "abstain": 1, "objections": 0, "without_reason": 1}


def test_one_reasoned_objection_stops_what_seven_support():
    outcome = found(["yes"] * 7 + ["object"], reasons=[8])

    assert (outcome.verdict, outcome.figures["objections"]) == ("out", 1)
    assert found(["yes"] * 7 + ["object"], reasons=[8], objected="undecided").verdict == "undecided"


# ISO/IEC Directives: negative votes without technical reasons are not counted.
def test_an_objection_without_a_reason_does_not_count():
    assert found(["yes"] * 7 + ["object"]).verdict == "in"


def test_a_reason_beside_a_yes_is_no_objection():
    assert found(["yes"] * 3, reasons=[1, 2, 3]).verdict == "in"


def test_silence_is_not_support():
    assert found(["yes"] + ["abstain"] * 7).verdict == "out"
    assert found(["yes"] * 4 + ["abstain"] * 4).verdict == "in"
    assert found(["yes"] * 4 + ["abstain"] * 5).verdict == "out"
    assert found(["yes"] + ["abstain"] * 7, min_support="1/8").verdict == "in"


# A draft charter of a foundation: two thirds of all voting members overrule objections; 6 of 9.
@pytest.mark.parametrize(("entitled", "verdict"), [("9", "in"), ("10", "out")])
def test_two_thirds_of_all_members_overrule_objections(entitled, verdict):
    said = ["yes"] * 6 + ["object"] * 2

    assert found(said, [7, 8], override="2/3", entitled=entitled).verdict == verdict


def test_nobody_judged_is_undecided():
    outcome = found(["", "cannot-judge"])

    assert (outcome.verdict, outcome.n, outcome.cannot_judge, outcome.blank) == (
        "undecided",
        0,
        1,
        1,
    )


def test_more_than_are_entitled_cannot_have_voted():
    with pytest.raises(BadInput) as refused:
        found(["yes"] * 10, override="2/3", entitled="9")

    assert refused.value.message_id == "deciding-more-than-entitled"


@pytest.mark.parametrize(
    ("texts", "message_id"),
    [
        ({"override": "2/3"}, "deciding-entitled-missing"),
        ({"entitled": "0"}, "deciding-number-bad"),
        ({"min_support": "0%"}, "rule-share-out-of-range"),
        ({"objected": "in"}, "deciding-choice-unknown"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(texts, message_id):
    with pytest.raises(BadInput) as refused:
        read_rule({"name": "consent", **texts})

    assert refused.value.message_id == message_id
