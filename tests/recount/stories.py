"""Crosswalks drawn with a seed: groups map, differ, settle, take back; lists are reworded and
followed by newer editions; some compare blind."""

import random
from collections.abc import Callable, Iterable

from kit.domain import events as ev
from kit.domain.brought import lost
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.framework import Framework
from kit.domain.replay import replay
from kit.domain.session import Session
from tests import builders as make

RELATIONS: tuple[ev.Relation, ...] = (
    "equal",
    "equal",
    "equal",
    "subset-of",
    "superset-of",
    "intersects-with",
    "no-relationship",
)
GROUPS = ("g1", "g2", "g3")


class Story:
    """A crosswalk as it grows, one event after the other."""

    def __init__(self, seed: int, blind: float) -> None:
        self._dice = random.Random(seed)
        self._blind = blind
        self._number = 0
        lists = [self._list(f"f{number}") for number in range(self._dice.choice([2, 3, 4]))]
        self.events: list[ev.Event] = [make.started(frameworks=lists), make.groups_arranged(3)]
        self.session = replay("summit", make.recorded(self.events))
        for _ in range(self._dice.choice([5, 20, 40])):
            self._go_on()

    def _go_on(self) -> None:
        steps: list[tuple[int, Callable[[], Iterable[ev.Event]]]] = [
            (45, self._mapped),
            (15, self._gap),
            (8, self._taken_back),
            (10, self._settled),
            (4, self._opened_again),
            (11, self._judges),
            (5, self._reworded),
            (5, self._newer_edition),
        ]
        [step] = self._dice.choices([one for _, one in steps], [weight for weight, _ in steps])
        self.events += step()
        self.session = replay("summit", make.recorded(self.events))

    def _list(self, framework_id: str, salt: int = 0, **more: object) -> Framework:
        rows = [
            make.requirement(
                f"R{number}",
                f"Text {number} {salt if self._dice.random() < 0.4 else 0}.",
                assessable=number == 0 or self._dice.random() < 0.9,
            )
            for number in range(self._dice.choice([1, 2, 3, 4]))
        ]
        completeness = self._dice.choice(["complete", "partial", "headings"])
        given = {"completeness": completeness} | more
        return make.framework(framework_id, *rows, **given)  # type: ignore[arg-type]

    def _name(self, kind: str) -> str:
        self._number += 1
        return f"{kind}{self._number}"

    def _two(self) -> tuple[str, str]:
        one, other = self._dice.sample(list(self.session.frameworks), 2)
        return one, other

    def _ref(self, framework_id: str) -> ev.RequirementRef:
        known = self.session.frameworks[framework_id].assessable()
        return make.ref(self._dice.choice(known).ref_id, framework_id)

    def _mapped(self) -> Iterable[ev.Event]:
        one, other = self._two()
        yield ev.MappingStated(
            mapping_id=self._name("m"),
            group_id=self._dice.choice(GROUPS),
            subject=self._ref(one),
            object=self._ref(other),
            relation=self._dice.choice(RELATIONS),
            justification="So.",
            lang="en",
        )

    def _gap(self) -> Iterable[ev.Event]:
        one, other = self._two()
        yield ev.GapStated(
            gap_id=self._name("gap"),
            group_id=self._dice.choice(GROUPS),
            subject=self._ref(one),
            framework_id=other,
            justification="None.",
            lang="en",
        )

    def _taken_back(self) -> Iterable[ev.Event]:
        if self.session.mappings and self._dice.random() < 0.7:
            yield ev.MappingWithdrawn(mapping_id=self._dice.choice(list(self.session.mappings)))
        elif self.session.gaps:
            yield ev.GapWithdrawn(gap_id=self._dice.choice(list(self.session.gaps)))

    def _settled(self) -> Iterable[ev.Event]:
        said: list[Mapping | Gap] = [*self.session.mappings.values(), *self.session.gaps.values()]
        if not said:
            return
        one = self._dice.choice(said)
        parents = tuple(_name(each) for each in said if _is_of_the_same(each, one))
        told = {"settlement_id": self._name("set"), "justification": "Agreed.", "lang": "en"}
        if isinstance(one, Gap):
            given = {"subject": one.subject, "framework_id": one.framework_id}
            yield ev.GapSettled.model_validate({**told, **given, "parent_ids": parents})
        else:
            ends = [one.subject, one.object]
            self._dice.shuffle(ends)
            given = {"subject": ends[0], "object": ends[1], "parent_ids": parents}
            relation = self._dice.choice(RELATIONS)
            yield ev.PairSettled.model_validate({**told, **given, "relation": relation})

    def _opened_again(self) -> Iterable[ev.Event]:
        if self.session.settlements:
            name = self._dice.choice(list(self.session.settlements))
            yield ev.SettlementWithdrawn(settlement_id=name)

    def _judges(self) -> Iterable[ev.Event]:
        one, other = self._two()
        yield ev.JudgesAssigned(
            subject_framework_id=one,
            object_framework_id=other,
            group_ids=tuple(self._dice.sample(GROUPS, self._dice.choice([0, 1, 1, 2]))),
            blind=self._dice.random() < self._blind,
        )

    def _reworded(self) -> Iterable[ev.Event]:
        before = self.session.frameworks[self._two()[0]]
        after = self._list(before.id, len(self.events), replaces=before.replaces)
        if not lost(self.session, after):
            yield ev.FrameworkBrought(framework=after)

    def _newer_edition(self) -> Iterable[ev.Event]:
        older = self.session.frameworks[self._two()[0]]
        newer = self._list(self._name("e"), replaces=older.id)
        steps = tuple(
            ev.Step(
                older=one.ref_id,
                newer=self._dice.choice(newer.assessable()).ref_id,
                relation=self._dice.choice(RELATIONS[:4]),
            )
            for one in older.assessable()
            for _ in range(self._dice.choice([0, 1, 1, 2]))
        )
        yield ev.FrameworkBrought(framework=newer, replaces=older.id, steps=steps)


def _name(one: Mapping | Gap) -> str:
    return one.mapping_id if isinstance(one, Mapping) else one.gap_id


def _is_of_the_same(one: Mapping | Gap, other: Mapping | Gap) -> bool:
    """Whether two answers are about the same two frameworks and share a requirement."""
    return _lists(one) == _lists(other) and bool(_refs(one) & _refs(other))


def _lists(one: Mapping | Gap) -> set[str]:
    other = one.object.framework_id if isinstance(one, Mapping) else one.framework_id
    return {one.subject.framework_id, other}


def _refs(one: Mapping | Gap) -> set[ev.RequirementRef]:
    return {one.subject, one.object} if isinstance(one, Mapping) else {one.subject}


def told(seed: int, *, blind: float) -> tuple[list[ev.Event], Session]:
    """The events of a story and what they make."""
    story = Story(seed, blind)
    return story.events, story.session
