"""What the bundle holds: every file with its length and its hash, and the head of the record."""

import hashlib
from collections.abc import Mapping

from kit.domain.session import Session
from kit.reports.bundle.json_file import json_file

MANIFEST = "manifest.json"
FORMAT, VERSION = "sealkit-bundle", 1
"""The version is raised when files move or change their meaning, not when columns are added."""


def manifest(session: Session, contents: Mapping[str, bytes]) -> bytes:
    """The manifest of these files. Made again from them it is the same to the byte."""
    return json_file(
        {
            "format": FORMAT,
            "version": VERSION,
            "session": session.session_id,
            "events": session.revision,
            "head": session.head,
            "files": {
                path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                for path, content in contents.items()
            },
        }
    )
