from fractions import Fraction

import pytest

from kit.domain.errors import BadInput
from kit.domain.methods import (
    RULES_OF,
    answers_of,
    fewest_groups,
    is_counted_whole,
    judgements_of,
    method_of,
    needs_reasons,
    read_planned,
    value_with_reason,
)
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import RULES, read_rule
from kit.domain.workshop import Method, Secrecy


def test_every_rule_belongs_to_one_method():
    named = [name for names in RULES_OF.values() for name in names]

    assert sorted(named) == sorted(RULES)
    assert [method_of("equal-shares"), method_of("rand-ucla")] == [Method.APPROVAL, Method.RATING]


@pytest.mark.parametrize("name", RULES)
def test_what_can_be_judged_is_what_the_rule_reads(name):
    rule = read_rule({"name": name})

    assert {rule.vocabulary()[one.casefold()] for one in judgements_of(rule)} == set(
        judgements_of(rule)
    )


@pytest.mark.parametrize(
    ("name", "secrecy", "apart"),
    [
        ("delphi", Secrecy.SECRET, ("cannot-judge",)),
        ("delphi", Secrecy.OPEN, ("cannot-judge", "recused")),
        ("approval", Secrecy.SECRET, ()),
        ("approval", Secrecy.OPEN, ("recused",)),
    ],
)
def test_beside_the_judgements_stand_only_those_who_give_none(name, secrecy, apart):
    rule = read_rule({"name": name})

    assert answers_of(rule, secrecy) == (*judgements_of(rule), *apart)


def test_grades_are_asked_as_the_rule_names_them():
    rule = read_rule({"name": "majority-judgment", "grades": "Très bien, Passable"})

    assert judgements_of(rule) == ("Très bien", "Passable")


def test_only_approvals_are_counted_by_whole_ballots():
    assert [one for one in Method if is_counted_whole(one)] == [Method.APPROVAL]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        ({"name": "consent"}, "object"),
        ({"name": "double-threshold", "no_counts": "with-reason"}, "no"),
        ({"name": "double-threshold"}, None),
        ({"name": "delphi"}, None),
    ],
)
def test_an_objection_needs_a_reason_and_a_no_where_the_rule_says_so(texts, value):
    rule = read_rule(texts)

    assert value_with_reason(rule) == value
    assert needs_reasons(rule) is (value is not None)


@pytest.mark.parametrize(
    ("texts", "fewest"),
    [
        ({"name": "delphi"}, None),
        ({"name": "delphi", "groups": "each"}, 2),
        ({"name": "double-threshold", "countries_from": "4"}, 4),
        ({"name": "double-threshold", "country_share": "off"}, None),
    ],
)
def test_a_rule_tells_from_how_many_groups_on_it_asks_each(texts, fewest):
    assert fewest_groups(read_rule(texts)) == fewest


@pytest.mark.parametrize("key", ["quorum", "override"])
def test_a_share_of_the_entitled_is_read_with_their_number(key):
    name = "consent" if key == "override" else "double-threshold"

    rule = read_planned({"name": name, key: "40%"}, Fraction(25, 2))

    assert rule.stated()["entitled"] == "12.5"


def test_the_number_that_is_entitled_is_the_rounds_and_not_the_rules():
    asked = {"name": "double-threshold", "quorum": "40%", "entitled": "7"}

    assert read_planned(asked, Fraction(9)).stated()["entitled"] == "9"
    assert read_planned({**asked, "quorum": "off"}, Fraction(9)).stated()["entitled"] == "off"


def test_any_sum_of_weights_can_be_a_number_of_entitled():
    awkward = Fraction(1, 999_983) + Fraction(1, 999_979)

    rule = read_planned({"name": "double-threshold", "quorum": "40%"}, awkward)

    assert isinstance(rule, DoubleThreshold)
    assert rule.entitled == awkward


def test_a_share_that_the_rule_does_not_know_is_refused():
    with pytest.raises(BadInput, match="rule-key-unknown"):
        read_planned({"name": "delphi", "quorum": "40%"})
