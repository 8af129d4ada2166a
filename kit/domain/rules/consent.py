"""Consent: enough support, and nobody has a reasoned objection.

Sociocracy 3.0, consent decision making; W3C Process, consensus: substantial support and no
sustained objection. An objection without a reason does not count (ISO leaves such votes out).
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.domain.ballot_table import BallotTable, Said, said
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.outcome import Decided, Outcome, outcome
from kit.domain.rules.parameters import (
    OFF,
    condition_text,
    number_text,
    read_choice,
    read_condition,
    read_entitled,
    read_share,
    share_text,
)
from kit.domain.rules.values import ABSTAIN, OBJECT, YES, vocabulary
from kit.domain.rules.verdict import Verdict

DEFAULTS = {"min_support": "50%", "objected": "out", "override": OFF, "entitled": OFF}

VALUES = vocabulary((YES, ABSTAIN, OBJECT))


class Consent(Part):
    """In where support / n >= min_support and no objection has a reason; else out.

    With `objected: undecided` a reasoned objection leaves a standard undecided, to be reworked.
    With `override`, support of such a share of all who are entitled overrules objections.
    """

    name: ClassVar[str] = "consent"

    min_support: Fraction
    objected: Literal["out", "undecided"]
    override: Fraction | None
    entitled: Fraction | None

    @model_validator(mode="after")
    def _is_overridden_by_a_share_of_something(self) -> Self:
        if self.override is not None and self.entitled is None:
            raise BadInput("deciding-entitled-missing", key="override")
        return self

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        return cls.model_validate(
            {
                "min_support": read_share("min_support", told["min_support"]),
                "objected": read_choice("objected", told["objected"], ("out", "undecided")),
                "override": read_condition("override", told["override"]),
                "entitled": read_entitled(told["entitled"]),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "min_support": share_text(self.min_support),
            "objected": self.objected,
            "override": condition_text(self.override),
            "entitled": OFF if self.entitled is None else number_text(self.entitled),
        }

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return VALUES

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table. BadInput where more voted than are entitled."""
        reasoned = [0] * len(table.items)
        if table.reasoned:
            for row in table.rows_of_value(OBJECT):
                reasoned[table.item_of[row]] += table.reasoned[row]
        counted = map(said, table.counts())
        return Decided(
            tuple(
                self.decide(item, one, objections)
                for item, one, objections in zip(table.items, counted, reasoned, strict=True)
            )
        )

    def decide(self, item_id: str, one: Said, objections: int) -> Outcome:
        """The verdict on one standard against which so many have a reason."""
        if self.entitled is not None and one.n > self.entitled:
            raise BadInput(
                "deciding-more-than-entitled",
                item=item_id,
                count=one.n,
                entitled=number_text(self.entitled),
            )
        support = one.judged.get(YES, 0)
        return outcome(
            item_id,
            one,
            self._verdict(support, objections, one.n),
            support=support,
            abstain=one.judged.get(ABSTAIN, 0),
            objections=objections,
            without_reason=one.judged.get(OBJECT, 0) - objections,
        )

    def _verdict(self, support: int, objections: int, n: int) -> Verdict:
        if not n:
            return Verdict.UNDECIDED
        if support < self.min_support * n:
            return Verdict.OUT
        if not objections or self._is_overridden(support):
            return Verdict.IN
        return Verdict(self.objected)

    def _is_overridden(self, support: int) -> bool:
        if self.override is None or self.entitled is None:
            return False
        return support >= self.override * self.entitled
