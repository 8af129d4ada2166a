"""How many pairs of answers to the same question are alike."""

from collections.abc import Iterable
from fractions import Fraction

from kit.domain.agreement.distances import Answer, Counts


def percent_of_counts(units: Iterable[Counts[Answer]]) -> Fraction | None:
    """Pairs of answers to the same question that are alike, by all such pairs; none without any.

    A unit is a question, and how often each answer was given to it. Of two judges it is the share
    of questions that they answer alike; of more, of every two of them, a question with more answers
    weighing more. It says nothing of how many would be alike by chance.
    """
    alike = pairs = 0
    for unit in units:
        answers = sum(unit.values())
        alike += sum(count * (count - 1) for count in unit.values())
        pairs += answers * (answers - 1)
    return Fraction(alike, pairs) if pairs else None
