from dataclasses import replace
from fractions import Fraction

import pytest

from kit.domain.entitled import entitled_weight
from kit.domain.results import closed_rounds, deciding_round, result, results, rule_of
from kit.domain.rounds import Voter
from kit.domain.tally import Tally
from tests import builders as make
from tests.domain.held import Cast, Vote, counted

PERSONS = {"weights_of": "voters", "country_share": "off"}


def held(rule, answers, reasons=()):
    """A secret round about s1; `reasons` are the voters that give one."""
    casts = {
        f"p{number}": Cast(
            {"s1": value} if value else {}, frozenset({"s1"} if number in reasons else ())
        )
        for number, value in enumerate(answers)
    }
    return Vote(rule, casts, standard_ids=("s1",)).held()


def test_a_closed_round_has_a_result_per_standard_in_the_order_of_its_ballot():
    session = make.session(
        make.standard(standard_id="s1"),
        make.standard(standard_id="s2"),
        make.round_opened(standard_ids=("s2", "s1")),
        make.round_closed({"s1": "11111", "s2": "99999"}),
    )

    found = results(session.rounds["round1"])

    assert [(one.standard_id, one.outcome.verdict) for one in found] == [
        ("s2", "in"),
        ("s1", "out"),
    ]


def test_a_result_counts_every_value_zeros_included():
    session = make.session(
        make.standard(), make.round_opened(), make.round_closed({"s1": "779?"}, voted=5)
    )

    found = result(session.rounds["round1"], "s1")

    assert found.counts == {**dict.fromkeys("1234568", 0), "7": 2, "9": 1, "cannot-judge": 1}
    assert (found.outcome.n, found.outcome.cannot_judge, found.outcome.blank) == (3, 1, 1)


def test_a_standard_that_nobody_judged_is_undecided():
    session = make.session(make.standard(), make.round_opened(), make.round_closed({}, voted=5))

    assert result(session.rounds["round1"], "s1").outcome.verdict == "undecided"


def test_an_open_round_has_no_results():
    session = make.session(make.standard(), make.round_opened())

    assert results(session.rounds["round1"]) == []
    assert closed_rounds(session) == []
    assert deciding_round(session, "s1") is None


def test_the_last_closed_round_that_asked_for_a_standard_decides():
    session = make.session(
        make.standard(standard_id="s1"),
        make.standard(standard_id="s2"),
        make.round_opened("round1", standard_ids=("s1", "s2")),
        make.round_closed({"s1": "99999", "s2": "55555"}, "round1"),
        make.round_opened("round2", standard_ids=("s2",), number=2),
        make.round_closed({"s2": "99999"}, "round2"),
        make.round_opened("round3", standard_ids=("s1", "s2"), number=3),
    )

    assert deciding_round(session, "s1") is session.rounds["round1"]
    assert deciding_round(session, "s2") is session.rounds["round2"]


@pytest.mark.parametrize(
    ("rule", "answers", "verdict"),
    [
        ({"name": "delphi"}, ["9", "8", "7", "7", "5"], "in"),
        ({"name": "rand-ucla"}, ["1", "1", "9", "9", "9"], "undecided"),
        ({"name": "median-iqr"}, ["1", "2", "3", "2", "2"], "out"),
        ({"name": "double-threshold", **PERSONS}, ["yes", "yes", "yes", "no", "abstain"], "in"),
        ({"name": "approval", "places": "1"}, ["1", "1", None, None, None], "in"),
        ({"name": "equal-shares", "places": "1"}, ["1", "1", None, None, None], "in"),
        ({"name": "majority-judgment"}, ["good", "fair", "fair", "poor", "excellent"], "out"),
        ({"name": "consent"}, ["yes", "yes", "yes", "abstain", "object"], "in"),
    ],
    ids=lambda one: one["name"] if isinstance(one, dict) else None,
)
def test_every_method_is_decided_from_the_closed_round(rule, answers, verdict):
    found = counted(held(rule, answers)).results["s1"]

    assert found.verdict == verdict
    assert found.outcome.n + found.outcome.cannot_judge + found.outcome.blank == 5


def test_an_objection_counts_with_its_reason_alone():
    answers = ["yes", "yes", "yes", "yes", "object"]
    with_reason = held({"name": "consent"}, answers, reasons={4})

    assert counted(held({"name": "consent"}, answers)).results["s1"].verdict == "in"
    assert counted(with_reason).results["s1"].verdict == "out"
    assert {one.reasoned for one in with_reason.closed.judgements["s1"]} == {None, True}


def test_a_reason_beside_a_judgement_that_needs_none_is_not_told_of_it():
    round_ = held({"name": "consent"}, ["yes"] * 5, reasons={0})

    assert {one.reasoned for one in round_.closed.judgements["s1"]} == {None}
    assert len(counted(round_).results["s1"].reasons) == 1


def test_ties_stay_undecided_unless_a_lot_was_declared():
    rule = {"name": "approval", "places": "1"}
    casts = {f"p{number}": Cast({"s1": "1", "s2": "1"}) for number in range(5)}
    plain = Vote(rule, casts)

    drawn = counted(replace(plain, more={"ties": "lot"}).held())

    assert [one.verdict for one in results(plain.held())] == ["undecided", "undecided", "out"]
    assert sorted(one.verdict for one in drawn.results.values()) == ["in", "out", "out"]
    assert drawn.lot.root == drawn.round.closed.root
    assert drawn.results[drawn.lot.order[0][0]].verdict == "in"


def test_scopes_are_counted_beside_the_judgements():
    scopes = {"s1": {"universal": 3, "adaptable": 1}}
    session = make.session(
        make.standard(),
        make.round_opened(asks_scope=True),
        make.round_closed({"s1": "77777"}, scopes=scopes),
    )

    assert result(session.rounds["round1"], "s1").scopes == scopes["s1"]


# --- groups and countries ----------------------------------------------------------------------

EACH = {"name": "delphi", "groups": "each"}
COUNTRIES = {"name": "double-threshold", "weights_of": "voters", "countries_from": "2"}


def in_groups(rule, said, *, is_open=False, attribute="group", more=None):
    """A round of voters whose group, or country, is the letter before what each says."""
    casts = {
        f"p{number}": Cast(
            {"s1": value} if value else {},
            voter=Voter(country=group.upper() * 2, group_id=group or None),
        )
        for number, (group, value) in enumerate(said)
    }
    more = {"attribute": attribute, **(more or {})}
    return counted(Vote(rule, casts, is_open, ("s1",), more=more).held()).results["s1"]


def test_each_group_must_agree_where_the_rule_asks_them_apart():
    split = [("a", "9")] * 12 + [("b", "5")] * 5

    assert in_groups({"name": "delphi"}, split).verdict == "in"
    assert in_groups(EACH, split).verdict == "undecided"
    assert in_groups(EACH, [("a", "9")] * 5 + [("b", "8")] * 5).verdict == "in"


@pytest.mark.parametrize("few", [["9"] * 4 + [""], [""] * 5], ids=["four", "none"])
def test_with_few_judgements_of_a_group_nothing_is_told_of_any(few):
    said = [("a", "9")] * 10 + [("b", value) for value in few]

    found = in_groups(EACH, said)

    assert found.withheld
    assert (found.verdict, found.margin) == ("undecided", None)
    assert found.counts["9"] == 10 + few.count("9")


def test_in_the_open_a_small_group_speaks_for_itself():
    found = in_groups(EACH, [("a", "9")] * 10 + [("b", "9")], is_open=True)

    assert (found.withheld, found.verdict) == (False, "in")


def test_in_the_open_the_countries_of_the_seats_are_asked_without_an_attribute():
    rule = {**COUNTRIES, "countries_from": "1"}
    said = [("a", "yes")] * 9 + [("b", "no")]

    found = in_groups(rule, said, is_open=True, attribute=None)

    assert (found.withheld, found.verdict) == (False, "out")


def test_a_blank_ballot_counts_in_its_group_where_blanks_do():
    rule = {**EACH, "blank": "count"}
    said = [("a", "9")] * 5 + [("b", "9")] * 2

    assert in_groups(rule, said, is_open=True).verdict == "in"
    assert in_groups(rule, [*said, ("b", "")], is_open=True).verdict == "undecided"


def test_a_blank_ballot_has_a_part_of_the_budget_of_its_organisation():
    rule = {"name": "equal-shares", "places": "1", "budgets": "organisations"}
    said = {"p1": ("a", {"s1": "1"}), "p2": ("a", {}), "p3": ("b", {"s2": "1"})}
    casts = {seat: Cast(one, voter=Voter(name)) for seat, (name, one) in said.items()}

    found = counted(Vote(rule, casts, True).held())

    assert found.decided.committees.steps[0].item_id == "s2"


def test_who_cannot_judge_is_no_judgement_that_could_be_withheld():
    found = in_groups(EACH, [("a", "cannot-judge")] * 3 + [("a", "")] * 4 + [("b", "")] * 5)

    assert (found.withheld, found.verdict, found.outcome.n) == (False, "undecided", 0)


def test_nobody_s_judgement_is_undecided_and_not_withheld():
    found = in_groups(EACH, [("a", "")] * 5 + [("b", "")] * 5)

    assert (found.withheld, found.verdict) == (False, "undecided")


def test_one_group_alone_is_the_whole_room():
    found = in_groups(EACH, [("a", "9")] * 4 + [("a", "")] * 3)

    assert (found.withheld, found.verdict) == (False, "in")


def test_a_secret_round_that_asks_countries_is_withheld_where_one_is_too_small():
    yes = [("a", "yes")] * 9 + [("b", "no")] * 4

    assert in_groups(COUNTRIES, [*yes, ("b", "")], attribute="country").withheld
    told = in_groups(COUNTRIES, [*yes, ("b", "no")], attribute="country")
    assert (told.withheld, told.verdict) == (False, "out")


def test_countries_that_are_too_few_to_be_asked_withhold_nothing():
    rule = {**COUNTRIES, "countries_from": "3"}
    said = [("a", "yes")] * 9 + [("b", "yes")] * 4 + [("b", ""), *[("", "")] * 5]

    found = in_groups(rule, said, attribute="country")

    assert (found.withheld, found.verdict) == (False, "in")


# --- the entitled ------------------------------------------------------------------------------

QUORUM = {"name": "double-threshold", "country_share": "off", "quorum": "50%"}


def yes_of(yes, silent, *, rule=QUORUM, organisations=(), weights=None, electorate="persons"):
    """A round in the open in which so many say yes and so many do not vote."""
    who = [Voter(one) for one in organisations] or [Voter()] * (yes + silent)
    casts = {f"p{number}": Cast({"s1": "yes"}, voter=who[number]) for number in range(yes)}
    late = tuple(f"p{number}" for number in range(yes, yes + silent))
    round_ = Vote(
        rule,
        casts,
        True,
        ("s1",),
        silent=late,
        more={"electorate": electorate, "weights": weights or {}},
    ).held()
    voters = {f"p{number}": one for number, one in enumerate(who)}
    return replace(round_, voters=voters)


def test_a_quorum_is_a_share_of_all_who_are_entitled():
    assert result(yes_of(3, 3), "s1").verdict == "in"
    assert result(yes_of(3, 4), "s1").verdict == "out"


def test_seats_admitted_later_and_people_on_paper_are_entitled_too():
    round_ = yes_of(3, 3)
    admitted = replace(
        round_,
        admitted=("late",),
        closed=round_.closed.model_copy(update={"entitled": 7}),
    )
    on_paper = replace(round_, closed=round_.closed.model_copy(update={"entitled": 9}))

    assert [entitled_weight(one) for one in (round_, admitted, on_paper)] == [6, 7, 9]
    assert [result(one, "s1").verdict for one in (admitted, on_paper)] == ["out", "out"]


def test_where_organisations_count_their_persons_are_entitled_once_together():
    round_ = yes_of(2, 4, organisations=["a", "b", "a", "a", "b", "c"])

    assert entitled_weight(round_) == 3
    assert result(round_, "s1").verdict == "in"
    voters = {**QUORUM, "weights_of": "voters"}
    round_ = yes_of(2, 4, organisations=["a", "b", "a", "a", "b", "c"], rule=voters)
    assert entitled_weight(round_) == 6
    assert result(round_, "s1").verdict == "out"


def test_who_belongs_to_no_organisation_is_entitled_alone():
    assert entitled_weight(yes_of(1, 3, organisations=["a", None, "a", None])) == 3


def test_weights_of_organisations_are_summed():
    weights = {"a": "2", "b": "1/3", "c": "1.5"}

    round_ = yes_of(
        1, 2, organisations=["a", "b", "c"], weights=weights, electorate="organisations"
    )

    assert entitled_weight(round_) == Fraction(23, 6)
    assert result(round_, "s1").verdict == "in"


def test_consent_counts_voices_whatever_they_weigh():
    rule = {"name": "consent", "override": "2/3"}
    weights = {"a": "1/3", "b": "1/3", "c": "0.1"}

    round_ = yes_of(
        3, 0, rule=rule, organisations=["a", "b", "c"], weights=weights, electorate="organisations"
    )

    assert entitled_weight(round_) == 3
    assert result(round_, "s1").verdict == "in"


# --- what cannot be known ----------------------------------------------------------------------


def test_with_votes_on_paper_nobody_knows_how_many_ballots_decide_an_approval():
    rule = {"name": "approval", "places": "1"}
    casts = {f"p{number}": Cast({"s1": "1"}) for number in range(5)}
    papers = (Tally(voters=5, counts={"s2": {"1": 2}}),)

    by_devices = counted(Vote(rule, casts).held()).results["s1"]
    mixed = counted(Vote(rule, casts, tallies=papers).held()).results["s1"]

    assert by_devices.margin is not None
    margins = [mixed.figure(name) for name in ("margin", "margin_from", "margin_to")]
    assert (mixed.verdict, margins) == ("in", [None, None, None])


def test_a_round_in_which_nobody_votes_is_counted_under_every_rule():
    for rule in ("equal-shares", "approval", "double-threshold", "consent", "majority-judgment"):
        texts = {"name": rule} | ({"budgets": "organisations"} if rule == "equal-shares" else {})

        assert {one.verdict for one in results(Vote(texts, {}, True).held())} == {"undecided"}


def test_a_round_replayed_again_is_counted_without_being_compared_with_the_first(monkeypatch):
    told = [make.standard(), make.round_opened(), make.round_closed({"s1": "77799"})]
    first, second = (make.session(*told).rounds["round1"] for _ in range(2))
    found = results(first)
    monkeypatch.setattr(type(first), "__eq__", lambda *_: pytest.fail("rounds were compared"))

    assert results(second) == found
    assert results(second)[0] is results(second)[0]


def test_what_was_worked_out_of_a_round_is_not_taken_for_a_later_state_of_it():
    opened = make.session(make.standard(), make.round_opened()).rounds["round1"]
    rule_of(opened)

    assert opened.derived
    assert replace(opened, admitted=("late",)).derived == {}
