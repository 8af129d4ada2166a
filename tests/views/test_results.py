"""What a closed round says, in words and numbers."""

import hashlib
import json

import pytest

from kit.domain import events as ev
from kit.domain.ballot import CANNOT_JUDGE, RECUSED, Reason
from kit.domain.ids import LANGUAGES
from kit.views.results import results
from kit.words.numbers import tenths_of_percent
from tests.builders import round_closed, round_opened, session, standard
from tests.decided import RULES, decided, in_session, room, voted

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


def of(values, lang="en", *, voted=None, wordings=(), reasons=()):
    happened = [
        *(standard(f"Standard {name}.", name) for name in values),
        *wordings,
        round_opened(standard_ids=tuple(values)),
        round_closed(values, voted=voted, reasons=reasons),
    ]
    told = session(*happened, participants=5)
    return results(told.rounds["round1"], lang)


# --- one shape for all rules ---------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_in_the_same_shape(rule, lang):
    told = results(decided(rule, {"s1": SAID[rule], "s2": SAID[rule][::-1]}), lang)

    row = told["rows"][0]
    assert len(row["distribution"]) == len(told["answers"])
    assert len(row["figures"]) == len(told["columns"])
    assert sum(row["distribution"]) == sum(row["parts"])
    assert json.loads(json.dumps(told)) == told


def test_verdict_counts_and_margin_stand_beside_each_other():
    told = of({"s1": "7799?"})

    row = told["rows"][0]
    assert (row["verdict"], row["verdict_words"]) == ("in", "in")
    assert [one["label"] for one in told["columns"]] == ["7–9", "1–3"]
    assert row["figures"] == [
        {"count": "4 of 4", "share": "100.0%"},
        {"count": "0 of 4", "share": "0.0%"},
    ]
    assert row["margin"] == "1 ballot from another result"


def test_those_who_voted_are_parted():
    row = of({"s1": "77?"}, voted=5)["rows"][0]

    assert row["adds_up"] == "5 voted = 2 judged it + 1 cannot judge + 2 left it blank"


def test_the_distribution_has_a_bar_for_each_answer_and_says_the_same_in_words():
    told = of({"s1": "1799?"})

    row = told["rows"][0]
    assert [one["value"] for one in told["answers"]] == list("123456789")
    assert row["distribution"] == [1, 0, 0, 0, 0, 0, 1, 0, 2]
    assert row["distribution_words"] == "1 person gave 1, 1 person gave 7, 2 people gave 9"


def test_who_does_not_approve_stands_in_the_distribution_and_not_against():
    told = results(decided("approval", {"s1": SAID["approval"]}), "en")

    assert [one["words"] for one in told["answers"]] == ["approved", "not approved"]
    assert told["rows"][0]["distribution"] == [3, 3]
    assert told["rows"][0]["parts"] == [0, 3, 3]


def test_what_nobody_judged_is_undecided_and_has_no_figures():
    row = of({"s1": "??", "s2": "77"})["rows"][0]

    assert row["verdict"] == "undecided"
    assert row["figures"] == [None, None]
    assert row["main"] == ["Nobody judged it"]
    assert row["margin"] is None


def test_the_turnout_adds_up():
    assert of({"s1": "777"}, voted=3)["turnout"] == [
        "5 entitled = 3 voted + 2 did not",
        "0 changed their ballot",
    ]


def test_the_turnout_tells_who_voted_on_paper_and_by_show_of_hands():
    told = results(decided("delphi", {"s1": ["9"] * 6}, tallied={"paper": 2, "hands": 3}), "en")

    assert told["turnout"][2:] == ["3 by show of hands", "2 on paper"]


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


def test_scopes_are_counted_where_the_round_asked():
    scopes = {"s1": {"universal": 5, "adaptable": 3}}
    asked = decided("consent", {"s1": ["yes"] * 8}, asks_scope=True, scopes=scopes)

    assert results(asked, "en")["rows"][0]["scopes"] == "universal 5 · adaptable 3"
    assert of({"s1": "7"})["rows"][0]["scopes"] is None


# --- reasons -------------------------------------------------------------------------------------


def test_the_minoritys_reasons_come_first():
    reasons = (
        Reason(standard_id="s1", side="keep", text="Trust."),
        Reason(standard_id="s1", side="remark", text="Define it."),
        Reason(standard_id="s1", side="drop", text="Too long."),
    )

    found = of({"s1": "77777"}, reasons=reasons)["rows"][0]["reasons"]

    assert [one["text"] for one in found] == ["Too long.", "Trust.", "Define it."]
    assert [one.get("minority") for one in found] == ["minority", None, None]


def test_in_an_open_round_a_reason_is_its_organisations():
    reason = Reason(standard_id="s1", side="drop", text="Too long.", seat_id="p2")
    told = session(
        *room(["BE", "FR"]),
        *voted("consent", {"s1": ["yes", "object"]}, countries=["BE", "FR"], reasons=(reason,)),
    )

    found = results(told.rounds["round1"], "en", told)

    assert found["rows"][0]["reasons"][0]["whose"] == "Network 2"


# --- agreement at a glance -----------------------------------------------------------------------


def test_those_on_which_the_room_agrees_most_come_first_and_the_split_ones_last():
    told = of({"s1": "1119999", "s2": "5556999", "s3": "8888888"})

    assert [row["at"] for row in told["rows"]] == [2, 1, 0]
    assert [row["accord"] for row in told["rows"]] == ["split", "mixed", "agreed"]


@pytest.mark.parametrize(
    ("rule", "value", "tone"),
    [
        ("median-iqr", "7", "hi"),
        ("rand-ucla", "3", "lo"),
        ("double-threshold", "abstain", "mid"),
        ("majority-judgment", "very-good", "hi"),
        ("majority-judgment", "fair", "mid"),
        ("majority-judgment", "reject", "lo"),
        ("consent", "object", "lo"),
    ],
)
def test_every_answer_takes_a_side_or_none(rule, value, tone):
    told = results(decided(rule, {"s1": SAID[rule]}), "en")

    assert {one["value"]: one["tone"] for one in told["answers"]}[value] == tone


# --- yes and no, weights -------------------------------------------------------------------------

COUNTRIES = ["BE", "FR", "ES"]


def weighted(lang="en", **weights):
    answers = {"s1": ["yes", "yes", "no"]}
    told = session(
        *room(COUNTRIES),
        *voted("double-threshold", answers, countries=COUNTRIES, weights=weights),
    )
    return results(told.rounds["round1"], lang, told)


def test_yes_is_told_of_votes_cast_of_those_present_and_of_those_entitled():
    columns = [one["name"] for one in weighted()["columns"]]

    assert columns == [
        "votes-cast",
        "votes-present",
        "votes-entitled",
        "votes-against",
        "countries",
    ]


def test_weights_stand_beside_votes_and_each_organisation_has_its_power():
    told = weighted(o1="3")

    assert "weights-entitled" in [one["name"] for one in told["columns"]]
    assert [(one["name"], one["weight"], one["swings"]) for one in told["power"]["rows"]] == [
        ("Network 1", "3", "3 of 5"),
        ("Network 2", "1", "1 of 5"),
        ("Network 3", "1", "1 of 5"),
    ]


def test_who_never_decides_is_named():
    assert weighted(o1="9")["power"]["idle"] == [
        "Network 2 has a weight, but never decides anything.",
        "Network 3 has a weight, but never decides anything.",
    ]


def test_where_all_weigh_the_same_there_is_no_power_to_tell():
    assert weighted()["power"] is None


# --- places --------------------------------------------------------------------------------------

TIED = {"s1": ["1", "1", "1", "", "", ""], "s2": ["", "", "", "1", "1", "1"]}


def test_all_tied_sets_are_shown_with_what_was_declared():
    ties = results(decided("approval", TIED), "en")["places"]["ties"]

    assert ties["sets"] == [[1], [2]]
    assert ties["declared"] == "Declared before the vote: what is tied stays undecided."


def test_anybody_can_repeat_the_lot():
    lot = results(decided("approval", TIED, ties="lot"), "en")["places"]["lot"]

    order = sorted(
        TIED, key=lambda one: hashlib.sha256(f"{lot['root']}\n{one}".encode()).hexdigest()
    )
    assert [one["standard_id"] for one in lot["rows"]] == order
    assert [one["won"] for one in lot["rows"]] == [True, False]


def test_equal_shares_tell_each_purchase_with_its_price():
    rule = {"name": "equal-shares", "places": "2"}
    answers = {"s1": ["1", "1", "1", "", "", ""], "s2": ["1", "1", "", "1", "", ""]}

    told = results(decided(rule, answers), "en")["places"]

    assert told["steps"][0]["words"] == "bought by its 3 supporters, each pays 1/3 at most"
    assert told["steps"][1]["how"] == "completed"
    assert told["budget"] == "A standard costs 1. Each of the 6 voters begins with 1/3."


@pytest.mark.parametrize(
    ("rule", "other"), [("approval", "equal shares"), ("equal-shares", "most approvals")]
)
def test_approval_order_and_equal_shares_stand_side_by_side(rule, other):
    minority = {
        "s1": ["1", "1", "1", "1", "", ""],
        "s2": ["1", "1", "1", "1", "", ""],
        "s3": ["", "", "", "", "1", "1"],
    }

    beside = results(decided({"name": rule, "places": "2"}, minority), "en")["places"]["beside"]

    assert beside["other"] == other
    assert [one["standard_id"] for one in beside["rows"] if one["differs"]] == ["s1", "s2", "s3"]


def test_votes_on_paper_leave_equal_shares_uncounted_and_say_so():
    told = results(decided("approval", TIED, tallied={"paper": 2}), "en")["places"]["beside"]

    assert told["rows"] == []
    assert "paper" in told["words"]


def test_other_rules_have_no_places():
    assert of({"s1": "77777"})["places"] is None


# --- since the round before ----------------------------------------------------------------------


def test_what_changed_since_the_round_before_is_counted():
    first = voted("delphi", {"s1": list("99922"), "s2": list("88888")})
    second = voted("delphi", {"s1": list("9998"), "s2": list("8888")}, number=2, standards=False)
    told = in_session(first, second)

    changed = results(told.rounds["round2"], "en", told)["changed"]

    assert changed["words"] == ["1 of 2 verdicts changed", "5 voted then, 4 now", "1 fewer"]
    assert changed["rows"][0]["words"] == "undecided → in"
    assert changed["rows"][0]["counts"] == ["7–9: 3 of 5 → 4 of 4", "1–3: 2 of 5 → 0 of 4"]
    assert changed["rows"][1]["words"] == "still: in"


def test_in_open_rounds_changed_judgements_and_who_left_are_counted():
    first = voted("consent", {"s1": ["yes", "yes", "object"]}, is_open=True)
    second = voted("consent", {"s1": ["yes", "abstain"]}, is_open=True, number=2, standards=False)
    told = in_session(first, second)

    words = results(told.rounds["round2"], "en", told)["changed"]["words"]

    assert "1 of 2 judgements changed (50.0%)" in words
    assert "1 who voted then did not vote now" in words


def test_a_standard_that_was_reworded_between_two_rounds_says_so():
    reworded = ev.StandardReworded(standard_id="s1", base=1, text="Otherwise.", lang="en")
    first = voted("delphi", {"s1": list("99922")})
    second = voted("delphi", {"s1": list("9998")}, number=2, standards=False)
    told = in_session(first, [reworded], second)

    assert results(told.rounds["round2"], "en", told)["changed"]["rows"][0]["reworded"]


def test_a_round_of_another_method_is_no_round_before():
    first = voted("consent", {"s1": ["yes"] * 5})
    second = voted("delphi", {"s1": list("9998")}, number=2, standards=False)
    told = in_session(first, second)

    assert results(told.rounds["round2"], "en", told)["changed"] is None


# --- by country, organisation or group -----------------------------------------------------------


def test_an_open_round_is_told_by_country_and_by_organisation():
    told = weighted(lang="fr")

    country, organisation = told["parted"]
    assert country["names"] == ["Belgique", "Espagne", "France"]
    assert organisation["names"] == ["Network 1", "Network 2", "Network 3"]
    assert [cell["words"] for cell in country["rows"][0]["cells"]] == ["oui", "non", "oui"]


def test_who_is_recused_stands_in_the_table_as_such():
    told = session(
        *room(COUNTRIES),
        *voted("consent", {"s1": ["yes", "yes", RECUSED]}, countries=COUNTRIES),
    )

    found = results(told.rounds["round1"], "en", told)["parted"][1]

    assert [cell["words"] for cell in found["rows"][0]["cells"]] == [
        "consent",
        "consent",
        "recused",
    ]


def test_a_secret_round_is_told_by_group_only_where_every_group_can_hide():
    values_of = {n: "g1" if n <= 5 else "g2" for n in range(1, 11)}
    answers = {"s1": ["9"] * 10, "s2": [*["9"] * 5, *["1"] * 4, CANNOT_JUDGE]}
    told = in_session(voted("delphi", answers, attribute="group", values_of=values_of))

    [found] = results(told.rounds["round1"], "en", told)["parted"]

    assert [row["cells"] is None for row in found["rows"]] == [False, True]
    assert found["withheld"].startswith("1 standard is not told here")
    assert found["rows"][0]["cells"][0]["words"] == "5 × 9"


def test_a_secret_round_without_an_attribute_is_told_of_nobody():
    assert of({"s1": "77777"})["parted"] == []


# --- shares --------------------------------------------------------------------------------------


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
