"""What a ballot asks, and all that can be answered: data, so that its drawing knows no rule."""

from typing import Any

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.methods import answers_of, method_of, needs_reasons
from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule
from kit.domain.rules.values import NO, OBJECT
from kit.domain.workshop import Method
from kit.words import say
from kit.words.answers import APART, answer

SCOPES = ("universal", "adaptable")


def asking(round_: Round, lang: str) -> dict[str, Any]:
    """Method, question, how to answer, the answers in their order; places where they are limited.

    `ends` are the words at both ends of a scale; `scopes` what a standard can be beside it, where
    the round asks.
    """
    opened, rule = round_.opened, rule_of(round_)
    method = opened.method
    places = rule.stated().get("places")
    return {
        "method": method.value,
        "places": int(places) if places else None,
        "question": say(f"ballot-question-{method}", lang),
        "how": say(f"ballot-how-{method}", lang),
        "ends": _ends(method, lang),
        "answers": [
            _answer(round_, rule, value, lang) for value in answers_of(rule, opened.secrecy)
        ],
        "scopes": [
            {
                "value": scope,
                "words": say(f"ballot-scope-{scope}", lang),
                "short": say(f"ballot-scope-short-{scope}", lang),
            }
            for scope in SCOPES
            if opened.asks_scope
        ],
    }


def _ends(method: Method, lang: str) -> list[str] | None:
    if method is not Method.RATING:
        return None
    return [say("ballot-scale-low", lang), say("ballot-scale-high", lang)]


def _answer(round_: Round, rule: Rule, value: str, lang: str) -> dict[str, Any]:
    """An answer: in words, in short, whether it is no judgement, whether it needs a reason."""
    return {
        "value": value,
        "words": _words(round_, rule, value, lang),
        "short": _short(rule, value, lang),
        "apart": value in APART,
        "needs_reason": needs_reasons(rule) and value in (NO, OBJECT),
    }


def _words(round_: Round, rule: Rule, value: str, lang: str) -> str:
    opened = round_.opened
    if value in APART:
        return say(f"ballot-answer-{value}-{opened.electorate}", lang)
    if opened.method is Method.APPROVAL:
        return say("ballot-answer-approve", lang)
    words = answer(rule, value, lang)
    return words[:1].upper() + words[1:]


def _short(rule: Rule, value: str, lang: str) -> str:
    """As it stands in a list of all standards."""
    if value == CANNOT_JUDGE:
        return "?"
    if value == RECUSED:
        return say("ballot-short-recused", lang)
    return "✓" if method_of(rule.name) is Method.APPROVAL else answer(rule, value, lang)
