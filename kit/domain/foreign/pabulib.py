"""A Pabulib file: a participatory budget, with its projects and who voted for which.

Costs and the budget decided there, and there is no place for them here: the verdicts are those of
the kit's rule, and the note says which projects the city selected otherwise.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kit.domain.foreign.gathered import Asked, Gathered, Item, Note, Person, SourceFile, note
from kit.domain.foreign.names import in_order
from kit.domain.foreign.ranked import (
    Read,
    approval,
    as_approvals,
    as_grades,
    as_points,
    ranks_of_points,
)
from kit.domain.foreign.totals import compared, compared_by_name
from kit.domain.rules.values import APPROVED
from kit.domain.workshop import Method

VoteType = Literal["approval", "choose-1", "ordinal", "cumulative", "scoring"]
USUAL_PLACES = 10


@dataclass(frozen=True)
class Project:
    """A project with what the file states of it."""

    project_id: str
    text: str
    votes: int | None = None
    score: int | None = None
    selected: bool = False


@dataclass(frozen=True)
class Voter:
    """A voter's ballot: the projects in their order, with points where the file has them."""

    voter_id: str
    projects: tuple[str, ...]
    points: tuple[int, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Budget:
    """All that a file holds. `repeated` counts ballots of voters who stand there again."""

    title: str
    vote_type: VoteType
    projects: Sequence[Project]
    voters: Sequence[Voter]
    stated: Mapping[str, int]
    columns: Sequence[str] = ()
    repeated: int = 0
    twice: int = 0
    lang: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


def gathered(
    one: Budget,
    file: SourceFile,
    notes: Sequence[Note] = (),
    *,
    top: int | None = None,
    places: int | None = None,
) -> Gathered:
    """The budget as one open round. BadInput where its points or places are too many."""
    selected = sum(each.selected for each in one.projects)
    seats = places or selected or min(USUAL_PLACES, len(one.projects))
    read = _read(one, top, seats)
    people = sorted(one.voters, key=lambda voter: in_order([voter.voter_id])[0])
    asked = Asked(
        method=read.method,
        rule=read.rule,
        item_ids=tuple(each.project_id for each in one.projects),
        entitled=tuple(in_order(voter.voter_id for voter in people)),
        answers=read.answers,
        opened_at=one.opened_at,
        closed_at=one.closed_at,
    )
    return Gathered(
        kind="pabulib",
        title=one.title,
        files=(file,),
        items=tuple(Item(each.project_id, each.text) for each in one.projects),
        people=tuple(Person(voter.voter_id, voter.group) for voter in people),
        rounds=(asked,),
        notes=(
            *notes,
            note("foreign-pabulib-ballots", count=len(one.voters), kind=one.vote_type),
            *read.notes,
            *_about(one, read, seats, given=places is not None),
            *_totals(one),
            *_selected(one),
        ),
        lang=one.lang,
    )


def _read(one: Budget, top: int | None, places: int) -> Read:
    if one.vote_type in ("approval", "choose-1"):
        chosen = {voter.voter_id: dict.fromkeys(voter.projects, APPROVED) for voter in one.voters}
        return Read(Method.APPROVAL, approval(places), chosen, ())
    if one.vote_type == "ordinal":
        orders = {voter.voter_id: _places(voter) for voter in one.voters}
        return as_grades(orders) if top is None else as_approvals(orders, top, places)
    points = {voter.voter_id: _points(voter) for voter in one.voters}
    if top is None:
        return as_points(points)
    return as_approvals({name: ranks_of_points(each) for name, each in points.items()}, top, places)


def _places(voter: Voter) -> dict[str, int]:
    return {project: place for place, project in enumerate(voter.projects, 1)}


def _points(voter: Voter) -> dict[str, int]:
    return dict(zip(voter.projects, voter.points, strict=True))


def _about(one: Budget, read: Read, places: int, *, given: bool) -> Iterator[Note]:
    if read.method is Method.APPROVAL:
        from_file = not given and any(each.selected for each in one.projects)
        yield note(f"foreign-places-{'source' if from_file else 'ours'}", places=places)
    else:
        yield note("foreign-pabulib-unnamed")
    if one.repeated:
        yield note("foreign-latest-row", count=one.repeated)
    if one.twice:
        yield note("foreign-pabulib-twice", count=one.twice)
    if empty := sum(not voter.projects for voter in one.voters):
        yield note("foreign-pabulib-empty", count=empty)
    yield note("foreign-pabulib-money")
    if one.columns:
        yield note("foreign-pabulib-columns", columns=", ".join(one.columns))
    without = sum(not voter.group for voter in one.voters)
    if 0 < without < len(one.voters):
        yield note("foreign-people-without-group", count=without)
    yield note("foreign-rule-ours", rule=read.rule["name"])


def _totals(one: Budget) -> Iterator[Note]:
    yield from compared("ballots", one.stated.get("num_votes"), len(one.voters))
    yield from compared("items", one.stated.get("num_projects"), len(one.projects))
    votes = Counter(project for voter in one.voters for project in voter.projects)
    stated = {each.project_id: each.votes for each in one.projects if each.votes is not None}
    if stated:
        yield compared_by_name("project-votes", stated, votes)
    scores = {each.project_id: each.score for each in one.projects if each.score is not None}
    if scores and one.vote_type in ("cumulative", "scoring"):
        points: Counter[str] = Counter()
        for voter in one.voters:
            points.update(_points(voter))
        yield compared_by_name("scores", scores, points)
    if scores and one.vote_type == "ordinal" and (most := one.stated.get("max_length")):
        places: Counter[str] = Counter()
        for voter in one.voters:
            places.update({name: most - place + 1 for name, place in _places(voter).items()})
        yield compared_by_name("scores", scores, places)


def _selected(one: Budget) -> Iterator[Note]:
    """How many of the selected are not among as many with the most votes: money chose them."""
    selected = {each.project_id for each in one.projects if each.selected}
    if not selected:
        return
    votes = Counter(project for voter in one.voters for project in voter.projects)
    last = sorted((votes[each.project_id] for each in one.projects), reverse=True)[
        len(selected) - 1
    ]
    fewer = sum(votes[project] < last for project in selected)
    yield note("foreign-pabulib-selected", count=len(selected), fewer=fewer)
