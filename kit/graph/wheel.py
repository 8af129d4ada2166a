"""Where everything stands on the wheel: frameworks as arcs, their requirements on a circle.

A place depends on the frameworks alone. A new mapping draws one more curve and moves nothing.
"""

import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kit.domain.events import RequirementRef
from kit.domain.framework import Framework
from kit.graph.columns import Point
from kit.graph.crosswalk import node_of

BAND = (16.0, 32.0)
"""How far outside the circle the band of a framework begins and ends."""
LABELS = 92.0
"""Room outside the band for what a requirement is called; small, for those who come closer."""
LINE = 1.18
"""From one line of a name to the next, as a part of its height."""
GAP = 0.5
"""From one name to the next, in lines."""
LETTER = 0.67
"""The width of a bold letter, as a part of its height; of a wide typeface, as one never knows."""
ASIDE = 10.0
"""From the end of a leader to the name."""
SMALLER = 0.96
"""The step by which names shrink until all of a side fit."""
PAUSE = 0.014
"""The pause between two frameworks, as a part of the circle; never less than two steps."""


@dataclass(frozen=True)
class WheelMeasure:
    """Size of the picture, of its circle, and of the names that stand beside it.

    `lines` are the most of a name; the rest of a longer one is left away here.
    """

    width: float
    height: float
    radius: float
    name: float
    lines: int

    def letters(self, size: float) -> int:
        """How many letters of that size fit beside the circle."""
        room = self.width / 2 - self.radius - BAND[1] - LABELS - ASIDE
        return max(8, int(room / (size * LETTER)))


WHEEL = WheelMeasure(width=1640, height=1000, radius=375, name=25, lines=3)
"""On a page, where it can be looked at from near."""

PROJECTED_WHEEL = WheelMeasure(width=2560, height=1000, radius=450, name=50, lines=3)
"""On a projected screen: as wide as the screen is, for names that the last row can read."""


@dataclass(frozen=True)
class Spot:
    """A requirement's place on the circle; `turn` is its angle in degrees, clockwise from east."""

    x: float
    y: float
    turn: float


@dataclass(frozen=True)
class Name:
    """A framework's name beside the wheel; `before`: its lines end at `x`, else they begin there.

    `y` is the middle of the first line, `leader` the line that leads to the framework's arc.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    before: bool
    leader: str


@dataclass(frozen=True)
class Arc:
    """A framework's part of the circle: the outline of its band, its number's place, its name."""

    band: str
    badge: Point
    name: Name


@dataclass(frozen=True)
class Curve:
    """A relation's way through the wheel, and its middle."""

    path: str
    middle: Point


@dataclass(frozen=True)
class Wheel:
    """Where everything stands; `step` is the way from one requirement to the next."""

    measure: WheelMeasure
    step: float
    type_size: float
    arcs: dict[str, Arc]
    spots: dict[RequirementRef, Spot]
    _angles: dict[RequirementRef, float]
    _middles: dict[str, float]
    _curves: dict[tuple[RequirementRef, RequirementRef], Curve] = field(
        default_factory=dict, compare=False
    )

    def curve(self, one: RequirementRef, other: RequirementRef) -> Curve:
        """From a requirement to another. What runs between the same two frameworks runs together;
        the farther apart they stand, the nearer it passes to the middle."""
        found = self._curves.get((one, other))
        if found is None:
            found = self._curves[one, other] = self._curve(one, other)
        return found

    def _curve(self, one: RequirementRef, other: RequirementRef) -> Curve:
        start, end = self._angles[one], self._angles[other]
        home, away = self._middles[one.framework_id], self._middles[other.framework_id]
        bend = self.measure.radius * (0.8 - 0.7 * abs(math.sin((away - home) / 2)))
        ways = (
            _polar(self.measure, start, self.measure.radius - 6),
            _polar(self.measure, (start + 2 * home) / 3, bend),
            _polar(self.measure, (end + 2 * away) / 3, bend),
            _polar(self.measure, end, self.measure.radius - 6),
        )
        first, *others = (f"{point.x:g} {point.y:g}" for point in ways)
        middle = Point(*(round((a + 3 * b + 3 * c + d) / 8, 1) for a, b, c, d in _axes(ways)))
        return Curve(f"M{first}C{' '.join(others)}", middle)


def wheel(
    frameworks: Sequence[Framework],
    measure: WheelMeasure = WHEEL,
    names: Mapping[str, str] | None = None,
    below: int = 1,
) -> Wheel:
    """Frameworks clockwise from the top in their order, requirements in the order of the source.

    `names` are what the frameworks are called, else their issuers; `below` is how many lines a
    page writes under each name.
    """
    sizes = [len(one.assessable()) for one in frameworks]
    steps = sum(sizes)
    pause = max(2.0, PAUSE * steps) if len(frameworks) > 1 else 0.0
    step = 2 * math.pi / max(1.0, steps + pause * len(frameworks))
    angles: dict[RequirementRef, float] = {}
    ends: dict[str, tuple[float, float]] = {}
    at = -math.pi / 2 + pause * step / 2
    for framework, size in zip(frameworks, sizes, strict=True):
        ends[framework.id] = (at, at + size * step)
        for place, requirement in enumerate(framework.assessable()):
            angles[node_of(framework, requirement)] = at + (place + 0.5) * step
        at += (size + pause) * step
    middles = {framework_id: sum(both) / 2 for framework_id, both in ends.items()}
    called = {one.id: (names or {}).get(one.id, one.issuer) for one in frameworks}
    type_size, named = _names(measure, called, middles, below)
    return Wheel(
        measure=measure,
        step=round(step * measure.radius, 2),
        type_size=type_size,
        arcs={one.id: _arc(measure, ends[one.id], named[one.id]) for one in frameworks},
        spots={ref: _spot(measure, angle) for ref, angle in angles.items()},
        _angles=angles,
        _middles=middles,
    )


def _polar(measure: WheelMeasure, angle: float, radius: float) -> Point:
    x = measure.width / 2 + radius * math.cos(angle)
    y = measure.height / 2 + radius * math.sin(angle)
    return Point(round(x, 1), round(y, 1))


def _axes(points: Sequence[Point]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(point.x for point in points), tuple(point.y for point in points)


def _spot(measure: WheelMeasure, angle: float) -> Spot:
    point = _polar(measure, angle, measure.radius)
    return Spot(point.x, point.y, round(math.degrees(angle), 1))


def _arc(measure: WheelMeasure, ends: tuple[float, float], name: Name) -> Arc:
    start, end = ends
    inner, outer = (measure.radius + one for one in BAND)
    large = int(end - start > math.pi)
    a, b = _polar(measure, start, outer), _polar(measure, end, outer)
    c, d = _polar(measure, end, inner), _polar(measure, start, inner)
    band = (
        f"M{a.x:g} {a.y:g}A{outer:g} {outer:g} 0 {large} 1 {b.x:g} {b.y:g}"
        f"L{c.x:g} {c.y:g}A{inner:g} {inner:g} 0 {large} 0 {d.x:g} {d.y:g}Z"
    )
    return Arc(band, _polar(measure, (start + end) / 2, measure.radius + sum(BAND) / 2), name)


def _names(
    measure: WheelMeasure, called: Mapping[str, str], middles: Mapping[str, float], below: int
) -> tuple[float, dict[str, Name]]:
    """The names on both sides, none over another; smaller where a side holds many."""
    sides: tuple[list[str], list[str]] = ([], [])
    for framework_id, middle in middles.items():
        sides[math.cos(middle) < 0].append(framework_id)
    size = measure.name
    while _height(lines := _lines(called, measure, size), sides, below) * size > measure.height:
        size = round(size * SMALLER, 1)
    found: dict[str, Name] = {}
    for before, side in enumerate(sides):
        side.sort(key=lambda one: math.sin(middles[one]))
        heights = [size * LINE * (len(lines[one]) + below + GAP) for one in side]
        wanted = [_side(measure, middles[one]).y for one in side]
        for one, height, middle in zip(
            side, heights, _apart(wanted, heights, measure.height), strict=True
        ):
            first = round(middle - height / 2 + size * LINE * 0.85, 1)
            found[one] = _name(measure, lines[one], middles[one], first, bool(before))
    return size, found


def _lines(
    called: Mapping[str, str], measure: WheelMeasure, size: float
) -> dict[str, tuple[str, ...]]:
    """The lines of each name at that size."""
    wrap = textwrap.TextWrapper(measure.letters(size), max_lines=measure.lines, placeholder="…")
    return {one: tuple(wrap.wrap(text)) for one, text in called.items()}


def _height(
    lines: Mapping[str, tuple[str, ...]], sides: Sequence[Sequence[str]], below: int
) -> float:
    """The height of the fuller side, in heights of a letter."""
    return LINE * max(sum(len(lines[one]) + below + GAP for one in side) for side in sides)


def _side(measure: WheelMeasure, middle: float) -> Point:
    return _polar(measure, middle, measure.radius + BAND[1] + LABELS / 2)


def _apart(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Middles as near to where they are wanted as can be, in their order, none over another."""
    found: list[float] = []
    floor = 0.0
    for middle, height in zip(wanted, heights, strict=True):
        found.append(max(middle, floor + height / 2))
        floor = found[-1] + height / 2
    ceiling = room
    for place in reversed(range(len(found))):
        found[place] = min(found[place], ceiling - heights[place] / 2)
        ceiling = found[place] - heights[place] / 2
    return found


def _name(
    measure: WheelMeasure, lines: tuple[str, ...], middle: float, first: float, before: bool
) -> Name:
    outer = measure.radius + BAND[1]
    x = measure.width / 2 + (-1 if before else 1) * (outer + LABELS)
    start = _polar(measure, middle, outer + 3)
    bend = _polar(measure, middle, outer + LABELS * 0.3)
    bend = Point(bend.x, min(max(bend.y, 2.0), measure.height - 2))
    leader = f"M{start.x:g} {start.y:g}L{bend.x:g} {bend.y:g}L{x:g} {first:g}"
    return Name(lines, round(x + (-ASIDE if before else ASIDE), 1), first, before, leader)
