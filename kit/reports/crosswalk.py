"""The crosswalk for other programs, SSSOM and CASE: every group's rows and what was settled."""

from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.session_mappings import session_mappings
from kit.domain.session import Session
from kit.formats.case.sending import write_case
from kit.formats.sssom.writing import write_sssom
from kit.reports.edition import Edition

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""That of the shipped frameworks, which SSSOM asks to be named: a set without one is invalid."""

UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
"""What SSSOM has for sets of which nobody says what is allowed."""

SSSOM, CASE = "crosswalk.sssom.tsv", "crosswalk.case.json"


def sssom(edition: Edition) -> bytes:
    """All that groups said and the room settled, as far as everybody may see it."""
    return write_sssom(_mappings(edition)).encode()


def case(edition: Edition) -> bytes:
    """The same for tools of the CASE world; what CASE has no place for is in its extensions."""
    return write_case(_mappings(edition)).encode()


def _mappings(edition: Edition) -> MappingSet:
    session = edition.session
    names = {group_id: edition.group(group_id) for group_id in session.groups}
    return session_mappings(session, edition.lang, licence(session), names)


def licence(session: Session) -> str:
    """The address of the licence; of data of others theirs, whatever it is."""
    brought = session.imported
    if brought is None:
        return LICENCE
    is_address = brought.licence.startswith(("https://", "http://"))
    return brought.licence if is_address else UNSPECIFIED
