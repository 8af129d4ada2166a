"""What a closed round says, in words and numbers."""

import pytest

from kit.domain import events as ev
from kit.domain.ballot import Reason
from kit.views.results import results, tenths_of_percent
from tests.builders import round_closed, round_opened, session, standard


def of(values, lang="en", *, voted=None, wordings=(), reasons=()):
    happened = [
        *(standard(f"Standard {name}.", name) for name in values),
        *wordings,
        round_opened(standard_ids=tuple(values)),
        round_closed(values, voted=voted, reasons=reasons),
    ]
    told = session(*happened, participants=5)
    return results(told.rounds["round1"], lang)


def test_verdict_counts_and_margin_stand_beside_each_other():
    row = of({"s1": "7799?"})["rows"][0]

    assert (row["verdict"], row["verdict_words"]) == ("in", "in")
    assert row["high_words"] == {"count": "4 of 4", "share": "100.0%"}
    assert row["low_words"] == {"count": "0 of 4", "share": "0.0%"}
    assert row["margin_words"] == "1 ballot away from another verdict"


def test_those_who_voted_are_those_who_judged_and_could_not_and_left_it_blank():
    row = of({"s1": "77?"}, voted=5)["rows"][0]

    assert row["voted"] == row["judged"] + row["cannot_judge"] + row["blank"]
    assert row["judged_words"] == "2 of 5 judged it · 1 cannot judge · 2 left it blank"


def test_the_distribution_has_nine_bars_and_says_the_same_in_words():
    row = of({"s1": "1799?"})["rows"][0]

    assert row["distribution"] == [1, 0, 0, 0, 0, 0, 1, 0, 2]
    assert row["distribution_words"] == "1 person gave 1, 1 person gave 7, 2 people gave 9"


def test_what_nobody_judged_is_undecided_and_has_no_share():
    row = of({"s1": "??"})["rows"][0]

    assert row["verdict"] == "undecided"
    assert row["high_words"] == {"count": "0 of 0", "share": None}
    assert row["margin_words"] == "nobody judged it"


def test_the_turnout_adds_up():
    assert of({"s1": "777"}, voted=3)["turnout"] == [
        "5 entitled",
        "3 voted",
        "2 did not",
        "0 changed their ballot",
    ]


def test_verdicts_are_counted_in_the_readers_language():
    told = of({"s1": "77777", "s2": "88888", "s3": "11111"}, "fr")

    assert [(one["count"], one["words"]) for one in told["verdicts"]] == [
        (2, "retenus"),
        (1, "écarté"),
        (0, "sans décision"),
    ]


def test_a_standard_reads_as_it_was_voted_on():
    told = session(
        standard("Six months.", "s1"),
        round_opened(),
        round_closed({"s1": "77777"}),
        ev.StandardReworded(standard_id="s1", base=1, text="Twelve months.", lang="en"),
        participants=5,
    )

    assert results(told.rounds["round1"], "en")["rows"][0]["text"] == "Six months."


def test_translations_stand_beside_the_readers_language():
    french = ev.StandardReworded(standard_id="s1", base=1, text="Six mois.", lang="fr")

    row = of({"s1": "77777"}, "fr", wordings=[french])["rows"][0]

    assert (row["text"], row["lang"]) == ("Six mois.", "fr")
    assert row["also"] == [{"lang": "en", "text": "Standard s1."}]


def test_reasons_carry_the_side_their_author_chose():
    reason = Reason(standard_id="s1", side="drop", text="Too long.")

    row = of({"s1": "77777"}, reasons=(reason,))["rows"][0]

    assert row["reasons"] == [{"side": "drop", "side_words": "drop it", "text": "Too long."}]


@pytest.mark.parametrize(
    ("part", "whole", "lang", "words"),
    [
        (20, 29, "en", "68.9%"),
        (69_999, 100_000, "en", "69.9%"),
        (7, 10, "fr", "70,0\u00a0%"),
        (2, 3, "es", "66,6\u00a0%"),
    ],
)
def test_a_share_just_below_a_threshold_never_reads_as_the_threshold(part, whole, lang, words):
    assert tenths_of_percent(part, whole, lang) == words
