"""What a rule makes of a whole table of judgements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kit.domain.ballot_table import Said
from kit.domain.rules.verdict import Verdict

Figure = bool | int | str | Fraction | Mapping[str, "Figure"] | None
"""One number of a result, exact; a table of such; none where it is not defined."""


@dataclass(frozen=True)
class Outcome:
    """The verdict on one standard with the figures that it rests on.

    `n` judged it. voted = n + `cannot_judge` + `blank`.
    """

    item_id: str
    n: int
    cannot_judge: int
    blank: int
    verdict: Verdict
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """How a standard got its place: `bought` at a price per voter, or `completed` at a load."""

    item_id: str
    how: str
    price: Fraction


@dataclass(frozen=True)
class Committees:
    """All sets of standards that a rule with limited places may choose; several are tied.

    `total` is how many there are, none where there are more than could be looked through; `listed`
    holds them all if it is as long. `steps` tell how the first was chosen.
    """

    listed: tuple[tuple[str, ...], ...]
    total: int | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Power:
    """In how many coalitions an organisation turns defeat into success (Banzhaf's swings)."""

    organisation: str
    weight: Fraction
    swings: int
    share: Fraction


@dataclass(frozen=True)
class Decided:
    """The outcomes in the order of the table's standards, and what belongs to all of them."""

    outcomes: tuple[Outcome, ...]
    committees: Committees | None = None
    power: tuple[Power, ...] = ()


def outcome(item_id: str, one: Said, verdict: Verdict, **figures: Figure) -> Outcome:
    """Put an outcome together."""
    return Outcome(item_id, one.n, one.cannot_judge, one.blank, verdict, figures)


def in_every_group(verdicts: list[Verdict]) -> Verdict:
    """The verdict that holds in every group; undecided where they differ or there are none."""
    return verdicts[0] if len(set(verdicts)) == 1 else Verdict.UNDECIDED
