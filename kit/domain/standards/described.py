"""What groups answered about a standard, and what of it stands for the room. Nothing is assumed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kit.domain.session import Session
from kit.domain.standards.standard import SOURCES, Described, Standard


class Question(StrEnum):
    """What is asked about every standard, in the order in which it is asked."""

    SCOPE = "scope"
    ADAPTATION = "adaptation"
    TIER = "tier"
    UNDER = "under"
    HARM = "harm"
    EVIDENCE = "evidence"

    @property
    def is_choice(self) -> bool:
        """Whether one chooses among given answers, rather than writing one's own words."""
        return self in (Question.SCOPE, Question.TIER, Question.UNDER)


class State(StrEnum):
    """What the answers to a question amount to.

    `ALIKE`: all groups that answered chose the same. `BESIDE`: their own words stand beside each
    other; whether they mean the same is for people to say.
    """

    SETTLED = "settled"
    ALIKE = "alike"
    BESIDE = "beside"
    DIFFER = "differ"
    OPEN = "open"


@dataclass(frozen=True)
class Answer:
    """One answer: a choice, a standard's id, or words in `lang`. Without a group, the room's."""

    group_id: str | None
    value: str
    lang: str


@dataclass(frozen=True)
class Answered:
    """A question about a standard, what the room settled on, and what each group said."""

    question: Question
    settled: Answer | None
    said: tuple[Answer, ...]

    @property
    def state(self) -> State:
        """Settled, alike, in several words, differing, or open."""
        if self.settled is not None:
            return State.SETTLED
        if not self.said:
            return State.OPEN
        if len({one.value for one in self.said}) == 1:
            return State.ALIKE
        return State.DIFFER if self.question.is_choice else State.BESIDE


def description(session: Session, standard: Standard) -> list[Answered]:
    """All that is asked about a standard, with its answers.

    How it may be adapted is asked only where somebody holds that it may.
    """
    found = [_answered(session, standard, question) for question in Question]
    scope = next(one for one in found if one.question is Question.SCOPE)
    held = [scope.settled] if scope.settled else scope.said
    adaptable = any(one.value == "adaptable" for one in held)
    return [one for one in found if one.question is not Question.ADAPTATION or adaptable]


def is_described(standard: Standard) -> bool:
    """Whether anybody answered anything about a standard."""
    return any(value(one, question) for one in standard.described.values() for question in Question)


def value(described: Described, question: Question) -> str:
    """What was answered to one question; empty where it was not."""
    field = "under_id" if question is Question.UNDER else question.value
    return getattr(described, field) or ""


def requirement_of(session: Session, standard: Standard) -> Standard | None:
    """The requirement under which the room settled that a standard stands.

    None where it stands on its own, where nothing was settled, or where that requirement is no
    longer proposed. What a requirement was joined into takes its place.
    """
    seen = {standard.standard_id}
    found: Standard | None = None
    above = _above(session, standard)
    while above is not None and above.standard_id not in seen:
        seen.add(above.standard_id)
        found, above = above, _above(session, above)
    return None if above is not None else found


def arranged(session: Session, standards: Iterable[Standard]) -> list[Standard]:
    """These standards in their order, each requirement followed by the standards under it."""
    given = list(standards)
    ids = {one.standard_id for one in given}
    below: dict[str, list[Standard]] = {}
    heads: list[Standard] = []
    for one in given:
        head = requirement_of(session, one)
        if head is not None and head.standard_id in ids:
            below.setdefault(head.standard_id, []).append(one)
        else:
            heads.append(one)
    return [one for head in heads for one in (head, *below.get(head.standard_id, ()))]


def standing(session: Session, standard_id: str) -> Standard | None:
    """A standard that is still proposed, or the one that took up all it rested on.

    None where it was dropped, or where several took its place.
    """
    found = session.standards.get(standard_id)
    if found is None or not found.dropped:
        return found
    after = (standing(session, one.standard_id) for one in _heirs(session, found))
    heirs = {one.standard_id: one for one in after if one is not None}
    return heirs.popitem()[1] if len(heirs) == 1 else None


def took_up(standard: Standard, parent: Standard) -> bool:
    """Whether a standard rests on all that one of its parents rested on, and not on a share of it.

    A whole was joined with others or added to; a share was split off.
    """
    return all(set(getattr(parent, name)) <= set(getattr(standard, name)) for name in SOURCES)


def _heirs(session: Session, standard: Standard) -> list[Standard]:
    """What was made of a standard as a whole."""
    return [
        one
        for one in session.standards.values()
        if standard.standard_id in one.parent_ids and took_up(one, standard)
    ]


def _above(session: Session, standard: Standard) -> Standard | None:
    under_id = standard.described.get(None, Described()).under_id
    above = standing(session, under_id) if under_id is not None else None
    return None if above is None or above.standard_id == standard.standard_id else above


def _answered(session: Session, standard: Standard, question: Question) -> Answered:
    settled = _answer(session, standard, None, question)
    answers = (
        _answer(session, standard, group_id, question)
        for group_id in sorted(_groups(session, standard), key=lambda one: _number(session, one))
    )
    return Answered(question, settled, tuple(one for one in answers if one is not None))


def _groups(session: Session, standard: Standard) -> list[str]:
    return [one for one in standard.described if one is not None]


def _number(session: Session, group_id: str) -> tuple[float, str]:
    """Groups in their order on the screen; those that were taken off the plan come last."""
    group = session.groups.get(group_id)
    return (group.number if group else float("inf"), group_id)


def _answer(
    session: Session, standard: Standard, group_id: str | None, question: Question
) -> Answer | None:
    described = standard.described.get(group_id)
    given = value(described, question) if described is not None else ""
    if described is None or not given:
        return None
    if question is Question.UNDER:
        now = standing(session, given)
        given = now.standard_id if now is not None else given
    return Answer(group_id, given, described.lang)
