"""The last part of the minutes: the crosswalk in figures, disagreements, and what was decided."""

from itertools import combinations

from kit.domain.chain import judged_pairs
from kit.domain.crosswalk import (
    Claim,
    Gap,
    Pair,
    PairState,
    claims,
    coverage,
    disagreements,
    from_other_side,
    gaps_towards,
    judges_of,
)
from kit.domain.framework import Framework
from kit.domain.judging import is_hidden, shown_gaps
from kit.domain.seal import Clause, draft_seal
from kit.reports.clauses import verdict
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section, table
from kit.reports.provenance import pair_in_words
from kit.reports.sources import held

FIGURES = ("total", "strict", "any", "candidate", "gaps", "orphans")
"""The figures of a coverage, in the order in which they add up."""


def crosswalk(edition: Edition) -> Markup | None:
    """Each two frameworks that were compared: coverage both ways, agreements, disagreements."""
    session = edition.session
    if len(session.frameworks) < 2:
        return None
    judged = judged_pairs(session)
    parts = [
        part
        for one, other in combinations([one.id for one in session.comparable()], 2)
        for part in _compared(edition, judged, one, other)
    ]
    empty = h("p", edition.say("reports-no-crosswalk"), class_="empty")
    return section("crosswalk", edition.say("reports-crosswalk"), parts or empty)


def decisions(edition: Edition) -> Markup:
    """The candidate standards and, where a round was closed, what it decided."""
    seal = draft_seal(edition.session)
    if not seal.clauses:
        empty = h("p", edition.say("reports-seal-empty"), class_="empty")
        return section("decisions", edition.say("reports-decisions"), empty)
    heads = [edition.say(f"reports-head-{one}") for one in ("standard", "judged", "verdict")]
    rows = [_decision(edition, one) for one in seal.clauses]
    intro = edition.say("reports-decisions-more" if seal.is_voted else "reports-decisions-none")
    found = table(edition.say("reports-standards"), heads, rows)
    return section("decisions", edition.say("reports-decisions"), found, intro=intro)


def _compared(edition: Edition, judged: list[Pair], one: str, other: str) -> list[Child]:
    session = edition.session
    subjects, objects = session.frameworks[one], session.frameworks[other]
    title = h("h3", edition.framework(subjects), " ↔ ", edition.framework(objects))
    if is_hidden(session, one, other):
        return [title, h("p", edition.say("reports-missing-blind"))]
    pairs = [pair for pair in judged if _ends(pair) == (one, other)]
    gaps = shown_gaps(session, one, other)
    if not pairs and not gaps:
        return []
    return [
        title,
        _coverage(edition, subjects, objects, pairs, gaps),
        *_pairs(edition, pairs),
        _disputed_gaps(edition, pairs, gaps, one, other),
    ]


def _coverage(
    edition: Edition, subjects: Framework, objects: Framework, pairs: list[Pair], gaps: list[Gap]
) -> list[Child]:
    heads = [edition.say(f"reports-head-{one}") for one in ("direction", *FIGURES)]
    rows = [
        _direction(edition, subjects, objects, pairs, gaps),
        _direction(edition, objects, subjects, from_other_side(pairs), gaps),
    ]
    partly = [
        h("p", edition.framework(one), " – ", missing)
        for one in (subjects, objects)
        if (missing := held(edition, one))
    ]
    return [table(edition.say("reports-coverage"), heads, rows, "numbers"), *partly]


def _direction(
    edition: Edition, subjects: Framework, objects: Framework, pairs: list[Pair], gaps: list[Gap]
) -> list[Child]:
    found = coverage(subjects, pairs, gaps_towards(gaps, subjects.id, objects.id))
    name = edition.say("reports-direction", subject=subjects.issuer, object=objects.issuer)
    return [name, *(getattr(found, figure) for figure in FIGURES)]


def _pairs(edition: Edition, pairs: list[Pair]) -> list[Child]:
    """What groups disagree on comes first: it is the agenda of the next talk."""
    parts: list[Child] = []
    for state in (PairState.DISPUTED, PairState.AGREED, PairState.CANDIDATE):
        entries = [h("li", pair_in_words(edition, pair)) for pair in pairs if pair.state is state]
        if entries:
            title = h("h4", edition.say(f"reports-pairs-{state}", count=len(entries)))
            parts += [title, h("ul", *entries, class_="pairs")]
    return parts


def _disputed_gaps(
    edition: Edition, pairs: list[Pair], gaps: list[Gap], one: str, other: str
) -> list[Child]:
    judges = judges_of(edition.session.judges, one, other)
    both = (
        claims(gaps_towards(gaps, one, other), pairs, judges),
        claims(gaps_towards(gaps, other, one), from_other_side(pairs), judges),
    )
    found = [claim for claim in disagreements([], *both) if isinstance(claim, Claim)]
    if not found:
        return []
    entries = [h("li", _gap(edition, claim)) for claim in found]
    return [h("h4", edition.say("reports-gaps-disputed", count=len(found))), h("ul", *entries)]


def _gap(edition: Edition, claim: Claim) -> list[Child]:
    reasons = [
        h(
            "li",
            edition.group(gap.group_id),
            " – ",
            h("q", gap.justification, lang=gap.lang, dir="auto"),
        )
        for gap in claim.gaps
    ]
    against = ", ".join(dict.fromkeys(edition.group(one.group_id) for one in claim.against))
    said = edition.say(
        "reports-gap-disputed",
        subject=edition.numbered(claim.subject.framework_id, claim.subject.ref_id),
        framework=edition.session.frameworks[claim.framework_id].issuer,
        against=against,
    )
    return [said, h("ul", *reasons)]


def _decision(edition: Edition, one: Clause) -> list[Child]:
    wording = edition.texts(one.wordings)
    if one.result is None:
        return [wording, "–", edition.say("reports-verdict-none")]
    decision = one.result.decision
    voted = decision.judged + decision.cannot_judge + decision.blank
    judged = edition.say("reports-of", part=decision.judged, whole=voted)
    return [wording, judged, verdict(edition, decision.verdict)]


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.subject.framework_id, pair.object.framework_id
