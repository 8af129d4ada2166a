"""The crosswalk of many frameworks as a wheel, laid out; `crosswalk_wheel.mjs` draws it."""

import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework
from kit.graph.crosswalk import node_of
from kit.graph.wheel import WHEEL, Wheel, WheelMeasure, wheel
from kit.views import relation_words
from kit.views.crosswalk_picture import summary
from kit.views.framework_names import node_id, told_apart
from kit.words import say

BRIEF = 32
"""Letters of a name over a column."""


class Same:
    """Frameworks as a key: the same objects, so that nobody has to read through their texts."""

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        self.frameworks = frameworks
        self._ids = tuple(map(id, frameworks))

    def __hash__(self) -> int:
        return hash(self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._ids == other._ids


@lru_cache(maxsize=16)
def placed(same: Same, measure: WheelMeasure, lang: str) -> Wheel:
    """The wheel of these frameworks, with numbered names; laid out once, until they change."""
    names = enumerate(told_apart(same.frameworks, lang).items(), 1)
    numbered = {framework_id: f"{at} · {name}" for at, (framework_id, name) in names}
    return wheel(same.frameworks, measure, numbered)


def round_picture(
    frameworks: Sequence[Framework],
    compared: Iterable[Compared],
    lang: str,
    measure: WheelMeasure = WHEEL,
) -> dict[str, Any]:
    """Arcs, nodes and the pairs between them; every collection by id, so that little changes."""
    compared = list(compared)
    judged = [pair for one in compared for pair in one.pairs]
    claimed = [claim for one in compared for claim in one.claims]
    names = told_apart(frameworks, lang)
    places = placed(Same(tuple(frameworks)), measure, lang)
    reached = _reached(judged)
    return {
        "width": measure.width,
        "height": measure.height,
        "radius": measure.radius,
        "step": places.step,
        "type": places.type_size,
        "title": say("whole-title", lang, count=len(frameworks)),
        "summary": summary(judged, claimed, lang),
        "arcs": {
            one.id: _arc(one, number, places, names[one.id], reached, lang)
            for number, one in enumerate(frameworks, 1)
        },
        "nodes": {
            node_id(ref): {"x": spot.x, "y": spot.y, "turn": spot.turn}
            for ref, spot in places.spots.items()
        },
        "pairs": {pair_id(pair): drawn(pair, places) for pair in judged},
        "gaps": {
            f"{node_id(one.subject)} > {one.framework_id}": {"from": node_id(one.subject)}
            for one in claimed
        },
    }


def pair_id(pair: Pair) -> str:
    """A pair as pages name it."""
    return f"{node_id(pair.subject)} - {node_id(pair.object)}"


def drawn(pair: Pair, places: Wheel) -> dict[str, Any]:
    """A pair and its curve; a pair without relation, or of words gone since, has none."""
    shown = {
        "from": node_id(pair.subject),
        "to": node_id(pair.object),
        "state": pair.state.value,
        "relation": pair.relation,
        "mark": relation_words.MARKS[pair.relation] if pair.relation else "?",
    }
    if not pair.is_related or not {pair.subject, pair.object} <= places.spots.keys():
        return shown
    curve = places.curve(pair.subject, pair.object)
    return {**shown, "d": curve.path, "x": curve.middle.x, "y": curve.middle.y}


def _reached(judged: Iterable[Pair]) -> set[RequirementRef]:
    """The requirements that have an agreed counterpart in any other framework."""
    return {
        end
        for pair in judged
        if pair.is_related and pair.state is PairState.AGREED
        for end in (pair.subject, pair.object)
    }


def _arc(
    framework: Framework,
    number: int,
    places: Wheel,
    called: str,
    reached: set[RequirementRef],
    lang: str,
) -> dict[str, Any]:
    arc = places.arcs[framework.id]
    held = {node_of(framework, one) for one in framework.assessable()}
    shared = len(held & reached)
    return {
        "number": number,
        "country": framework.country,
        "called": called,
        "brief": textwrap.shorten(called, BRIEF, placeholder="…"),
        "total": len(held),
        "reached": shared,
        "figure": say("whole-reached", lang, reached=shared, total=len(held)),
        "band": arc.band,
        "badge": {"x": arc.badge.x, "y": arc.badge.y},
        "lines": list(arc.name.lines),
        "x": arc.name.x,
        "y": arc.name.y,
        "before": arc.name.before,
        "leader": arc.name.leader,
    }
