import json
import re

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.methods import RULES_OF
from kit.views.what_if import what_if
from kit.words import catalogue, say
from tests.builders import session
from tests.decided import Answers, in_session, room, voted

ANSWERS: dict[str, Answers] = {
    "delphi": {"s1": "7777777555", "s2": "9999999999"},
    "rand-ucla": {"s1": "7777777111", "s2": "9999999999"},
    "median-iqr": {"s1": "7777777111", "s2": "9999999999"},
    "double-threshold": {"s1": ["yes", "yes", "no"], "s2": ["yes", "yes", "yes"]},
    "approval": {"s1": ["1", "1", ""], "s2": ["1", "1", "1"]},
    "equal-shares": {"s1": ["1", "1", ""], "s2": ["1", "1", "1"]},
    "majority-judgment": {"s1": ["good", "very-good", "very-good"], "s2": ["excellent"] * 3},
    "consent": {"s1": ["yes", "yes", "object"], "s2": ["yes", "yes", "yes"]},
}
COUNTRIES = ("BE", "FR", "ES")


def seen(rule, lang="en", answers=None):
    told = in_session(voted(rule, answers or ANSWERS[rule]))
    return what_if(told, told.rounds["round1"], lang)


def seen_open(answers, lang="en", rule="double-threshold"):
    told = session(*room(COUNTRIES), *voted(rule, answers, countries=COUNTRIES))
    return what_if(told, told.rounds["round1"], lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", ANSWERS)
def test_it_is_plain_json_without_a_gap_for_every_rule_in_every_language(rule, lang):
    text = json.dumps(seen(rule, lang), ensure_ascii=False)

    assert json.loads(text)
    assert not re.search(r"\{\w+\}|what-if-", text)


def test_every_rule_of_every_method_is_looked_at_here():
    assert set(ANSWERS) == {name for names in RULES_OF.values() for name in names}


def test_what_is_fragile_comes_first_with_all_verdicts_and_the_rest_with_one():
    found = seen("delphi")

    assert [(row["number"], row["said"]) for row in found["fragile"]] == [(1, "iuuiiii")]
    assert [(row["number"], row["said"]) for row in found["steady"]] == [(2, "i")]
    assert found["fragile"][0]["words"] == (
        "4 of 6 other rules agree with the rule that was fixed."
    )
    assert len(found["rules"]) == 6


def test_how_many_are_fragile_is_said_first():
    assert seen("delphi")["sentences"] == [
        "1 of 2 standards is fragile: under at least one of 6 other common rules the same ballots "
        "give it another verdict."
    ]
    assert seen("delphi", answers={"s1": "99999", "s2": "99999"})["sentences"] == [
        "No standard is fragile: on all 2, 6 other common rules say the same."
    ]


def test_every_rule_says_on_how_many_standards_it_differs():
    assert [one["flips"] for one in seen("delphi")["rules"]][:3] == [
        "1 differs",
        "1 differs",
        "0 differ",
    ]


def test_the_most_fragile_standard_stands_first():
    found = seen("delphi", answers={"s1": "7777777555", "s2": "7777777711", "s3": "9999999999"})

    agreeing = [row["said"][1:].count(row["said"][0]) for row in found["fragile"]]

    assert agreeing == sorted(agreeing)


def test_a_rule_that_cannot_read_the_round_is_named_with_the_reason():
    assert seen("delphi")["left_out"] == [
        "70% in each group is left out: this round does not tell the voters’ groups or countries."
    ]


def test_who_tips_a_verdict_is_named_with_what_would_change():
    found = seen_open(ANSWERS["double-threshold"])
    organisations, countries = found["without"]

    assert organisations["sentence"].startswith("1 of 3 organisations tips a verdict")
    assert organisations["rows"] == [
        {
            "name": "Network 3",
            "words": "1 standard would change",
            "changes": [{"number": 1, "then": "i"}],
        }
    ]
    assert [row["name"] for row in countries["rows"]] == ["Spain"]


def test_where_no_single_one_decides_that_is_said():
    found = seen_open({"s1": ["yes"] * 3})

    assert [one["sentence"] for one in found["without"]] == [
        "No single organisation decides: without the votes of any one of the 3 every verdict "
        "stays.",
        "No single country decides: without the votes of any one of the 3 every verdict stays.",
    ]


def test_a_secret_round_leaves_nobody_out():
    assert seen("delphi")["without"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_rules_of_a_round_have_the_same_name(lang):
    for rule in ANSWERS:
        labels = [one["label"] for one in seen(rule, lang)["rules"]]
        assert len(labels) == len(set(labels))


def test_labels_fit_above_a_narrow_column():
    for lang in LANGUAGES:
        labels = [
            forms[0]
            for name, forms in catalogue(lang).items()
            if name.startswith("what-if-rule-") and "{" not in forms[0]
        ]
        assert max(map(len, labels)) <= 25


def test_a_large_round_stays_small_on_its_way():
    answers = {f"s{number}": "7777777555" for number in range(60)}

    assert len(json.dumps(seen("delphi", answers=answers))) < 16_000


def test_words_of_verdicts_are_those_of_results():
    assert seen("delphi", "fr")["verdicts"]["i"] == {
        "verdict": "in",
        "words": say("results-in", "fr"),
    }


def test_where_leaving_out_takes_too_long_the_table_is_named():
    countries = ("BE", "FR") * 7
    said = {"s1": ["1"] * 14}
    told = session(*room(countries), *voted("equal-shares", said, countries=countries))

    (found,) = what_if(told, told.rounds["round1"], "en")["without"]

    assert "without_organisation.csv" in found["sentence"]
    assert found["rows"] == []
