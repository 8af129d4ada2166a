"""A ballot: one seat's judgements in one round, and what is kept of them afterwards."""

import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from kit.domain.framework import Part
from kit.domain.freetext import FreeText
from kit.domain.ids import Code, Id, Key

CANNOT_JUDGE = "cannot-judge"
LONGEST_REASONS = 4_000
"""Bytes (UTF-8) that all reasons of one ballot may have together."""

Value = Annotated[str, Field(pattern=r"^([1-9]|cannot-judge)$")]


class Judgement(Part):
    """What one ballot says of one standard: `1` to `9` or `cannot-judge`.

    `code` is drawn by the device. `seat_id` is recorded only in open rounds, `value_of` (the
    voter's group or country) only where the round carries an attribute.
    """

    code: Code
    value: Value
    seat_id: Id | None = None
    value_of: str | None = None


class Reason(Part):
    """Why somebody voted as they did, with the side they chose to give."""

    standard_id: Id
    side: Literal["keep", "drop", "remark"]
    text: FreeText


class Choice(Part):
    """One row of a ballot as a device sends it."""

    value: Value
    code: Code


class Ballot(Part):
    """All that one seat says in one round; a standard that is not named is blank."""

    choices: dict[Id, Choice] = Field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


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


def ballot_bytes(standard_ids: Iterable[str]) -> int:
    """The length to which every ballot on these standards is padded, in bytes.

    It is the longest possible ballot, rounded up, so that neither blanks nor values show.
    """
    longest = Choice(value=CANNOT_JUDGE, code="f" * 32).model_dump()
    fullest = dict.fromkeys(standard_ids, longest)
    frame = 256  # version, key and punctuation
    return _rounded(len(json.dumps(fullest).encode()) + frame)


def reasons_bytes(standard_ids: Iterable[str]) -> int:
    """The length to which the reasons of a ballot are padded, in bytes."""
    frame = sum(len(standard_id) + 64 for standard_id in standard_ids)
    return _rounded(2 * LONGEST_REASONS + frame)


def _rounded(length: int, step: int = 256) -> int:
    return -(-length // step) * step
