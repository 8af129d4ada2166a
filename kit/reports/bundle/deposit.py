"""What a catalogue of data is told of a bundle: title, authors, version and dates.

All of it is read from the record, so that the same session is described in the same words.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from kit import words
from kit.domain.freetext import ERASED
from kit.domain.session import Session
from kit.reports.bundle.record import EVENTS
from kit.words import variables

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Terms:
    """Under which terms the data may be used: our licence, or what the source of others states."""

    stated: str = ""
    citation: str = ""
    is_ours: bool = True


@dataclass(frozen=True)
class Deposit:
    """A bundle as catalogues name it. `authors` are organisations, or all who took part."""

    session_id: str
    title: str
    description: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    version: str
    began: datetime | None
    created: datetime
    published: date
    lang: str
    terms: Terms


def deposit(
    session: Session, contents: Mapping[str, bytes], lang: str, zone: tzinfo = UTC
) -> Deposit:
    """How this session is described in this language; dates are those of its last event."""
    title = title_of(session, lang)
    created = last_moment(session, contents)
    return Deposit(
        session_id=session.session_id,
        title=title,
        description=" ".join(_described(session, lang)),
        authors=organisations(session) or (words.say("bundle-participants", lang, title=title),),
        keywords=_keywords(session, lang),
        version=session.head[:12],
        began=session.started_at,
        created=created,
        published=created.astimezone(zone).date(),
        lang=lang,
        terms=_terms(session, lang),
    )


def _described(session: Session, lang: str) -> Iterator[str]:
    """What the data are; of others' data where they come from."""
    brought = session.imported
    if session.invented:
        yield words.say("reports-invented", lang)
    if brought is None:
        yield words.say("bundle-description", lang)
        return
    files = ", ".join(one_line(one.name) for one in brought.files)
    kind = variables.code("kind", brought.kind, lang)
    yield words.say("bundle-description-imported", lang, kind=kind, files=files)
    if citation := one_line(brought.citation):
        yield words.say("bundle-description-cited", lang, citation=citation)


def _keywords(session: Session, lang: str) -> tuple[str, ...]:
    """Words to find it by; data of others need not be about mentoring."""
    told = "bundle-keywords-imported" if session.imported else "bundle-keywords"
    return tuple(words.say(told, lang).split(", "))


def _terms(session: Session, lang: str) -> Terms:
    brought = session.imported
    if brought is None:
        return Terms()
    stated = one_line(brought.licence) or words.say("bundle-licence-unknown", lang)
    return Terms(stated, one_line(brought.citation), is_ours=False)


def title_of(session: Session, lang: str) -> str:
    """The session's title on one line; its plan's, or its id, where it has none."""
    for texts in (session.title, session.plan.title):
        title = one_line(words.in_language(texts, lang)[1])
        if title and title != ERASED:
            return title
    return session.session_id


def organisations(session: Session) -> tuple[str, ...]:
    """The names of the organisations, each once, in their order; those erased are left out."""
    titles = (one_line(one.title) for one in session.organisations.values())
    return tuple(dict.fromkeys(one for one in titles if one and one != ERASED))


def one_line(text: str) -> str:
    """A text without line breaks and signs that cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def last_moment(session: Session, contents: Mapping[str, bytes]) -> datetime:
    """When the last event happened whose moment may be told."""
    for line in reversed(contents.get(EVENTS, b"").splitlines()):
        at = json.loads(line).get("at")
        if at is not None:
            return datetime.fromisoformat(at)
    began = session.closed_at or session.started_at
    assert began is not None, "a session begins with SessionStarted"
    return began
