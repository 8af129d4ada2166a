"""What of a crosswalk can be built upon: pairs whose relation is known and whose words stand."""

from collections.abc import Iterable

from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair


def links(compared: Iterable[Compared]) -> list[Pair]:
    """The pairs between all these frameworks of which `holds` is true."""
    return [pair for one in compared for pair in one.pairs if holds(pair)]


def holds(pair: Pair) -> bool:
    """Whether a pair has one relation of its own, given to the words that stand now.

    Where groups differ there is none; what wants another look may be another one soon; and that a
    requirement has no counterpart in a whole framework is settled of no single pair.
    """
    by_gap = pair.settlement is not None and pair.settlement.object is None
    stands = not any(one.look_again or one.withdrawn for one in pair.mappings)
    return stands and not by_gap and pair.relation is not None
