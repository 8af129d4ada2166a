"""Everything that a session holds, as files, at any moment; and the one table of all reports.

While a round is open, nothing of its ballots is in any of them: the record and the state hold no
ballot before its round has closed.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path

from kit.domain.events import Recorded
from kit.domain.rights import Page, sees
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.frames.columns import COLUMNS
from kit.frames.dictionary import rows
from kit.reports.agenda import agenda_html
from kit.reports.crosswalk import CASE, SSSOM, case, sssom
from kit.reports.edition import Edition
from kit.reports.folder import write_folder
from kit.reports.minutes import minutes_html
from kit.reports.seal import draft_seal_docx, draft_seal_html
from kit.reports.seats import seats_html
from kit.reports.sheets import sheets_html
from kit.reports.tables import SEPARATORS, csv_table, csv_text
from kit.reports.word import CONTENT_TYPE

RECORD = "events.jsonl"
"""The record; a folder that holds it is an export of ours and may be replaced by a newer one."""

AGENDA = "next-meeting.html"
"""What is left to settle; `agenda.csv` is the plan of this session, not of the next meeting."""


@dataclass(frozen=True)
class Material:
    """What reports are made from.

    The codes of seats by their ids, the address and the room code are for seat cards only.
    """

    session: Session
    recorded: Sequence[Recorded] = ()
    lang: str = "en"
    zone: tzinfo = UTC
    codes: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    room_code: str = ""


@dataclass(frozen=True)
class Report:
    """A file that can be asked for. Whoever sees one of `pages` may have it."""

    pages: frozenset[Page]
    content_type: str
    build: Callable[[Material], bytes]

    def may_have(self, role: Role) -> bool:
        """Whether a seat of this role may have it."""
        return any(sees(role, page) for page in self.pages)


def export(
    session: Session,
    recorded: Iterable[Recorded],
    directory: Path,
    lang: str,
    zone: tzinfo = UTC,
) -> list[Path]:
    """Write everything into a folder, all of it or nothing; an older export there is replaced.

    Raises BadInput where the folder holds other files, Unusable where it cannot be written.
    """
    material = Material(session, tuple(recorded), lang, zone)
    return write_folder(directory.resolve(), files(material), marker=RECORD)


def files(material: Material) -> dict[str, bytes]:
    """The files of an export, by their path in it."""
    session, lang = material.session, material.lang
    return {
        "README.txt": _readme(material).encode("utf-8-sig"),
        "seal.html": draft_seal_html(session, lang, material.zone).encode(),
        "seal.docx": draft_seal_docx(session, lang, material.zone),
        "minutes.html": minutes_html(session, lang, material.zone).encode(),
        AGENDA: agenda_html(session, lang, material.zone).encode(),
        SSSOM: sssom(_edition(material)),
        CASE: case(_edition(material)),
        **{f"tables/{name}.csv": csv_table(name, session, lang) for name in COLUMNS},
        "columns.csv": csv_text(("table", "column", "type", "meaning"), rows(), lang),
        RECORD: record(material.recorded),
    }


def record(recorded: Iterable[Recorded]) -> bytes:
    """The record, one event per line: position, moment, seat, name, body, hash."""
    return "".join(f"{_event(one)}\n" for one in recorded).encode()


def bundle(material: Material) -> bytes:
    """The files of an export in one archive; the same session gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files(material).items():
            named = zipfile.ZipInfo(f"{material.session.session_id}/{path}")
            named.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(named, content)
    return packed.getvalue()


def _event(recorded: Recorded) -> str:
    name = re.sub(r"(?<!^)([A-Z])", r"-\1", type(recorded.event).__name__).lower()
    row = {
        "position": recorded.position,
        "at": _stamp(recorded.at),
        "seat": recorded.seat_id,
        "name": name,
        "body": recorded.event.model_dump(mode="json"),
        "hash": recorded.hash,
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _edition(material: Material) -> Edition:
    return Edition(material.session, material.lang, material.zone)


def _readme(material: Material) -> str:
    session, edition = material.session, _edition(material)
    named = {
        "seal.html": "seal",
        "seal.docx": "seal-docx",
        "minutes.html": "minutes",
        AGENDA: "agenda",
        SSSOM: "sssom",
        CASE: "case",
        "tables/": "tables",
        "columns.csv": "columns",
        RECORD: "events",
    }
    lines = [
        edition.say("reports-readme-title"),
        "",
        *([edition.say("reports-invented"), ""] if session.invented else []),
        *(f"- {path} – {edition.say(f'reports-readme-{what}')}" for path, what in named.items()),
        "",
        edition.say("reports-readme-csv", separator=SEPARATORS[material.lang]),
        *([edition.say("reports-readme-open-round")] if session.open_round() else []),
        edition.say("reports-readme-care"),
        "",
        edition.say("reports-readme-head", count=session.revision, head=session.head),
    ]
    return "".join(f"{line}\r\n" for line in lines)


# --- the table of reports ------------------------------------------------------------------------


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
LINES = "application/x-ndjson; charset=utf-8"
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
    "bundle.zip": Report(TAKEN_HOME, ZIP, bundle),
    SSSOM: Report(COMPARED, TSV, lambda material: sssom(_edition(material))),
    CASE: Report(COMPARED, JSON, lambda material: case(_edition(material))),
    RECORD: Report(TAKEN_HOME, LINES, lambda material: record(material.recorded)),
    **{f"{name}.csv": Report(TAKEN_HOME, CSV, partial(_table, name)) for name in COLUMNS},
}
"""Every report by the name in its address, `/report/<session>/<name>`."""
