"""Related requirements whose numbers differ: whether that fits what the pair is said to be."""

from collections.abc import Iterator
from dataclasses import replace

from kit.domain.crosswalk.finding import Finding, Kind, NumbersApart, Severity, of_pair
from kit.domain.crosswalk.seen import Seen
from kit.domain.events import Relation
from kit.domain.numbers_compared import Against, against, numbers_of

FITTING: dict[Relation, frozenset[Against]] = {
    "equal": frozenset({Against.SAME}),
    "superset-of": frozenset({Against.SAME, Against.STRICTER}),
    "subset-of": frozenset({Against.SAME, Against.LOOSER}),
    "intersects-with": frozenset(Against),
}
"""How the subject's number may stand against the object's, by what the pair is said to be."""


def numbers_apart(seen: Seen) -> Iterator[Finding]:
    """Numbers of one name that differ on a pair with a known relation.

    They contradict it where they are sure not to fit; else they are to be known, also where they
    cannot be compared.
    """
    for pair in seen.pairs:
        ends = seen.requirements.get(pair.subject), seen.requirements.get(pair.object)
        if pair.relation in FITTING and ends[0] is not None and ends[1] is not None:
            ours, theirs = numbers_of(ends[0]), numbers_of(ends[1])
            for name in sorted(ours.keys() & theirs.keys()):
                stand = against(ours[name], theirs[name])
                if stand is not Against.SAME:
                    yield replace(
                        of_pair(Kind.NUMBERS, severity(pair.relation, stand), pair),
                        numbers=NumbersApart(name, ours[name], theirs[name], stand),
                    )


def severity(relation: Relation, stand: Against) -> Severity:
    """How grave it is that the subject's number stands so against the object's."""
    fits = stand in FITTING[relation] or not stand.is_certain
    return Severity.NOTE if fits else Severity.CONTRADICTS
