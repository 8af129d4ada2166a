"""Small files in the shapes of other programs, and the sessions that they make."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from kit.domain.events import Recorded, RoundClosed
from kit.domain.foreign.as_events import Dated, Into, as_events
from kit.domain.foreign.gathered import Gathered
from kit.domain.foreign.names import secret
from kit.domain.replay import replay
from kit.domain.session import Session
from tests.formats.files import write

AT = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
NAME = "brought"

COMMENTS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,x,0,7,2,1,1,Mentors are trained.
2,x,1,7,1,0,1,"Pairs meet weekly, or more."
3,x,2,8,0,1,-1,Mentors are paid.
"""

VOTES = """\
timestamp,datetime,comment-id,voter-id,vote
1000,x,0,0,1
2000,x,0,1,1
3000,x,0,2,-1
4000,x,1,0,1
5000,x,1,1,-1
6000,x,1,1,0
7000,x,2,2,-1
"""

PARTICIPANTS = """\
participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2
0,0,0,2,2,0,1,1,
1,1,0,2,1,0,1,0,
2,1,0,2,0,2,-1,,-1
3,,0,0,0,0,,,
"""

SUMMARY = 'topic,"Mentoring, and how"\nurl,https://example.org/x\nvoters,4\ncomments,3\n'

POLIS = {
    "comments.csv": COMMENTS,
    "votes.csv": VOTES,
    "participants-votes.csv": PARTICIPANTS,
    "summary.csv": SUMMARY,
}

SOI = """\
# FILE NAME: 1.soi
# TITLE: What comes first
# DATA TYPE: soi
# MODIFICATION TYPE: original
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Training
# ALTERNATIVE NAME 2: Matching
# ALTERNATIVE NAME 3: Follow-up
3: 1,2,3
2: 2,1
1: 3
"""

PB = """\
META
key;value
description;Budget of a town
country;France
num_projects;3
num_votes;4
budget;1000
vote_type;approval
rule;greedy
date_begin;01.06.2024
date_end;30.06.2024
language;french
PROJECTS
project_id;cost;votes;name;selected
1;500;3;A bench;1
2;400;2;A "tree";0
3;100;1;A path;1
VOTES
voter_id;vote;age;district
a;1,2;30;North
b;1;41;South
c;1,2;22;North
d;3;67;South
"""

SHEET = """\
who;country;clear;useful;comment
Ann;FR;9;7;fine
Ben;ES;8;n/a;
Cleo;FR;2;;hm
"""

SSSOM = """\
#mapping_set_id: https://example.org/set
#mapping_set_title: Two lists
#license: https://creativecommons.org/licenses/by/4.0/
#curie_map:
#  one: https://example.org/one/
#  two: https://example.org/two/
subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tauthor_label
one:A1\tTraining\tskos:exactMatch\ttwo:B1\tTraining hours\tsemapv:ManualMappingCuration\tAnn
one:A1\tTraining\tskos:broadMatch\ttwo:B1\tTraining hours\tsemapv:ManualMappingCuration\tBen
one:A2\tMatching\tskos:closeMatch\ttwo:B2\tPairs\tsemapv:ManualMappingCuration\tAnn
one:A3\tEnding\tskos:exactMatch\tsssom:NoTermFound\t\tsemapv:ManualMappingCuration\tAnn
one:A2\tMatching\tskos:exactMatch\ttwo:B2\tPairs\tsemapv:LexicalMatching\t
"""


def polis_folder(folder: Path, **other: str | None) -> Path:
    """A Polis export; `votes="…"` stands in place of votes.csv, None leaves it out."""
    texts = POLIS | {f"{name.replace('_', '-')}.csv": text for name, text in other.items()}
    for name, text in texts.items():
        if text is not None:
            write(folder / name, text)
    return folder


def events_of(found: Gathered, name: str = NAME, at: datetime = AT) -> list[Dated]:
    """The events of what was gathered."""
    key = secret(name, [one.mark for one in found.files])
    return as_events(found, Into(name, found.lang or "en", key, at, date(2027, 11, 28)))


def session_of(found: Gathered) -> Session:
    """The session that they make."""
    return replay(NAME, recorded(events_of(found)))


def recorded(events: Iterable[Dated]) -> list[Recorded]:
    """Events in their places, without a chain."""
    return [
        Recorded(position=number, at=at, seat_id=None, event=event, hash=f"{number:064x}")
        for number, (at, event) in enumerate(events, 1)
    ]


def closed_of(session: Session) -> RoundClosed:
    """The closing of the first round of a session."""
    closed = next(iter(session.rounds.values())).closed
    assert closed is not None
    return closed


def notes(found: Gathered) -> dict[str, Mapping[str, str | int]]:
    """What there is to say, by id without its beginning."""
    return {one.message_id.removeprefix("foreign-"): one.values for one in found.notes}


def counts(session: Session) -> list[dict[str, list[str]]]:
    """Everything that was answered in each round, whatever rounds, seats and codes are called."""
    return [
        {name: sorted(one.value for one in given) for name, given in closed.judgements.items()}
        for closed in (round_.closed for round_ in session.rounds.values())
        if closed is not None
    ]
