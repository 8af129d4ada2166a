"""The draft seal as one HTML file that prints well."""

from datetime import UTC, tzinfo

from kit.domain.session import Session
from kit.reports.edition import Edition
from kit.reports.page import document
from kit.reports.seal.composed import composed


def draft_seal_html(session: Session, lang: str, zone: tzinfo = UTC) -> str:
    """The standards by verdict and phase, the rules before them, the chain back behind each."""
    edition = Edition(session, lang, zone, shows_ids=True)
    return document(edition, edition.say("reports-seal-kind"), composed(edition))
