"""How often each rating was given, as a small drawing with its text."""

from kit.domain.results import Result
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.parameters import RATINGS
from kit.reports.edition import Edition
from kit.reports.html import Markup, h

WIDTH, TALLEST, TOP, FOOT = 20, 48, 14, 16
"""Of a column with its gap, of the tallest bar, and the room above and below for numbers."""


def distribution(edition: Edition, rule: Delphi, result: Result) -> Markup:
    """Nine columns with their counts above and ratings below; its label says the same in words."""
    counts = [result.counts[rating] for rating in RATINGS]
    listed = ", ".join(f"{rating}: {count}" for rating, count in zip(RATINGS, counts, strict=True))
    most = max(*counts, 1)
    columns = [
        _column(place, count, most, _class(rule, place + 1)) for place, count in enumerate(counts)
    ]
    return h(
        "svg",
        *columns,
        class_="distribution",
        role="img",
        aria_label=edition.say("reports-distribution", listed=listed),
        viewBox=f"0 0 {WIDTH * len(RATINGS)} {TOP + TALLEST + FOOT}",
    )


def _column(place: int, count: int, most: int, class_: str) -> Markup:
    height = max(TALLEST * count // most, 1)
    left, foot = place * WIDTH, TOP + TALLEST
    middle = left + WIDTH // 2
    bar = h(
        "rect", x=left + 2, y=foot - height, width=WIDTH - 4, height=height, class_=class_, rx=1
    )
    number = h("text", count, x=middle, y=foot - height - 3, class_="count") if count else None
    return h("g", bar, number, h("text", place + 1, x=middle, y=foot + 12))


def _class(rule: Delphi, rating: int) -> str:
    return "high" if rating in rule.high else "low" if rating in rule.low else "middle"
