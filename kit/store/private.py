"""Small files that only their owner may read: keys."""

import os
import secrets
from pathlib import Path

OWNER_ONLY = 0o600


def create(path: Path, content: bytes) -> bool:
    """Put a file in place whole and on disk; False when there is one already, which stays."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    _write(draft, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links (many USB sticks): claim the name itself.
        return _claim(path, content)
    finally:
        draft.unlink()
    _sync(path.parent)
    return True


def destroy(path: Path) -> None:
    """Overwrite a file and unlink it; a file that is gone is fine.

    Where it cannot be unlinked yet (Windows, still open elsewhere), zeros stay.
    """
    for leftover in [path, *path.parent.glob(f"{path.name}.*.new")]:
        try:
            with leftover.open("r+b") as file:
                file.write(bytes(leftover.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            leftover.unlink()
        except (FileNotFoundError, PermissionError):
            continue
    if path.parent.is_dir():
        _sync(path.parent)


def restrict(path: Path) -> bool:
    """Take other people's rights to a file away; whether nobody else may read it now.

    Windows keeps such rights elsewhere, and by default gives them to the owner of a profile alone.
    """
    if os.name != "posix" or not path.stat().st_mode & 0o077:
        return True
    try:
        path.chmod(OWNER_ONLY)
    except PermissionError:
        return False
    # Some mounted file systems take the request and do nothing.
    return not path.stat().st_mode & 0o077


def _claim(path: Path, content: bytes) -> bool:
    try:
        _write(path, content)
    except FileExistsError:
        return False
    _sync(path.parent)
    return True


def _write(path: Path, content: bytes) -> None:
    binary = getattr(os, "O_BINARY", 0)  # Windows would turn some bytes into line ends
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | binary, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()  # half a key opens nothing
        raise


def _sync(folder: Path) -> None:
    """Make the folder's list of names durable; Windows does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
