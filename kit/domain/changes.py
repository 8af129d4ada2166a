"""What changed between two rounds that asked the same method about the same standards."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.results import Result, closed_rounds, result
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.domain.workshop import Secrecy


@dataclass(frozen=True)
class Change:
    """A standard in the round that asked for it before, and in this one."""

    earlier: Round
    before: Result
    now: Result
    is_reworded: bool

    @property
    def has_other_verdict(self) -> bool:
        """Whether the verdict is another one now."""
        return self.before.verdict is not self.now.verdict


@dataclass(frozen=True)
class Moved:
    """Judgements of seats that judged in both rounds: how many, and how many changed."""

    judgements: int
    changed: int


@dataclass(frozen=True)
class Changes:
    """What a round changed since `earlier`, the last before it that asked for any of its standards.

    Who left and whose judgement moved is known of open rounds alone.
    """

    earlier: Round
    of: Mapping[str, Change]
    moved: Moved | None = None
    left: int | None = None

    @property
    def verdicts(self) -> int:
        """How many verdicts changed."""
        return sum(one.has_other_verdict for one in self.of.values())


def changes(session: Session, round_: Round) -> Changes | None:
    """What a closed round changed; None where none of its standards was asked for before."""
    found = {
        standard_id: change
        for standard_id in round_.opened.standard_ids
        if (change := _change(session, round_, standard_id))
    }
    if not found:
        return None
    earlier = max((one.earlier for one in found.values()), key=lambda one: one.opened.number)
    if Secrecy.SECRET in (earlier.opened.secrecy, round_.opened.secrecy):
        return Changes(earlier, found)
    return Changes(earlier, found, _moved(earlier, round_), _left(earlier, round_))


def _change(session: Session, round_: Round, standard_id: str) -> Change | None:
    asked = [
        one
        for one in closed_rounds(session)
        if one.opened.number < round_.opened.number
        and one.opened.method is round_.opened.method
        and standard_id in one.opened.standard_ids
    ]
    if not asked:
        return None
    earlier = asked[-1]
    return Change(
        earlier=earlier,
        before=result(earlier, standard_id),
        now=result(round_, standard_id),
        is_reworded=earlier.wordings[standard_id] != round_.wordings[standard_id],
    )


def _moved(earlier: Round, round_: Round) -> Moved:
    before, now = _by_seat(earlier), _by_seat(round_)
    both = before.keys() & now.keys()
    return Moved(len(both), sum(before[one] != now[one] for one in both))


def _left(earlier: Round, round_: Round) -> int:
    """How many seats voted then and not now."""
    before, now = ({seat for _, seat in _by_seat(one)} for one in (earlier, round_))
    return len(before - now)


def _by_seat(round_: Round) -> dict[tuple[str, str], str]:
    assert round_.closed is not None, "closed rounds only"
    return {
        (standard_id, one.seat_id): one.value
        for standard_id, given in round_.closed.judgements.items()
        for one in given
        if one.seat_id
    }
