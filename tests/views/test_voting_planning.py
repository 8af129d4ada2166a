"""The form in which a round is planned: every rule, every parameter, every preset can be held."""

from typing import Any

import pytest

from kit.domain import events as ev
from kit.domain.methods import RULES_OF, method_of, read_planned
from kit.domain.planned import planned_rule
from kit.domain.rules import DEFAULTS_OF, parameters, read_rule
from kit.views.voting.parameters import fields
from kit.views.voting.planning import drafted, plan_form
from kit.views.voting.presets import PRESETS, preset_plan
from kit.words.rules import rule_sentences
from tests.builders import round_plan, session

RULES = [name for names in RULES_OF.values() for name in names]
NETWORKS = ev.OrganisationsListed(
    organisations=tuple(
        ev.OrganisationPlan(organisation_id=one, title=one.title(), country="BE")
        for one in ("anna", "bert", "carl")
    )
)
YES_NO: dict[str, Any] = {
    "electorate": "organisations",
    "secrecy": "open",
    "method": "yes-no",
    "rule": {"name": "double-threshold"},
}


@pytest.mark.parametrize("name", RULES)
def test_every_parameter_of_every_rule_is_a_field_but_the_number_of_entitled(name):
    assert {one["key"] for one in fields(name, "en")} == DEFAULTS_OF[name].keys() - {"entitled"}


@pytest.mark.parametrize("name", RULES)
def test_every_choice_that_the_form_offers_can_be_read(name):
    offered = [
        (one["key"], choice["value"]) for one in fields(name, "en") for choice in one["choices"]
    ]

    for key, value in offered:
        assert parameters(read_rule({"name": name, key: value}))[key] == value


@pytest.mark.parametrize("name", ["delphi", "double-threshold", "consent"])
def test_what_is_suggested_where_a_condition_is_first_asked_can_be_read(name):
    suggested = {one["key"]: one["suggested"] for one in fields(name, "en") if one["suggested"]}

    assert parameters(read_planned({"name": name, **suggested})).items() >= suggested.items()


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_held(name):
    assert planned_rule(preset_plan(name)).name in RULES


def test_the_presets_cover_every_rule_and_both_electorates():
    plans = [preset_plan(name) for name in PRESETS]

    assert {plan.rule["name"] for plan in plans} == set(RULES)
    assert {plan.electorate for plan in plans} == {"persons", "organisations"}


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_form_names_the_rules_of_each_method(lang):
    told = plan_form(session(NETWORKS), lang)

    for method in told["methods"]:
        assert {method_of(rule["name"]).value for rule in method["rules"]} == {method["method"]}
    assert [one["title"] for one in told["organisations"]] == ["Anna", "Bert", "Carl"]


def test_a_plan_is_said_in_the_words_of_its_rule_while_it_is_typed():
    plan = round_plan(rule={"name": "delphi", "in_share": "75%"})

    told = drafted(session(), plan, "fr")

    assert told["rule"] == rule_sentences(planned_rule(plan), "fr")
    assert told["refused"] is None


def test_what_is_fixed_beside_the_rule_is_said_with_it():
    plan = round_plan(
        method="approval",
        rule={"name": "approval", "places": "3"},
        ties="lot",
        attribute="group",
        asks_scope=True,
    )

    told = drafted(session(), plan, "en")["rule"]

    assert told[-3:] == [
        "What is tied for the last place is drawn by a lot from the ballots themselves; "
        "anybody can repeat it.",
        "Every ballot tells its group.",
        "The ballot also asks whether each standard is universal or adaptable.",
    ]


def test_a_parameter_that_cannot_be_read_is_called_as_the_form_calls_it():
    told = drafted(session(), round_plan(rule={"name": "delphi", "in_share": "120%"}), "en")

    assert told["rule"] == []
    assert told["refused"] == (
        "“Share that decides” is 120%; it must be more than 0% and at most 100%."
    )


def test_what_a_secret_round_cannot_carry_is_refused_with_the_reason():
    plan = round_plan(method="yes-no", rule={"name": "double-threshold"})

    assert "does not tell whose organisation" in drafted(session(), plan, "en")["refused"]


def test_weights_are_shown_with_the_power_that_they_give():
    plan = round_plan(**YES_NO, weights={"Anna": "3"})

    told = drafted(session(NETWORKS), plan, "en")["power"]

    # 3 of 5 votes are less than 3/4: Anna needs one of the others, they need Anna and each other.
    assert [(one["organisation"], one["weight"], one["power"]) for one in told] == [
        ("Anna", "3", "3 times: 60.0%"),
        ("Bert", "1", "1 time: 20.0%"),
        ("Carl", "1", "1 time: 20.0%"),
    ]


def test_equal_weights_need_no_table_of_power():
    assert drafted(session(NETWORKS), round_plan(**YES_NO), "en")["power"] == []
