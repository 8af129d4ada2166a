"""What an analysis writes: beside the bundle, never into it."""

import os
from pathlib import Path

from kit.analysis.bundle import Bundle
from kit.domain.errors import BadInput, Unusable


def write(bundle: Bundle, folder: str | os.PathLike[str], name: str, content: bytes) -> Path:
    """Write a file into a folder, which is made where it is not there.

    Raises BadInput for a folder inside the bundle, which a recount would then refuse; Unusable
    where it cannot be written.
    """
    target = Path(folder).expanduser().resolve()
    if bundle.path.resolve() in (target, *target.parents):
        raise BadInput("analysis-out-in-bundle", folder=str(folder))
    try:
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unusable("analysis-out-unwritable", folder=str(folder), reason=reason) from error
    return target / name
