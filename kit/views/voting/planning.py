"""The form in which a round is planned, and what a plan that is being typed would mean."""

from typing import Any

from kit.domain.errors import BadInput
from kit.domain.methods import RULES_OF
from kit.domain.planned import planned_rule
from kit.domain.rules.consent import Consent
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import Rule
from kit.domain.session import Session
from kit.domain.workshop import RoundPlan
from kit.views.voting.parameters import fields, label_of
from kit.views.voting.presets import presets
from kit.views.voting.weighing import power_words
from kit.words import say
from kit.words.rules import rule_sentences


def plan_form(session: Session, lang: str) -> dict[str, Any]:
    """Methods with their rules, the parameters of each, presets, and who could have a weight."""
    return {
        "methods": [
            {
                "method": method.value,
                "words": say(f"voting-method-{method}", lang),
                "rules": [
                    {"name": name, "words": say(f"voting-rule-{name}", lang)} for name in names
                ],
            }
            for method, names in RULES_OF.items()
        ],
        "fields": {name: fields(name, lang) for names in RULES_OF.values() for name in names},
        "presets": presets(lang),
        "organisations": [
            {"organisation_id": one.organisation_id, "title": one.title, "country": one.country}
            for one in session.organisations.values()
        ],
    }


def drafted(session: Session, plan: RoundPlan, lang: str) -> dict[str, Any]:
    """A plan as it is being typed: its rule in words, or why it cannot be held so."""
    try:
        rule = planned_rule(plan)
    except BadInput as error:
        return unusable(error, lang)
    return {
        "rule": plan_sentences(plan, without_number(rule), lang),
        "refused": None,
        "power": power_words(session, plan, rule, [*session.organisations], lang),
    }


def unusable(error: BadInput, lang: str) -> dict[str, Any]:
    """Why a plan cannot be held; a parameter is called as the form calls it."""
    values = dict(error.values)
    if (label := label_of(str(values.get("key", "")), lang)) is not None:
        values["key"] = say("voting-key-quoted", lang, label=label)
    return {"rule": [], "refused": say(error.message_id, lang, **values), "power": []}


def plan_sentences(plan: RoundPlan, rule: Rule, lang: str) -> list[str]:
    """The rule of a plan, and what is fixed with it: what ballots tell, what else is asked."""
    beside = []
    if plan.attribute is not None:
        beside.append(say(f"voting-tells-{plan.attribute}", lang))
    if plan.asks_scope:
        beside.append(say("voting-asks-scope", lang))
    return [*rule_sentences(rule, lang, plan.ties), *beside]


def without_number(rule: Rule) -> Rule:
    """A rule as it is told while nobody knows how many will be entitled."""
    if isinstance(rule, DoubleThreshold | Consent):
        return rule.model_copy(update={"entitled": None})
    return rule
