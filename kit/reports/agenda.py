"""The agenda of the next meeting: the points to settle, with room to write what was decided."""

from datetime import UTC, tzinfo

from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.to_settle import settled, unconfirmed
from kit.domain.session import Session
from kit.reports.agenda_figures import figures
from kit.reports.agenda_open import left_open, not_confirmed
from kit.reports.agenda_points import points, settlements
from kit.reports.edition import Edition
from kit.reports.page import Entry, colophon, contents, cover, document

PARTS = ("agreement", "points", "unconfirmed", "open", "settled", "record")
"""The parts by the anchors that the contents lead to."""


def agenda_html(session: Session, lang: str, zone: tzinfo = UTC) -> str:
    """What groups answered differently, weightiest first; what is open; what was settled."""
    edition = Edition(session, lang, zone)
    seen = all_compared(session)
    kind = edition.say("agenda-kind")
    named = {one: edition.say(f"agenda-{one}") for one in PARTS[:-1]}
    entries = [Entry(one, title) for one, title in named.items()]
    return document(
        edition,
        kind,
        cover(edition, kind, edition.say("agenda-lead")),
        contents(edition, [*entries, Entry("record", edition.say("reports-record"))]),
        figures(edition, seen),
        points(edition, ranked(session, seen.values())),
        not_confirmed(edition, list(unconfirmed(seen.values()))),
        left_open(edition, seen),
        settlements(edition, settled(session)),
        colophon(edition),
    )
