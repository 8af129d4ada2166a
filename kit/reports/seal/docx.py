"""The draft seal as a Word document: the same pieces as its page."""

from datetime import UTC, datetime, tzinfo
from importlib.metadata import version

from kit import words
from kit.domain.session import Session
from kit.reports.edition import Edition
from kit.reports.seal.composed import composed
from kit.reports.word import PAGE, PAGES, Named, word


def draft_seal_docx(session: Session, lang: str, zone: tzinfo = UTC) -> bytes:
    """A document to send and to write on in; the same session gives the same bytes."""
    edition = Edition(session, lang, zone, shows_ids=True)
    title = words.in_language(session.title, lang)[1]
    kind = edition.say("reports-seal-kind")
    named = Named(
        title=f"{kind} – {title}",
        author=title,
        lang=lang,
        at=_last_moment(session),
        head=f"{title} · {kind}",
        foot=edition.say("seal-page", page=PAGE, pages=PAGES),
        status=edition.say("seal-status"),
        software=f"sealkit {version('sealkit')}",
    )
    return word([composed(edition)], named)


def _last_moment(session: Session) -> datetime:
    """When the record that it is drawn from last decided something: no clock of ours."""
    closed = [one.closed_at for one in session.rounds.values() if one.closed_at]
    known = [one for one in (session.started_at, session.closed_at, *closed) if one]
    return max(known, default=datetime(2026, 1, 1, tzinfo=UTC))
