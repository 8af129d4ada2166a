"""How a standard was counted, in sentences: every rule in every language."""

import pytest

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.ids import LANGUAGES
from kit.domain.results import counted
from kit.words.counts import counted_words
from tests.decided import decided

SAID = {
    "delphi": ["9", "8", "7", "2", CANNOT_JUDGE, ""],
    "rand-ucla": ["9", "8", "7", "7", CANNOT_JUDGE, ""],
    "median-iqr": ["9", "8", "7", "7", CANNOT_JUDGE, ""],
    "double-threshold": ["yes", "yes", "no", "abstain", CANNOT_JUDGE, ""],
    "approval": ["1", "1", "1", "", "", ""],
    "equal-shares": ["1", "1", "1", "", "", ""],
    "majority-judgment": ["good", "good", "very-good", "poor", CANNOT_JUDGE, ""],
    "consent": ["yes", "yes", "abstain", "object", CANNOT_JUDGE, ""],
}


def of(round_, lang="en", standard_id="s1"):
    found = counted(round_)
    return counted_words(found.results[standard_id], found.rule, lang, round_)


def said(rule, values=None, lang="en", **more):
    return of(decided(rule, {"s1": values or SAID[rule]}, **more), lang)


MAIN = {
    "delphi": ["3 of 4 rate it 7 to 9 (75.0%)", "1 of 4 rates it 1 to 3 (25.0%)"],
    "rand-ucla": [
        "Median 7.5",
        "30th to 70th percentile: 7 to 8.1 (IPR 1.1)",
        "limit of disagreement (IPRAS) 6.175",
        "no disagreement",
    ],
    "median-iqr": [
        "Median 7.5",
        "the middle half rates it 7 to 8.25",
        "interquartile range 1.25",
    ],
    "double-threshold": [
        "yes, of votes cast: 2 of 3 (66.6%)",
        "yes, of those present: 2 of 4 (50.0%)",
        "yes, of those entitled: 2 of 6 (33.3%)",
        "no, of those present: 1 of 4 (25.0%)",
    ],
    "approval": ["3 of 6 approve it (50.0%)", "rank 1"],
    "equal-shares": ["3 of 6 approve it (50.0%)"],
    "majority-judgment": [
        "Majority grade: good",
        "1 of 4 grades it “very good” or better (25.0%)",
        "rank 1",
    ],
    "consent": ["2 of 4 consent (50.0%)", "0 objections with a reason"],
}


@pytest.mark.parametrize("rule", MAIN)
def test_each_rule_tells_its_own_figures_counts_first_and_shares_second(rule):
    assert said(rule).main == MAIN[rule]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", SAID)
def test_every_rule_is_told_in_every_language(rule, lang):
    told = said(rule, lang=lang)

    assert all(told.main)
    assert told.adds_up.startswith("6 ")


@pytest.mark.parametrize(
    "rule", [name for name in SAID if name not in ("approval", "equal-shares")]
)
def test_all_who_voted_are_parted(rule):
    assert said(rule).adds_up == "6 voted = 4 judged it + 1 cannot judge + 1 left it blank"


def test_those_who_are_recused_stand_apart_from_those_who_judged():
    told = said("consent", ["yes", "yes", RECUSED], is_open=True)

    expected = "3 voted = 2 judged it + 0 cannot judge + 0 left it blank + 1 recused"
    assert told.adds_up == expected


def test_who_does_not_approve_left_nothing_blank():
    assert said("approval").adds_up == "6 voted = 3 approve it + 3 do not"


def test_the_margin_is_told_where_the_rule_has_one():
    assert said("delphi").margin == "1 ballot from another result"
    assert said("double-threshold").margin == "1 ballot from another result"
    assert said("consent").margin is None


def test_what_nobody_judged_has_no_margin():
    told = said("delphi", [CANNOT_JUDGE, ""])

    assert (told.main, told.margin) == (["Nobody judged it"], None)


def test_weights_are_told_beside_votes_where_they_differ():
    told = said(
        "double-threshold",
        ["yes", "no"],
        countries=("BE", "FR"),
        weights={"o1": "2.5"},
    )

    assert "yes, of votes cast: 1 of 2 (50.0%)" in told.main
    assert "by weight: yes, of votes cast: 2.5 of 3.5 (71.4%)" in told.main
    assert "by weight: yes, of those entitled: 2.5 of 3.5 (71.4%)" in told.main


def test_it_says_which_condition_failed():
    told = said("double-threshold", ["yes", "yes", "no"], countries=("BE", "BE", "BE"))

    assert told.notes == ["no is more than 25%"]


def test_paper_and_hands_are_told_apart():
    round_ = decided("delphi", {"s1": ["9", "9", "9"]})
    assert round_.closed
    judged = round_.closed.judgements["s1"]
    marked = (
        judged[0],
        judged[1].model_copy(update={"how": "paper"}),
        judged[2].model_copy(update={"how": "hands"}),
    )

    told = of(decided("delphi", {"s1": ["9", "9", "9"]}, judgements={"s1": marked}))

    assert told.notes == [
        "1 of the answers came by show of hands",
        "1 of the answers came on paper",
    ]


def test_what_is_withheld_by_group_says_so_and_has_no_margin():
    rule = {"name": "delphi", "groups": "each"}

    told = said(rule, ["9", "9", "9"], attribute="group")

    assert "undecided" in told.notes[-1]
    assert told.margin is None


def test_french_counts_ballots_and_writes_numbers_as_it_does():
    told = said("delphi", lang="fr")

    assert told.main[0] == "3 sur 4 le notent de 7 à 9 (75,0\u00a0%)"
    assert told.adds_up == (
        "6 bulletins = 4 avec un avis + 1 «\u00a0ne peut pas juger\u00a0» + 1 sans réponse"
    )
