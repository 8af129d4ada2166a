"""The ballots of a closed round under every common rule, standard by standard."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.ballot import CANNOT_JUDGE
from kit.domain.breakdown import is_small
from kit.domain.kept import once_per_round
from kit.domain.results import counted
from kit.domain.round_table import ballots_of
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.what_if.common import Common
from kit.domain.what_if.methods import common_rules
from kit.domain.workshop import Secrecy


@dataclass(frozen=True)
class Reread:
    """One standard: its verdict, and what each common rule says; none where too few are told."""

    standard_id: str
    fixed: Verdict
    others: tuple[Verdict | None, ...]

    @property
    def flips(self) -> tuple[int, ...]:
        """The places of the rules under which the verdict is another one."""
        told = enumerate(self.others)
        return tuple(place for place, one in told if one not in (None, self.fixed))

    @property
    def is_fragile(self) -> bool:
        """Whether it is another one under any of them."""
        return bool(self.flips)

    @property
    def told(self) -> int:
        """How many rules say anything of it."""
        return sum(one is not None for one in self.others)

    @property
    def agreeing(self) -> int:
        """How many of those say the same."""
        return self.told - len(self.flips)


@dataclass(frozen=True)
class WhatIf:
    """A closed round read again by the common rules of its method; `left_out` cannot read it."""

    round: Round
    rules: tuple[Common, ...]
    rows: tuple[Reread, ...]
    left_out: Mapping[str, str]

    @property
    def fragile(self) -> tuple[Reread, ...]:
        """The standards whose verdict hangs on the rule."""
        return tuple(one for one in self.rows if one.is_fragile)


@once_per_round
def what_if(round_: Round) -> WhatIf:
    """Read a closed round again. Done once, asked often; an open round is never read."""
    found, ballots = counted(round_), ballots_of(round_)
    opened, closed = round_.opened, round_.closed
    assert closed is not None, "an open round is never counted"
    commons = common_rules(round_)
    root = closed.root if opened.ties == "lot" else None
    verdicts = [one.reading.decide(ballots, root) for one in commons.rules]
    rows = []
    for standard_id, result in found.results.items():
        is_told = tells_parts(round_, standard_id)
        others = zip(commons.rules, verdicts, strict=True)
        said = (
            each[standard_id] if is_told or not one.asks_parts else None for one, each in others
        )
        rows.append(Reread(standard_id, result.verdict, tuple(said)))
    return WhatIf(round_, commons.rules, tuple(rows), commons.left_out)


def tells_parts(round_: Round, standard_id: str) -> bool:
    """Whether the record tells, of a standard, what each group or country said.

    Open rounds do. Secret ones where all carry it and nobody is in a small part.
    """
    if round_.opened.secrecy is Secrecy.OPEN:
        return True
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    if round_.opened.attribute is None or is_small(round_, standard_id):
        return False
    given = closed.judgements.get(standard_id, ())
    return all(one.value_of is not None for one in given if one.value != CANNOT_JUDGE)
