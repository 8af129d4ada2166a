"""A seat: one place in a session. No account, no name; a code opens it."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a seat is for (the roles of the summit's own instructions, and the screen)."""

    FACILITATOR = "facilitator"
    INSTRUCTOR = "instructor"
    REPORTER = "reporter"
    PARTICIPANT = "participant"
    PLENARY = "plenary"
    RESEARCHER = "researcher"


@dataclass(frozen=True)
class Seat:
    """A role, with the group, organisation and country it stands for where it has them.

    `version` is part of the code: raising it withdraws the old code.
    """

    seat_id: str
    role: Role
    group_id: str | None = None
    organisation_id: str | None = None
    country: str | None = None
    version: int = 1
    withdrawn: bool = False
