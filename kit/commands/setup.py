"""Setting a session up: title, groups, organisations, places, address, seats."""

import re
from typing import Annotated

from pydantic import Field, StringConstraints

from kit.commands.act import Acting, Args, NoArgs, act
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import Id, Lang, made_id
from kit.domain.rights import Act
from kit.domain.seat import Role, Seat

GROUP_ROLES = (Role.INSTRUCTOR, Role.REPORTER)
MOST_ORGANISATIONS = 500
_COUNTRY = re.compile(r"^(?P<title>.*?)\s*(?:[;\t]\s*|\(\s*)(?P<country>[A-Za-z]{2,3})\s*\)?$")


class RenameSession(Args):
    """The session's title in a language."""

    title: Typed
    lang: Lang


class GroupAsked(Args):
    """A group as the facilitator wants it; without an id it is a new one."""

    group_id: Id | None = None
    title: Annotated[str, StringConstraints(max_length=80, strip_whitespace=True)] = ""
    question_set: Id


class ArrangeGroups(Args):
    """All groups, in their order."""

    groups: Annotated[tuple[GroupAsked, ...], Field(min_length=1, max_length=12)]


class ListOrganisations(Args):
    """A pasted list, one organisation a line, with its country if it is known."""

    text: Annotated[str, StringConstraints(max_length=60_000)]


class AllowPlaces(Args):
    """How many may join by room code."""

    places: Annotated[int, Field(ge=0, le=5000)]


class ChooseAddress(Args):
    """The address for links and QR codes, such as http://192.168.8.2:8866."""

    address: Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9.:\[\]-]{1,180}$")]


class OneSeat(Args):
    """A seat."""

    seat_id: Id


@act(Act.RENAME_SESSION, RenameSession)
def rename_session(acting: Acting, args: RenameSession) -> list[ev.Event]:
    """Give the session another title, in one language; the others stay."""
    return [ev.SessionRenamed(title={**acting.session.title, args.lang: args.title})]


@act(Act.ARRANGE_GROUPS, ArrangeGroups)
def arrange_groups(acting: Acting, args: ArrangeGroups) -> list[ev.Event]:
    """Set the groups. New ones get their seats; the seats of removed ones are withdrawn."""
    plans = tuple(
        ev.GroupPlan(
            group_id=asked.group_id or acting.made("group", str(number)),
            number=number,
            title=asked.title,
            question_set=_question_set(acting, asked.question_set),
        )
        for number, asked in enumerate(args.groups, 1)
    )
    _check_groups(acting, plans)
    session = acting.session
    added = [plan.group_id for plan in plans if plan.group_id not in session.groups]
    return [
        ev.GroupsArranged(groups=plans),
        *group_seats(session.session_id, added, acting.key),
        *_withdrawn_with_groups(acting, {plan.group_id for plan in plans}),
    ]


def group_seats(session_id: str, group_ids: list[str], key: str) -> list[ev.Event]:
    """The seats that every group has: its instructor's and its reporter's."""
    return [
        ev.SeatOpened(
            seat_id=made_id("seat", session_id, key, group_id, role), role=role, group_id=group_id
        )
        for group_id in group_ids
        for role in GROUP_ROLES
    ]


@act(Act.LIST_ORGANISATIONS, ListOrganisations)
def list_organisations(acting: Acting, args: ListOrganisations) -> list[ev.Event]:
    """Take a pasted list; an organisation that was listed before keeps its id."""
    rows = [row.strip() for row in args.text.splitlines() if row.strip()]
    if len(rows) > MOST_ORGANISATIONS:
        raise BadInput("organisations-too-many", count=len(rows), most=MOST_ORGANISATIONS)
    listed = {one.organisation_id: one for one in map(_organisation, enumerate(rows, 1))}
    gone = set(acting.session.organisations) - set(listed)
    if any(seat.organisation_id in gone for seat in acting.session.standing_seats()):
        raise NotNow("organisation-has-seats")
    return [ev.OrganisationsListed(organisations=tuple(listed.values()))]


def _organisation(numbered: tuple[int, str]) -> ev.OrganisationPlan:
    """`Name; BE`, `Name<TAB>BE`, `Name (BE)` or the name alone."""
    number, row = numbered
    found = _COUNTRY.match(row)
    title = (found["title"] if found else row).strip(" ;\t")
    if not title or len(title) > 120:
        raise BadInput("organisation-title", line=number, longest=120)
    country = found["country"].upper() if found else None
    return ev.OrganisationPlan(
        organisation_id=made_id("org", title.casefold()), title=title, country=country
    )


@act(Act.ALLOW_PLACES, AllowPlaces)
def allow_places(_: Acting, args: AllowPlaces) -> list[ev.Event]:
    """Set how many participants may join; who has joined stays."""
    return [ev.PlacesAllowed(places=args.places)]


@act(Act.CHOOSE_ADDRESS, ChooseAddress)
def choose_address(_: Acting, args: ChooseAddress) -> list[ev.Event]:
    """Set the address that links and QR codes carry."""
    return [ev.AddressChosen(address=args.address.rstrip("/"))]


@act(Act.HAND_OVER_SEAT, OneSeat)
def hand_over_seat(acting: Acting, args: OneSeat) -> list[ev.Event]:
    """Give a seat to another person: a new code, the old one and its cookies stop working."""
    seat = _seat(acting, args.seat_id)
    own = acting.seat.seat_id == seat.seat_id
    same_table = acting.seat.role is Role.INSTRUCTOR and (
        seat.group_id == acting.seat.group_id and seat.role is Role.REPORTER
    )
    if acting.seat.role is not Role.FACILITATOR and not own and not same_table:
        raise NotAllowed("seat-of-others")
    if acting.session.votes_secretly(seat):
        raise NotNow("seat-votes-secretly")
    return [ev.SeatHandedOver(seat_id=seat.seat_id, version=seat.version + 1)]


@act(Act.WITHDRAW_SEAT, OneSeat)
def withdraw_seat(acting: Acting, args: OneSeat) -> list[ev.Event]:
    """Close a seat for good. One's own seat stays: a session needs its facilitator."""
    if args.seat_id == acting.seat.seat_id:
        raise NotNow("seat-is-own")
    return [ev.SeatWithdrawn(seat_id=_seat(acting, args.seat_id).seat_id)]


@act(Act.CLOSE_SESSION, NoArgs)
def close_session(acting: Acting, _: NoArgs) -> list[ev.Event]:
    """End the session. A round that is open has to be closed first."""
    if acting.session.open_round() is not None:
        raise NotNow("round-still-open")
    run = acting.session.running
    ended = [ev.ItemEnded(item_id=run.item_id)] if run else []
    return [*ended, ev.SessionClosed()]


def _question_set(acting: Acting, question_set: str) -> str:
    if question_set not in acting.session.plan.question_sets:
        raise NotFound("question-set-unknown")
    return question_set


def _check_groups(acting: Acting, plans: tuple[ev.GroupPlan, ...]) -> None:
    """A group that has written lines keeps its questions and is not removed."""
    after = {plan.group_id: plan for plan in plans}
    if len(after) < len(plans):
        raise BadInput("group-twice")
    for group in acting.session.groups.values():
        kept = after.get(group.group_id)
        unchanged = kept is not None and kept.question_set == group.question_set
        if not unchanged and acting.session.group_lines(group.group_id):
            raise NotNow("group-has-lines", number=group.number)


def _withdrawn_with_groups(acting: Acting, kept: set[str]) -> list[ev.Event]:
    return [
        ev.SeatWithdrawn(seat_id=seat.seat_id)
        for seat in acting.session.standing_seats()
        if seat.group_id is not None and seat.group_id not in kept
    ]


def _seat(acting: Acting, seat_id: str) -> Seat:
    seat = acting.session.seats.get(seat_id)
    if seat is None or seat.withdrawn:
        raise NotFound("seat-unknown")
    return seat
