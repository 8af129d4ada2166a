"""How far two readers of the same two frameworks agree."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from kit.domain.agreement.alpha import alpha
from kit.domain.agreement.distances import by_distance, nominal
from kit.domain.agreement.relation_distance import relation_distance
from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk, Side

Answer = TypeVar("Answer", bound=Hashable)


@dataclass(frozen=True)
class Agreement:
    """Two readers' answers to the same questions.

    `total` questions, `alike` answered alike; `kappa` is Cohen's, `alpha` Krippendorff's, and the
    weighted ones of both where answers can differ by more or less. Each is none where chance alone
    would explain everything (both readers gave one and the same answer throughout) or nothing was
    asked.
    """

    total: int
    alike: int
    kappa: Fraction | None
    alpha: Fraction | None = None
    weighted_kappa: Fraction | None = None
    weighted_alpha: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """Alike answers by all; kappa is never shown without it."""
        return Fraction(self.alike, self.total) if self.total else None


def agreement(
    answers: Iterable[tuple[Answer, Answer]],
    distance: Callable[[Answer, Answer], Fraction] | None = None,
) -> Agreement:
    """Percent agreement, kappa and alpha of pairs of answers, exactly.

    kappa = (p_o - p_e) / (1 - p_e), p_e from each reader's own frequencies. Source: Cohen (1960),
    A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20.
    With a `distance` between answers also kappa and alpha weighted by it; otherwise every
    difference weighs the same.
    """
    pairs = list(answers)
    alike = sum(one == other for one, other in pairs)
    return Agreement(
        total=len(pairs),
        alike=alike,
        kappa=weighted_kappa(pairs, unlike),
        alpha=alpha(pairs, nominal),
        weighted_kappa=weighted_kappa(pairs, distance) if distance else None,
        weighted_alpha=alpha(pairs, by_distance(distance)) if distance else None,
    )


def unlike(one: object, other: object) -> Fraction:
    """The distance of answers that are either alike or not: 0 or 1."""
    return Fraction(one != other)


def weighted_kappa(
    answers: Iterable[tuple[Answer, Answer]], distance: Callable[[Answer, Answer], Fraction]
) -> Fraction | None:
    """Cohen's weighted kappa of two readers' answers, exactly; none where it is undefined.

    kappa_w = 1 - sum(d_ij o_ij) / sum(d_ij e_ij): the distance between answers that were given to
    the same question, by the distance between all answers of the one and all of the other. With
    the distance 0 or 1 it is Cohen's kappa. Source: Cohen (1968), Weighted kappa: nominal scale
    agreement with provision for scaled disagreement or partial credit, Psychological Bulletin 70.
    """
    pairs = Counter(answers)
    ones: Counter[Answer] = Counter()
    others: Counter[Answer] = Counter()
    for (one, other), count in pairs.items():
        ones[one] += count
        others[other] += count
    by_chance = sum(
        (distance(one, other) * ones[one] * others[other] for one in ones for other in others),
        Fraction(0),
    )
    if not by_chance:
        return None
    seen = sum((distance(*pair) * count for pair, count in pairs.items()), Fraction(0))
    return 1 - seen * pairs.total() / by_chance


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
        relation=agreement(
            ((ours[pair].relation, theirs[pair].relation) for pair in both), relation_distance
        ),
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
