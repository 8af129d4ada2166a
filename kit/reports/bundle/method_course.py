"""Items of the method report about the course: when, who took part, what departed from the plan."""

from collections import Counter
from collections.abc import Iterator

from kit.domain.rounds import Round
from kit.domain.seat import Role
from kit.domain.workshop import AgendaItem
from kit.reports.bundle.method_rounds import step
from kit.reports.bundle.method_told import Told

Sentences = Iterator[str]


def course(told: Told) -> Sentences:
    session, edition = told.session, told.edition
    if session.started_at is not None:
        at = session.started_at
        yield told.tell("began", day=edition.day(at), time=edition.time(at))
    for item in session.plan.agenda:
        if item.id in session.items:
            yield _ran(told, item)
    for one in told.rounds:
        yield told.tell("round-ran", round=told.round(one), when=_when(told, one))
    if session.closed_at is None:
        yield told.tell("not-ended")
    else:
        at = session.closed_at
        yield told.tell("ended", day=edition.day(at), time=edition.time(at))


def _ran(told: Told, item: AgendaItem) -> str:
    run, edition = told.session.items[item.id], told.edition
    given = {
        "step": step(told, item),
        "day": edition.day(run.started_at),
        "started": edition.time(run.started_at),
    }
    if run.ended_at is None:
        return told.tell("runs", **given)
    return told.tell("ran", **given, ended=edition.time(run.ended_at))


def _when(told: Told, round_: Round) -> str:
    """On one day by the clock, over several days with their dates; then its deadline."""
    closed_at, edition = round_.closed_at, told.edition
    assert closed_at is not None, "closing is dated"
    first, last = edition.day(round_.opened_at), edition.day(closed_at)
    times = {"opened": edition.time(round_.opened_at), "closed": edition.time(closed_at)}
    if first == last:
        said = edition.say("reports-round-times", day=last, **times)
    else:
        said = edition.say("seal-round-days", first=first, last=last, **times)
    if round_.closes_at is None:
        return said
    day, time = edition.day(round_.closes_at), edition.time(round_.closes_at)
    return f"{said} {edition.say('seal-deadline', day=day, time=time)}"


def departures(told: Told) -> Sentences:
    found = [*_of_the_agenda(told), *(one for each in told.rounds for one in _of(told, each))]
    erased = sum(one["texts"] for one in told.named("words-erased"))
    if erased:
        found.append(told.tell("erased", count=erased))
    yield from found or [told.tell("no-departure")]


def _of_the_agenda(told: Told) -> Sentences:
    """What was not held is told once the session is over: until then it may still be."""
    left = [item for item in told.session.plan.agenda if item.id not in told.session.items]
    if left and told.session.closed_at is not None:
        yield told.tell("not-held", steps=", ".join(step(told, item) for item in left))
    minutes = sum(one["minutes"] for one in told.named("item-extended"))
    if minutes:
        yield told.tell("extended", count=minutes)
    reopened = len(told.named("item-reopened"))
    if reopened:
        yield told.tell("reopened", count=reopened)


def _of(told: Told, round_: Round) -> Sentences:
    closed, named = round_.closed, told.round(round_)
    assert closed is not None, "closed rounds only"
    for event, sentence in (("deadline-set", "deadline-changed"), ("round-paused", "paused")):
        count = len(told.named(event, round_))
        if count:
            yield told.tell(sentence, round=named, count=count)
    if round_.admitted:
        yield told.tell("admitted", round=named, count=len(round_.admitted))
    for how, count in sorted(closed.tallied.items()):
        counted = told.edition.say(f"seal-tallied-{how}", count=count)
        yield told.tell("tallied", round=named, sentence=counted)
    waiting = sum(one.voters for one in round_.standing_sheets() if not one.counts)
    if waiting:
        number = round_.opened.number
        yield told.edition.say("seal-missing-sheet", number=number, count=waiting)
    if closed.attribute_dropped:
        yield told.tell("attribute-dropped", round=named)


def participation(told: Told) -> Sentences:
    phones = Counter(one.group_id for one in told.session.standing_seats(Role.PARTICIPANT))
    for group in () if told.is_imported else told.session.groups.values():
        yield told.tell("group-part", number=group.number, count=phones[group.group_id])
    for one in told.rounds:
        yield from _turnout(told, one)
    if not told.rounds:
        yield told.tell("no-round")


def _turnout(told: Told, round_: Round) -> Sentences:
    closed, named, edition = round_.closed, told.round(round_), told.edition
    assert closed is not None, "closed rounds only"
    entitled, voted = closed.entitled, closed.voted
    if not entitled:
        yield told.tell("nobody-entitled", round=named)
        return
    counts = {"entitled": entitled, "voted": voted, "missing": entitled - voted}
    told_sum = edition.say("reports-entitled-sum", **counts)
    rate = edition.share(voted, entitled)
    said = [told.tell("turnout", round=named, sum=told_sum, rate=rate)]
    if round_.opened.heads is not None:
        said.append(edition.say("reports-heads", count=round_.opened.heads))
    if closed.changed:
        said.append(edition.say("reports-changed", count=closed.changed))
    yield " ".join(said)
