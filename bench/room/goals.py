"""What the room is to reach at full load, each goal with the figure that tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bench.room.figures import Measured, number, seconds, size
from bench.room.ways import OURS, PHONE, STOCK

Crowds = Mapping[str, Mapping[int, Measured]]
COMPARED = 32
"""Visitors of stock Voila with whom a phone is compared."""
PAGES_COMPARED = 10
"""Visitors when pages with kernels are compared: each of ours has one, whatever the machine."""


@dataclass(frozen=True)
class Goal:
    """A goal; `is_met` is None where it was not measured."""

    text: str
    figure: str
    is_met: bool | None

    @property
    def verdict(self) -> str:
        """In a word."""
        return {True: "met", False: "MISSED", None: "not measured"}[self.is_met]


@dataclass(frozen=True)
class Found:
    """All that was measured."""

    visits: Mapping[str, Measured]
    crowds: Crowds
    plenary: Mapping[int, Measured]
    staff: Mapping[str, Measured]

    def crowd(self, way: str, visitors: int, key: str) -> float | None:
        """A figure of so many; where a quick run has smaller crowds only, of its largest."""
        sizes = self.crowds.get(way, {})
        if not sizes:
            return None
        return sizes.get(visitors, {}).get(key)

    def visit(self, way: str, key: str) -> float | None:
        """A figure of a first visit."""
        return self.visits.get(way, {}).get(key)


def goals(found: Found) -> list[Goal]:
    """All of them, in the order in which they were set."""
    staff = found.staff.get(OURS, {})
    return [
        *_against_stock(found),
        _below("first visit of a phone, from the code to the ballot: under 40 kB",
               found.visit(PHONE, "first_bytes"), 40_000, size),
        _at_most("  at most 6 requests", found.visit(PHONE, "first_requests"), 6),
        _below("its ballot page alone: under 40 kB",
               found.visit("ballot page", "first_bytes"), 40_000, size),
        _at_most("  at most 6 requests", found.visit("ballot page", "first_requests"), 6),
        _below("300 phones at once: all served within 2 s",
               found.crowd(PHONE, 300, "arrivals_s"), 2, seconds),
        *_voting(found),
        _below("save to plenary with 1,000 phones: p95 under 0.25 s",
               found.plenary.get(1_000, {}).get("seen_p95"), 0.25, seconds),
        _below("our Voila page, first visit: under 1.35 MB",
               found.visit(OURS, "first_bytes"), 1_350_000, size),
        *_page_against_stock(found),
        _below("a warmed page is answered within 5 ms",
               staff.get("warm_page_p50"), 0.005, seconds),
        _below("12 pages opened at once: usable within 2 s",
               staff.get("twelve_views_s"), 2, seconds),
    ]  # fmt: skip


def _against_stock(found: Found) -> list[Goal]:
    return [
        _times("a phone against stock Voila: CPU at least 200 times less",
               found.crowd(STOCK, COMPARED, "visit_cpu"),
               found.crowd(PHONE, 300, "visit_cpu"), 200),
        _times("  memory at least 500 times less",
               found.crowd(STOCK, COMPARED, "visit_pss"),
               found.crowd(PHONE, 300, "visit_pss"), 500),
    ]  # fmt: skip


def _voting(found: Found) -> list[Goal]:
    recorded, wanted, exact, refused = (
        found.crowd(PHONE, 3_000, key)
        for key in ("judgements", "judgements_wanted", "exact", "refused")
    )
    none_refused = None if refused is None else refused == 0
    return [
        Goal("3,000 seats cast 30 ratings within 10 s: exactly 90,000 recorded",
             "–" if recorded is None else number(recorded),
             None if recorded is None else recorded == wanted and bool(exact)),
        Goal("  none refused", "–" if refused is None else number(refused), none_refused),
        _below("  p95 under 0.5 s", found.crowd(PHONE, 3_000, "cast_p95"), 0.5, seconds),
        _below("reveal: 3,000 phones have it within 3 s of the commit",
               found.crowd(PHONE, 3_000, "reveal_after_commit_s"), 3, seconds),
    ]  # fmt: skip


def _page_against_stock(found: Found) -> list[Goal]:
    shares = []
    for key, text, most in (
        ("visit_cpu", "  under 35 % of stock Voila's CPU", 0.35),
        ("visit_pss", "  under half of its memory", 0.5),
    ):
        ours, stock = (found.crowd(way, PAGES_COMPARED, key) for way in (OURS, STOCK))
        ratio = ours / stock if ours is not None and stock else None
        shares.append(_below(text, ratio, most, lambda value: f"{100 * value:.0f} %"))
    return shares


def _below(text: str, value: float | None, limit: float, told: Callable[[float], str]) -> Goal:
    if value is None:
        return Goal(text, "–", None)
    return Goal(text, told(value), value < limit)


def _at_most(text: str, value: float | None, limit: float) -> Goal:
    return Goal(
        text, "–" if value is None else number(value), None if value is None else value <= limit
    )


def _times(text: str, stock: float | None, ours: float | None, least: float) -> Goal:
    if not stock or not ours:
        return Goal(text, "–", None)
    return Goal(text, f"{number(round(stock / ours))} times", stock / ours >= least)
