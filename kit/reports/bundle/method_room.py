"""Items of the method report about the room: what was planned, who was there, what was at hand."""

from collections import Counter
from collections.abc import Iterator

from kit import words
from kit.domain.ids import LANGUAGES
from kit.domain.seat import Role
from kit.frames.compared import suggestions
from kit.reports.bundle.deposit import organisations, title_of
from kit.reports.bundle.markdown import plain
from kit.reports.bundle.method_told import Told
from kit.words import variables

STEERING = (Role.FACILITATOR, Role.INSTRUCTOR, Role.REPORTER, Role.RESEARCHER)
"""Whose seats steer, write down or look on; they vote only where a round says so."""

Sentences = Iterator[str]


def title(told: Told) -> Sentences:
    methods = dict.fromkeys(
        variables.code("method", one.opened.method, told.lang) for one in told.rounds
    )
    named = title_of(told.session, told.lang)
    if methods:
        yield told.tell("title", title=named, methods=", ".join(methods))
    else:
        yield told.tell("title-bare", title=named)


def aim(told: Told) -> Sentences:
    if summary := told.own(told.session.plan.summary or {}):
        yield told.tell("summary", summary=summary)
    of_lists = [one.country for one in told.session.frameworks.values()]
    named = [one.country for one in told.session.organisations.values() if one.country]
    countries = [words.country(code, told.lang) for code in dict.fromkeys((*of_lists, *named))]
    if countries:
        yield told.tell("countries", countries=", ".join(countries))


def renewed(told: Told) -> Sentences:
    if told.session.review is not None:
        yield told.edition.say("seal-review", day=words.day(told.session.review, told.lang))


def registered(told: Told) -> Sentences:
    began, edition = told.session.started_at, told.edition
    if began is not None:
        yield told.tell("plan-fixed", day=edition.day(began), time=edition.time(began))
    for one in told.rounds:
        day, time = edition.day(one.opened_at), edition.time(one.opened_at)
        named = told.round(one)
        yield told.tell("rule-fixed", round=named, day=day, time=time, hash=one.opened.rule_hash)


def steered(told: Told) -> Sentences:
    seats = Counter(one.role for one in told.session.standing_seats(*STEERING))
    for role in STEERING:
        if seats[role]:
            named = variables.code("role", role, told.lang)
            yield told.tell("role", role=named, count=seats[role])
    if not seats:
        yield told.tell("no-steering")


def invited(told: Told) -> Sentences:
    session = told.session
    if session.groups:
        size = session.plan.groups.size
        yield told.tell("groups", count=len(session.groups), size=size)
    if session.places:
        yield told.tell("places", count=session.places)
    if session.organisations:
        yield told.tell("organisations", count=len(session.organisations))


def joined(told: Told) -> Sentences:
    yield told.tell("joined", count=len(told.session.standing_seats(Role.PARTICIPANT)))


def at_hand(told: Told) -> Sentences:
    for one in told.session.frameworks.values():
        yield told.tell(
            "framework",
            framework=told.edition.called(one),
            title=told.own(one.title),
            completeness=variables.code("completeness", one.completeness, told.lang),
            count=len(one.assessable()),
        )
    asked = sum(len(one) for one in told.session.plan.question_sets.values())
    if asked:
        yield told.tell("questions", count=asked)


def evidence(told: Told) -> Sentences:
    """What the room was shown; suggestions of groups that compare blind are not counted."""
    if told.rounds and told.session.frameworks:
        yield told.tell("asked-beside")
    shown = sum(1 for _ in suggestions(told.session))
    if shown:
        yield told.tell("suggestions", count=shown)


def accessible(told: Told) -> Sentences:
    spoken, worked = (
        ", ".join(words.language(one, told.lang) for one in langs)
        for langs in (LANGUAGES, told.session.languages or LANGUAGES)
    )
    yield told.tell("languages", interface=spoken, languages=worked)
    yield told.tell("accessible")


def took_part(told: Told) -> Sentences:
    if named := organisations(told.session):
        yield told.tell("took-part", organisations="; ".join(named))


def imported(told: Told) -> Sentences:
    """Which files of others the data come from, and what was found when they were read."""
    brought = told.session.imported
    assert brought is not None, "data of others"
    for one in brought.files:
        yield told.tell("imported-file", file=one.name, count=one.bytes, hash=one.sha256)
    if brought.licence:
        yield told.tell("imported-terms", licence=brought.licence)
    if brought.citation:
        yield told.tell("imported-citation", citation=brought.citation)
    for note in brought.notes:
        if note.message_id in words.catalogue(told.lang):
            yield plain(words.say(note.message_id, told.lang, **note.values))
