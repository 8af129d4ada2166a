"""The minutes on the crosswalk: in figures, agreements and disagreements."""

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.coverage import coverage
from kit.domain.crosswalk.judging import Compared, all_compared
from kit.domain.crosswalk.pairs import Pair, PairState
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
    parts = [part for found in all_compared(session).values() for part in _compared(edition, found)]
    empty = h("p", edition.say("reports-no-crosswalk"), class_="empty")
    return section("crosswalk", edition.say("reports-crosswalk"), parts or empty)


def _compared(edition: Edition, found: Compared) -> list[Child]:
    session = edition.session
    ends = session.frameworks[found.subjects], session.frameworks[found.objects]
    title = h("h3", edition.framework(ends[0]), " ↔ ", edition.framework(ends[1]))
    if found.hidden:
        return [title, h("p", edition.say("reports-missing-blind"))]
    return [
        title,
        _coverage(edition, found),
        *_pairs(edition, found.pairs),
        _disputed(edition, found),
    ]


def _coverage(edition: Edition, found: Compared) -> list[Child]:
    heads = [edition.say(f"reports-head-{one}") for one in ("direction", *FIGURES)]
    rows = [_direction(edition, one) for one in (found, found.turned())]
    ends = (edition.session.frameworks[one] for one in (found.subjects, found.objects))
    partly = [
        h("p", edition.framework(one), " – ", missing)
        for one in ends
        if (missing := held(edition, one))
    ]
    return [table(edition.say("reports-coverage"), heads, rows, "numbers"), *partly]


def _direction(edition: Edition, one: Compared) -> list[Child]:
    frameworks = edition.session.frameworks
    subjects, objects = frameworks[one.subjects], frameworks[one.objects]
    found = coverage(subjects, one.pairs, one.unmatched(subjects.id))
    name = edition.say(
        "reports-direction", subject=edition.called(subjects), object=edition.called(objects)
    )
    return [name, *(getattr(found, figure) for figure in FIGURES)]


def _pairs(edition: Edition, pairs: tuple[Pair, ...]) -> list[Child]:
    """What groups disagree on comes first: it is the agenda of the next talk."""
    parts: list[Child] = []
    for state in (PairState.DISPUTED, PairState.AGREED, PairState.CANDIDATE):
        entries = [h("li", pair_in_words(edition, pair)) for pair in pairs if pair.state is state]
        if entries:
            title = h("h4", edition.say(f"reports-pairs-{state}", count=len(entries)))
            parts += [title, h("ul", *entries, class_="pairs")]
    return parts


def _disputed(edition: Edition, compared: Compared) -> list[Child]:
    found = [one for one in compared.claims if one.state is PairState.DISPUTED]
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
        framework=edition.called(edition.session.frameworks[claim.framework_id]),
        against=against,
    )
    return [said, h("ul", *reasons)]
