"""What a table of judgements may hold, for each method of asking."""

from collections.abc import Iterable

from kit.domain.ballot import CANNOT_JUDGE
from kit.domain.ballot_table import BLANK
from kit.domain.rules.parameters import RATINGS

NO_JUDGEMENT = {"": BLANK, "na": CANNOT_JUDGE, "x": CANNOT_JUDGE, CANNOT_JUDGE: CANNOT_JUDGE}
"""How a table says that somebody did not judge; compared without capitals."""

YES, NO, ABSTAIN, OBJECT = "yes", "no", "abstain", "object"
APPROVED, NOT_APPROVED = "1", "0"


def vocabulary(values: Iterable[str]) -> dict[str, str]:
    """The values of a method by how a table writes them, without capitals."""
    return {value.casefold(): value for value in values} | NO_JUDGEMENT


RATED = vocabulary(RATINGS)
"""Ratings from 1 to 9."""
