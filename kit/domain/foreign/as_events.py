"""What was gathered from others, as the events of a session: the same files give the same events.

The rounds are open rounds of persons; every person of the source is a participant's seat that
nobody holds. Times are the source's where it has them, else the moment of the import.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from kit.domain import events as ev
from kit.domain.foreign.crosswalk_events import claimed
from kit.domain.foreign.gathered import Asked, Gathered, Person
from kit.domain.foreign.names import in_order, item_names, named
from kit.domain.foreign.round_events import Voting, closed, opened
from kit.domain.ids import made_id
from kit.domain.seat import Role
from kit.domain.workshop import (
    AgendaItem,
    Attribute,
    Electorate,
    Groups,
    Kind,
    RoundPlan,
    Secrecy,
    Workshop,
)

MOST_GROUPS = 12
QUESTIONS = "none"
"""The question set of groups that were asked nothing here; it has no question."""

STAFF = (Role.FACILITATOR, Role.PLENARY, Role.RESEARCHER)

Dated = tuple[datetime, ev.Event]


@dataclass(frozen=True)
class Into:
    """The session that is made: its name, language, the secret of its names, and when."""

    session_id: str
    lang: str
    key: bytes
    at: datetime
    retention: date


def as_events(found: Gathered, into: Into) -> list[Dated]:
    """The events in their order, each with its moment; no moment lies before the one above."""
    return [*_Session(found, into).events()]


def session_title(found: Gathered, into: Into) -> dict[str, str]:
    """What the session is called, in the language of the source and on every page."""
    return {into.lang: found.title}


class _Session:
    """One source on its way into a session."""

    def __init__(self, found: Gathered, into: Into) -> None:
        self._found = found
        self._into = into
        self._items = item_names(found.kind, [one.item_id for one in found.items])

    def events(self) -> Iterator[Dated]:
        """Plan, groups, seats, standards; each round; what the room of others had put aside."""
        at = self._begun
        for event in self._set_up():
            yield at, event
        for voting in self._votings:
            at = max(at, self._not_later(voting.asked.opened_at))
            yield at, opened(voting)
            at = max(at, self._not_later(voting.asked.closed_at))
            yield at, closed(voting)
        for event in self._set_aside():
            yield at, event
        yield self._into.at, self._imported()
        yield self._into.at, ev.SessionClosed()

    @cached_property
    def _begun(self) -> datetime:
        first = next(iter(self._found.rounds), None)
        return self._not_later(first.opened_at if first else None)

    def _not_later(self, at: datetime | None) -> datetime:
        return self._into.at if at is None else min(at, self._into.at)

    def _set_up(self) -> Iterator[ev.Event]:
        found, into = self._found, self._into
        title = session_title(found, into)
        yield ev.SessionStarted(
            title=title,
            workshop=self._workshop(title),
            frameworks=found.frameworks,
            languages=(into.lang,),
            retention=into.retention,
        )
        yield ev.GroupsArranged(groups=tuple(self._group_plans()))
        if self._organisations:
            yield ev.OrganisationsListed(organisations=tuple(self._organisation_plans()))
        for role in STAFF:
            name = named("seat", into.key, into.session_id, role)
            yield ev.SeatOpened(seat_id=name, role=role)
        for person in found.people:
            yield self._seat(person)
        for item in found.items:
            yield ev.StandardGathered(
                standard_id=self._items[item.item_id], text=item.text, lang=into.lang
            )
        yield from claimed(found.claims, self._groups, into.key, into.lang)

    def _workshop(self, title: dict[str, str]) -> Workshop:
        votes = [
            AgendaItem(id=f"vote-{number}", kind=Kind.VOTE, minutes=1, round=one.id)
            for number, one in enumerate(self._plans, 1)
        ]
        compared = [AgendaItem(id="crosswalk", kind=Kind.CROSSWALK, minutes=1)]
        return Workshop(
            id=f"imported-{self._found.kind}",
            title=title,
            frameworks=tuple(one.id for one in self._found.frameworks),
            question_sets={QUESTIONS: ()},
            groups=Groups(count=max(1, len(self._groups)), size=1, question_sets=(QUESTIONS,)),
            agenda=tuple(votes or compared),
            rounds=tuple(self._plans),
        )

    @cached_property
    def _plans(self) -> list[RoundPlan]:
        return [self._plan(number, one) for number, one in enumerate(self._found.rounds, 1)]

    def _plan(self, number: int, asked: Asked) -> RoundPlan:
        return RoundPlan(
            id=f"round-{number}",
            title={self._into.lang: asked.title} if asked.title else None,
            electorate=Electorate.PERSONS,
            secrecy=Secrecy.OPEN,
            method=asked.method,
            attribute=self._attribute,
            rule=dict(asked.rule),
        )

    @cached_property
    def _attribute(self) -> Attribute | None:
        """What each judgement tells of its voter: the group, else the country."""
        if self._groups:
            return "group"
        return "country" if any(one.country for one in self._found.people) else None

    @cached_property
    def _votings(self) -> list[Voting]:
        into = self._into
        return [
            Voting(
                round_id=named("round", into.key, plan.id),
                number=number,
                plan=plan,
                asked=asked,
                items=self._items,
                seats=self._seats,
                values_of={one.person_id: self._value_of(one) for one in self._found.people},
                key=into.key,
            )
            for number, (plan, asked) in enumerate(
                zip(self._plans, self._found.rounds, strict=True), 1
            )
        ]

    def _value_of(self, person: Person) -> str | None:
        if self._attribute is None:
            return None
        return self._groups.get(person.group, "") if self._attribute == "group" else person.country

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        """The groups by the names of the source; those of authors where there are no people."""
        names = {one.group for one in self._found.people} | {
            one.author for one in self._found.claims
        }
        told = in_order(names - {""} if self._found.people else names)
        return {name: f"group-{number}" for number, name in enumerate(told, 1)}

    def _group_plans(self) -> Iterator[ev.GroupPlan]:
        for number, (name, group_id) in enumerate(self._groups.items(), 1):
            yield ev.GroupPlan(
                group_id=group_id, number=number, title=name[:80], question_set=QUESTIONS
            )

    @cached_property
    def _organisations(self) -> Mapping[str, str]:
        """The organisations with a country, where somebody of them names one."""
        found: dict[str, str] = {}
        for one in self._found.people:
            if one.organisation:
                found[one.organisation] = found.get(one.organisation) or one.country
        return {name: found[name] for name in in_order(found)}

    def _organisation_plans(self) -> Iterator[ev.OrganisationPlan]:
        for name, country in self._organisations.items():
            yield ev.OrganisationPlan(
                organisation_id=_organisation_id(name), title=name, country=country or None
            )

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        key = self._into.key
        return {one.person_id: named("seat", key, one.person_id) for one in self._found.people}

    def _seat(self, person: Person) -> ev.SeatOpened:
        return ev.SeatOpened(
            seat_id=self._seats[person.person_id],
            role=Role.PARTICIPANT,
            group_id=self._groups.get(person.group),
            organisation_id=_organisation_id(person.organisation) if person.organisation else None,
            country=person.country or None,
        )

    def _set_aside(self) -> Iterator[ev.Event]:
        for item in self._found.items:
            if item.is_dropped:
                yield ev.StandardDropped(standard_id=self._items[item.item_id])

    def _imported(self) -> ev.DataImported:
        found = self._found
        return ev.DataImported(
            kind=found.kind,
            files=tuple(
                ev.ImportedFile(name=one.name, sha256=one.sha256, bytes=one.size)
                for one in found.files
            ),
            licence=found.licence,
            citation=found.citation,
            notes=tuple(
                ev.ImportNote(message_id=one.message_id, values=dict(one.values))
                for one in found.notes
            ),
        )


def _organisation_id(title: str) -> str:
    return made_id("org", title.casefold())


def batches(events: Sequence[Dated]) -> Iterator[tuple[datetime, list[ev.Event]]]:
    """The events by their moments: what one act of the record holds."""
    batch: list[ev.Event] = []
    moment: datetime | None = None
    for at, event in events:
        if moment is not None and at != moment:
            yield moment, batch
            batch = []
        moment = at
        batch.append(event)
    if moment is not None:
        yield moment, batch
