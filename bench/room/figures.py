"""Figures as people read them: shares of a sorted list, units, growth from size to size."""

import math
from collections.abc import Mapping, Sequence

Measured = dict[str, float]


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of all does not exceed: 0.95 gives the p95."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def spread(name: str, values: Sequence[float]) -> Measured:
    """p50, p95 and p99 of these, and the worst."""
    parts = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {f"{name}_{part}": share(values, size) for part, size in parts.items()}


def seconds(value: float) -> str:
    """Three figures that count, in seconds or milliseconds."""
    if value < 0.0995:
        return f"{_three(1000 * value)} ms"
    return f"{_three(value)} s"


def size(value: float) -> str:
    """Bytes in the unit that fits, by thousands."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if abs(value) >= 0.9995 * factor:
            return f"{_three(value / factor)} {unit}"
    return f"{value:.0f} B"


def number(value: float) -> str:
    """A count, or a rate."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else _three(value)


def _three(value: float) -> str:
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{digits}f}"


def growth(by_size: Mapping[int, float]) -> float | None:
    """By what a figure is multiplied where the room grows tenfold, from the smallest size on."""
    known = {one: value for one, value in by_size.items() if one > 0 and value > 0}
    if len(known) < 2:
        return None
    least, most = min(known), max(known)
    return float((known[most] / known[least]) ** (1 / math.log10(most / least)))


def told(kind: str, value: float | None) -> str:
    """A cell of a table."""
    if value is None:
        return "–"
    return {"s": seconds, "B": size, "n": number}[kind](value)
