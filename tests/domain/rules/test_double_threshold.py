"""The double threshold against published ballots, and its margin and power against brute force."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.errors import BadInput
from kit.domain.rules.bases import Bases, Count
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.power import swings
from tests.domain.rules.tables import decide, judged, one, table

ISO = {"no_of": "cast", "no_in": "votes"}
"""ISO asks two thirds of its P-members (here: weight 1, others 0) and counts every vote against."""


def iso(members, others):
    """Votes of P-members and of others: numbers of yes, no, abstain."""
    said = [
        word
        for counts in (members, others)
        for word, count in zip(("yes", "no", "abstain"), counts, strict=True)
        for _ in range(count)
    ]
    weights = {str(voter): int(voter <= sum(members)) for voter in range(1, len(said) + 1)}
    return decide("double-threshold", table(judged("s1", said), weights=weights), **ISO).outcomes[0]


# ISO's ballot sheet of DIS 29500 (closed 2008-03-31): 24 of 32 P-members in favour, 10 of 71 votes
# against: 75% and 14%, approved.
def test_the_published_ballot_of_2008_is_approved():
    found = iso((24, 8, 0), (37, 2, 0))

    assert found.verdict == "in"
    assert (found.figures["yes"], found.figures["no"]) == (24, 8)
    assert found.figures["yes_of_cast"] == Fraction(3, 4)
    assert found.figures["votes"] == {"yes": 61, "no": 10, "abstain": 0}


# The same ballot in 2007: 53% and 26%, refused by both.
def test_the_published_shares_of_2007_are_refused_by_both_conditions():
    found = iso((53, 47, 0), (121, 14, 0))

    assert found.verdict == "out"
    assert found.figures["conditions"] == {
        "yes": False,
        "no": False,
        "countries": None,
        "quorum": None,
    }


def test_two_thirds_and_one_quarter_exactly_suffice():
    assert iso((2, 1, 0), (1, 0, 0)).verdict == "in"


def test_abstentions_shrink_the_base_where_votes_cast_are_counted():
    found = iso((6, 2, 4), (0, 1, 3))

    assert found.figures["conditions"]["yes"] is True
    assert found.figures["conditions"]["no"] is False
    assert found.verdict == "out"


def test_a_no_without_a_reason_does_not_count_if_the_rule_says_so():
    rows = judged("s1", ["yes"] * 3 + ["no"] * 2)

    unlike = {
        reasons: decide(
            "double-threshold", table(rows, reasoned=rows[:reasons]), no_counts="with-reason"
        ).outcomes[0]
        for reasons in (3, 5)
    }

    assert (unlike[3].verdict, unlike[3].figures["without_reason"], unlike[3].n) == ("in", 2, 5)
    assert (unlike[5].verdict, unlike[5].figures["without_reason"]) == ("out", 0)


# Scotland, 1 March 1979: 51.62% of the votes and 32.9% of the electorate said yes, 40% were asked.
def test_a_majority_that_misses_the_quorum_is_refused():
    counted = Count(Fraction(5162), Fraction(4838), Fraction(0))
    shares = {"yes_share": "50%", "no_share": "50%", "entitled": "15690"}

    verdict = {
        quorum: DoubleThreshold.read({**shares, "quorum": quorum}).verdict(
            Bases(counted, counted, {})
        )
        for quorum in ("40%", "32%")
    }

    assert verdict == {"40%": "out", "32%": "in"}


# CEN and CENELEC since 2017: 55% of the votes, such as 11 of 20 members.
@pytest.mark.parametrize(("ahead", "verdict"), [(11, "in"), (10, "out")])
def test_eleven_of_twenty_countries_are_fifty_five_percent(ahead, verdict):
    """Two of each country that is ahead say yes, so that the votes together are enough."""
    rows, countries = [], {}
    for place in range(20):
        said = ["yes"] * 9 if place < ahead else ["yes", "no"]
        for number, word in enumerate(said):
            voter = f"{place}-{number}"
            countries[voter] = f"C{place}"
            rows.append(("s1", voter, word))

    found = decide("double-threshold", table(rows, countries=countries)).outcomes[0]

    assert (found.figures["countries"]["yes"], found.verdict) == (ahead, verdict)


def test_below_three_countries_there_is_no_condition_on_countries():
    rows = judged("s1", ["yes"] * 6 + ["no"])
    two = {**dict.fromkeys("123456", "FR"), "7": "ES"}

    assert decide("double-threshold", table(rows, countries=two)).outcomes[0].verdict == "in"
    three = {**two, "6": "BE"}
    counted = decide("double-threshold", table(rows, countries=three), countries_from="2")
    assert counted.outcomes[0].figures["conditions"]["countries"] is True


# By arithmetic: ten of fifteen people say yes, two thirds, but three of eight organisations.
def test_an_organisation_of_eight_weighs_as_much_as_one_of_one():
    rows = judged("s1", ["yes"] * 10 + ["no"] * 5)
    organisations = dict.fromkeys(map(str, range(1, 9)), "big")

    voters = decide("double-threshold", table(rows), no_share="40%").outcomes[0]
    whole = decide("double-threshold", table(rows, organisations=organisations), no_share="100%")

    assert voters.verdict == "in"
    assert (whole.outcomes[0].figures["yes"], whole.outcomes[0].figures["no"]) == (3, 5)
    assert whole.outcomes[0].verdict == "out"


def test_the_weight_of_an_organisation_is_parted_among_its_votes():
    rows = judged("s1", ["yes", "no", "yes", ""])
    organisations = {"1": "a", "2": "a", "3": "b", "4": "b"}
    weights = {"1": 3, "2": 3, "3": 1, "4": 1}

    found = decide(
        "double-threshold", table(rows, organisations=organisations, weights=weights)
    ).outcomes[0]

    assert found.figures["weights"] == {"yes": Fraction(5, 2), "no": Fraction(3, 2), "abstain": 0}
    assert found.figures["votes"] == {"yes": 2, "no": 1, "abstain": 0}
    assert (found.n, found.blank) == (3, 1)


def test_only_abstentions_decide_nothing():
    assert one("double-threshold", ["abstain"] * 3).verdict == "undecided"
    assert one("double-threshold", ["", "cannot-judge"]).verdict == "undecided"


def test_a_quorum_counts_yes_against_all_who_are_entitled():
    said = ["yes"] * 4 + ["no"]

    assert one("double-threshold", said, entitled="10", quorum="40%").verdict == "in"
    assert one("double-threshold", said, entitled="11", quorum="40%").verdict == "out"
    assert one("double-threshold", said, entitled="10").figures["yes_of_entitled"] == Fraction(2, 5)


@pytest.mark.parametrize(
    ("texts", "message_id"),
    [
        ({"quorum": "40%"}, "deciding-entitled-missing"),
        ({"entitled": "many"}, "deciding-number-bad"),
        ({"entitled": "3"}, "deciding-more-than-entitled"),
        ({"yes_share": "66"}, "rule-share-bad"),
        ({"countries_from": "0"}, "deciding-whole-bad"),
        ({"no_in": "countries"}, "deciding-choice-unknown"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(texts, message_id):
    with pytest.raises(BadInput) as refused:
        one("double-threshold", ["yes"] * 4, **texts)

    assert refused.value.message_id == message_id


def test_a_limit_of_two_thirds_is_exact_up_to_two_hundred():
    for cast in range(1, 201):
        for yes in range(cast + 1):
            counted = Count(Fraction(yes), Fraction(cast - yes), Fraction(0))
            rule = DoubleThreshold.read({"no_share": "100%"})
            assert rule.conditions(Bases(counted, counted, {})).yes == (3 * yes >= 2 * cast)


# The European Economic Community of 1958: 12 of 17 needed.
def test_luxembourg_never_decided():
    weights = [Fraction(weight) for weight in (4, 4, 4, 2, 2, 1)]

    assert swings(weights, Fraction(12)) == [10, 10, 10, 6, 6, 0]


def test_power_is_shown_where_weights_differ_and_only_there():
    rows = judged("s1", ["yes"] * 6)
    weights = dict(zip("123456", (4, 4, 4, 2, 2, 1), strict=True))

    power = decide(
        "double-threshold", table(rows, weights=weights), yes_share="12/17", no_share="100%"
    ).power

    assert [each.swings for each in power] == [10, 10, 10, 6, 6, 0]
    assert sum(each.share for each in power) == 1
    assert decide("double-threshold", table(rows)).power == ()


@given(st.lists(st.fractions(0, 5, max_denominator=4), min_size=1, max_size=7), st.fractions(0, 20))
def test_swings_are_those_of_all_coalitions(weights, needed):
    found = [0] * len(weights)
    for members in product([False, True], repeat=len(weights)):
        total = sum(weight for weight, is_in in zip(weights, members, strict=True) if is_in)
        for place, weight in enumerate(weights):
            found[place] += not members[place] and total < needed <= total + weight

    assert swings(weights, needed) == found


WORDS = ("yes", "no", "abstain")


def verdict_of(said, countries, share, entitled):
    """The default conditions, the slow way, on votes that weigh the same."""
    yes, no = said.count("yes"), said.count("no")
    if not yes + no:
        return "undecided"
    leads = {
        country: sum(
            (word == "yes") - (word == "no")
            for word, where in zip(said, countries, strict=True)
            if where == country
        )
        for country in set(countries)
    }
    ahead = sum(lead > 0 for lead in leads.values())
    conditions = (
        Fraction(yes, yes + no) >= share,
        Fraction(no, len(said)) <= Fraction(1, 4),
        len(leads) < 3 or Fraction(ahead, len(leads)) >= Fraction(55, 100),
        entitled is None or Fraction(yes, entitled) >= Fraction(2, 5),
    )
    return "in" if all(conditions) else "out"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from("ABC")), min_size=1, max_size=5),
    st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)]),
    st.none() | st.integers(5, 9),
)
def test_the_margin_is_the_fewest_votes_that_change_the_verdict(votes, share, entitled):
    said, countries = zip(*votes, strict=True)
    texts = {"yes_share": f"{share.numerator}/{share.denominator}"}
    if entitled:
        texts |= {"entitled": str(entitled), "quorum": "40%"}
    where = {str(voter): country for voter, country in enumerate(countries, start=1)}

    found = decide("double-threshold", table(judged("s1", said), countries=where), **texts)

    now = verdict_of(said, countries, share, entitled)
    assert found.outcomes[0].verdict == now
    costs = [
        sum(one_word != other for one_word, other in zip(said, others, strict=True))
        for others in product(WORDS, repeat=len(said))
        if verdict_of(others, countries, share, entitled) != now
    ]
    assert found.outcomes[0].figures["margin"] == min(costs)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.integers(1, 5))
def test_weights_that_are_all_the_same_change_nothing(said, weight):
    rows = judged("s1", said)
    weights = {voter: weight for _, voter, _ in rows}

    plain = decide("double-threshold", table(rows)).outcomes[0]
    weighted = decide("double-threshold", table(rows, weights=weights)).outcomes[0]

    assert weighted.verdict == plain.verdict
    assert weighted.figures["margin"] == plain.figures["margin"]
    if weight == 1:
        assert weighted == plain


def test_where_only_votes_without_weight_were_cast_nothing_is_decided_and_no_margin_is_known():
    rows = table(judged("s1", ["yes", "no"]), weights={"1": 0, "2": 0})

    found = decide("double-threshold", rows).outcomes[0]

    assert (found.verdict, found.figures["margin"]) == ("undecided", None)
