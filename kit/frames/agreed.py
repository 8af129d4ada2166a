"""Rows of agreement: how far groups that judged the same two frameworks agree."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

from kit.domain.agreement.judges import AllJudges, JudgesAgreement
from kit.domain.agreement.over_all import agreement_between
from kit.domain.agreement.two_judges import Agreement
from kit.domain.session import Session
from kit.frames.rows import Row

QUESTIONS = ("counterpart", "relation")


def agreement_rows(session: Session) -> Iterator[Row]:
    """Every two groups that judged the same two frameworks, then all of them together."""
    for one, other in combinations(session.comparable(), 2):
        found = agreement_between(session, one.id, other.id)
        ends = {"subject_framework_id": one.id, "object_framework_id": other.id}
        for row in _rows(found) if found else ():
            yield ends | row


def _rows(found: JudgesAgreement) -> Iterator[Row]:
    for question in QUESTIONS:
        for two in found.each_two:
            named = {"first_group_id": two.first, "second_group_id": two.second, "judges": 2}
            yield {"question": question, **named, **_two(getattr(two, question))}
        judges = len(found.group_ids)
        yield {"question": question, "judges": judges, **_all(getattr(found, question))}


def _two(found: Agreement) -> Row:
    return {
        "questions": found.total,
        "unanimous": found.alike,
        "compared": found.total,
        **_figures(found, "alike", "share", "kappa", "weighted_kappa", "alpha", "weighted_alpha"),
    }


def _all(found: AllJudges) -> Row:
    counts = {"questions": found.questions, "unanimous": found.unanimous}
    return counts | _figures(found, "compared", "alike", "share", "alpha", "weighted_alpha")


def _figures(found: object, *names: str) -> Row:
    """The figures of these names; a fraction becomes a number here and nowhere earlier."""
    values: dict[str, Any] = {name: getattr(found, name) for name in names}
    return {
        name: float(value) if isinstance(value, Fraction) else value
        for name, value in values.items()
    }
