"""The research page: what can be taken away, and the figures of the session as it stands."""

from typing import Any

from kit.domain.crosswalk.claims import disagreements
from kit.domain.crosswalk.judging import Compared, all_compared, compared
from kit.domain.results import closed_rounds
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.graph.crosswalk import framework_pairs
from kit.views.comparison import both_ways
from kit.views.crosswalk_picture import summary
from kit.views.framework_names import called
from kit.views.live import Live
from kit.views.moment import milliseconds, moment, written
from kit.views.results import results
from kit.views.what_if import what_if
from kit.words import say

VOTED = (
    "rounds",
    "voters",
    "votes",
    "counts",
    "results",
    "figures",
    "scopes",
    "reasons",
    "what_if",
    "without_organisation",
)
"""Tables of closed rounds: before one has closed they have nothing to hand out."""
SUBJECTS = {
    "notes": ("lines", "ideas", "themes"),
    "compared": ("mappings", "gaps", "settlements", "coverage", "agreement", "suggestions"),
    "standards": ("standards", "descriptions"),
    "voted": VOTED,
}
"""Tables to take away one by one, by what they are about; the bundle holds all that there are."""
OF_THE_RECORD = True
"""Nothing of the moment is shown: who is here, who has voted."""
EXCHANGED = ("crosswalk.sssom.tsv", "crosswalk.case.json")
BUNDLE = ("bundle.zip", "recount.txt")
DOCUMENTS = ("minutes.html", "seal.html", "seal.docx", "next-meeting.html")
RECORD = ("events.jsonl", "texts.jsonl")
COVERED = ("total", "strict", "any", "candidate", "gaps", "gap_words", "caution")
"""What the page tells of how far a framework is reached."""


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """Downloads, counts, crosswalk figures and results; the same for all who may look."""
    closed = closed_rounds(session)
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "imported": _imported(session, lang),
        "closed": session.closed_at is not None,
        "moment": moment(session, lang),
        "computed": say("research-computed", lang, position=session.revision),
        "started_at": milliseconds(session.started_at) if session.started_at else None,
        "head": session.head,
        "figures": _figures(session, lang),
        "bundle": [_file(session, name, lang) for name in BUNDLE],
        "tables": [_subject(session, name, lang) for name in SUBJECTS],
        "documents": [_file(session, name, lang) for name in DOCUMENTS],
        "record": [_file(session, name, lang) for name in RECORD],
        "crosswalk": _crosswalk(session, lang),
        "results": [results(round_, lang, session) for round_ in reversed(closed)],
        "what_if": {round_.round_id: what_if(session, round_, lang) for round_ in closed},
        "open_round": session.open_round() is not None,
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """Which seat asks for the files."""
    return {"seat_id": seat.seat_id, "role": seat.role.value}


def _imported(session: Session, lang: str) -> list[str]:
    """What there is to say of the files that a session was made of; nothing if held here."""
    brought = session.imported
    if brought is None:
        return []
    terms = {"licence": brought.licence, "citation": brought.citation}
    return [
        *(say(f"foreign-{name}", lang, **{name: text}) for name, text in terms.items() if text),
        *(say(one.message_id, lang, **one.values) for one in brought.notes),
    ]


def _subject(session: Session, subject: str, lang: str) -> dict[str, Any]:
    """The tables about one subject, as files."""
    ready = subject != "voted" or bool(closed_rounds(session))
    names = [f"{name}.csv" for name in SUBJECTS[subject]]
    names += EXCHANGED if subject == "compared" else ()
    return {
        "subject": subject,
        "words": say(f"research-tables-{subject}", lang, count=len(names)),
        "files": [_file(session, name, lang, ready=ready) for name in names],
    }


def _file(session: Session, name: str, lang: str, *, ready: bool = True) -> dict[str, Any]:
    """A file by name, with a sentence on what it holds; made from the record when asked for."""
    return {
        "name": name,
        "href": f"/report/{session.session_id}/{name}",
        "holds": say(f"research-file-{name.replace('.', '-').replace('_', '-')}", lang),
        "ready": ready,
    }


def _figures(session: Session, lang: str) -> list[dict[str, Any]]:
    """The session in counts, each derived from the record."""
    lines = [line for line in session.lines.values() if not line.removed]
    counts = {
        "groups": len(session.groups),
        "participants": len(session.standing_seats(Role.PARTICIPANT)),
        "lines": len(lines),
        "ideas": len(session.ideas),
        "themes": len(session.standing_themes()),
        "mappings": len(session.standing_mappings()),
        "gaps": len(session.standing_gaps()),
        "standards": len(session.standing_standards()),
        "rounds": len(closed_rounds(session)),
    }
    return [
        {"name": name, "count": count, "words": say(f"research-count-{name}", lang, count=count)}
        for name, count in counts.items()
    ]


def _judged_pairs(session: Session) -> list[tuple[str, str]]:
    """The pairs of frameworks that were assigned or judged."""
    touched = {frozenset(ends) for ends in session.judges}
    touched |= {
        frozenset((one.subject.framework_id, one.object.framework_id))
        for one in session.standing_mappings()
    }
    touched |= {
        frozenset((gap.subject.framework_id, gap.framework_id)) for gap in session.standing_gaps()
    }
    pairs = framework_pairs(session.comparable())
    return [(one.id, other.id) for one, other in pairs if frozenset((one.id, other.id)) in touched]


def _crosswalk(session: Session, lang: str) -> list[dict[str, Any]]:
    """The figures of every pair; nothing of one while groups still compare it blind."""
    seen = all_compared(session)
    return [
        _pair(session, seen.get(ends) or compared(session, *ends), lang)
        for ends in _judged_pairs(session)
    ]


def _called(session: Session, framework_id: str, lang: str) -> str:
    return called(session.frameworks[framework_id], session.frameworks.values(), lang)


def _pair(session: Session, found: Compared, lang: str) -> dict[str, Any]:
    """Coverage in both directions, and how often groups differ."""
    return {
        "names": [_called(session, end, lang) for end in (found.subjects, found.objects)],
        "hidden": found.hidden,
        "note": say("crosswalk-hidden", lang) if found.hidden else None,
        "summary": summary(found.pairs, found.claims, lang),
        "disagreements": len(disagreements(found.pairs, found.claims)),
        "coverage": [
            {
                "name": _called(session, row["framework_id"], lang),
                "by": _called(session, row["by"], lang),
                "orphans": len(row["orphans"]),
                **{name: row[name] for name in COVERED},
            }
            for row in both_ways(session, found, lang)
        ],
    }
