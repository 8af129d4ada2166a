"""Whether a round can be held as it is planned: its rule, its method, its secrecy together."""

from kit.domain.ballot import LONGEST_VALUE, RECUSED
from kit.domain.errors import BadInput
from kit.domain.methods import RULES_OF, read_planned
from kit.domain.rules.known import Rule
from kit.domain.rules.majority_judgment import MajorityJudgment
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
        raise BadInput("plan-lot-without-places", key="ties", name=name)
    if stated.get("groups") == "each" and plan.attribute is None:
        raise BadInput("plan-groups-without-attribute", key="groups")
    if plan.rule.get("entitled", OFF).strip().casefold() != OFF:
        raise BadInput("plan-entitled-given", key="entitled")
    if isinstance(rule, MajorityJudgment):
        _check_grades(rule)
    _check_weights(plan)
    if plan.secrecy is Secrecy.SECRET:
        _check_secret(plan, stated)
    return rule


def _check_grades(rule: MajorityJudgment) -> None:
    """What a table of grades may hold and a ballot cannot, or the other way round."""
    for grade in rule.grades:
        if len(grade) > LONGEST_VALUE or grade.casefold() == RECUSED:
            raise BadInput("plan-grade-unusable", key="grades", grade=grade, longest=LONGEST_VALUE)
    if rule.blank == "refuse":
        raise BadInput("plan-blank-refused", key="blank")


def _check_weights(plan: RoundPlan) -> None:
    if not plan.weights:
        return
    if plan.electorate is not Electorate.ORGANISATIONS:
        raise BadInput("plan-weights-of-persons", key="weights")
    if not any(map(read_number, plan.weights.values())):
        raise BadInput("plan-weights-unusable", key="weights")


def _check_secret(plan: RoundPlan, stated: dict[str, str]) -> None:
    """What a secret round cannot carry: nothing may tell who cast which ballot."""
    if plan.electorate is Electorate.ORGANISATIONS:
        raise BadInput("plan-organisations-secret", key="secrecy")
    for key in ("weights_of", "budgets"):
        if stated.get(key) == "organisations":
            raise BadInput("plan-secret-organisations", key=key)
    if stated.get("country_share", OFF) != OFF and plan.attribute != "country":
        raise BadInput("plan-secret-countries", key="country_share")
    if stated.get("blank") == "void":
        raise BadInput("plan-secret-void", key="blank")
    if stated.get("groups") == "each" and stated.get("blank") == "count":
        raise BadInput("plan-secret-blank-by-group", key="blank")
