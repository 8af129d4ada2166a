"""Small frameworks a, b, c, … that are compared: `a1` is requirement 1 of framework a."""

from collections.abc import Iterable

from kit.domain import events as ev
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.said import Mapping
from kit.domain.framework import Completeness, Framework, Number
from kit.domain.session import Session
from tests.builders import START, framework, requirement, session

SIGNS: dict[str, ev.Relation] = {
    "=": "equal",
    "<": "subset-of",
    ">": "superset-of",
    "x": "intersects-with",
    "0": "no-relationship",
}


def at(name):
    """The requirement `a1`."""
    return ev.RequirementRef(framework_id=name[0], ref_id=name[1:])


def names(refs):
    """Requirements by their names."""
    return [f"{ref.framework_id}{ref.ref_id}" for ref in refs]


def stated(row, group=1, **more):
    """A group's mapping, written `a1 < b1`."""
    one, sign, other = row.split()
    given = {
        "mapping_id": f"{one}-{other}-{group}",
        "group_id": f"g{group}",
        "subject": at(one),
        "object": at(other),
        "relation": SIGNS[sign],
        "justification": "because",
        "lang": "en",
    }
    return ev.MappingStated.model_validate(given | more)


def agreed(*rows):
    """The same said by groups 1 and 2."""
    return [stated(row, group) for row in rows for group in (1, 2)]


def missing(name, there, group=1):
    """A group's gap: `a1` has no counterpart in framework b."""
    return ev.GapStated(
        gap_id=f"gap-{name}-{there}-{group}",
        group_id=f"g{group}",
        subject=at(name),
        framework_id=there,
        justification="nothing there",
        lang="en",
    )


def settled(row, *parents, settlement_id="s1"):
    """The room agrees on a relation, from these mappings and gaps."""
    one, sign, other = row.split()
    return ev.PairSettled(
        settlement_id=settlement_id,
        subject=at(one),
        object=at(other),
        relation=SIGNS[sign],
        justification="we talked",
        lang="en",
        parent_ids=parents,
    )


def gap_settled(name, there, *parents, settlement_id="s1"):
    """The room agrees that there is no counterpart."""
    return ev.GapSettled(
        settlement_id=settlement_id,
        subject=at(name),
        framework_id=there,
        justification="we talked",
        lang="en",
        parent_ids=parents,
    )


def blind(one, other, *groups):
    """Groups compare two frameworks without seeing each other's answers."""
    return ev.JudgesAssigned(
        subject_framework_id=one,
        object_framework_id=other,
        group_ids=tuple(f"g{group}" for group in groups),
        blind=True,
    )


def lists(letters="abc", size=3, partial="", numbers=None) -> list[Framework]:
    """Frameworks of that many requirements; `numbers` gives `a1` its own by name."""
    return [
        framework(
            letter,
            *(
                requirement(
                    str(number),
                    f"{letter} asks for {number}.",
                    numbers=(numbers or {}).get(f"{letter}{number}", {}),
                )
                for number in range(1, size + 1)
            ),
            issuer=letter.upper(),
            completeness=Completeness.PARTIAL if letter in partial else Completeness.COMPLETE,
        )
        for letter in letters
    ]


def room(*said: ev.Event | Iterable[ev.Event], groups=3, **more) -> Session:
    """A session in which this was said of the frameworks that `lists` makes."""
    happened = [one for each in said for one in ([each] if isinstance(each, ev.Event) else each)]
    return session(*happened, frameworks=lists(**more), groups=groups)


def months(value, **more):
    """A duration that a requirement asks for."""
    return {"minimum_duration": Number(value=value, unit="month", **more)}


def pair(row, state=PairState.AGREED, strength="moderate", look_again=False):
    """A judged pair without a session."""
    one, sign, other = row.split()
    mapping = Mapping(
        mapping_id=row,
        group_id="g1",
        subject=at(one),
        object=at(other),
        relation=SIGNS[sign],
        rationale="semantic",
        strength=strength,
        justification="because",
        lang="en",
        stated_at=START,
        look_again=look_again,
    )
    return Pair(at(one), at(other), (mapping,), state)
