"""Where the nodes of the crosswalk stand: a column per framework."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement
from kit.graph.crosswalk import node_of

HEAD = 64.0
"""Room for the names of the frameworks."""
MARGIN = 16.0


@dataclass(frozen=True)
class Measure:
    """Height of a row, width of a column's labels, and width of the space where edges run."""

    row: float
    label: float
    space: float


PANEL = Measure(row=32, label=350, space=200)
"""Beside a form or on a phone: high rows, that a finger finds."""

PROJECTED = Measure(row=28, label=340, space=220)
"""On a projected screen: longer texts, lower rows, still in type that the last seats can read."""


@dataclass(frozen=True)
class Point:
    """A place in the picture."""

    x: float
    y: float


@dataclass(frozen=True)
class Column:
    """A framework's place: `x` of its nodes, and whether labels stand before or after them."""

    framework_id: str
    x: float
    labels_before: bool


@dataclass(frozen=True)
class Layout:
    """Where everything stands; `captions` are headings, which are no nodes."""

    width: float
    height: float
    columns: tuple[Column, ...]
    nodes: dict[RequirementRef, Point]
    captions: dict[RequirementRef, Point]


def layout(frameworks: Sequence[Framework], measure: Measure = PANEL) -> Layout:
    """Columns from left to right, requirements from top to bottom in the order of the source.

    A short list is spread over the height of the longest, so that edges run flat.
    """
    rows = [_rows(framework) for framework in frameworks]
    height = HEAD + measure.row * max((len(column) for column in rows), default=1)
    columns = tuple(_column(number, one.id, measure) for number, one in enumerate(frameworks))
    nodes: dict[RequirementRef, Point] = {}
    captions: dict[RequirementRef, Point] = {}
    for column, framework, shown in zip(columns, frameworks, rows, strict=True):
        step = (height - HEAD) / max(1, len(shown))
        for number, requirement in enumerate(shown):
            kind = nodes if requirement.assessable else captions
            place = Point(column.x, HEAD + step * (number + 0.5))
            kind[node_of(framework, requirement)] = place
    return Layout(_width(len(columns), measure), height, columns, nodes, captions)


def _rows(framework: Framework) -> list[Requirement]:
    """Requirements and the headings above them; sub-points stay inside their requirement."""
    return [
        requirement
        for requirement in framework.walk()
        if requirement.assessable or any(below.assessable for below in requirement.walk())
    ]


def _column(number: int, framework_id: str, measure: Measure) -> Column:
    """The first column has its labels on the outer side, the others behind their nodes."""
    before = MARGIN + measure.label
    x = before + number * measure.space + max(0, number - 1) * measure.label
    return Column(framework_id, x, labels_before=number == 0)


def _width(columns: int, measure: Measure) -> float:
    return 2 * MARGIN + columns * measure.label + max(0, columns - 1) * measure.space
