"""The crosswalk as a picture, laid out: columns, nodes, edges; `crosswalk_graph.mjs` draws it."""

import textwrap
from collections.abc import Sequence
from typing import Any

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.judging import Compared, all_compared
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework
from kit.domain.session import Session
from kit.graph.columns import PANEL, Layout, Measure, Point, layout
from kit.graph.crosswalk import Graph, crosswalk_graph, framework_pairs, node_of
from kit.views import framework_words, relation_words
from kit.views.framework_names import called, node_id, told_apart
from kit.words import say


def picture(
    session: Session,
    lang: str,
    framework_ids: Sequence[str] | None = None,
    group_id: str | None = None,
    measure: Measure = PANEL,
) -> dict[str, Any]:
    """What `graph(room, picture)` draws: for a group, or without one for everybody.

    Without `framework_ids`, the frameworks that were compared, at least the first two. On a
    projected screen `measure` is `kit.graph.columns.PROJECTED`.
    """
    compared = all_compared(session, group_id)
    frameworks = [session.frameworks[one] for one in framework_ids or touched(session, compared)]
    judged: list[Pair] = []
    claimed: list[Claim] = []
    for one, other in framework_pairs(frameworks):
        found = _between(compared, one.id, other.id)
        judged += found.pairs
        claimed += found.claims
    places = layout(frameworks, measure)
    graph = crosswalk_graph(frameworks, judged, claimed)
    drawn = [pair for pair in judged if pair.is_related]
    return {
        "width": places.width,
        "height": places.height,
        "row": measure.row,
        "label": measure.label,
        "title": say(
            "crosswalk-picture", lang, names=", ".join(told_apart(frameworks, lang).values())
        ),
        "summary": summary(judged, claimed, lang),
        "columns": _columns(frameworks, places, measure, lang),
        "captions": _captions(frameworks, places, measure, lang),
        "nodes": [_node(session, graph, ref, places, measure, lang) for ref in graph],
        "edges": [_edge(session, pair, places, lang) for pair in drawn],
    }


def _between(compared: dict[tuple[str, str], Compared], one: str, other: str) -> Compared:
    if (other, one) in compared:
        return compared[other, one].turned()
    return compared.get((one, other), Compared(one, other))


def touched(session: Session, compared: dict[tuple[str, str], Compared]) -> list[str]:
    """The frameworks of which something was said, at least the first two."""
    frameworks = session.comparable()
    touched = {end for ends, one in compared.items() if one.pairs or one.claims for end in ends}
    chosen = [one.id for one in frameworks if one.id in touched]
    return chosen or [one.id for one in frameworks[:2]]


def _columns(
    frameworks: Sequence[Framework], places: Layout, measure: Measure, lang: str
) -> list[dict[str, Any]]:
    names = told_apart(frameworks, lang)
    letters = int(measure.label / 12.5)  # of 18 px, bold
    return [
        {
            "framework_id": framework.id,
            "name": names[framework.id],
            "lines": textwrap.wrap(names[framework.id], letters, max_lines=2, placeholder="…"),
            "country": framework.country,
            "x": column.x,
            "before": column.labels_before,
        }
        for framework, column in zip(frameworks, places.columns, strict=True)
    ]


def _captions(
    frameworks: Sequence[Framework], places: Layout, measure: Measure, lang: str
) -> list[dict[str, Any]]:
    return [
        {
            "id": node_id(ref),
            **_label_place(framework.id, places, places.captions[ref]),
            **framework_words.label(requirement, lang, _letters(measure) + 8),  # smaller, no number
        }
        for framework in frameworks
        for requirement in framework.walk()
        if (ref := node_of(framework, requirement)) in places.captions
    ]


def _letters(measure: Measure) -> int:
    """How many letters of 15 px fit beside a node and its number."""
    return int((measure.label - 54) / 8.4)


def _label_place(framework_id: str, places: Layout, place: Point) -> dict[str, Any]:
    column = next(one for one in places.columns if one.framework_id == framework_id)
    shift = -18 if column.labels_before else 18
    return {"label_x": place.x + shift, "y": place.y, "before": column.labels_before}


def _node(
    session: Session,
    graph: Graph,
    ref: RequirementRef,
    places: Layout,
    measure: Measure,
    lang: str,
) -> dict[str, Any]:
    requirement = graph.nodes[ref]["requirement"]
    return {
        "id": node_id(ref),
        "framework_id": ref.framework_id,
        "ref_id": ref.ref_id,
        "x": places.nodes[ref].x,
        **_label_place(ref.framework_id, places, places.nodes[ref]),
        "label": framework_words.label(requirement, lang, _letters(measure)),
        "state": _state(graph, ref),
        "name": _name(session, graph, ref, lang),
    }


def _related(graph: Graph, ref: RequirementRef) -> list[Pair]:
    found = [graph.edges[edge]["pair"] for edge in graph.edges(ref)]
    return [pair for pair in found if pair.is_related]


def _state(graph: Graph, ref: RequirementRef) -> str:
    """`linked`, `gap` (stated to have no counterpart, and nothing says otherwise) or `open`."""
    if _related(graph, ref):
        return "linked"
    return "gap" if graph.nodes[ref]["claims"] else "open"


def _name(session: Session, graph: Graph, ref: RequirementRef, lang: str) -> str:
    """A node for those who do not see it: number, framework, full text and what it is tied to."""
    framework = session.frameworks[ref.framework_id]
    full = framework_words.full(graph.nodes[ref]["requirement"], lang)["text"]
    every = session.frameworks.values()
    parts = [f"{called(framework, every, lang)} {ref.ref_id}. {full}"]
    for pair in _related(graph, ref):
        other = pair.object if pair.subject == ref else pair.subject
        issuer = called(session.frameworks[other.framework_id], every, lang)
        words = relation_words.verdict(pair, session.frameworks, lang)
        parts.append(f"{issuer} {other.ref_id}: {words} ({relation_words.state(pair, lang)}).")
    for claim in graph.nodes[ref]["claims"]:
        words = relation_words.gap(claim.framework_id, session.frameworks, lang)
        parts.append(f"{words} ({relation_words.state(claim, lang)}).")
    return " ".join(parts)


def _edge(session: Session, pair: Pair, places: Layout, lang: str) -> dict[str, Any]:
    start, end = places.nodes[pair.subject], places.nodes[pair.object]
    bend = (start.x + end.x) / 2
    return {
        "from": node_id(pair.subject),
        "to": node_id(pair.object),
        "state": pair.state.value,
        "mark": relation_words.MARKS[pair.relation] if pair.relation else "?",
        "words": relation_words.verdict(pair, session.frameworks, lang),
        "d": _curve(start, bend, end),
        "mark_x": bend,
        "mark_y": round((start.y + end.y) / 2, 1),
    }


def _curve(start: Point, bend: float, end: Point) -> str:
    curve = (bend, start.y, bend, end.y, end.x, end.y)
    return f"M{start.x:g} {start.y:g}C" + " ".join(f"{round(one, 1):g}" for one in curve)


def summary(judged: Sequence[Pair], claimed: Sequence[Claim], lang: str) -> str:
    """What was found between frameworks, in counts."""
    related = [pair for pair in judged if pair.is_related]
    counts = {state.value: sum(pair.state is state for pair in related) for state in PairState}
    gaps = sum(not claim.against for claim in claimed)
    return say("crosswalk-summary", lang, gaps=gaps, **counts)
