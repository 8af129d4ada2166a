"""Who may vote in a round that opens, and how much each organisation weighs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.round_table import weight
from kit.domain.rounds import FEWEST_SECRET
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.weights import of_nobody, weights_by_id
from kit.domain.workshop import Electorate, RoundPlan, Secrecy


def entitled(
    session: Session, plan: RoundPlan, heads: int | None, seat_ids: Sequence[str]
) -> tuple[str, ...]:
    """The seats that may vote, after all that the plan's secrecy asks has been checked."""
    if plan.electorate is Electorate.ORGANISATIONS:
        return _organisations_seats(session, seat_ids)
    voters = session.standing_seats(Role.PARTICIPANT)
    if heads is None:
        raise BadInput("round-heads-missing")
    if len(voters) > heads:
        raise NotNow("round-more-seats-than-heads", seats=len(voters), heads=heads)
    if plan.secrecy is Secrecy.SECRET:
        _check_secret(session, plan, voters)
    elif not heads:
        raise NotNow("round-nobody-entitled")
    return tuple(seat.seat_id for seat in voters)


def _organisations_seats(session: Session, seat_ids: Sequence[str]) -> tuple[str, ...]:
    seats = [session.seats.get(seat_id) for seat_id in dict.fromkeys(seat_ids)]
    if not seats or any(seat is None or seat.withdrawn for seat in seats):
        raise NotFound("seat-unknown")
    if any(seat.role not in (Role.PARTICIPANT, Role.REPORTER) for seat in seats if seat):
        raise BadInput("organisation-seat-cannot-vote")
    organisations = Counter(seat.organisation_id for seat in seats if seat)
    if None in organisations or max(organisations.values()) > 1:
        raise BadInput("organisation-one-seat")
    return tuple(seat.seat_id for seat in seats if seat)


def weights_of(
    session: Session,
    plan: RoundPlan,
    given: Mapping[str, str] | None,
    seat_ids: Sequence[str],
) -> dict[str, str]:
    """The weights of the organisations that vote, by id; none where all weigh the same.

    `given` takes the place of the plan's.
    """
    if plan.electorate is not Electorate.ORGANISATIONS:
        return {}
    by_id = _by_id(session, plan.weights if given is None else given)
    voting = {session.seats[one].organisation_id for one in seat_ids}
    weights = {one: by_id.get(one, "1") for one in session.organisations if one in voting}
    exact = {weight(text) for text in weights.values()}
    if exact == {Fraction(0)}:
        raise BadInput("plan-weights-unusable")
    return weights if len(exact) > 1 else {}


def _by_id(session: Session, weights: Mapping[str, str]) -> dict[str, str]:
    """Refuses a weight for nobody: an organisation written otherwise would silently weigh 1."""
    if unknown := of_nobody(session, weights):
        raise NotNow("round-weights-unknown", names=", ".join(unknown))
    return weights_by_id(session, weights)


def _check_secret(session: Session, plan: RoundPlan, voters: list[Seat]) -> None:
    if len(voters) < FEWEST_SECRET:
        raise NotNow("round-too-few", seats=len(voters), fewest=FEWEST_SECRET)
    if plan.attribute is None:
        return
    smallest = min(Counter(_value_of(session, plan.attribute, seat) for seat in voters).values())
    if smallest < FEWEST_SECRET:
        raise NotNow("round-attribute-too-few", fewest=FEWEST_SECRET)


def _value_of(session: Session, attribute: str, seat: Seat) -> str:
    return (seat.group_id if attribute == "group" else session.country_of(seat)) or ""
