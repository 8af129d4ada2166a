"""What can be answered on a ballot, as people read it."""

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.methods import method_of
from kit.domain.rules.known import Rule
from kit.domain.workshop import Method
from kit.words import catalogue, say

APART = (CANNOT_JUDGE, RECUSED)
"""Answers that are no judgement; every method calls them alike."""


def answer(rule: Rule, value: str, lang: str) -> str:
    """An answer in words. A rating is its number, a grade of a summit's own stays as it is."""
    method = method_of(rule.name)
    if value in APART:
        return say(f"answer-{value}", lang)
    if method is Method.RATING:
        return value
    name = f"answer-{method}-{value}"
    if method is Method.GRADING and name not in catalogue(lang):
        return value
    return say(name, lang)
