"""Sessions for tests of figures: frameworks a, b, c with requirements a1, a2, a3, b1, …

`crosswalked(agreed("a1", "b1"), gap("a2", "b"))` is a session in which groups g1 and g2 said so.
"""

from collections.abc import Iterable, Sequence
from itertools import count

from kit.domain import events as ev
from kit.domain.framework import Completeness, Framework
from kit.domain.session import Session
from tests import builders as make

_numbers = count(1)


def ref(name: str) -> ev.RequirementRef:
    """A requirement by its number; its letter is its framework."""
    return ev.RequirementRef(framework_id=name[0], ref_id=name)


def framework(
    letter: str, rows: int = 3, completeness: Completeness = Completeness.COMPLETE
) -> Framework:
    """A framework a letter; an announced one has no rows."""
    if not rows:
        given = make.framework(letter, completeness=Completeness.ANNOUNCED)
        return given.model_copy(update={"requirements": ()})
    requirements = (make.requirement(f"{letter}{number}") for number in range(1, rows + 1))
    return make.framework(letter, *requirements, completeness=completeness)


ABC = (framework("a"), framework("b"), framework("c"))


def stated(one: str, other: str, relation: str = "equal", by: str = "g1") -> ev.MappingStated:
    """A group relates two requirements."""
    return ev.MappingStated.model_validate(
        {
            "mapping_id": f"m{next(_numbers)}",
            "group_id": by,
            "subject": ref(one),
            "object": ref(other),
            "relation": relation,
            "justification": "because",
            "lang": "en",
        }
    )


def agreed(one: str, other: str, relation: str = "equal") -> list[ev.MappingStated]:
    """Two groups relate two requirements alike."""
    return [stated(one, other, relation, by) for by in ("g1", "g2")]


def gap(one: str, framework_id: str, by: str = "g1") -> ev.GapStated:
    """A group finds no counterpart in a framework."""
    return ev.GapStated(
        gap_id=f"gap{next(_numbers)}",
        group_id=by,
        subject=ref(one),
        framework_id=framework_id,
        justification="Nothing like it there.",
        lang="en",
    )


def judges(one: str, other: str, *group_ids: str, blind: bool = False) -> ev.JudgesAssigned:
    """Groups are asked to compare two frameworks."""
    return ev.JudgesAssigned(
        subject_framework_id=one, object_framework_id=other, group_ids=group_ids, blind=blind
    )


def crosswalked(
    *happened: ev.Event | Iterable[ev.Event], frameworks: Sequence[Framework] = ABC
) -> Session:
    """A session of four groups in which this happened."""
    events: list[ev.Event] = []
    for one in happened:
        events += [one] if isinstance(one, ev.Event) else one
    return make.session(*events, frameworks=frameworks, groups=4)
