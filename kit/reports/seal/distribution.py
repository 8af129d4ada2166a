"""How often each answer was given: a drawing on a page, a small table in a document."""

from dataclasses import dataclass

from kit.domain.accord import side
from kit.domain.methods import judgements_of, method_of
from kit.domain.results import Result
from kit.domain.rules.known import Rule
from kit.domain.rules.values import APPROVED, NOT_APPROVED
from kit.domain.workshop import Method
from kit.reports.edition import Edition
from kit.reports.html import Either, Markup, h
from kit.reports.page import table
from kit.words import say
from kit.words.answers import answer

WIDTH, TALLEST, TOP, FOOT = 20, 48, 14, 16
"""Of a column with its gap, of the tallest bar, and the room above and below for numbers."""

SIDES = {"hi": "high", "mid": "middle", "lo": "low"}
"""The looks of an answer by the side that it takes."""

MOST_COLUMNS = 10
"""Answers that stand beside each other in a document; more stand below each other."""


@dataclass(frozen=True)
class Bar:
    """An answer in words, how often it was given, and which side it takes."""

    words: str
    count: int
    side: str


def bars(rule: Rule, result: Result, lang: str) -> list[Bar]:
    """All answers in the order of the ballot; of approvals also those who did not approve."""
    approvals = method_of(rule.name) is Method.APPROVAL
    values = [*judgements_of(rule), *([NOT_APPROVED] if approvals else [])]
    counts = dict(result.counts)
    if approvals:
        counts[NOT_APPROVED] = result.outcome.n - counts.get(APPROVED, 0)
    return [
        Bar(_words(rule, value, lang), counts.get(value, 0), SIDES[side(rule, value)])
        for value in values
    ]


def distribution(edition: Edition, rule: Rule, result: Result) -> Either:
    """Columns for ratings, rows for words."""
    found = bars(rule, result, edition.lang)
    is_rating = method_of(rule.name) is Method.RATING
    return Either(
        html=_columns(edition, found) if is_rating else _rows(edition, found),
        word=_table(edition, found),
    )


def _words(rule: Rule, value: str, lang: str) -> str:
    if value == NOT_APPROVED and method_of(rule.name) is Method.APPROVAL:
        return say("results-not-approved", lang)
    return answer(rule, value, lang)


def _columns(edition: Edition, found: list[Bar]) -> Markup:
    """Counts above and ratings below each column; the label says the same in words."""
    listed = ", ".join(f"{one.words}: {one.count}" for one in found)
    most = max(*(one.count for one in found), 1)
    return h(
        "svg",
        *(_column(place, one, most) for place, one in enumerate(found)),
        class_="distribution",
        role="img",
        aria_label=edition.say("reports-distribution", listed=listed),
        viewBox=f"0 0 {WIDTH * len(found)} {TOP + TALLEST + FOOT}",
    )


def _column(place: int, one: Bar, most: int) -> Markup:
    height = max(TALLEST * one.count // most, 1)
    left, foot = place * WIDTH, TOP + TALLEST
    middle = left + WIDTH // 2
    bar = h(
        "rect", x=left + 2, y=foot - height, width=WIDTH - 4, height=height, class_=one.side, rx=1
    )
    above = h("text", one.count, x=middle, y=foot - height - 3, class_="count")
    return h("g", bar, above if one.count else None, h("text", one.words, x=middle, y=foot + 12))


def _rows(edition: Edition, found: list[Bar]) -> Markup:
    most = max(*(one.count for one in found), 1)
    rows = [
        h(
            "li",
            h("span", one.words, class_="answer"),
            " ",
            _bar(one, most),
            " ",
            h("b", one.count),
        )
        for one in found
    ]
    return h("ul", *rows, class_="bars", aria_label=edition.say("seal-answers"))


def _bar(one: Bar, most: int) -> Markup:
    width = 100 * one.count // most
    rect = h("rect", width=width, height=10, class_=one.side)
    return h("svg", rect, viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")


def _table(edition: Edition, found: list[Bar]) -> Markup:
    caption = edition.say("seal-answers")
    if len(found) > MOST_COLUMNS:
        heads = [edition.say("seal-head-answer"), edition.say("seal-head-count")]
        return table(caption, heads, [[one.words, one.count] for one in found])
    heads = [one.words for one in found]
    return table(caption, heads, [[one.count for one in found]], "small")
