"""How the rows of a round are read: the answers of its method and the columns of its rule."""

from typing import Any

from kit.domain.accord import side
from kit.domain.kept import once_per_round
from kit.domain.methods import judgements_of, method_of
from kit.domain.results import Counted, Result, counted
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule
from kit.domain.rules.values import APPROVED, NOT_APPROVED
from kit.domain.workshop import Method
from kit.words import say
from kit.words.answers import answer
from kit.words.figures import Told, figures


def answers(found: Counted, lang: str) -> dict[str, Any]:
    """`answers` in the order of the ballot, each with the side it takes; `columns` of figures."""
    return {
        "answers": [
            {"value": value, "words": words_of(found.rule, value, lang), "tone": tone}
            for value, tone in ((one, side(found.rule, one)) for one in judged(found.rule))
        ],
        "columns": [{"name": one.name, "label": one.label} for one in columns(found.round, lang)],
    }


def judged(rule: Rule) -> tuple[str, ...]:
    """The answers that are judgements; of approvals also that a standard was not approved."""
    known = judgements_of(rule)
    return (*known, NOT_APPROVED) if method_of(rule.name) is Method.APPROVAL else known


def given(rule: Rule, found: Result) -> dict[str, int]:
    """How often each of them was given."""
    counts = {value: found.counts.get(value, 0) for value in judged(rule)}
    if NOT_APPROVED in counts:
        counts[NOT_APPROVED] = found.outcome.n - counts[APPROVED]
    return counts


def words_of(rule: Rule, value: str, lang: str) -> str:
    """An answer as people read it."""
    is_silent = value == NOT_APPROVED and method_of(rule.name) is Method.APPROVAL
    return say("results-not-approved", lang) if is_silent else answer(rule, value, lang)


@once_per_round
def columns(round_: Round, lang: str) -> tuple[Told, ...]:
    """The columns of its rule, in their order: those that any of its standards has."""
    found = counted(round_)
    known: dict[str, Told] = {}
    for one in found.results.values():
        for told in figures(one, found.rule, lang, round_):
            known.setdefault(told.name, told)
    return tuple(known.values())
