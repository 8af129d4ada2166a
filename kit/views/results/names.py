"""What organisations, countries and groups are called beside results."""

from kit.domain.breakdown import By
from kit.domain.rounds import Round, Voter
from kit.domain.session import Session
from kit.views.groups import group
from kit.words import country, say


def organisation_of(round_: Round, seat_id: str | None, session: Session | None) -> str | None:
    """The organisation for which a seat votes; none in a secret round."""
    voter = round_.voters.get(seat_id or "", Voter())
    return organisation(voter.organisation_id, session) if voter.organisation_id else None


def organisation(organisation_id: str, session: Session | None) -> str:
    """The name of an organisation; its id where it is not known any more."""
    known = session.organisations.get(organisation_id) if session else None
    return known.title if known else organisation_id


def named(by: By, name: str, session: Session | None, lang: str) -> str:
    """A country, an organisation or a group by its name."""
    if not name:
        return say(f"results-no-{by}", lang)
    if by == "country":
        return country(name, lang)
    if by == "organisation":
        return organisation(name, session)
    if session is None or name not in session.groups:
        return name
    return str(group(session, name, lang)["name"])
