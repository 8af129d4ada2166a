"""What a rule decided, as the terminal shows it and as scripts read it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any

from kit.domain.rounded import to_percent
from kit.domain.rules.known import Rule
from kit.domain.rules.outcome import Committees, Decided, Figure, Outcome
from kit.domain.rules.verdict import Verdict
from kit.words import decimal, say, share

SHOWN: dict[str, tuple[str, ...]] = {
    "delphi": ("high", "low", "margin"),
    "rand-ucla": ("median", "p30", "p70", "ipr", "ipras", "disagreement"),
    "median-iqr": ("median", "q1", "q3", "iqr"),
    "double-threshold": ("yes", "no", "abstain", "yes_of_cast", "yes_of_present", "margin"),
    "approval": ("approvals", "rank", "margin"),
    "equal-shares": ("approvals",),
    "majority-judgment": ("grade", "rank"),
    "consent": ("support", "abstain", "objections", "without_reason"),
}
"""The figures that the terminal has a column for; scripts get all."""

SHARES = ("yes_of_cast", "yes_of_present", "yes_of_entitled")
COMMITTEES = 10
"""Sets of standards that the terminal lists."""


def as_json(decided: Decided) -> dict[str, Any]:
    """The verdicts for scripts; numbers that are not whole become decimal ones here."""
    found: dict[str, Any] = {"items": [_item(one) for one in decided.outcomes]}
    if decided.committees:
        committees = decided.committees
        found["committees"] = [list(one) for one in committees.listed]
        found["committees_total"] = committees.total
        found["steps"] = [
            {"item_id": one.item_id, "how": one.how, "price": _plain(one.price)}
            for one in committees.steps
        ]
    if decided.power:
        found["power"] = [
            {
                "organisation": one.organisation,
                "weight": _plain(one.weight),
                "swings": one.swings,
                "share": _plain(one.share),
            }
            for one in decided.power
        ]
    return found


def sentences(rule: Rule, decided: Decided, lang: str) -> Iterator[str]:
    """The verdicts as a table, and what belongs to all of them."""
    figures = SHOWN[rule.name]
    head = ("item", "verdict", "n", "cannot_judge", "blank", *figures)
    rows = [[say(f"deciding-head-{name}", lang) for name in head]]
    rows += [_cells(one, figures, lang) for one in decided.outcomes]
    yield from _aligned(rows)
    verdicts = Counter(one.verdict for one in decided.outcomes)
    yield say(
        "deciding-summary",
        lang,
        in_=verdicts[Verdict.IN],
        out=verdicts[Verdict.OUT],
        undecided=verdicts[Verdict.UNDECIDED],
    )
    if "margin" in figures:
        yield say("deciding-margin-legend", lang)
    if decided.committees:
        yield from _committees(decided.committees, lang)
    if decided.power:
        yield from _power(decided, lang)


def _item(one: Outcome) -> dict[str, Any]:
    return {
        "item_id": one.item_id,
        "n": one.n,
        "cannot_judge": one.cannot_judge,
        "blank": one.blank,
        "verdict": one.verdict.value,
        **{name: _plain(figure) for name, figure in one.figures.items()},
    }


def _plain(figure: Figure) -> Any:
    if isinstance(figure, Fraction):
        return figure.numerator if figure.denominator == 1 else float(figure)
    if isinstance(figure, Mapping):
        return {name: _plain(one) for name, one in figure.items()}
    return figure


def _cells(one: Outcome, figures: Sequence[str], lang: str) -> list[str]:
    counts = (one.n, one.cannot_judge, one.blank)
    told = [_told(name, one.figures.get(name), lang) for name in figures]
    if "margin" in figures and one.figures.get("margin") is None:
        told[figures.index("margin")] = _range(one.figures)
    return [one.item_id, say(f"deciding-verdict-{one.verdict}", lang), *map(str, counts), *told]


def _range(figures: Mapping[str, Figure]) -> str:
    """A margin that is known from below and from above only."""
    low, high = figures.get("margin_from"), figures.get("margin_to")
    return f"{low}–{high}" if low is not None and high is not None else "–"


def _told(name: str, figure: Figure, lang: str) -> str:
    if figure is None:
        return "–"
    if isinstance(figure, bool):
        return say("deciding-true" if figure else "deciding-false", lang)
    if isinstance(figure, Fraction):
        if name in SHARES:
            return share(to_percent(figure), lang)
        exact = Decimal(figure.numerator) / Decimal(figure.denominator)
        return decimal(f"{exact.quantize(Decimal('0.01')).normalize():f}", lang)
    return str(figure)


def _committees(committees: Committees, lang: str) -> Iterator[str]:
    total = committees.total
    if total is None:
        yield say("deciding-committees-too-many", lang)
    else:
        yield say("deciding-committees", lang, count=total)
    for one in islice(committees.listed, COMMITTEES):
        yield "  " + (", ".join(one) or "–")
    if total is not None and total > COMMITTEES:
        yield "  " + say("deciding-committees-more", lang, count=total - COMMITTEES)


def _power(decided: Decided, lang: str) -> Iterator[str]:
    yield say("deciding-power", lang)
    rows = [
        [
            say(f"deciding-head-{name}", lang)
            for name in ("organisation", "weight", "swings", "share")
        ]
    ]
    rows += [
        [
            one.organisation,
            _told("weight", one.weight, lang),
            str(one.swings),
            share(to_percent(one.share), lang),
        ]
        for one in decided.power
    ]
    yield from _aligned(rows)


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    """Columns below each other: the first two begin alike, numbers end alike."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if place < 2 and not cell.isdecimal() else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield ("  ".join(cells)).rstrip()
