"""How far groups agree, in words: the percent first, then what goes beyond chance, with care."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from kit.domain.agreement.judges import AllJudges, JudgesAgreement
from kit.domain.agreement.two_judges import Agreement
from kit.domain.rounded import to_hundredths, to_percent
from kit.domain.session import Session
from kit.views.groups import group
from kit.words import decimal, say, share

FEW = 30
"""Below so many answers a single one moves every figure."""
MOSTLY, HARDLY = Fraction(4, 5), Fraction(2, 5)
"""Alike mostly, and hardly more than by chance: then nearly all answers are of one kind."""
QUESTIONS = ("counterpart", "relation")


def agreement_words(
    session: Session, found: JudgesAgreement | None, lang: str
) -> dict[str, Any] | None:
    """Two questions, each with its percent and coefficients; none where nobody can agree yet.

    Nothing is told of a question that no two groups answered.
    """
    if found is None:
        return None
    questions = {name: _question(session, found, name, lang) for name in QUESTIONS}
    if not any(questions.values()):
        return None
    return {
        "groups": [group(session, group_id, lang) for group_id in found.group_ids],
        "questions": {name: told for name, told in questions.items() if told},
    }


def _question(
    session: Session, found: JudgesAgreement, name: str, lang: str
) -> dict[str, Any] | None:
    together: AllJudges = getattr(found, name)
    if not together.questions:
        return None
    each = [(two, getattr(two, name)) for two in found.each_two]
    told = each[0][1] if len(each) == 1 else together
    return {
        "title": say(f"judging-question-{name}", lang),
        "alike": _alike(told, lang),
        "unanimous": _unanimous(together, lang) if len(each) > 1 else None,
        "figures": list(_figures(told, lang)),
        "each_two": [
            {
                "groups": [group(session, one, lang) for one in (two.first, two.second)],
                "alike": _alike(one, lang),
                "figures": list(_figures(one, lang)),
            }
            for two, one in (each if len(each) > 1 else ())
            if one.total
        ],
        "cautions": list(_cautions(together, told, lang)),
    }


def _alike(found: Agreement | AllJudges, lang: str) -> str:
    total = found.total if isinstance(found, Agreement) else found.compared
    percent = share(to_percent(Fraction(found.alike, total)), lang)
    kind = "two" if isinstance(found, Agreement) else "all"
    return say(f"judging-alike-{kind}", lang, alike=found.alike, total=total, percent=percent)


def _unanimous(found: AllJudges, lang: str) -> str:
    return say("judging-unanimous", lang, unanimous=found.unanimous, total=found.questions)


def _figures(found: Agreement | AllJudges, lang: str) -> Iterator[dict[str, str]]:
    """Of two groups the kappas, of more the alphas; weighted where answers can be near."""
    plain = "kappa" if isinstance(found, Agreement) else "alpha"
    for name in (plain, f"weighted_{plain}"):
        value: Fraction | None = getattr(found, name)
        if name == plain or value is not None:
            yield {
                "name": say(f"judging-{name.replace('_', '-')}", lang),
                "value": _value(value, lang),
                "means": say(f"judging-{name.replace('_', '-')}-means", lang),
            }


def _value(value: Fraction | None, lang: str) -> str:
    return say("judging-undefined", lang) if value is None else decimal(to_hundredths(value), lang)


def _cautions(together: AllJudges, told: Agreement | AllJudges, lang: str) -> Iterator[str]:
    beyond = told.kappa if isinstance(told, Agreement) else told.alpha
    if together.questions < FEW:
        yield say("judging-few", lang, count=together.questions)
    if beyond is None:
        yield say("judging-one-kind", lang)
    elif told.share is not None and told.share >= MOSTLY and beyond < HARDLY:
        yield say("judging-uneven", lang)
