"""A session as its events tell it, and the questions that views and commands ask of it."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kit.domain import events as ev
from kit.domain.agenda import Floor, ItemRun
from kit.domain.crosswalk.said import Bundle, Gap, Judges, Mapping, Settlement
from kit.domain.crosswalk.suggested import Suggested
from kit.domain.framework import Framework, Texts
from kit.domain.notes import Idea, Line, Theme
from kit.domain.rounds import Round
from kit.domain.seat import Role, Seat
from kit.domain.standards.standard import Standard
from kit.domain.workshop import AgendaItem, Kind, Question, RoundPlan, Secrecy, Workshop


@dataclass
class Session:
    """The state after `revision` events; `kit.domain.replay` is the only one that changes it.

    `derived` holds what was computed of this state and is asked for often; the next event empties
    it.
    """

    session_id: str
    revision: int = 0
    head: str = "0" * 64
    title: Texts = field(default_factory=dict)
    workshop: Workshop | None = None
    frameworks: dict[str, Framework] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    retention: date | None = None
    invented: bool = False
    imported: ev.DataImported | None = None
    started_at: datetime | None = None
    closed_at: datetime | None = None
    groups: dict[str, ev.GroupPlan] = field(default_factory=dict)
    organisations: dict[str, ev.OrganisationPlan] = field(default_factory=dict)
    places: int = 0
    address: str = ""
    seats: dict[str, Seat] = field(default_factory=dict)
    items: dict[str, ItemRun] = field(default_factory=dict)
    help_called: dict[str, datetime] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    floor: Floor | None = None
    spoken: list[str] = field(default_factory=list)
    themes: dict[str, Theme] = field(default_factory=dict)
    mappings: dict[str, Mapping] = field(default_factory=dict)
    gaps: dict[str, Gap] = field(default_factory=dict)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    settlements: dict[str, Settlement] = field(default_factory=dict)
    judges: dict[tuple[str, str], Judges] = field(default_factory=dict)
    suggested: dict[tuple[str, ev.RequirementRef, ev.RequirementRef], Suggested] = field(
        default_factory=dict
    )
    standards: dict[str, Standard] = field(default_factory=dict)
    plans: dict[str, RoundPlan] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    review: date | None = None
    erased: int = 0
    derived: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    # --- questions asked of the state ---------------------------------------------------------

    @property
    def plan(self) -> Workshop:
        """The workshop this session runs; only a session without any event has none."""
        assert self.workshop is not None, "a session begins with SessionStarted"
        return self.workshop

    @property
    def running(self) -> ItemRun | None:
        """The agenda item that is under way."""
        return next((run for run in self.items.values() if run.ended_at is None), None)

    def is_running(self, kind: Kind) -> bool:
        """Whether an item of this kind is under way."""
        run = self.running
        item = self.plan.item(run.item_id) if run else None
        return item is not None and item.kind == kind

    def current_item(self) -> AgendaItem | None:
        """The plan of the item that is under way."""
        return self.plan.item(self.running.item_id) if self.running else None

    def questions(self, group_id: str) -> tuple[Question, ...]:
        """The question sheet of a group."""
        return self.plan.question_sets.get(self.groups[group_id].question_set, ())

    def group_lines(self, group_id: str, question_id: str | None = None) -> list[Line]:
        """A group's standing lines, in the order they were written."""
        return [
            line
            for line in self.lines.values()
            if line.group_id == group_id
            and not line.removed
            and question_id in (None, line.question_id)
        ]

    def waiting_ideas(self, group_id: str) -> list[Idea]:
        """Ideas that the group has neither taken up nor set aside."""
        return [
            idea
            for idea in self.ideas.values()
            if idea.group_id == group_id and idea.line_id is None and not idea.aside
        ]

    def standing_themes(self) -> list[Theme]:
        """The themes that were not taken apart or joined into others."""
        return [theme for theme in self.themes.values() if theme.standing]

    def comparable(self) -> list[Framework]:
        """The frameworks with something to compare: an announced list has no requirement yet."""
        return [one for one in self.frameworks.values() if one.assessable()]

    def standing_mappings(self) -> list[Mapping]:
        """The mappings that were not withdrawn, oldest first."""
        return [mapping for mapping in self.mappings.values() if not mapping.withdrawn]

    def standing_gaps(self) -> list[Gap]:
        """The gaps that were not withdrawn."""
        return [gap for gap in self.gaps.values() if not gap.withdrawn]

    def standing_bundles(self) -> list[Bundle]:
        """The bundles of which no mapping was withdrawn."""
        return [one for one in self.bundles.values() if self._stand(one.mapping_ids)]

    def standing_settlements(self) -> list[Settlement]:
        """What is settled: not withdrawn, and every answer it came from still stands."""
        return [
            one
            for one in self.settlements.values()
            if not one.withdrawn and self._stand(one.parent_ids)
        ]

    def _stand(self, said_ids: Iterable[str]) -> bool:
        said = [self.mappings.get(one) or self.gaps.get(one) for one in said_ids]
        return all(one is not None and not one.withdrawn for one in said)

    def standing_standards(self) -> list[Standard]:
        """The candidates that are still proposed."""
        return [standard for standard in self.standards.values() if not standard.dropped]

    def open_round(self) -> Round | None:
        """The round in which ballots are taken, if any."""
        return next((round_ for round_ in self.rounds.values() if round_.is_open), None)

    def votes_secretly(self, seat: Seat) -> bool:
        """Whether this seat has a ballot in a secret round that is open."""
        round_ = self.open_round()
        secret = round_ is not None and round_.opened.secrecy is Secrecy.SECRET
        return secret and round_ is not None and seat.seat_id in round_.voters

    def last_round(self) -> Round | None:
        """The round that was opened last."""
        return next(reversed(self.rounds.values()), None)

    def standing_seats(self, *roles: Role) -> list[Seat]:
        """Seats that are not withdrawn; of these roles, or of all."""
        return [
            seat
            for seat in self.seats.values()
            if not seat.withdrawn and (not roles or seat.role in roles)
        ]

    def country_of(self, seat: Seat) -> str | None:
        """A seat's country: its own, or its organisation's."""
        organisation = self.organisations.get(seat.organisation_id or "")
        return seat.country or (organisation.country if organisation else None)
