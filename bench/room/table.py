"""The bench as a person reads it: one visitor, how it grows, the room, the goals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.room.figures import Measured, growth, number, told
from bench.room.goals import Goal
from bench.room.ways import ABOUT, STOCK, WAYS

Crowds = Mapping[str, Mapping[int, Measured]]
NAME = 43
WIDE = 18
NARROW = 10


@dataclass(frozen=True)
class Row:
    """A figure: its name in JSON, how it is called, its unit (seconds, bytes, a number)."""

    key: str
    name: str
    unit: str


VISIT = (
    Row("first_bytes", "first visit: bytes over the air", "B"),
    Row("first_requests", "first visit: requests, sockets among them", "n"),
    Row("first_outside", "  of these to servers outside the room", "n"),
    Row("first_seconds", "first visit: seconds to the ballot", "s"),
)
EACH = (
    Row("visit_cpu", "server CPU for each", "s"),
    Row("visit_pss", "memory for each (PSS)", "B"),
    Row("kernels", "processes more", "n"),
    Row("without_kernel", "  pages that go without a kernel", "n"),
    Row("kept_pss", "still held for each after all have left", "B"),
)
GROWING = (
    Row("arrivals_s", "all at once: until the last can vote", "s"),
    Row("visit_cpu", "server CPU for each visitor", "s"),
    Row("visit_pss", "memory for each visitor (PSS)", "B"),
    Row("cast_p50", "a ballot of 30, all within 10 s: p50", "s"),
    Row("cast_p95", "  p95", "s"),
    Row("cast_p99", "  p99", "s"),
    Row("ballots_per_s", "ballots a second, all in one instant", "n"),
    Row("together_p95", "  p95 of these", "s"),
    Row("ballot_cpu", "  server CPU for each", "s"),
)
PHONES = (
    Row("resting_load", "cores taken while phones only follow", "n"),
    Row("opened_s", "the ballot has reached all", "s"),
    Row("casting_load", "cores taken while they vote", "n"),
    Row("casting_own_load", "  and by the load generator", "n"),
    Row("refused", "ballots refused", "n"),
    Row("judgements", "judgements recorded", "n"),
    Row("close_s", "closing, until it is acknowledged", "s"),
    Row("close_commit_s", "  until it is committed", "s"),
    Row("reveal_after_commit_s", "all have the result: after the commit", "s"),
    Row("reveal_after_answer_s", "  after the acknowledgement", "s"),
    Row("reveal_cpu", "  server CPU of closing and telling all", "s"),
    Row("reveal_own_cpu", "  and of the load generator", "s"),
)
PLENARY = (
    Row("seen_p50", "save to plenary: p50", "s"),
    Row("seen_p95", "  p95", "s"),
    Row("saved_p95", "save to acknowledgement: p95", "s"),
    Row("plenary_load", "cores taken", "n"),
)
HOUR = (
    Row("hour_events", "events of the hour", "n"),
    Row("hour_comings", "phones that left and came back", "n"),
    Row("hour_empty_pss", "memory of the server, nobody there", "B"),
    Row("hour_before_pss", "  with the phones, before the hour", "B"),
    Row("hour_after_pss", "  with the phones, after it", "B"),
    Row("hour_left_pss", "  when all have left", "B"),
    Row("hour_store", "size of the store", "B"),
    Row("hour_cpu", "server CPU of the whole hour", "s"),
)
STAFF = (
    Row("warm_page_p50", "a warmed page is answered: p50", "s"),
    Row("warm_page_max", "  the slowest", "s"),
    Row("twelve_views_s", "12 pages at once: all views have come, warmed", "s"),
    Row("twelve_warm_s", "  in Chromium on this machine, warmed", "s"),
    Row("twelve_cold_s", "  in Chromium on this machine, cold", "s"),
)


def visitors(visits: Mapping[str, Measured], crowds: Crowds, size: int) -> list[str]:
    """What one visitor costs, each beside stock Voila."""
    title = f"One visitor; costs when about {size} come at once (× of stock Voila)"
    rows = [_compared(row, lambda way, key: visits.get(way, {}).get(key)) for row in VISIT]
    rows += [
        _compared(row, lambda way, key: _nearest(crowds.get(way, {}), size).get(key))
        for row in EACH
    ]
    return [
        *_title(title),
        _line("", WAYS, WIDE),
        *rows,
        *(f"  {way}: {ABOUT[way]}" for way in WAYS),
    ]


def _nearest(by_size: Mapping[int, Measured], size: int) -> Measured:
    return by_size[min(by_size, key=lambda one: abs(one - size))] if by_size else {}


def _compared(row: Row, find: Callable[[str, str], float | None]) -> str:
    stock = find(STOCK, row.key)
    cells = []
    for way in WAYS:
        value = find(way, row.key)
        cell = told(row.unit, value)
        if value is not None and stock and way != STOCK:
            cell += f" ({_times(value / stock)})"
        cells.append(cell)
    return _line(row.name, cells, WIDE)


def _times(ratio: float) -> str:
    if ratio and ratio < 0.1:
        return f"1/{number(round(1 / ratio))}"
    return f"{number(ratio)}×"


def growing(crowds: Crowds, why_not: Mapping[str, Mapping[int, str]]) -> list[str]:
    """Each figure from size to size, and what ten times as many people make of it."""
    sizes = sorted({size for by_size in crowds.values() for size in by_size})
    found = _title(
        "How it grows; the last column: by what it is multiplied where ten times as many"
    )
    for row in GROWING:
        found += [_line(row.name, [*map(number, sizes), "tenfold"])]
        for way in WAYS:
            values = {
                size: one[row.key] for size, one in crowds.get(way, {}).items() if row.key in one
            }
            if values:
                cells = [told(row.unit, values.get(size)) for size in sizes]
                found.append(_line(f"  {way}", [*cells, _tenfold(values)]))
    for way, sizes_not in why_not.items():
        found += [f"  {way}, {number(size)}: {why}" for size, why in sizes_not.items()]
    return found


def _tenfold(values: Mapping[int, float]) -> str:
    found = growth(values)
    return "–" if found is None else f"{found:.2f}×"


def by_size(title: str, rows: Sequence[Row], found: Mapping[int, Measured]) -> list[str]:
    """Figures of one thing at several sizes."""
    if not found:
        return []
    sizes = sorted(found)
    lines = [*_title(title), _line("", [*map(number, sizes), "tenfold"])]
    for row in rows:
        values = {size: found[size][row.key] for size in sizes if row.key in found[size]}
        cells = [told(row.unit, values.get(size)) for size in sizes]
        lines.append(_line(row.name, [*cells, _tenfold(values)]))
    return lines


def side_by_side(title: str, rows: Sequence[Row], found: Mapping[str, Measured]) -> list[str]:
    """Figures of several ways."""
    if not found:
        return []
    return [
        *_title(title),
        _line("", list(found), WIDE),
        *(
            _line(row.name, [told(row.unit, one.get(row.key)) for one in found.values()], WIDE)
            for row in rows
        ),
    ]


def judged(goals: Sequence[Goal]) -> list[str]:
    """Each goal, its figure, and whether it was met."""
    found = _title("Goals")
    for goal in goals:
        found.append(f"  {goal.verdict:<14}{goal.text:<70} {goal.figure}")
    return found


def _title(text: str) -> list[str]:
    return ["", text, "-" * len(text)]


def _line(name: str, cells: Sequence[str], width: int = NARROW) -> str:
    return f"{name:<{NAME}}" + "".join(f"{cell:>{width}}" for cell in cells)
