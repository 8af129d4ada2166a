"""The tables described as a Data Package (version 2), for programs of other universities.

The standard is at https://datapackage.org; nothing of it is loaded, its addresses are names.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from kit.domain.record import stamp
from kit.domain.session import Session
from kit.frames.columns import TABLES
from kit.reports.bundle.codebook import CODEBOOK, codebook_schema
from kit.reports.bundle.decisions import DECISIONS
from kit.reports.bundle.deposit import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, Deposit
from kit.reports.bundle.formats import held, media_type
from kit.reports.bundle.json_file import json_file
from kit.reports.bundle.licence import LICENCE_FILE
from kit.reports.bundle.record import EVENTS, TEXTS
from kit.reports.bundle.table_schema import table_schema
from kit.reports.crosswalk import CASE, SSSOM

DATAPACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

FORMATS = {EVENTS: "jsonlines", TEXTS: "jsonlines", DECISIONS: "json", CASE: "json"}
"""Files that are no tables, with their formats. `jsonl` would be taken for the rows of a table."""


def datapackage(session: Session, contents: Mapping[str, bytes], of: Deposit) -> bytes:
    """The description of the tables that are in `contents`."""
    return json_file(
        {
            "$schema": PROFILE,
            "name": of.session_id,
            "id": f"{of.session_id}-{of.version}",
            "title": of.title,
            "description": of.description,
            "version": of.version,
            "created": stamp(of.created),
            "keywords": list(of.keywords),
            "licenses": [_licence(of)],
            "contributors": [{"title": one, "roles": ["creator"]} for one in of.authors],
            **_sources(session),
            "resources": list(_resources(contents, of.lang)),
        }
    )


def _licence(of: Deposit) -> dict[str, str]:
    """Ours by its name; that of others in their words, with the file that says more."""
    if of.terms.is_ours:
        return {"name": LICENCE, "path": LICENCE_ADDRESS, "title": LICENCE_TITLE}
    return {"name": "other", "path": LICENCE_FILE, "title": of.terms.stated}


def _sources(session: Session) -> dict[str, Any]:
    """The documents that the frameworks were taken from; nothing where there are none."""
    found = [
        {"title": one.source.document} | ({"path": one.source.url} if one.source.url else {})
        for one in session.frameworks.values()
    ]
    return {"sources": found} if found else {}


def _resources(contents: Mapping[str, bytes], lang: str) -> Iterator[dict[str, Any]]:
    for name in TABLES:
        path = f"data/{name}.csv"
        if path in contents:
            about = _table(name, path, contents[path], lang) | {"schema": table_schema(name, lang)}
            yield about | {"description": f"One row is {TABLES[name].row}."}
    if CODEBOOK in contents:
        about = _table("codebook", CODEBOOK, contents[CODEBOOK], lang)
        yield about | {"schema": codebook_schema()}
    if SSSOM in contents:
        yield _table("crosswalk", SSSOM, contents[SSSOM], lang) | _sssom(contents[SSSOM])
    for path, format_ in FORMATS.items():
        if path in contents:
            name = PurePosixPath(path).with_suffix("").name
            yield _file(name, path, contents[path], lang) | {"format": format_}


def _sssom(content: bytes) -> dict[str, Any]:
    """A table with comments before its first row; every cell of it is a text to us."""
    lines = (line for line in content.decode().splitlines() if not line.startswith("#"))
    fields = [{"name": name, "type": "string"} for name in next(lines, "").split("\t")]
    return {
        "format": "tsv",
        "dialect": {"delimiter": "\t", "commentChar": "#"},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _table(name: str, path: str, content: bytes, lang: str) -> dict[str, Any]:
    table = {"type": "table", "format": "csv", "encoding": "utf-8"}
    return _file(name, path, content, lang) | table


def _file(name: str, path: str, content: bytes, lang: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "title": held(path, lang),
        "mediatype": media_type(path),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
