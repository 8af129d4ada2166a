"""Ballots that order items, or give them points: read as grades, or as approvals of the first.

A rank is no grade: it says who is better, not how good. The grades of such a round are the places
themselves, 1 the best; items that a ballot does not name are blank, not last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.domain.errors import BadInput
from kit.domain.foreign.gathered import Note, note
from kit.domain.rules.majority_judgment import MOST_GRADES
from kit.domain.rules.values import APPROVED
from kit.domain.workshop import Method

Ranks = Mapping[str, int]
"""The place of each named item, from 1; items that are tied have the same."""

Answers = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Read:
    """How ballots were read: method, rule, everybody's answers, and what there is to say."""

    method: Method
    rule: dict[str, str]
    answers: Answers
    notes: tuple[Note, ...]


def as_grades(ballots: Mapping[str, Ranks]) -> Read:
    """Places as grades, the first the best. BadInput where there are too many of them."""
    last = max((place for ranks in ballots.values() for place in ranks.values()), default=1)
    if last > MOST_GRADES:
        raise BadInput("foreign-ranks-too-many", count=last, most=MOST_GRADES)
    grades = [str(place) for place in range(1, max(last, 2) + 1)]
    answers = {
        person: {item: str(place) for item, place in ranks.items()}
        for person, ranks in ballots.items()
    }
    return Read(Method.GRADING, _majority(grades), answers, (note("foreign-ranks-as-grades"),))


def as_points(ballots: Mapping[str, Mapping[str, int]]) -> Read:
    """Points as grades, the most the best. BadInput where there are too many different ones."""
    given = {points for each in ballots.values() for points in each.values()}
    lowest, highest = min(given, default=0), max(given, default=1)
    whole = range(highest, min(lowest, highest - 1) - 1, -1)
    grades = [*whole] if len(whole) <= MOST_GRADES else sorted(given, reverse=True)
    if len(grades) > MOST_GRADES:
        raise BadInput("foreign-points-too-many", count=len(grades), most=MOST_GRADES)
    answers = {
        person: {item: str(points) for item, points in each.items()}
        for person, each in ballots.items()
    }
    told = note("foreign-points-as-grades", best=grades[0], worst=grades[-1])
    return Read(Method.GRADING, _majority([str(one) for one in grades]), answers, (told,))


def as_approvals(ballots: Mapping[str, Ranks], top: int, places: int) -> Read:
    """The first `top` of each ballot as approved; those tied with the last of them too."""
    answers: Answers = {}
    wider = 0
    for person, ranks in ballots.items():
        taken = _first(ranks, top)
        wider += len(taken) > top
        answers[person] = dict.fromkeys(taken, APPROVED)
    notes = [note("foreign-top-approved", top=top)]
    if wider:
        notes.append(note("foreign-top-tied", count=wider))
    return Read(Method.APPROVAL, approval(places), answers, tuple(notes))


def _first(ranks: Ranks, top: int) -> list[str]:
    """The items on the places that the first `top` take up."""
    in_order = sorted(ranks, key=lambda item: (ranks[item], item))
    if len(in_order) <= top:
        return in_order
    return [item for item in in_order if ranks[item] <= ranks[in_order[top - 1]]]


def ranks_of_points(points: Mapping[str, int]) -> dict[str, int]:
    """The places that points make: the most points are the first."""
    in_order = sorted(set(points.values()), reverse=True)
    return {item: in_order.index(given) + 1 for item, given in points.items()}


def approval(places: int) -> dict[str, str]:
    """The rule for so many places."""
    return {"name": "approval", "places": str(max(1, places))}


def _majority(grades: Sequence[str]) -> dict[str, str]:
    return {"name": "majority-judgment", "grades": ",".join(grades)}
