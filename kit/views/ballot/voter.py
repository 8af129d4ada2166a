"""One seat before the ballot: whether it votes, what it said, and what is its own cause."""

from typing import Any

from kit.domain.round_table import weight
from kit.domain.rounds import Round
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Electorate, Secrecy
from kit.views.ballot.earlier import answered_before
from kit.views.live import Live
from kit.words import say
from kit.words.numbers import exact


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any] | None:
    """Whether this seat votes in the open round, and its ballot that counts for now.

    `earlier` is what it said of a standard before, where the record tells. Where its ballot will
    stand in the record: `country`, by which it can see its own cause, the standards on which the
    facilitator let it not vote (`recused`), and how the ballot will stand there (`record`).
    """
    round_ = session.open_round()
    if round_ is None:
        return None
    may = _may(round_, seat)
    if may != "yes":
        return {"round_id": round_.round_id, "may": may, **_ballot(Live())}
    is_open = round_.opened.secrecy is Secrecy.OPEN
    return {
        "round_id": round_.round_id,
        "may": may,
        **_ballot(live),
        "earlier": answered_before(session, round_, seat.seat_id, lang),
        **(_in_the_open(session, round_, seat, lang) if is_open else {}),
    }


def _ballot(live: Live) -> dict[str, Any]:
    standing = live.ballot
    if standing is None:
        return {"version": 0, "choices": {}, "reasons": [], "scopes": {}}
    ballot = standing.ballot
    return {
        "version": standing.version,
        "choices": {name: one.model_dump() for name, one in ballot.choices.items()},
        "reasons": [reason.model_dump(exclude={"seat_id"}) for reason in ballot.reasons],
        "scopes": dict(ballot.scopes),
    }


def _in_the_open(session: Session, round_: Round, seat: Seat, lang: str) -> dict[str, Any]:
    """What only a vote that stands in the record knows of its voter."""
    voter = round_.voters[seat.seat_id]
    return {
        "country": voter.country,
        "recused": list(round_.recused.get(seat.seat_id, ())),
        "record": _record(session, round_, voter.organisation_id, lang),
    }


def _record(session: Session, round_: Round, organisation_id: str | None, lang: str) -> list[str]:
    """How the ballot will stand in the record, and what it weighs where weights differ."""
    organisation = session.organisations.get(organisation_id or "")
    if round_.opened.electorate is Electorate.PERSONS or organisation is None:
        return [say("ballot-record-persons", lang)]
    found = [say("ballot-record-organisations", lang, organisation=organisation.title)]
    text = round_.opened.weights.get(organisation.organisation_id)
    if text is not None:
        found.append(say("ballot-own-weight", lang, weight=exact(weight(text), lang)))
    return found


def _may(round_: Round, seat: Seat) -> str:
    """`yes`; `late` for who came after the opening; `others` where this seat is not asked."""
    if seat.seat_id in round_.voters:
        return "yes"
    persons = round_.opened.electorate is Electorate.PERSONS
    return "late" if persons and seat.role is Role.PARTICIPANT else "others"
