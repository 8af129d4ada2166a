"""The words that a column of a frame can hold, where these are few and known."""

from enum import StrEnum
from typing import get_args

from kit.domain.ballot import CANNOT_JUDGE, RECUSED, Scope
from kit.domain.crosswalk.pairs import PairState
from kit.domain.crosswalk.suggested import Outcome
from kit.domain.events import Rationale, Relation, Strength, Tier
from kit.domain.foreign.kinds import Kind as Source
from kit.domain.framework import Bound, Completeness, LeftTo, Phase, Reading, Wording
from kit.domain.methods import judgements_of
from kit.domain.rules.known import read_rule
from kit.domain.rules.parameters import RATINGS
from kit.domain.rules.values import ABSTAIN, NO, OBJECT, YES
from kit.domain.rules.verdict import Verdict
from kit.domain.seat import Role
from kit.domain.tally import How
from kit.domain.workshop import Attribute, Electorate, Kind, Method, Secrecy, Ties
from kit.frames.agreed import QUESTIONS
from kit.frames.reach import Reach

Codes = tuple[str, ...]


def _of(kind: type[StrEnum]) -> Codes:
    return tuple(one.value for one in kind)


COMPARED: Codes = ("compared", "not-compared", "blind")
"""Whether anything may be seen of two frameworks."""

CODES: dict[str, Codes] = {
    "imported.kind": get_args(Source),
    "role": _of(Role),
    "agenda.kind": _of(Kind),
    "ideas.state": ("taken-up", "set-aside", "waiting"),
    "completeness": _of(Completeness),
    "by_completeness": _of(Completeness),
    "other_completeness": _of(Completeness),
    "wording": _of(Wording),
    "phase": _of(Phase),
    "reading": _of(Reading),
    "bound": _of(Bound),
    "left_to": _of(LeftTo),
    "relation": get_args(Relation),
    "rationale": get_args(Rationale),
    "strength": get_args(Strength),
    "bundles.side": ("subject", "object"),
    "suggestions.outcome": _of(Outcome),
    "pairs.state": _of(PairState),
    "disagreements.kind": ("pair", "gap"),
    "coverage.state": COMPARED,
    "reach.state": _of(Reach),
    "gap_state": _of(PairState),
    "agreement.question": QUESTIONS,
    "overlaps.state": COMPARED,
    "scope": get_args(Scope),
    "tier": get_args(Tier),
    "sources.kind": ("requirement", "theme", "mapping", "standard"),
    "electorate": _of(Electorate),
    "secrecy": _of(Secrecy),
    "rounds.method": _of(Method),
    "attribute": get_args(Attribute),
    "ties": get_args(Ties),
    "status": ("judged", CANNOT_JUDGE, RECUSED),
    "how": ("device", *get_args(How)),
    "reasons.side": ("keep", "drop", "remark"),
    "verdict": _of(Verdict),
}
"""All that a column can hold, by its name; with its frame before it where the name says less."""

_GRADES = judgements_of(read_rule({"name": "majority-judgment"}))
_ANSWERS: Codes = (*RATINGS, YES, NO, ABSTAIN, OBJECT, *_GRADES)

SOME: dict[str, Codes] = {
    "votes.value": _ANSWERS,
    "counts.answer": (*_ANSWERS, CANNOT_JUDGE, RECUSED, "blank"),
}
"""What a column can hold among other things: a summit may name grades of its own."""


def codes(frame: str, column: str) -> Codes:
    """All that a column can hold; nothing where it can hold anything."""
    return CODES.get(f"{frame}.{column}") or CODES.get(column, ())


def known_codes(frame: str, column: str) -> Codes:
    """What is known to be in a column, be it all that can be or not."""
    return codes(frame, column) or SOME.get(f"{frame}.{column}", ())
