"""The files of a bundle, in a folder or in an archive, each checked against the manifest."""

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.domain.errors import BadInput, NotFound


@dataclass(frozen=True)
class BundleFiles:
    """Reads by name, such as `data/votes.csv`. `inside` is the folder within an archive."""

    path: Path
    names: frozenset[str]
    inside: str = ""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a file. BadInput where it is not there or cannot be read."""
        if name not in self.names:
            raise BadInput("analysis-file-missing", path=str(self.path), file=name)
        try:
            if self.path.is_dir():
                return (self.path / name).read_bytes()
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(self.inside + name)
        except (OSError, zipfile.BadZipFile) as error:
            raise damaged(self.path, name, str(error)) from None

    def checked(self, name: str, listed: Mapping[str, Any]) -> bytes:
        """The bytes of a file that are those which the manifest lists. BadInput where not."""
        content = self.read(name)
        wanted = listed.get(name, {}).get("sha256")
        if wanted != hashlib.sha256(content).hexdigest():
            raise BadInput("analysis-file-changed", path=str(self.path), file=name)
        return content


def files_of(path: Path) -> BundleFiles:
    """What is in a folder or an archive. NotFound where there is neither."""
    if path.is_dir():
        found = (one for one in path.rglob("*") if one.is_file())
        return BundleFiles(path, frozenset(one.relative_to(path).as_posix() for one in found))
    if not path.is_file():
        raise NotFound("analysis-not-there", path=str(path))
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        raise NotFound("analysis-no-bundle", path=str(path)) from None
    inside = min((one for one in names if one.endswith("manifest.json")), key=len, default="")
    inside = inside.removesuffix("manifest.json")
    held = (one.removeprefix(inside) for one in names if one.startswith(inside))
    return BundleFiles(path, frozenset(held), inside)


def damaged(path: Path, file: str, reason: str) -> BadInput:
    """The refusal of a file that cannot be read as what it is."""
    return BadInput("analysis-file-damaged", path=str(path), file=file, reason=reason)
