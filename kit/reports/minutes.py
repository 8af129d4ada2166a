"""The minutes of a session as one HTML file, for any workshop, voted or not."""

from datetime import UTC, tzinfo

from kit.domain.session import Session
from kit.reports.edition import Edition
from kit.reports.minutes_crosswalk import crosswalk
from kit.reports.minutes_decided import decisions
from kit.reports.minutes_notes import notes, themes
from kit.reports.minutes_room import agenda, who
from kit.reports.page import Entry, colophon, contents, cover, document
from kit.reports.sources import sources

PARTS = ("who", "agenda", "notes", "themes", "crosswalk", "decisions", "sources", "record")
"""The parts by the anchors that the contents lead to."""


def minutes_html(session: Session, lang: str, zone: tzinfo = UTC) -> str:
    """Who was there, what they said and compared, and what was decided."""
    edition = Edition(session, lang, zone)
    compared, listed = crosswalk(edition), sources(edition)
    left_out = {"crosswalk": compared is None, "sources": listed is None}
    entries = [Entry(one, edition.say(f"reports-{one}")) for one in PARTS if not left_out.get(one)]
    kind = edition.say("reports-minutes-kind")
    return document(
        edition,
        kind,
        cover(edition, kind, edition.say("reports-minutes-lead")),
        contents(edition, entries),
        who(edition),
        agenda(edition),
        notes(edition),
        themes(edition),
        compared,
        decisions(edition),
        listed,
        colophon(edition),
    )
