"""The papers that go with the data: what it is, how it came about, how to cite and read it."""

from collections.abc import Mapping
from datetime import tzinfo

from kit.domain.session import Session
from kit.reports.bundle.citation import CITATION, citation
from kit.reports.bundle.codebook import CODEBOOK, codebook_csv
from kit.reports.bundle.codebook_page import CODEBOOK_PAGE, codebook_md
from kit.reports.bundle.crate import CRATE, crate
from kit.reports.bundle.datapackage import DATAPACKAGE, datapackage
from kit.reports.bundle.deposit import deposit
from kit.reports.bundle.licence import LICENCE_FILE, licence
from kit.reports.bundle.method import METHOD, method
from kit.reports.bundle.requirements import REQUIREMENTS, requirements

NAMED = ("manifest.json", "recount.py")
"""Files that are there beside the papers: the one holds their hashes, the other may come later."""


def papers(
    session: Session, contents: Mapping[str, bytes], lang: str, zone: tzinfo
) -> dict[str, bytes]:
    """The papers by their paths. `contents` are the files made already: they are described too."""
    of = deposit(session, contents, lang, zone)
    made = {
        CODEBOOK: codebook_csv(),
        CODEBOOK_PAGE: codebook_md(lang),
        METHOD: method(session, contents, lang, zone),
        CITATION: citation(of),
        LICENCE_FILE: licence(of),
        REQUIREMENTS: requirements(),
    }
    made[DATAPACKAGE] = datapackage(session, {**contents, **made}, of)
    made[CRATE] = crate({**contents, **made}, NAMED, of)
    return made
