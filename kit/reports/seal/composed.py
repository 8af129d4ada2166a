"""The draft seal from its first line to its last, as pieces for a page and a Word document."""

from kit import words
from kit.domain.seal import VERDICTS, Clause, Seal, draft_seal
from kit.reports.edition import Edition
from kit.reports.html import Child, Either, Markup, h, joined
from kit.reports.page import Entry, colophon, contents, cover, section, table
from kit.reports.seal.chapters import Chapter, above, chapters, entry, phase_title, title
from kit.reports.seal.clause import clause, verdict
from kit.reports.seal.incomplete import incomplete
from kit.reports.seal.rounds import decided
from kit.reports.sources import sources


def composed(edition: Edition) -> Markup:
    """What it is; how many are in; how that was decided; what is missing; the clauses; sources."""
    seal = draft_seal(edition.session)
    found = chapters(edition.session, seal)
    rounds, missing = decided(edition, seal), _missing(edition, seal)
    dropped, listed = _dropped(edition, seal), sources(edition)
    parts: list[tuple[Markup | None, str]] = [(rounds, "decided"), (missing, "missing")]
    ends: list[tuple[Markup | None, str]] = [(dropped, "dropped"), (listed, "sources")]
    lines = [
        *(_line(edition, anchor) for part, anchor in parts if part),
        *(entry(edition, seal, one) for one in found),
        *(_line(edition, anchor) for part, anchor in ends if part),
        Entry("record", edition.say("reports-record")),
    ]
    return joined(
        _cover(edition, seal),
        _tally(edition, seal) if seal.is_voted else None,
        contents(edition, lines),
        rounds,
        missing,
        _clauses(edition, seal, found),
        dropped,
        listed,
        colophon(edition, h("p", edition.say("seal-verify"))),
    )


def _line(edition: Edition, anchor: str) -> Entry:
    titles = {
        "decided": "seal-decided",
        "missing": "reports-missing",
        "dropped": "reports-seal-dropped",
        "sources": "reports-sources",
    }
    return Entry(anchor, edition.say(titles[anchor]))


def _cover(edition: Edition, seal: Seal) -> list[Child]:
    lead = "reports-seal-lead" if seal.is_voted else "reports-seal-lead-unvoted"
    review = edition.session.review
    day = words.day(review, edition.lang) if review else None
    return [
        cover(edition, edition.say("reports-seal-kind"), edition.say(lead)),
        h("p", edition.say("seal-review", day=day), class_="review") if day else None,
    ]


def _tally(edition: Edition, seal: Seal) -> Either:
    """How many standards have each verdict: tiles on a page, a row in a document."""
    counted = [
        (found or "unvoted", edition.say(f"reports-seal-{found or 'unvoted'}"), len(seal.of(found)))
        for found in VERDICTS
        if found or seal.of(found)
    ]
    caption = edition.say("reports-tally")
    tiles = [
        h("li", h("b", count), " ", name, class_=f"tile {found}") for found, name, count in counted
    ]
    names, counts = [name for _, name, _ in counted], [count for *_, count in counted]
    return Either(
        html=h("ul", *tiles, class_="tally", aria_label=caption),
        word=table(caption, names, [list(counts)], "even"),
    )


def _missing(edition: Edition, seal: Seal) -> Markup | None:
    found = incomplete(edition, seal)
    if not found:
        return None
    listed = h("ul", *(h("li", one) for one in found))
    heading = h("h2", edition.say("reports-missing"), id="missing")
    return h("section", heading, listed, class_="box missing")


def _clauses(edition: Edition, seal: Seal, found: list[Chapter]) -> list[Child]:
    if not found:
        return [h("p", edition.say("reports-seal-empty"), class_="empty")]
    heads = above(edition.session, found)
    return [_chapter(edition, seal, one, heads) for one in found]


def _chapter(edition: Edition, seal: Seal, chapter: Chapter, heads: dict[str, int]) -> Markup:
    parts = [
        h(
            "section",
            h("h3", phase_title(edition, part.phase), id=part.anchor, class_="phase"),
            *(
                clause(edition, one, heads.get(one.clause.standard.standard_id))
                for one in part.clauses
            ),
        )
        for part in chapter.parts
    ]
    return section(chapter.anchor, title(edition, seal, chapter), *parts)


def _dropped(edition: Edition, seal: Seal) -> Markup | None:
    if not seal.dropped:
        return None
    listed = h("ul", *(h("li", _briefly(edition, one)) for one in seal.dropped))
    return section("dropped", edition.say("reports-seal-dropped"), listed)


def _briefly(edition: Edition, one: Clause) -> list[Child]:
    return [edition.texts(one.wordings), " – ", verdict(edition, one.verdict)]
