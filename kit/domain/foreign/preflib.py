"""A PrefLib file: orders of alternatives, or alternatives sorted into categories, with counts.

Ballots have no names there: a line with a count of 40 is forty voters of whom nothing is known.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.domain.ballot import LONGEST_VALUE
from kit.domain.errors import BadInput
from kit.domain.foreign.gathered import Asked, Gathered, Item, Note, Person, SourceFile, note
from kit.domain.foreign.limits import MOST_PEOPLE
from kit.domain.foreign.ranked import Read, approval, as_approvals, as_grades
from kit.domain.foreign.totals import compared
from kit.domain.rules.majority_judgment import MOST_GRADES
from kit.domain.rules.values import APPROVED, NO_JUDGEMENT
from kit.domain.workshop import Method

CATEGORICAL = "cat"
USUAL_PLACES = 10


@dataclass(frozen=True)
class Order:
    """One line: how many voters gave it, and its classes, the best first; some may be empty."""

    voters: int
    classes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Election:
    """All that a file holds; `stated` are its own totals, by their names."""

    data_type: str
    title: str
    alternatives: Mapping[str, str]
    orders: Sequence[Order]
    categories: Sequence[str] = ()
    modification: str = ""
    stated: Mapping[str, int] | None = None


def gathered(
    one: Election,
    file: SourceFile,
    notes: Sequence[Note] = (),
    *,
    top: int | None = None,
    places: int | None = None,
) -> Gathered:
    """The election as one open round. BadInput where it has more places than grades can hold."""
    ballots = _expanded(one)
    read = _read(one, ballots, top, _places(one, places))
    people = tuple(map(Person, ballots))
    asked = Asked(
        method=read.method,
        rule=read.rule,
        item_ids=tuple(one.alternatives),
        entitled=tuple(ballots),
        answers=read.answers,
    )
    return Gathered(
        kind="preflib",
        title=one.title,
        files=(file,),
        items=tuple(Item(name, text) for name, text in one.alternatives.items()),
        people=people,
        rounds=(asked,),
        notes=(
            *notes,
            note("foreign-preflib-ballots", count=len(ballots), orders=len(one.orders)),
            *read.notes,
            *_about(one, read),
            *_totals(one, ballots),
            note("foreign-preflib-nobody"),
            note("foreign-rule-ours", rule=read.rule["name"]),
        ),
    )


def _expanded(one: Election) -> dict[str, Order]:
    """A ballot for each voter, named by what it says: in which order lines stand is nothing."""
    voters = sum(order.voters for order in one.orders)
    if voters > MOST_PEOPLE:
        raise BadInput("foreign-too-many-people", count=voters, most=MOST_PEOPLE)
    found: dict[str, Order] = {}
    counts: Counter[str] = Counter()
    for order in one.orders:
        name = ",".join("{" + " ".join(sorted(each)) + "}" for each in order.classes)
        numbers = range(counts[name] + 1, counts[name] + order.voters + 1)
        counts[name] += order.voters
        found.update({f"{name} {number}": order for number in numbers})
    return {name: found[name] for name in sorted(found)}


def _places(one: Election, places: int | None) -> int:
    return places or min(USUAL_PLACES, len(one.alternatives))


def _read(one: Election, ballots: Mapping[str, Order], top: int | None, places: int) -> Read:
    if one.data_type == CATEGORICAL and top is None:
        return _sorted(one, ballots, places)
    ranks = {
        name: {item: place for place, each in enumerate(order.classes, 1) for item in each}
        for name, order in ballots.items()
    }
    return as_grades(ranks) if top is None else as_approvals(ranks, top, places)


def _sorted(one: Election, ballots: Mapping[str, Order], places: int) -> Read:
    """Two categories are an approval; more are grades, called as the file calls them."""
    if len(one.categories) == 2:
        answers = {
            name: dict.fromkeys(order.classes[0] if order.classes else (), APPROVED)
            for name, order in ballots.items()
        }
        first, second = one.categories
        told = note("foreign-preflib-approval", first=first, second=second)
        return Read(Method.APPROVAL, approval(places), answers, (told,))
    grades = _grades(one.categories)
    graded = as_grades({"": {str(place): place for place in range(1, len(grades) + 1)}})
    answers = {
        name: {item: grades[place] for place, each in enumerate(order.classes) for item in each}
        for name, order in ballots.items()
    }
    rule = {**graded.rule, "grades": ",".join(grades)}
    told = note("foreign-preflib-categories", grades=", ".join(grades))
    return Read(Method.GRADING, rule, answers, (told,))


def _grades(categories: Sequence[str]) -> list[str]:
    """The names of categories where a ballot can hold them all, else their numbers."""
    folded = [one.casefold() for one in categories]
    usable = all(
        0 < len(one) <= LONGEST_VALUE and "," not in one and one not in NO_JUDGEMENT
        for one in folded
    )
    short = sum(map(len, categories)) + len(categories) <= MOST_GRADES * (LONGEST_VALUE // 2)
    if usable and short and len(set(folded)) == len(folded):
        return [*categories]
    return [str(number) for number in range(1, len(categories) + 1)]


def _about(one: Election, read: Read) -> Iterator[Note]:
    if one.modification not in ("", "original"):
        yield note("foreign-preflib-modified", how=one.modification)
    every = len(one.alternatives)
    short = sum(order.voters for order in one.orders if sum(map(len, order.classes)) < every)
    if short and read.method is Method.GRADING:
        yield note("foreign-preflib-unranked", count=short)
    elif short and one.data_type == CATEGORICAL:
        yield note("foreign-preflib-absent", count=short)
    tied = sum(order.voters for order in one.orders if any(len(each) > 1 for each in order.classes))
    if tied and one.data_type != CATEGORICAL and read.method is Method.GRADING:
        yield note("foreign-preflib-ties", count=tied)


def _totals(one: Election, ballots: Mapping[str, Order]) -> Iterator[Note]:
    stated = one.stated or {}
    yield from compared("voters", stated.get("voters"), len(ballots))
    yield from compared("items", stated.get("alternatives"), len(one.alternatives))
    yield from compared("orders", stated.get("orders"), len(one.orders))
