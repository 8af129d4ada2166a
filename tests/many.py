"""Sessions of any size, made with a seed: many frameworks, many mappings, some gaps."""

import random
from collections.abc import Iterator, Sequence
from functools import cache

from kit.domain import events as ev
from kit.domain.framework import Framework
from kit.domain.session import Session
from tests.builders import framework, requirement, session

COUNTRIES = ("BE", "FR", "ES", "DE", "IT", "NL", "PT", "AT", "IE", "SE", "PL", "GR")
RELATIONS: tuple[ev.Relation, ...] = (
    "equal",
    "superset-of",
    "subset-of",
    "intersects-with",
    "no-relationship",
)
THINGS = ("training", "matching", "screening", "follow-up", "ending", "supervision", "safety")


def many_frameworks(count: int = 12, size: int = 34) -> list[Framework]:
    """So many frameworks of so many requirements, under headings of ten."""
    return [one_framework(number, size) for number in range(count)]


@cache
def one_framework(number: int, size: int) -> Framework:
    """The framework of that number, of so many requirements."""
    rows = [
        requirement(
            f"{chr(65 + place // 10)}.{place % 10 + 1}",
            f"Before a pair begins, the programme takes care of {THINGS[place % len(THINGS)]} as "
            f"list {number + 1} asks in point {place + 1}, and says so in writing.",
        )
        for place in range(size)
    ]
    country = COUNTRIES[number % len(COUNTRIES)]
    return framework(f"list-{number}", *rows, country=country, issuer=f"Network {number + 1}")


def many_stated(
    frameworks: Sequence[Framework], count: int = 600, gaps: int = 60, seed: int = 1
) -> Iterator[ev.Event]:
    """So many mappings of two groups, most of them alike, on pairs drawn with a seed; and gaps."""
    drawn = random.Random(seed)
    seen: set[tuple[ev.RequirementRef, ev.RequirementRef]] = set()
    made = 0
    while made < count:
        one, other = sorted(drawn.sample(range(len(frameworks)), 2))
        ends = (_end(drawn, frameworks[one]), _end(drawn, frameworks[other]))
        if ends in seen:
            continue
        seen.add(ends)
        for group_id in ("g1", "g2")[: drawn.choice((1, 2, 2))]:
            yield mapped(f"m{made}", group_id, *ends, drawn.choice(RELATIONS[:4]))
            made += 1
    for number in range(gaps):
        one, other = drawn.sample(range(len(frameworks)), 2)
        yield ev.GapStated(
            gap_id=f"gap{number}",
            group_id="g1",
            subject=_end(drawn, frameworks[one]),
            framework_id=frameworks[other].id,
            justification="Nothing like it there.",
            lang="en",
        )


def _end(drawn: random.Random, framework_: Framework) -> ev.RequirementRef:
    row = drawn.choice(framework_.assessable())
    return ev.RequirementRef(framework_id=framework_.id, ref_id=row.ref_id)


def mapped(
    mapping_id: str,
    group_id: str,
    subject: ev.RequirementRef,
    object_: ev.RequirementRef,
    relation: ev.Relation = "equal",
) -> ev.MappingStated:
    """A group relates two requirements."""
    return ev.MappingStated(
        mapping_id=mapping_id,
        group_id=group_id,
        subject=subject,
        object=object_,
        relation=relation,
        justification="Both want it settled before the pair meets, and both want it written down.",
        lang="en",
    )


def big_session(count: int = 12, size: int = 34, mappings: int = 600) -> Session:
    """A session of that size, in which two groups have compared."""
    frameworks = many_frameworks(count, size)
    return session(*many_stated(frameworks, mappings), frameworks=frameworks)
