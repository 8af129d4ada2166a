"""Whether a round can be held as it is planned: its rule, its method, its secrecy together."""

from kit.domain.errors import BadInput
from kit.domain.methods import RULES_OF, read_planned
from kit.domain.rules.known import Rule
from kit.domain.rules.parameters import OFF, read_number
from kit.domain.workshop import Electorate, RoundPlan, Secrecy


def planned_rule(plan: RoundPlan) -> Rule:
    """The rule of a plan that can be held. BadInput says what cannot; `key` names its place."""
    known = RULES_OF[plan.method]
    name = plan.rule.get("name", "")
    rule = read_planned(plan.rule)
    if name not in known:
        raise BadInput(
            "plan-rule-of-other-method",
            key="name",
            name=name,
            method=plan.method.value,
            known=", ".join(known),
        )
    stated = rule.stated()
    if plan.ties == "lot" and "places" not in stated:
        raise BadInput("plan-lot-without-places", key="name", name=name)
    if stated.get("groups") == "each" and plan.attribute is None:
        raise BadInput("plan-groups-without-attribute", key="groups")
    _check_weights(plan)
    if plan.secrecy is Secrecy.SECRET:
        _check_secret(plan, stated)
    return rule


def _check_weights(plan: RoundPlan) -> None:
    if not plan.weights:
        return
    if plan.electorate is not Electorate.ORGANISATIONS:
        raise BadInput("plan-weights-of-persons")
    read = [read_number(text) for text in plan.weights.values()]
    if any(one is None for one in read) or not any(read):
        raise BadInput("plan-weights-unusable")


def _check_secret(plan: RoundPlan, stated: dict[str, str]) -> None:
    """What a secret round cannot carry: nothing may tell who cast which ballot."""
    if plan.electorate is Electorate.ORGANISATIONS:
        raise BadInput("plan-organisations-secret")
    for key in ("weights_of", "budgets"):
        if stated.get(key) == "organisations":
            raise BadInput("plan-secret-organisations", key=key)
    if stated.get("country_share", OFF) != OFF and plan.attribute != "country":
        raise BadInput("plan-secret-countries", key="country_share")
