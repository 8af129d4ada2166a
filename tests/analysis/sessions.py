"""Bundles as the analysis gets them: of the example, of a session that has just begun."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kit.analysis.bundle import Bundle
from kit.analysis.bundle_files import BundleFiles
from kit.analysis.table_text import read_table
from kit.commands import start_session
from kit.commands.start import Start
from kit.domain.replay import replay
from kit.domain.session import Session
from kit.formats.library import Library
from kit.frames.columns import COLUMNS
from kit.reports.bundle.data import data
from kit.reports.bundle.files import files, packed
from kit.reports.material import Material
from kit.server.demo import EXAMPLE, play_example
from kit.server.demo.example import BEGAN
from kit.store.codec import decoded
from kit.store.store import Store

BEGUN = "begun"


def exported(folder: Path) -> Path:
    """The example, finished, as a bundle in a folder."""
    store = Store.open(folder / "example.db")
    play_example(store, Library())
    return _written(store, EXAMPLE, folder / "bundle")


def exported_early(folder: Path) -> Path:
    """A session that has started and holds nothing else yet."""
    library, store = Library(), Store.open(folder / "begun.db")
    workshop = library.workshop("seal")
    frameworks = [library.framework(one) for one in workshop.frameworks]
    start = Start(BEGUN, workshop, frameworks, date(2036, 5, 20), "0" * 32, BEGAN)
    with store.transaction([BEGUN]) as tx:
        start_session(tx, start)
    return _written(store, BEGUN, folder / "early")


def exported_archive(folder: Path, path: Path) -> Path:
    """A bundle in a folder as the archive of the research page."""
    names = [one for one in folder.rglob("*") if one.is_file()]
    contents = {one.relative_to(folder).as_posix(): one.read_bytes() for one in names}
    path.write_bytes(packed(contents, EXAMPLE))
    return path


def bundle_of(session: Session) -> Bundle:
    """A session that a test made, through the very tables that a bundle holds."""
    contents = data(session)
    tables = {name: read_table(contents[f"data/{name}.csv"], COLUMNS[name]) for name in COLUMNS}
    nowhere = Path("nowhere")
    return Bundle(nowhere, session.session_id, tables, {}, BundleFiles(nowhere, frozenset()))


def _written(store: Store, session_id: str, folder: Path) -> Path:
    record = store.record(session_id)
    material = replace(Material(replay(session_id, decoded(record))), record=record)
    store.close()
    return _write(material, folder)


def _write(material: Material, folder: Path) -> Path:
    for name, content in files(material).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
