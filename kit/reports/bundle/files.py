"""Puts the bundle together: every file by its path, in a folder or in one archive."""

import io
import zipfile
from collections.abc import Mapping

from kit.formats.library import PACKAGE, shipped_folder
from kit.reports.agenda import agenda_html
from kit.reports.bundle.data import data
from kit.reports.bundle.decisions import DECISIONS, decisions
from kit.reports.bundle.manifest import MANIFEST, manifest
from kit.reports.bundle.papers import papers
from kit.reports.bundle.readme import README, readme
from kit.reports.bundle.record import EVENTS, TEXTS, events, texts
from kit.reports.crosswalk import CASE, SSSOM, case, sssom
from kit.reports.edition import Edition
from kit.reports.material import Material
from kit.reports.minutes import minutes_html
from kit.reports.seal import draft_seal_docx, draft_seal_html

RECOUNT = "recount.py"


def files(material: Material) -> dict[str, bytes]:
    """The files of a bundle. The same session gives the same bytes.

    While a round is open, nothing of its ballots is in any of them: the record and the state hold
    no ballot before its round has closed.
    """
    session, edition = material.session, Edition(material.session, material.lang, material.zone)
    contents = {
        README: readme(material, edition),
        EVENTS: events(material.record, session),
        TEXTS: texts(material.record, session),
        DECISIONS: decisions(session),
        **data(session),
        SSSOM: sssom(edition),
        CASE: case(edition),
        **documents(material),
        **{path.name: path.read_bytes() for path in (PACKAGE / "reports").glob(RECOUNT)},
        **notebooks(),
    }
    contents |= papers(session, contents, material.lang, material.zone)
    return contents | {MANIFEST: manifest(session, contents)}


def documents(material: Material) -> dict[str, bytes]:
    """What people read and print."""
    told = (material.session, material.lang, material.zone)
    return {
        "documents/seal.html": draft_seal_html(*told).encode(),
        "documents/seal.docx": draft_seal_docx(*told),
        "documents/minutes.html": minutes_html(*told).encode(),
        "documents/next-meeting.html": agenda_html(*told).encode(),
    }


def notebooks() -> dict[str, bytes]:
    """The notebooks that analyse any bundle: in a bundle they find it by themselves."""
    folder = shipped_folder() / "notebooks" / "analysis"
    return {f"analysis/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.ipynb"))}


def archive(material: Material) -> bytes:
    """The bundle in one archive."""
    return packed(files(material), material.session.session_id)


def packed(contents: Mapping[str, bytes], folder: str) -> bytes:
    """Files in one archive, below a folder; of no date, so that the same files are the same."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive_:
        for path, content in contents.items():
            named = zipfile.ZipInfo(f"{folder}/{path}")
            named.compress_type = zipfile.ZIP_DEFLATED
            archive_.writestr(named, content)
    return buffer.getvalue()
