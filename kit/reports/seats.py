"""Seat cards to cut out and hand over, and the poster by which participants join."""

from collections.abc import Mapping

from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import document
from kit.reports.qr import qr

CARDS = (Role.FACILITATOR, Role.PLENARY, Role.INSTRUCTOR, Role.REPORTER, Role.RESEARCHER)
"""Whose seats are handed over on paper, in this order; participants join by the poster."""


def seats_html(
    session: Session, codes: Mapping[str, str], address: str, room_code: str, lang: str
) -> str:
    """The poster of the room and a card per staff seat. `codes` are the seats' codes by seat id."""
    edition = Edition(session, lang)
    door = _with_scheme(address)
    cards = [
        _card(edition, seat, f"{door}/s/{codes[seat.seat_id]}")
        for seat in _ordered(session)
        if seat.seat_id in codes
    ]
    title = edition.say("reports-seats-title")
    warning = h("p", edition.say("reports-seats-warning"), class_="lead")
    return document(
        edition,
        title,
        _poster(edition, door, room_code),
        h("section", h("h2", title), warning, h("div", *cards, class_="cards"), class_="sheet"),
        class_="handout",
    )


def _ordered(session: Session) -> list[Seat]:
    """Staff of the room first, then group by group, so that the cut cards lie in piles."""
    seats = session.standing_seats(*CARDS)
    numbers = {group.group_id: group.number for group in session.groups.values()}
    return sorted(
        seats, key=lambda one: (numbers.get(one.group_id or "", 0), CARDS.index(one.role))
    )


def _poster(edition: Edition, door: str, room_code: str) -> Markup:
    link = f"{door}/j?room={room_code}"
    return h(
        "section",
        h("p", edition.texts(edition.session.title), class_="kind"),
        h("h1", edition.say("reports-poster-title")),
        qr(link, edition.say("reports-poster-qr")),
        h("p", edition.say("reports-poster-scan"), class_="lead"),
        h("p", edition.say("reports-poster-type")),
        h("p", h("code", f"{_shown(door)}/j", class_="address")),
        h("p", edition.say("reports-poster-code")),
        h("p", h("code", room_code, class_="room-code")),
        class_="poster sheet",
    )


def _card(edition: Edition, seat: Seat, link: str) -> Markup:
    role = edition.say(f"reports-role-{seat.role}")
    group = edition.group(seat.group_id) if seat.group_id else None
    return h(
        "article",
        qr(link, edition.say("reports-card-qr", role=role)),
        h(
            "div",
            h("p", edition.texts(edition.session.title), class_="session"),
            h("h3", role),
            h("p", group, class_="group-name") if group else None,
            h("p", edition.say(f"reports-task-{seat.role}"), class_="task"),
            h("p", h("code", _breakable(link)), class_="link"),
        ),
        class_="card",
    )


def _breakable(link: str) -> list[Child]:
    """A link that breaks before its code and not within a number."""
    door, code = link.rsplit("/s/", 1)
    return [door, h("wbr"), f"/s/{code}"]


def _with_scheme(address: str) -> str:
    trimmed = address.rstrip("/")
    return trimmed if "://" in trimmed else f"http://{trimmed}"


def _shown(door: str) -> str:
    """An address as people type it."""
    return door.removeprefix("http://")
