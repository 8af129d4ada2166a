import pytest

from kit.domain.errors import BadInput
from kit.domain.planned import planned_rule
from tests.builders import round_plan

PERSONS = {"weights_of": "voters", "country_share": "off"}
YES_NO = {"method": "yes-no", "rule": {"name": "double-threshold", **PERSONS}}
GRADES = {"method": "grading", "rule": {"name": "majority-judgment"}}
OPEN = {"secrecy": "open"}
ORGANISATIONS = {"secrecy": "open", "electorate": "organisations"}


def with_rule(plan, **texts):
    return {**plan, "rule": {**plan["rule"], **texts}}


@pytest.mark.parametrize(
    "plan",
    [
        {},
        YES_NO,
        GRADES,
        {"method": "consent", "rule": {"name": "consent", "override": "2/3"}},
        {"method": "approval", "rule": {"name": "approval", "places": "3"}, "ties": "lot"},
        {"method": "approval", "rule": {"name": "equal-shares", "places": "3"}, "ties": "lot"},
        {"rule": {"name": "delphi", "groups": "each"}, "attribute": "group"},
        {**ORGANISATIONS, "method": "yes-no", "rule": {"name": "double-threshold"}}
        | {"weights": {"Alpha": "2", "Beta": "0"}},
        with_rule(YES_NO, quorum="40%"),
        with_rule(YES_NO, country_share="55%") | {"attribute": "country"},
        with_rule(GRADES, blank="void") | OPEN,
        {"rule": {"name": "delphi", "groups": "each", "blank": "count"}}
        | {"attribute": "group", **OPEN},
    ],
)
def test_what_can_be_held_is_planned(plan):
    asked = round_plan(**plan)

    assert planned_rule(asked).name == asked.rule["name"]


@pytest.mark.parametrize(
    ("plan", "message_id", "key"),
    [
        ({"rule": {"name": "consent"}}, "plan-rule-of-other-method", "name"),
        ({"rule": {"name": "borda"}}, "rule-unknown", None),
        ({"rule": {}}, "rule-unknown", None),
        ({"rule": {"name": "delphi", "in_share": "0%"}}, "rule-share-out-of-range", "in_share"),
        ({"ties": "lot"}, "plan-lot-without-places", "ties"),
        ({"rule": {"name": "delphi", "groups": "each"}}, "plan-groups-without-attribute", "groups"),
        ({"weights": {"Alpha": "2"}}, "plan-weights-of-persons", "weights"),
        (
            {**ORGANISATIONS, "weights": {"Alpha": "0", "Beta": "0"}},
            "plan-weights-unusable",
            "weights",
        ),
        ({"electorate": "organisations"}, "plan-organisations-secret", "secrecy"),
        (
            with_rule(YES_NO, weights_of="organisations"),
            "plan-secret-organisations",
            "weights_of",
        ),
        (
            {"method": "approval", "rule": {"name": "equal-shares", "budgets": "organisations"}},
            "plan-secret-organisations",
            "budgets",
        ),
        (with_rule(YES_NO, country_share="55%"), "plan-secret-countries", "country_share"),
        (with_rule(YES_NO, quorum="40%", entitled="9"), "plan-entitled-given", "entitled"),
        (with_rule(YES_NO, entitled="9"), "plan-entitled-given", "entitled"),
        (with_rule(GRADES, blank="refuse"), "plan-blank-refused", "blank"),
        (with_rule(GRADES, blank="void"), "plan-secret-void", "blank"),
        (with_rule(GRADES, grades=f"good,{'x' * 41}"), "plan-grade-unusable", "grades"),
        (with_rule(GRADES, grades="good,Recused"), "plan-grade-unusable", "grades"),
        (
            {"rule": {"name": "delphi", "groups": "each", "blank": "count"}, "attribute": "group"},
            "plan-secret-blank-by-group",
            "blank",
        ),
    ],
)
def test_what_cannot_be_held_is_refused_at_its_key(plan, message_id, key):
    with pytest.raises(BadInput) as refused:
        planned_rule(round_plan(**plan))

    assert refused.value.message_id == message_id
    assert refused.value.values.get("key") == key
