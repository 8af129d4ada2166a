"""Writes a folder of files, all of them or nothing."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from kit.domain.errors import BadInput, Unusable


def write_folder(directory: Path, contents: Mapping[str, bytes], marker: str) -> list[Path]:
    """Write files by their paths; a folder with our `marker` in it is replaced as a whole.

    Raises BadInput where the folder holds other files, Unusable where it cannot be written.
    """
    fresh = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}")
    try:
        _check_folder(directory, marker)
        _write(fresh, contents)
        _replace(directory, fresh)
    except OSError as error:
        raise Unusable(
            "export-not-written", folder=str(directory), reason=error.strerror or str(error)
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return [directory / path for path in contents]


def _check_folder(directory: Path, marker: str) -> None:
    if directory.is_dir():
        taken = any(directory.iterdir()) and not (directory / marker).is_file()
    else:
        taken = directory.exists()
    if taken:
        raise BadInput("export-folder-taken", folder=str(directory))


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    for path, content in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _replace(directory: Path, fresh: Path) -> None:
    """Put the new folder in the place of the old one, which is there until the last moment."""
    if not directory.exists():
        fresh.rename(directory)
        return
    old = directory.with_name(f"{fresh.name}.old")
    directory.rename(old)
    try:
        fresh.rename(directory)
    except OSError:
        old.rename(directory)
        raise
    shutil.rmtree(old, ignore_errors=True)
