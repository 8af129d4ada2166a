"""The agenda's open ends: what only one group says, and what nobody has compared."""

from collections.abc import Mapping
from textwrap import shorten

from kit import words
from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.coverage import orphans
from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.framework import Completeness
from kit.reports.agenda_points import answer
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section

LONGEST = 70
"""Characters of a requirement in a list of many: enough to know which it is."""


def not_confirmed(edition: Edition, found: list[Pair | Claim]) -> Markup:
    """Answers that no other group has confirmed yet."""
    said = [each for one in found for each in (one.mappings if isinstance(one, Pair) else one.gaps)]
    listed = h("ul", *(h("li", answer(edition, one)) for one in said), class_="pairs")
    empty = h("p", edition.say("agenda-none-unconfirmed"), class_="empty")
    title = edition.say("agenda-unconfirmed")
    if not said:
        return section("unconfirmed", title, empty)
    return section("unconfirmed", title, listed, intro=edition.say("agenda-unconfirmed-intro"))


def left_open(edition: Edition, seen: Mapping[tuple[str, str], Compared]) -> Markup:
    """Requirements that nobody has reached nor called without counterpart, both ways."""
    parts = [
        part
        for one in seen.values()
        if one.pairs or one.claims
        for way in (one, one.turned())
        for part in _orphans(edition, way)
    ]
    empty = h("p", edition.say("agenda-none-open"), class_="empty")
    return section("open", edition.say("agenda-open"), *(parts or [empty]))


def _orphans(edition: Edition, one: Compared) -> list[Child]:
    frameworks = edition.session.frameworks
    subjects, objects = frameworks[one.subjects], frameworks[one.objects]
    left = orphans(subjects, one.pairs, one.unmatched(subjects.id))
    if not left:
        return []
    part = "whole" if objects.completeness is Completeness.COMPLETE else "part"
    total = len(subjects.assessable())
    names = {
        "name": edition.called(subjects),
        "by": edition.called(objects),
        "open": len(left),
        "total": total,
    }
    entries = [h("li", _requirement(edition, subjects.id, ref_id)) for ref_id in left]
    title = h("h3", edition.say(f"agenda-orphans-{part}", **names))
    return [title, h("ul", *entries, class_="columns")]


def _requirement(edition: Edition, framework_id: str, ref_id: str) -> list[Child]:
    requirement = edition.requirement(framework_id, ref_id)
    texts = (requirement.title or requirement.statement or {}) if requirement else {}
    lang, text = words.in_language(texts, edition.lang)
    begins = edition.said(lang, shorten(text, LONGEST, placeholder="…"))
    return [h("b", edition.numbered(framework_id, ref_id)), " ", begins]
