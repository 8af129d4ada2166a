"""Replay: what each event does to the state. The only place where a session changes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from kit.domain import events as ev
from kit.domain.agenda import Floor, ItemRun
from kit.domain.brought import brought
from kit.domain.crosswalk.judging import reveal_where_finished
from kit.domain.crosswalk.said import Bundle, Gap, Judges, Mapping, Settlement
from kit.domain.crosswalk.suggested import Suggested
from kit.domain.notes import Idea, Line, Theme
from kit.domain.rounds import Round, Sheet, Voter
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.domain.standards.standard import Described, Standard

E = TypeVar("E", bound=ev.Event)
Change = Callable[[Session, Any, ev.Recorded], None]
CHANGES: dict[type[ev.Event], Change] = {}


def apply(session: Session, recorded: ev.Recorded) -> None:
    """Take one more event into the state. Events must come in order, without gaps."""
    assert recorded.position == session.revision + 1, "events must come in order"
    CHANGES[type(recorded.event)](session, recorded.event, recorded)
    session.revision = recorded.position
    session.derived.clear()
    session.head = recorded.hash


def replay(session_id: str, recorded: Iterable[ev.Recorded]) -> Session:
    """The state after these events."""
    session = Session(session_id)
    for one in recorded:
        apply(session, one)
    return session


def _on(kind: type[E]) -> Callable[[Callable[[Session, E, ev.Recorded], None]], Change]:
    """Register what an event of this kind does."""

    def register(change: Callable[[Session, E, ev.Recorded], None]) -> Change:
        CHANGES[kind] = change
        return change

    return register


@_on(ev.SessionStarted)
def _(session: Session, event: ev.SessionStarted, recorded: ev.Recorded) -> None:
    session.title = event.title
    session.workshop = event.workshop
    session.plans = {plan.id: plan for plan in event.workshop.rounds}
    session.frameworks = {framework.id: framework for framework in event.frameworks}
    session.languages = event.languages
    session.retention = event.retention
    session.invented = event.invented
    session.started_at = recorded.at


@_on(ev.SessionRenamed)
def _(session: Session, event: ev.SessionRenamed, _: ev.Recorded) -> None:
    session.title = event.title


@_on(ev.DataImported)
def _(session: Session, event: ev.DataImported, _: ev.Recorded) -> None:
    session.imported = event


@_on(ev.SessionClosed)
def _(session: Session, _: ev.SessionClosed, recorded: ev.Recorded) -> None:
    session.closed_at = recorded.at


@_on(ev.GroupsArranged)
def _(session: Session, event: ev.GroupsArranged, _: ev.Recorded) -> None:
    session.groups = {group.group_id: group for group in event.groups}


@_on(ev.OrganisationsListed)
def _(session: Session, event: ev.OrganisationsListed, _: ev.Recorded) -> None:
    session.organisations = {one.organisation_id: one for one in event.organisations}


@_on(ev.PlacesAllowed)
def _(session: Session, event: ev.PlacesAllowed, _: ev.Recorded) -> None:
    session.places = event.places


@_on(ev.AddressChosen)
def _(session: Session, event: ev.AddressChosen, _: ev.Recorded) -> None:
    session.address = event.address


@_on(ev.FrameworkBrought)
def _(session: Session, event: ev.FrameworkBrought, _: ev.Recorded) -> None:
    brought(session, event)


@_on(ev.FrameworkSetAside)
def _(session: Session, event: ev.FrameworkSetAside, _: ev.Recorded) -> None:
    del session.frameworks[event.framework_id]


@_on(ev.SeatOpened)
def _(session: Session, event: ev.SeatOpened, _: ev.Recorded) -> None:
    session.seats[event.seat_id] = Seat(
        seat_id=event.seat_id,
        role=event.role,
        group_id=event.group_id,
        organisation_id=event.organisation_id,
        country=event.country,
    )


@_on(ev.SeatHandedOver)
def _(session: Session, event: ev.SeatHandedOver, _: ev.Recorded) -> None:
    seat = session.seats[event.seat_id]
    session.seats[event.seat_id] = replace(seat, version=event.version)


@_on(ev.SeatWithdrawn)
def _(session: Session, event: ev.SeatWithdrawn, _: ev.Recorded) -> None:
    seat = session.seats[event.seat_id]
    session.seats[event.seat_id] = replace(seat, withdrawn=True)


@_on(ev.ItemStarted)
def _(session: Session, event: ev.ItemStarted, recorded: ev.Recorded) -> None:
    session.items[event.item_id] = ItemRun(event.item_id, recorded.at, event.minutes)
    session.floor = None
    session.spoken = []  # who spoke in an earlier plenary has not spoken in this one


@_on(ev.ItemExtended)
def _(session: Session, event: ev.ItemExtended, recorded: ev.Recorded) -> None:
    """Minutes given after the time was up count from now, so that the room really gets them."""
    run = session.items[event.item_id]
    overdue = max(0.0, (recorded.at - run.deadline).total_seconds())
    session.items[event.item_id] = replace(
        run, minutes=run.minutes + event.minutes, overdue=run.overdue + overdue
    )


@_on(ev.ItemEnded)
def _(session: Session, event: ev.ItemEnded, recorded: ev.Recorded) -> None:
    run = session.items[event.item_id]
    session.items[event.item_id] = replace(run, ended_at=recorded.at)


@_on(ev.ItemReopened)
def _(session: Session, event: ev.ItemReopened, recorded: ev.Recorded) -> None:
    session.items[event.item_id] = ItemRun(event.item_id, recorded.at, event.minutes)


@_on(ev.HelpCalled)
def _(session: Session, event: ev.HelpCalled, recorded: ev.Recorded) -> None:
    session.help_called[event.group_id] = recorded.at


@_on(ev.HelpAnswered)
def _(session: Session, event: ev.HelpAnswered, _: ev.Recorded) -> None:
    session.help_called.pop(event.group_id, None)


@_on(ev.LineWritten)
def _(session: Session, event: ev.LineWritten, recorded: ev.Recorded) -> None:
    session.lines[event.line_id] = Line(
        line_id=event.line_id,
        group_id=event.group_id,
        question_id=event.question_id,
        text=event.text,
        lang=event.lang,
        written_at=recorded.at,
        changed_at=recorded.at,
        idea_ids=event.idea_ids,
    )
    for idea_id in event.idea_ids:
        session.ideas[idea_id] = replace(session.ideas[idea_id], line_id=event.line_id)


@_on(ev.LineReworded)
def _(session: Session, event: ev.LineReworded, recorded: ev.Recorded) -> None:
    line = session.lines[event.line_id]
    unseen = event.base != line.version
    session.lines[event.line_id] = replace(
        line,
        text=event.text,
        lang=event.lang,
        changed_at=recorded.at,
        version=line.version + 1,
        rivals=(*line.rivals, line.text) if unseen else (),
        translations=(),
    )


@_on(ev.LineRemoved)
def _(session: Session, event: ev.LineRemoved, _: ev.Recorded) -> None:
    session.lines[event.line_id] = replace(session.lines[event.line_id], removed=True)
    for theme in session.themes.values():
        _without_line(session, theme, event.line_id)


@_on(ev.LineTranslated)
def _(session: Session, event: ev.LineTranslated, _: ev.Recorded) -> None:
    line = session.lines[event.line_id]
    translations = {**dict(line.translations), event.lang: event.text}
    session.lines[event.line_id] = replace(line, translations=tuple(translations.items()))


@_on(ev.IdeaSent)
def _(session: Session, event: ev.IdeaSent, recorded: ev.Recorded) -> None:
    session.ideas[event.idea_id] = Idea(
        idea_id=event.idea_id,
        group_id=event.group_id,
        question_id=event.question_id,
        text=event.text,
        lang=event.lang,
        seat_id=recorded.seat_id,
    )


@_on(ev.IdeaMerged)
def _(session: Session, event: ev.IdeaMerged, _: ev.Recorded) -> None:
    line = session.lines[event.line_id]
    session.ideas[event.idea_id] = replace(session.ideas[event.idea_id], line_id=event.line_id)
    session.lines[event.line_id] = replace(line, idea_ids=(*line.idea_ids, event.idea_id))


@_on(ev.IdeaSetAside)
def _(session: Session, event: ev.IdeaSetAside, _: ev.Recorded) -> None:
    session.ideas[event.idea_id] = replace(session.ideas[event.idea_id], aside=True)


@_on(ev.SpeakerCalled)
def _(session: Session, event: ev.SpeakerCalled, recorded: ev.Recorded) -> None:
    session.floor = Floor(event.group_id, recorded.at, event.seconds)
    if event.group_id not in session.spoken:
        session.spoken.append(event.group_id)


@_on(ev.SlotExtended)
def _(session: Session, event: ev.SlotExtended, recorded: ev.Recorded) -> None:
    if session.floor is not None and session.floor.group_id == event.group_id:
        late = max(0, round((recorded.at - session.floor.deadline).total_seconds()))
        seconds = session.floor.seconds + late + event.seconds
        session.floor = replace(session.floor, seconds=seconds)


@_on(ev.ThemeGathered)
def _(session: Session, event: ev.ThemeGathered, _: ev.Recorded) -> None:
    session.themes[event.theme_id] = Theme(
        event.theme_id, event.title, event.lang, event.line_ids, event.parent_ids
    )
    for parent_id in event.parent_ids:
        session.themes[parent_id] = replace(session.themes[parent_id], standing=False)


@_on(ev.ThemeRenamed)
def _(session: Session, event: ev.ThemeRenamed, _: ev.Recorded) -> None:
    theme = session.themes[event.theme_id]
    session.themes[event.theme_id] = replace(theme, title=event.title, lang=event.lang)


@_on(ev.LinesAddedToTheme)
def _(session: Session, event: ev.LinesAddedToTheme, _: ev.Recorded) -> None:
    theme = session.themes[event.theme_id]
    line_ids = dict.fromkeys((*theme.line_ids, *event.line_ids))
    session.themes[event.theme_id] = replace(theme, line_ids=tuple(line_ids))


@_on(ev.LineTakenFromTheme)
def _(session: Session, event: ev.LineTakenFromTheme, _: ev.Recorded) -> None:
    _without_line(session, session.themes[event.theme_id], event.line_id)


def _without_line(session: Session, theme: Theme, line_id: str) -> None:
    line_ids = tuple(one for one in theme.line_ids if one != line_id)
    session.themes[theme.theme_id] = replace(theme, line_ids=line_ids)


@_on(ev.ThemeTakenApart)
def _(session: Session, event: ev.ThemeTakenApart, _: ev.Recorded) -> None:
    theme = session.themes[event.theme_id]
    session.themes[event.theme_id] = replace(theme, standing=False)
    for parent_id in theme.parent_ids:
        session.themes[parent_id] = replace(session.themes[parent_id], standing=True)


@_on(ev.MappingStated)
def _(session: Session, event: ev.MappingStated, recorded: ev.Recorded) -> None:
    session.mappings[event.mapping_id] = Mapping(
        mapping_id=event.mapping_id,
        group_id=event.group_id,
        subject=event.subject,
        object=event.object,
        relation=event.relation,
        rationale=event.rationale,
        strength=event.strength,
        justification=event.justification,
        lang=event.lang,
        stated_at=recorded.at,
    )
    reveal_where_finished(session)


@_on(ev.MappingWithdrawn)
def _(session: Session, event: ev.MappingWithdrawn, _: ev.Recorded) -> None:
    mapping = session.mappings[event.mapping_id]
    session.mappings[event.mapping_id] = replace(mapping, withdrawn=True)


@_on(ev.GapStated)
def _(session: Session, event: ev.GapStated, _: ev.Recorded) -> None:
    session.gaps[event.gap_id] = Gap(
        gap_id=event.gap_id,
        group_id=event.group_id,
        subject=event.subject,
        framework_id=event.framework_id,
        justification=event.justification,
        lang=event.lang,
    )
    reveal_where_finished(session)


@_on(ev.GapWithdrawn)
def _(session: Session, event: ev.GapWithdrawn, _: ev.Recorded) -> None:
    session.gaps[event.gap_id] = replace(session.gaps[event.gap_id], withdrawn=True)


@_on(ev.BundleStated)
def _(session: Session, event: ev.BundleStated, _: ev.Recorded) -> None:
    session.bundles[event.bundle_id] = Bundle(**dict(event))


@_on(ev.PairSettled)
def _(session: Session, event: ev.PairSettled, recorded: ev.Recorded) -> None:
    session.settlements[event.settlement_id] = Settlement(
        **dict(event), framework_id=event.object.framework_id, settled_at=recorded.at
    )


@_on(ev.GapSettled)
def _(session: Session, event: ev.GapSettled, recorded: ev.Recorded) -> None:
    session.settlements[event.settlement_id] = Settlement(
        **dict(event),
        object=None,
        relation="no-relationship",
        rationale="semantic",
        strength="moderate",
        settled_at=recorded.at,
    )


@_on(ev.SettlementWithdrawn)
def _(session: Session, event: ev.SettlementWithdrawn, _: ev.Recorded) -> None:
    settlement = session.settlements[event.settlement_id]
    session.settlements[event.settlement_id] = replace(settlement, withdrawn=True)


@_on(ev.SuggestionsShown)
def _(session: Session, event: ev.SuggestionsShown, recorded: ev.Recorded) -> None:
    for one in event.suggested:
        shown = Suggested(
            group_id=event.group_id,
            subject=event.subject,
            object=one.object,
            method=event.method,
            rank=one.rank,
            score=one.score,
            shown_at=recorded.at,
        )
        session.suggested.setdefault((event.group_id, event.subject, one.object), shown)


@_on(ev.SuggestionRefused)
def _(session: Session, event: ev.SuggestionRefused, _: ev.Recorded) -> None:
    key = (event.group_id, event.subject, event.object)
    session.suggested[key] = replace(session.suggested[key], refused=True)


@_on(ev.JudgesAssigned)
def _(session: Session, event: ev.JudgesAssigned, _: ev.Recorded) -> None:
    ends = (event.subject_framework_id, event.object_framework_id)
    session.judges.pop(ends[::-1], None)
    session.judges[ends] = Judges(event.group_ids, event.blind)
    reveal_where_finished(session)


@_on(ev.StandardGathered)
def _(session: Session, event: ev.StandardGathered, _: ev.Recorded) -> None:
    session.standards[event.standard_id] = Standard(
        standard_id=event.standard_id,
        wordings=((event.lang, event.text),),
        requirements=event.requirements,
        theme_ids=event.theme_ids,
        mapping_ids=event.mapping_ids,
        parent_ids=event.parent_ids,
    )
    for parent_id in event.parent_ids:
        session.standards[parent_id] = replace(session.standards[parent_id], dropped=True)


@_on(ev.StandardReworded)
def _(session: Session, event: ev.StandardReworded, _: ev.Recorded) -> None:
    standard = session.standards[event.standard_id]
    before = dict(standard.wordings)
    unseen = event.base != standard.version and event.lang in before
    session.standards[event.standard_id] = replace(
        standard,
        wordings=tuple({**before, event.lang: event.text}.items()),
        version=standard.version + 1,
        rivals=(*standard.rivals, before[event.lang]) if unseen else (),
    )


@_on(ev.StandardDescribed)
def _(session: Session, event: ev.StandardDescribed, _: ev.Recorded) -> None:
    standard = session.standards[event.standard_id]
    before = standard.described.get(event.group_id, Described())
    answers = {**standard.described, event.group_id: before.then(event)}
    session.standards[event.standard_id] = replace(standard, described=answers)


@_on(ev.StandardDropped)
def _(session: Session, event: ev.StandardDropped, _: ev.Recorded) -> None:
    standard = session.standards[event.standard_id]
    session.standards[event.standard_id] = replace(standard, dropped=True)


@_on(ev.StandardRestored)
def _(session: Session, event: ev.StandardRestored, _: ev.Recorded) -> None:
    standard = session.standards[event.standard_id]
    session.standards[event.standard_id] = replace(standard, dropped=False)


@_on(ev.RoundPlanned)
def _(session: Session, event: ev.RoundPlanned, _: ev.Recorded) -> None:
    session.plans[event.plan.id] = event.plan


@_on(ev.RoundOpened)
def _(session: Session, event: ev.RoundOpened, recorded: ev.Recorded) -> None:
    session.rounds[event.round_id] = Round(
        event,
        recorded.at,
        closes_at=event.closes_at,
        wordings={one: session.standards[one].wordings for one in event.standard_ids},
        voters={seat_id: _voter(session, seat_id) for seat_id in event.entitled},
    )


def _voter(session: Session, seat_id: str) -> Voter:
    seat = session.seats.get(seat_id)
    return Voter(seat.organisation_id, session.country_of(seat), seat.group_id) if seat else Voter()


@_on(ev.SeatAdmitted)
def _(session: Session, event: ev.SeatAdmitted, _: ev.Recorded) -> None:
    round_ = session.rounds[event.round_id]
    session.rounds[event.round_id] = replace(
        round_,
        admitted=(*round_.admitted, event.seat_id),
        voters={**round_.voters, event.seat_id: _voter(session, event.seat_id)},
    )


@_on(ev.DeadlineSet)
def _(session: Session, event: ev.DeadlineSet, recorded: ev.Recorded) -> None:
    """While the round is paused its deadline stands still: what is set counts from here on."""
    round_ = session.rounds[event.round_id]
    paused = recorded.at if round_.paused_at else None
    session.rounds[event.round_id] = replace(round_, closes_at=event.closes_at, paused_at=paused)


@_on(ev.RoundPaused)
def _(session: Session, event: ev.RoundPaused, recorded: ev.Recorded) -> None:
    round_ = session.rounds[event.round_id]
    session.rounds[event.round_id] = replace(round_, paused_at=recorded.at)


@_on(ev.RoundResumed)
def _(session: Session, event: ev.RoundResumed, recorded: ev.Recorded) -> None:
    round_ = session.rounds[event.round_id]
    assert round_.paused_at is not None, "only a paused round goes on"
    stood = max(recorded.at - round_.paused_at, timedelta())
    closes_at = round_.closes_at + stood if round_.closes_at else None
    session.rounds[event.round_id] = replace(round_, closes_at=closes_at, paused_at=None)


@_on(ev.SeatRecused)
def _(session: Session, event: ev.SeatRecused, _: ev.Recorded) -> None:
    round_ = session.rounds[event.round_id]
    recused = {**round_.recused, event.seat_id: event.standard_ids}
    session.rounds[event.round_id] = replace(round_, recused=recused)


@_on(ev.TallyEntered)
def _(session: Session, event: ev.TallyEntered, recorded: ev.Recorded) -> None:
    assert recorded.seat_id is not None, "somebody counted"
    sheet = Sheet(event.tally_id, event.how, event.voters, entered_by=recorded.seat_id)
    _keep_sheet(session, event.round_id, sheet)


@_on(ev.TallyConfirmed)
def _(session: Session, event: ev.TallyConfirmed, recorded: ev.Recorded) -> None:
    sheet = session.rounds[event.round_id].sheets[event.tally_id]
    _keep_sheet(session, event.round_id, replace(sheet, confirmed_by=recorded.seat_id))


@_on(ev.TallyWithdrawn)
def _(session: Session, event: ev.TallyWithdrawn, _: ev.Recorded) -> None:
    sheet = session.rounds[event.round_id].sheets[event.tally_id]
    _keep_sheet(session, event.round_id, replace(sheet, withdrawn=True))


def _keep_sheet(session: Session, round_id: str, sheet: Sheet) -> None:
    round_ = session.rounds[round_id]
    sheets = {**round_.sheets, sheet.tally_id: sheet}
    session.rounds[round_id] = replace(round_, sheets=sheets)


@_on(ev.RoundClosed)
def _(session: Session, event: ev.RoundClosed, recorded: ev.Recorded) -> None:
    round_ = session.rounds[event.round_id]
    session.rounds[event.round_id] = replace(
        round_, closed=event, closed_at=recorded.at, paused_at=None
    )


@_on(ev.ReviewPlanned)
def _(session: Session, event: ev.ReviewPlanned, _: ev.Recorded) -> None:
    session.review = event.day


@_on(ev.WordsErased)
def _(session: Session, event: ev.WordsErased, _: ev.Recorded) -> None:
    session.erased += event.texts
