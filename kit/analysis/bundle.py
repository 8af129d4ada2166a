"""A bundle as the analysis has it in hand: its tables, its decisions, its record."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from kit.analysis.bundle_files import BundleFiles, damaged, files_of
from kit.analysis.table_text import read_table
from kit.domain.errors import BadInput, NotFound
from kit.domain.framework import Texts
from kit.frames.columns import COLUMNS

VARIABLE = "SEALKIT_BUNDLE"
"""What names a bundle where nothing else does."""

FORMAT, VERSION = "sealkit-bundle", 1
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Bundle:
    """What a session left to research, read and checked.

    `bundle["votes"]` is a table by its name, with the columns and types of the data dictionary.
    `decisions` is `decisions.json`. `files` gives the bytes of anything else in it.
    """

    path: Path
    session_id: str
    tables: Mapping[str, pd.DataFrame]
    decisions: Mapping[str, Any]
    files: BundleFiles

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    def of_round(self, table: str, round_id: str) -> pd.DataFrame:
        """The rows of a table that are of one round."""
        rows = self.tables[table]
        return rows[rows["round_id"] == round_id]

    def __repr__(self) -> str:
        rows = sum(map(len, self.tables.values()))
        return f"<bundle of session {self.session_id}: {len(self.tables)} tables, {rows} rows>"

    @cached_property
    def events(self) -> tuple[Mapping[str, Any], ...]:
        """The record in its order; what is withheld has a hash and a position, nothing else."""
        text = self.files.read("events.jsonl") if self.files.has("events.jsonl") else b""
        try:
            return tuple(map(json.loads, text.decode().splitlines()))
        except ValueError as error:
            raise damaged(self.path, "events.jsonl", str(error)) from None

    @cached_property
    def titles(self) -> Texts:
        """The title of the session in its languages."""
        found = next((one for one in self.events if one.get("name") == "session-started"), {})
        titles: Texts = found.get("body", {}).get("title") or {"en": self.session_id}
        return titles


def open_bundle(folder_or_zip: str | os.PathLike[str] | None = None) -> Bundle:
    """Read a bundle: the folder of `sealkit export`, or the archive of the research page.

    Where none is named, the variable SEALKIT_BUNDLE names it; else it is the folder one stands in,
    or the one above, so that the notebooks inside a bundle find their own.

    Raises NotFound where there is no bundle, BadInput where it is damaged or of a newer kit; the
    sentence names the file and what cures it.
    """
    path = _chosen(folder_or_zip)
    files = files_of(path)
    manifest = _manifest(path, files)
    listed = manifest["files"]
    tables = {name: _table(path, files, listed, name) for name in COLUMNS}
    decisions = _json(path, files, listed, "decisions.json")
    return Bundle(path, str(manifest["session"]), tables, decisions, files)


def _chosen(named: str | os.PathLike[str] | None) -> Path:
    given = named or os.environ.get(VARIABLE)
    if given:
        return Path(given).expanduser()
    here = Path.cwd()
    found = next((one for one in (here, here.parent) if (one / MANIFEST).is_file()), None)
    if found is None:
        raise NotFound("analysis-no-bundle-named", variable=VARIABLE)
    return found


def _manifest(path: Path, files: BundleFiles) -> dict[str, Any]:
    if not files.has(MANIFEST):
        raise NotFound("analysis-no-bundle", path=str(path))
    try:
        found = json.loads(files.read(MANIFEST))
        is_ours = found["format"] == FORMAT and {"session", "version", "files"} <= found.keys()
        version = int(found["version"])
    except (ValueError, TypeError, KeyError) as error:
        raise damaged(path, MANIFEST, str(error)) from None
    if not is_ours:
        raise NotFound("analysis-no-bundle", path=str(path))
    if version > VERSION:
        raise BadInput("analysis-bundle-newer", path=str(path), version=version, known=VERSION)
    return dict(found)


def _table(path: Path, files: BundleFiles, listed: Mapping[str, Any], name: str) -> pd.DataFrame:
    """A table; one that an older kit did not write has no rows."""
    file = f"data/{name}.csv"
    if file not in listed and not files.has(file):
        return read_table(b"", COLUMNS[name])
    text = files.checked(file, listed)
    try:
        return read_table(text, COLUMNS[name])
    except ValueError as error:
        raise damaged(path, file, str(error)) from None


def _json(
    path: Path, files: BundleFiles, listed: Mapping[str, Any], file: str
) -> Mapping[str, Any]:
    try:
        return dict(json.loads(files.checked(file, listed)))
    except (ValueError, TypeError) as error:
        raise damaged(path, file, str(error)) from None
