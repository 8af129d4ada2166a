"""The bundle described as an RO-Crate (1.2), for archives of research data.

The standard is at https://w3id.org/ro/crate; nothing of it is loaded, its addresses are names.
"""

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from kit import words
from kit.domain.record import stamp
from kit.reports.bundle.datapackage import DATAPACKAGE, PROFILE
from kit.reports.bundle.deposit import LICENCE_ADDRESS, LICENCE_TITLE, Deposit
from kit.reports.bundle.formats import held, media_type
from kit.reports.bundle.json_file import json_file
from kit.reports.bundle.licence import LICENCE_FILE

CRATE = "ro-crate-metadata.json"
CONTEXT = "https://w3id.org/ro/crate/1.2/context"
STANDARD = "https://w3id.org/ro/crate/1.2"
ROOT, SOFTWARE, ACTION = "./", "#sealkit", "#session"

Entity = dict[str, Any]


def crate(contents: Mapping[str, bytes], named: tuple[str, ...], of: Deposit) -> bytes:
    """Every file of `contents` with its length and hash; `named` ones, made later, by name."""
    paths = sorted({*contents, *named})
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": STANDARD},
            "about": {"@id": ROOT},
        },
        _root(paths, of),
        *(_file(path, contents.get(path), of) for path in paths),
        *_around(of),
    ]
    return json_file({"@context": CONTEXT, "@graph": graph})


def _root(paths: list[str], of: Deposit) -> Entity:
    return {
        "@id": ROOT,
        "@type": "Dataset",
        "name": of.title,
        "description": of.description,
        "identifier": f"{of.session_id}-{of.version}",
        "version": of.version,
        "dateCreated": stamp(of.created),
        "datePublished": of.published.isoformat(),
        "inLanguage": of.lang,
        "keywords": list(of.keywords),
        "license": {"@id": LICENCE_ADDRESS if of.terms.is_ours else LICENCE_FILE},
        "author": [{"@id": name} for name in _authors(of)],
        "hasPart": [{"@id": path} for path in paths],
        "mentions": {"@id": ACTION},
    }


def _file(path: str, content: bytes | None, of: Deposit) -> Entity:
    about: Entity = {
        "@id": path,
        "@type": "File",
        "name": held(path, of.lang),
        "encodingFormat": media_type(path),
    }
    if path == DATAPACKAGE:
        about["conformsTo"] = {"@id": PROFILE}
    if content is None:
        return about
    digest = hashlib.sha256(content).hexdigest()
    return about | {"contentSize": str(len(content)), "sha256": digest}


def _authors(of: Deposit) -> dict[str, str]:
    """The authors by the names they have within this file."""
    return {f"#author-{number}": name for number, name in enumerate(of.authors, start=1)}


def _around(of: Deposit) -> Iterator[Entity]:
    """The licence, the authors, the software, and what it was used for."""
    if of.terms.is_ours:
        yield {"@id": LICENCE_ADDRESS, "@type": "CreativeWork", "name": LICENCE_TITLE}
    yield {"@id": PROFILE, "@type": "CreativeWork", "name": "Data Package 2.0"}
    for author_id, name in _authors(of).items():
        yield {"@id": author_id, "@type": "Organization", "name": name}
    yield {
        "@id": SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "sealkit",
        "softwareVersion": version("sealkit"),
    }
    yield {
        "@id": ACTION,
        "@type": "CreateAction",
        "name": words.say("bundle-action", of.lang),
        "instrument": {"@id": SOFTWARE},
        "agent": [{"@id": name} for name in _authors(of)],
        "result": {"@id": ROOT},
        "endTime": stamp(of.created),
        **({"startTime": stamp(of.began)} if of.began else {}),
    }
