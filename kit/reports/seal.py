"""The draft seal as one HTML file that prints well."""

from datetime import UTC, tzinfo

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import Clause, Seal, draft_seal
from kit.domain.session import Session
from kit.domain.standards.described import arranged, requirement_of
from kit.reports.clauses import clause, verdict
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.incomplete import incomplete
from kit.reports.page import Entry, colophon, contents, cover, document, section
from kit.reports.sources import sources
from kit.words.rules import rule_in_words

ORDER: tuple[Verdict | None, ...] = (Verdict.IN, Verdict.UNDECIDED, Verdict.OUT, None)
"""The verdicts in the order of the document; at the end what was not voted on."""


def draft_seal_html(session: Session, lang: str, zone: tzinfo = UTC) -> str:
    """The standards by verdict, the rule before them, and the chain back behind each."""
    edition, seal = Edition(session, lang, zone, shows_ids=True), draft_seal(session)
    kind = edition.say("reports-seal-kind")
    lead = "reports-seal-lead" if seal.is_voted else "reports-seal-lead-unvoted"
    return document(
        edition,
        kind,
        cover(edition, kind, edition.say(lead)),
        _tally(edition, seal) if seal.is_voted else None,
        *(_round(edition, one, alone=len(seal.rounds) == 1) for one in seal.rounds),
        _missing(edition, seal),
        contents(edition, _entries(edition, seal)),
        _clauses(edition, seal),
        _dropped(edition, seal),
        sources(edition),
        colophon(edition),
    )


def _tally(edition: Edition, seal: Seal) -> Markup:
    tiles = [
        h(
            "li",
            h("b", len(seal.of(found))),
            " ",
            edition.say(f"reports-seal-{found or 'unvoted'}"),
            class_=f"tile {found or 'unvoted'}",
        )
        for found in ORDER
        if found or seal.of(found)
    ]
    return h("ul", *tiles, class_="tally", aria_label=edition.say("reports-tally"))


def _round(edition: Edition, round_: Round, *, alone: bool) -> Markup:
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "only closed rounds decide"
    assert round_.closed_at is not None, "closing is dated"
    named = [] if alone else [edition.say("reports-round", number=opened.number), " · "]
    return h(
        "section",
        h("h2", named, edition.say("reports-rule")),
        h("p", rule_in_words(rule_of(round_), edition.lang), class_="rule"),
        h(
            "p",
            edition.say(f"reports-vote-{opened.secrecy}-{opened.electorate}"),
            " ",
            edition.say(
                "reports-round-times",
                day=edition.day(round_.closed_at),
                opened=edition.time(round_.opened_at),
                closed=edition.time(round_.closed_at),
            ),
        ),
        h(
            "p",
            edition.say(
                "reports-entitled-sum",
                entitled=closed.entitled,
                voted=closed.voted,
                missing=closed.entitled - closed.voted,
            ),
            " ",
            edition.say("reports-changed", count=closed.changed),
            None
            if opened.heads is None
            else [" ", edition.say("reports-heads", count=opened.heads)],
        ),
        h("p", edition.say("reports-root"), " ", h("code", closed.root, class_="hash")),
        class_="box",
    )


def _missing(edition: Edition, seal: Seal) -> Markup | None:
    found = incomplete(edition, seal)
    if not found:
        return None
    listed = h("ul", *(h("li", one) for one in found))
    return h("section", h("h2", edition.say("reports-missing")), listed, class_="box missing")


def _title(edition: Edition, seal: Seal, found: Verdict | None) -> str:
    if not seal.is_voted:
        return edition.say("reports-seal-candidates")
    return edition.say(f"reports-seal-{found or 'unvoted'}")


def _numbered(session: Session, seal: Seal) -> dict[Verdict | None, list[tuple[int, Clause]]]:
    """The clauses by verdict, numbered through, so that one number names one clause.

    A requirement is followed by the standards under it that have the same verdict.
    """
    ordered = [(found, one) for found in ORDER for one in _arranged(session, seal.of(found))]
    numbered = list(enumerate(ordered, start=1))
    return {
        found: [(number, one) for number, (its, one) in numbered if its is found]
        for found in ORDER
        if seal.of(found)
    }


def _arranged(session: Session, clauses: list[Clause]) -> list[Clause]:
    by_id = {one.standard.standard_id: one for one in clauses}
    ordered = arranged(session, (one.standard for one in clauses))
    return [by_id[one.standard_id] for one in ordered]


def _entries(edition: Edition, seal: Seal) -> list[Entry]:
    parts = [
        Entry(_anchor(found), _title(edition, seal, found), _below(edition, numbered))
        for found, numbered in _numbered(edition.session, seal).items()
    ]
    dropped = [Entry("dropped", edition.say("reports-seal-dropped"))] if seal.dropped else []
    listed = (
        [Entry("sources", edition.say("reports-sources"))] if edition.session.frameworks else []
    )
    return [*parts, *dropped, *listed, Entry("record", edition.say("reports-record"))]


def _below(edition: Edition, numbered: list[tuple[int, Clause]]) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"clause-{number}", [number, ". ", edition.texts(one.wordings)])
        for number, one in numbered
    )


def _anchor(found: Verdict | None) -> str:
    return f"part-{found or 'unvoted'}"


def _clauses(edition: Edition, seal: Seal) -> list[Child]:
    if not seal.clauses:
        return [h("p", edition.say("reports-seal-empty"), class_="empty")]
    by_verdict = _numbered(edition.session, seal)
    numbers = {
        one.standard.standard_id: number
        for numbered in by_verdict.values()
        for number, one in numbered
    }
    return [
        section(
            _anchor(found),
            _title(edition, seal, found),
            *(
                clause(edition, number, one, _under(edition, one, numbers))
                for number, one in numbered
            ),
        )
        for found, numbered in by_verdict.items()
    ]


def _under(edition: Edition, one: Clause, numbers: dict[str, int]) -> int | None:
    """The number of the requirement under which a clause stands, wherever in the document it is."""
    above = requirement_of(edition.session, one.standard)
    return numbers[above.standard_id] if above else None


def _dropped(edition: Edition, seal: Seal) -> Markup | None:
    if not seal.dropped:
        return None
    listed = h("ul", *(h("li", _briefly(edition, one)) for one in seal.dropped))
    return section("dropped", edition.say("reports-seal-dropped"), listed)


def _briefly(edition: Edition, one: Clause) -> list[Child]:
    return [edition.texts(one.wordings), " ", verdict(edition, one.verdict)]
