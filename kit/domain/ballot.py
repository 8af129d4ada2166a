"""A ballot: one seat's judgements in one round, and what is kept of them afterwards."""

import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from kit.domain.framework import Part
from kit.domain.freetext import FreeText
from kit.domain.ids import Code, Id, Key
from kit.domain.tally import How

CANNOT_JUDGE = "cannot-judge"
RECUSED = "recused"
"""Who does not vote on a standard because it is their own cause. In open rounds only."""
LONGEST_REASONS = 4_000
"""Bytes (UTF-8) that all reasons of one ballot may have together."""
LONGEST_VALUE = 40

Value = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
"""What can be said of a standard: a word of the method, see `kit.domain.methods`."""

Scope = Literal["universal", "adaptable"]
"""Whether a standard holds everywhere alike, or may be adapted locally."""


class Judgement(Part):
    """What one ballot says of one standard.

    `code` is drawn by the device; it is another for each judgement, save in approval rounds, whose
    ballots are counted whole. `seat_id` is recorded only in open rounds, `value_of` (the voter's
    group or country) only where the round carries an attribute. `reasoned` tells, where the rule
    asks for it, whether a reason stands beside it; `how` that it came on paper or by show of hands.
    """

    code: Code
    value: Value
    seat_id: Id | None = None
    value_of: str | None = None
    reasoned: bool | None = None
    how: How | None = None


class Reason(Part):
    """Why somebody voted as they did, with the side they chose to give.

    Whose it is stands there only in open rounds.
    """

    standard_id: Id
    side: Literal["keep", "drop", "remark"]
    text: FreeText
    seat_id: Id | None = None


class Choice(Part):
    """One row of a ballot as a device sends it."""

    value: Value
    code: Code


class Ballot(Part):
    """All that one seat says in one round; a standard that is not named is blank.

    `scopes` answer whether a standard is universal or adaptable, where the round asks.
    """

    choices: dict[Id, Choice] = Field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    scopes: dict[Id, Scope] = Field(default_factory=dict)


class StandingBallot(Part):
    """The ballot of a seat that counts for now: which version it is and which act made it.

    `changes` counts the versions that replaced or took back a judgement handed in before. Handing
    in one standard after the other makes many versions and changes nothing.
    """

    ballot: Ballot
    version: int
    key: Key
    changes: int = 0


def revises(later: Ballot, earlier: Ballot) -> bool:
    """Whether a ballot replaces or takes back a judgement of an earlier one."""
    return any(
        (kept := later.choices.get(standard_id)) is None or kept.value != choice.value
        for standard_id, choice in earlier.choices.items()
    )


def ballot_bytes(
    standard_ids: Iterable[str], longest: str = CANNOT_JUDGE, *, asks_scope: bool = False
) -> int:
    """The length to which every ballot on these standards is padded, in bytes.

    It is the longest possible ballot, rounded up, so that neither blanks nor values show. `longest`
    is the longest value that can be given.
    """
    names = list(standard_ids)
    fullest = Ballot(
        choices=dict.fromkeys(names, Choice(value=longest, code="f" * 32)),
        scopes=dict.fromkeys(names, "universal") if asks_scope else {},
    )
    frame = 256  # version, key and punctuation
    spelled = json.dumps(fullest.model_dump(), ensure_ascii=False)
    return _rounded(len(spelled.encode()) + frame)


def spelled_length(value: str) -> int:
    """How many bytes a value takes in a ballot: a quotation mark takes two."""
    return len(json.dumps(value, ensure_ascii=False).encode())


def reasons_bytes(standard_ids: Iterable[str]) -> int:
    """The length to which the reasons of a ballot are padded, in bytes."""
    frame = sum(len(standard_id) + 80 for standard_id in standard_ids)
    return _rounded(2 * LONGEST_REASONS + frame)


def _rounded(length: int, step: int = 256) -> int:
    return -(-length // step) * step
