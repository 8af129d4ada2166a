"""The agenda's first part: how far the groups agree, the percent first and with care."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from kit import words
from kit.domain.agreement.judges import AllJudges, JudgesAgreement
from kit.domain.agreement.over_all import agreement_between, agreement_over_all
from kit.domain.agreement.two_judges import Agreement
from kit.domain.crosswalk.judging import Compared
from kit.domain.rounded import to_hundredths, to_percent
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section, table

QUESTIONS = ("counterpart", "relation")
COEFFICIENTS = ("kappa", "weighted_kappa", "alpha", "weighted_alpha")
FEW = 30
"""Below so many answers a single one moves every figure."""


def figures(edition: Edition, seen: Mapping[tuple[str, str], Compared]) -> Markup:
    """Each two frameworks that two groups compared, and all of them together."""
    found = {ends: agreement_between(edition.session, *ends) for ends in seen}
    told = [(_named(edition, *ends), one) for ends, one in found.items()]
    if sum(one is not None for _, one in told) > 1:
        told.append((edition.say("agenda-over-all"), agreement_over_all(edition.session)))
    rows = [row for name, one in told if one is not None for row in _rows(edition, name, one)]
    hidden = any(one.hidden for one in seen.values())
    blind = h("p", edition.say("reports-missing-blind")) if hidden else None
    if not rows:
        empty = h("p", edition.say("agenda-no-agreement"), class_="empty")
        return section("agreement", edition.say("agenda-agreement"), empty, blind)
    heads = [edition.say("agenda-head-lists"), edition.say("agenda-head-question")]
    heads += [edition.say("agenda-head-alike")]
    heads += [edition.say(f"judging-{one.replace('_', '-')}") for one in COEFFICIENTS]
    made = table(edition.say("agenda-agreement"), heads, rows, "numbers")
    return section("agreement", edition.say("agenda-agreement"), made, *_notes(edition), blind)


def _named(edition: Edition, one: str, other: str) -> str:
    return " ↔ ".join(edition.called(edition.session.frameworks[end]) for end in (one, other))


def _rows(edition: Edition, name: str, found: JudgesAgreement) -> Iterator[list[Child]]:
    """A row a question; of two groups with their kappas, of more with the alphas."""
    for question in QUESTIONS:
        together: AllJudges = getattr(found, question)
        if together.questions:
            is_two = len(found.each_two) == 1
            told = getattr(found.each_two[0], question) if is_two else together
            asked = edition.say(f"judging-question-{question}")
            yield [name, asked, _alike(edition, told, together), *_values(edition, told)]


def _alike(edition: Edition, told: Agreement | AllJudges, together: AllJudges) -> str:
    total = told.total if isinstance(told, Agreement) else told.compared
    percent = words.share(to_percent(Fraction(told.alike, total)), edition.lang)
    kind = "two" if isinstance(told, Agreement) else "all"
    values = {"alike": told.alike, "total": total, "percent": percent}
    few = " *" if together.questions < FEW else ""
    return f"{edition.say(f'judging-alike-{kind}', **values)}{few}"


def _values(edition: Edition, told: Agreement | AllJudges) -> Iterator[str]:
    for name in COEFFICIENTS:
        is_shown = ("alpha" in name) == isinstance(told, AllJudges)
        value = getattr(told, name) if is_shown else None
        yield "–" if value is None else words.decimal(to_hundredths(value), edition.lang)


def _notes(edition: Edition) -> Iterator[Markup]:
    """What each figure means, and that small numbers tell little."""
    meanings = [
        h(
            "li",
            h("b", edition.say(f"judging-{name}")),
            " – ",
            edition.say(f"judging-{name}-means"),
        )
        for name in ("kappa", "weighted-kappa", "alpha", "weighted-alpha")
    ]
    yield h("ul", *meanings)
    yield h("p", edition.say("agenda-few", few=FEW))
