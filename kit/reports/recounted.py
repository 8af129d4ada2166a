"""What a recount of the bundle says, made at the moment it is asked for."""

import tempfile
from pathlib import Path

from kit.reports import recount
from kit.reports.bundle.files import files
from kit.reports.bundle.record import EVENTS
from kit.reports.folder import write_folder
from kit.reports.material import Material

RECOUNTED = "recount.txt"


def recounted(material: Material) -> bytes:
    """The sheet of the script that lies in every bundle, in English as the script is."""
    session_id = material.session.session_id
    with tempfile.TemporaryDirectory(prefix="sealkit-") as temporary:
        folder = Path(temporary) / session_id
        write_folder(folder, files(material), marker=EVENTS)
        report = recount.recount(str(folder))
        return "".join(f"{line}\n" for line in recount.sheet(report, session_id)).encode()
