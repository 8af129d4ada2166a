"""The table of everything that can be asked for as a file, and the bundle as a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from pathlib import Path

from kit.domain.rights import Page, sees
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.frames.columns import COLUMNS
from kit.reports.agenda import agenda_html
from kit.reports.bundle.files import archive, files
from kit.reports.bundle.record import EVENTS, TEXTS, events, texts
from kit.reports.crosswalk import CASE, SSSOM, case, sssom
from kit.reports.edition import Edition
from kit.reports.folder import write_folder
from kit.reports.material import Material
from kit.reports.minutes import minutes_html
from kit.reports.recounted import RECOUNTED, recounted
from kit.reports.seal import draft_seal_docx, draft_seal_html
from kit.reports.seats import seats_html
from kit.reports.sheets import sheets_html
from kit.reports.tables import csv_table
from kit.reports.word import CONTENT_TYPE

AGENDA = "next-meeting.html"
"""What is left to settle; `agenda.csv` is the plan of this session, not of the next meeting."""


@dataclass(frozen=True)
class Report:
    """A file that can be asked for. Whoever sees one of `pages` may have it."""

    pages: frozenset[Page]
    content_type: str
    build: Callable[[Material], bytes]

    def may_have(self, role: Role) -> bool:
        """Whether a seat of this role may have it."""
        return any(sees(role, page) for page in self.pages)


def export(material: Material, directory: Path) -> list[Path]:
    """Write the bundle into a folder, all of it or nothing; an older export there is replaced.

    A folder that holds a record is an export of ours. Raises BadInput where the folder holds other
    files, Unusable where it cannot be written.
    """
    return write_folder(directory.resolve(), files(material), marker=EVENTS)


def _edition(material: Material) -> Edition:
    return Edition(material.session, material.lang, material.zone)


def _page(make: Callable[[Session, str, tzinfo], str]) -> Callable[[Material], bytes]:
    return lambda material: make(material.session, material.lang, material.zone).encode()


def _seal_docx(material: Material) -> bytes:
    return draft_seal_docx(material.session, material.lang, material.zone)


def _seats(material: Material) -> bytes:
    return seats_html(
        material.session, material.codes, material.address, material.room_code, material.lang
    ).encode()


def _sheets(material: Material) -> bytes:
    return sheets_html(material.session, material.lang).encode()


def _table(name: str, material: Material) -> bytes:
    return csv_table(name, material.session, material.lang)


HTML, CSV, ZIP = "text/html; charset=utf-8", "text/csv; charset=utf-8", "application/zip"
TSV, JSON = "text/tab-separated-values; charset=utf-8", "application/json; charset=utf-8"
PLAIN, LINES = "text/plain; charset=utf-8", "application/x-ndjson; charset=utf-8"
READ = frozenset({Page.RESEARCH, Page.PLENARY})
SET_UP = frozenset({Page.FACILITATOR})
TAKEN_HOME = frozenset({Page.RESEARCH})
COMPARED = frozenset({Page.CROSSWALK})

REPORTS: dict[str, Report] = {
    "seal.html": Report(READ, HTML, _page(draft_seal_html)),
    "seal.docx": Report(READ, CONTENT_TYPE, _seal_docx),
    "minutes.html": Report(READ, HTML, _page(minutes_html)),
    AGENDA: Report(READ, HTML, _page(agenda_html)),
    "seats.html": Report(SET_UP, HTML, _seats),
    "sheets.html": Report(SET_UP, HTML, _sheets),
    "bundle.zip": Report(TAKEN_HOME, ZIP, archive),
    RECOUNTED: Report(TAKEN_HOME, PLAIN, recounted),
    SSSOM: Report(COMPARED, TSV, lambda material: sssom(_edition(material))),
    CASE: Report(COMPARED, JSON, lambda material: case(_edition(material))),
    EVENTS: Report(TAKEN_HOME, LINES, lambda material: events(material.record, material.session)),
    TEXTS: Report(TAKEN_HOME, LINES, lambda material: texts(material.record, material.session)),
    **{f"{name}.csv": Report(TAKEN_HOME, CSV, partial(_table, name)) for name in COLUMNS},
}
"""Every report by the name in its address, `/report/<session>/<name>`."""
