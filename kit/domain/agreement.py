"""How far two readers of the same two frameworks agree."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk, Side


@dataclass(frozen=True)
class Agreement:
    """Two readers' answers to the same questions.

    `total` questions, `alike` answered alike; `kappa` is Cohen's, none where chance alone would
    explain everything (both readers gave one and the same answer throughout) or nothing was asked.
    """

    total: int
    alike: int
    kappa: Fraction | None

    @property
    def share(self) -> Fraction | None:
        """Alike answers by all; kappa is never shown without it."""
        return Fraction(self.alike, self.total) if self.total else None


def agreement(answers: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """Percent agreement and Cohen's kappa of pairs of answers, exactly.

    kappa = (p_o - p_e) / (1 - p_e), p_e from each reader's own frequencies. Source: Cohen (1960),
    A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20.
    """
    pairs = list(answers)
    total, alike = len(pairs), sum(one == other for one, other in pairs)
    if not total:
        return Agreement(0, 0, None)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = Fraction(sum(count * others[each] for each, count in ones.items()), total**2)
    if by_chance == 1:
        return Agreement(total, alike, None)
    kappa = (Fraction(alike, total) - by_chance) / (1 - by_chance)
    return Agreement(total, alike, kappa)


@dataclass(frozen=True)
class TwoReadings:
    """Where two readings of the same frameworks meet and part.

    `partner`: for every assessable requirement of both frameworks, whether it has a counterpart at
    all; `relation`: for the pairs that both name, which relation. `both`, `only_first` and
    `only_second` are the pairs named, as (subject, object), in the order of the source; `differing`
    those of `both` with two relations.
    """

    partner: Agreement
    relation: Agreement
    both: tuple[tuple[str, str], ...]
    only_first: tuple[tuple[str, str], ...]
    only_second: tuple[tuple[str, str], ...]
    differing: tuple[tuple[str, str], ...]

    @property
    def shared(self) -> Fraction | None:
        """Pairs that both name, of all that either names (Jaccard)."""
        named = len(self.both) + len(self.only_first) + len(self.only_second)
        return Fraction(len(self.both), named) if named else None


def two_readings(
    first: PreparedCrosswalk, second: PreparedCrosswalk, subject: Framework, other: Framework
) -> TwoReadings:
    """Compare two independent readings of the same subject and object framework."""
    ours, theirs = first.related(), second.related()
    named = _in_order({*ours, *theirs}, subject, other)
    both = tuple(pair for pair in named if pair in ours and pair in theirs)
    return TwoReadings(
        partner=agreement(
            [
                *_has_counterpart(first, second, "subject", subject),
                *_has_counterpart(first, second, "object", other),
            ]
        ),
        relation=agreement((ours[pair].relation, theirs[pair].relation) for pair in both),
        both=both,
        only_first=tuple(pair for pair in named if pair not in theirs),
        only_second=tuple(pair for pair in named if pair not in ours),
        differing=tuple(pair for pair in both if ours[pair].relation != theirs[pair].relation),
    )


def _has_counterpart(
    first: PreparedCrosswalk, second: PreparedCrosswalk, side: Side, framework: Framework
) -> list[tuple[bool, bool]]:
    ours, theirs = first.reached(side), second.reached(side)
    return [(one.ref_id in ours, one.ref_id in theirs) for one in framework.assessable()]


def _in_order(
    pairs: set[tuple[str, str]], subject: Framework, other: Framework
) -> list[tuple[str, str]]:
    places = [
        {one.ref_id: place for place, one in enumerate(framework.walk())}
        for framework in (subject, other)
    ]
    return sorted(pairs, key=lambda pair: (places[0][pair[0]], places[1][pair[1]]))
