"""What closed rounds say of their standards. An open round has no results."""

from collections import Counter
from dataclasses import dataclass

from kit.domain.ballot import CANNOT_JUDGE, Reason
from kit.domain.rounds import Round
from kit.domain.rules import read_rule
from kit.domain.rules.decision import Decision
from kit.domain.rules.parameters import RATINGS
from kit.domain.session import Session

VALUES = (*RATINGS, CANNOT_JUDGE)
"""What a judgement can say."""


@dataclass(frozen=True)
class Result:
    """What a closed round says of one standard: `counts` holds every value, zeros included."""

    standard_id: str
    decision: Decision
    counts: dict[str, int]
    reasons: tuple[Reason, ...]


def results(round_: Round) -> list[Result]:
    """The results of a closed round, in the order of its ballot; none of an open one."""
    if round_.closed is None:
        return []
    return [result(round_, standard_id) for standard_id in round_.opened.standard_ids]


def closed_rounds(session: Session) -> list[Round]:
    """The rounds that were closed, first one first."""
    return [round_ for round_ in session.rounds.values() if not round_.is_open]


def deciding_round(session: Session, standard_id: str) -> Round | None:
    """The closed round that asked for a standard last: its verdict stands."""
    asked = [one for one in closed_rounds(session) if standard_id in one.opened.standard_ids]
    return asked[-1] if asked else None


def result(round_: Round, standard_id: str) -> Result:
    """The result of one standard in a closed round."""
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    found = Counter(one.value for one in closed.judgements.get(standard_id, ()))
    counts = {value: found[value] for value in VALUES}
    return Result(
        standard_id=standard_id,
        decision=read_rule(round_.opened.rule).decide(counts, closed.voted),
        counts=counts,
        reasons=tuple(one for one in closed.reasons if one.standard_id == standard_id),
    )
