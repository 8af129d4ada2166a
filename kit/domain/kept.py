"""What is worked out of a round once and asked for often: kept with the round, and gone with it.

A cache beside the rounds would have to compare them, and ninety thousand judgements take longer to
compare than to count; or it would hold the rounds of every export for good.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kit.domain.rounds import Round

P = ParamSpec("P")
T = TypeVar("T")


def once_per_round(
    work: Callable[Concatenate[Round, P], T],
) -> Callable[Concatenate[Round, P], T]:
    """Work once for each round and each further argument."""

    @wraps(work)
    def once(round_: Round, /, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = (work, args, *sorted(kwargs.items()))
        if asked not in round_.derived:
            round_.derived[asked] = work(round_, *args, **kwargs)
        found: T = round_.derived[asked]
        return found

    return once
