import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.suggested import Outcome, outcome
from tests.builders import gap, mapping, ref, session

SHOWN = ev.SuggestionsShown(
    group_id="g1",
    subject=ref("A1"),
    method="n-grams",
    suggested=(
        ev.SuggestedPair(object=ref("B1"), rank=1, score=6200),
        ev.SuggestedPair(object=ref("B2"), rank=2, score=4100),
    ),
)


def outcomes(*happened):
    room = session(SHOWN, *happened)
    mappings, gaps = room.standing_mappings(), room.standing_gaps()
    return [
        outcome(
            one,
            [each for each in mappings if one.subject in (each.subject, each.object)],
            [each for each in gaps if each.subject == one.subject],
        )
        for one in room.suggested.values()
    ]


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        ([], [Outcome.OPEN, Outcome.OPEN]),
        ([mapping("m1", "g1", "A1", "B1")], [Outcome.ACCEPTED, Outcome.PASSED_OVER]),
        ([mapping("m1", "g1", "B1", "A1")], [Outcome.ACCEPTED, Outcome.PASSED_OVER]),
        (
            [mapping("m1", "g1", "A1", "B1", relation="no-relationship")],
            [Outcome.REFUSED, Outcome.PASSED_OVER],
        ),
        ([gap("x", "g1", "A1")], [Outcome.PASSED_OVER, Outcome.PASSED_OVER]),
        (
            [ev.SuggestionRefused(group_id="g1", subject=ref("A1"), object=ref("B2"))],
            [Outcome.OPEN, Outcome.REFUSED],
        ),
    ],
)
def test_what_became_of_a_suggestion_is_read_off_what_the_group_says(happened, expected):
    assert outcomes(*happened) == expected


def test_shown_again_the_first_time_counts():
    again = SHOWN.model_copy(
        update={"suggested": (ev.SuggestedPair(object=ref("B1"), rank=3, score=100),)}
    )
    room = session(SHOWN, again)

    assert [(one.rank, one.score) for one in room.suggested.values()] == [(1, 6200), (2, 4100)]
