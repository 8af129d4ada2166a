"""Starting a session from a workshop: its plan, its groups, its first seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kit.commands.setup import group_seats
from kit.domain import events as ev
from kit.domain.errors import NotNow
from kit.domain.framework import Framework
from kit.domain.ids import LANGUAGES, made_id
from kit.domain.planned import planned_rule
from kit.domain.seat import Role
from kit.domain.workshop import Workshop
from kit.store.transaction import Transaction

SINGLE_ROLES = (Role.FACILITATOR, Role.PLENARY, Role.RESEARCHER)


@dataclass(frozen=True)
class Start:
    """A dated run of a workshop. `key` is drawn once; names of free text end with `retention`."""

    session_id: str
    workshop: Workshop
    frameworks: Sequence[Framework]
    retention: date
    key: str
    at: datetime
    invented: bool = False


def start_session(tx: Transaction, start: Start) -> list[ev.Recorded]:
    """Write the first events of a session: plan, groups dealt their questions, staff seats."""
    if tx.revision(start.session_id):
        raise NotNow("session-exists", session=start.session_id)
    for plan in start.workshop.rounds:
        planned_rule(plan)
    groups = _groups(start.workshop)
    events: list[ev.Event] = [
        ev.SessionStarted(
            title=start.workshop.title,
            workshop=start.workshop,
            frameworks=tuple(start.frameworks),
            languages=LANGUAGES,
            retention=start.retention,
            invented=start.invented,
        ),
        ev.GroupsArranged(groups=groups),
        ev.PlacesAllowed(places=start.workshop.groups.count * start.workshop.groups.size),
        *_single_seats(start),
        *group_seats(start.session_id, [group.group_id for group in groups], start.key),
    ]
    return list(
        tx.append(start.session_id, events, at=start.at, seat_id=None, key=f"start:{start.key}")
    )


def _groups(workshop: Workshop) -> tuple[ev.GroupPlan, ...]:
    """The planned groups, the question sets dealt in turn."""
    sets = workshop.groups.question_sets
    return tuple(
        ev.GroupPlan(
            group_id=f"group-{number}",
            number=number,
            question_set=sets[(number - 1) % len(sets)],
        )
        for number in range(1, workshop.groups.count + 1)
    )


def _single_seats(start: Start) -> list[ev.Event]:
    return [
        ev.SeatOpened(seat_id=made_id("seat", start.session_id, start.key, role), role=role)
        for role in SINGLE_ROLES
    ]
