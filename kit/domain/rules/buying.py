"""Equal shares bought step by step, along every way in which ties can be broken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm

from kit.domain.rules.money import Money
from kit.domain.rules.outcome import Committees, Step
from kit.domain.rules.places import LISTED

STATES = 5_000
"""Ways through the ties that are looked at; beyond, what is tied stays undecided."""

BOUGHT, COMPLETED = "bought", "completed"


@dataclass(frozen=True)
class State:
    """What was chosen so far, in which way and at what price, and what money is left.

    `least` has the standards that may still be bought, with what each cost at some moment before:
    as money only gets less, it costs no less now.
    """

    steps: tuple[tuple[int, str, Fraction], ...]
    money: Money
    least: Mapping[int, Fraction]
    is_completing: bool = False

    @property
    def chosen(self) -> frozenset[int]:
        """The standards that were chosen."""
        return frozenset(item for item, _, _ in self.steps)

    def key(self) -> tuple[object, ...]:
        """The same for states from which the same follows."""
        return self.chosen, self.is_completing, self.money.reduced()


@dataclass(frozen=True)
class Found:
    """The committees that were found; `sure` standards are in each, `possible` ones in some.

    Where not all ways through the ties were looked at, only what was chosen before the first tie
    is sure, and everything that somebody approves is possible.
    """

    ends: Mapping[frozenset[int], State]
    is_all: bool
    sure: frozenset[int]
    possible: frozenset[int]

    def committees(self, items: Sequence[str]) -> Committees:
        """The committees in the order of their standards, with the steps to the first."""
        ordered = sorted(self.ends, key=sorted)
        return Committees(
            listed=tuple(tuple(items[i] for i in sorted(one)) for one in ordered[:LISTED]),
            total=len(ordered) if self.is_all else None,
            steps=tuple(
                Step(items[item], how, price) for item, how, price in self.ends[ordered[0]].steps
            ),
        )


class Search:
    """Buys along every branch, from as much money as there are places; `shares` part it."""

    def __init__(
        self,
        supporters: Mapping[int, tuple[int, ...]],
        shares: Sequence[tuple[int, int]],
        places: int,
        *,
        is_completed: bool,
    ) -> None:
        self._supporters = supporters
        self._places = places
        self._is_completed = is_completed
        unit = lcm(*(below for _, below in shares))
        earned = [above * (unit // below) for above, below in shares]
        self._wages = [one // (gcd(*earned) or 1) for one in earned]
        money = Money(tuple(places * one for one in earned), unit)
        self._start = State((), money, dict.fromkeys(supporters, Fraction(0)))

    def run(self) -> Found:
        """Look through all ways, those first that begin with the first standards."""
        waiting, seen = [self._start], set[tuple[object, ...]]()
        ends: dict[frozenset[int], State] = {}
        before_ties: frozenset[int] | None = None
        for _ in range(STATES):
            if not waiting:
                break
            state = waiting.pop()
            branches = list(self._next(state))
            if not branches:
                ends.setdefault(state.chosen, state)
            elif len(branches) > 1:
                before_ties = state.chosen if before_ties is None else before_ties
                keyed = {one.key(): one for one in reversed(branches)}
                branches = [one for key, one in keyed.items() if key not in seen]
                seen.update(keyed)
            waiting += branches
        if waiting:
            return Found(ends, False, before_ties or frozenset(), frozenset(self._supporters))
        return Found(ends, True, frozenset.intersection(*ends), frozenset.union(*ends))

    def _next(self, state: State) -> Iterator[State]:
        """The states after the next step: several where standards are tied, none at the end."""
        if len(state.steps) == self._places:
            return
        if not state.is_completing:
            price, items, least = self._cheapest(state)
            if price is not None:
                yield from (self._bought(state, item, price, least) for item in items)
                return
        if self._is_completed:
            yield from self._completed(state)

    def _cheapest(self, state: State) -> tuple[Fraction | None, list[int], dict[int, Fraction]]:
        """The lowest price, what can be had for it, and what is known of prices by then."""
        least = dict(state.least)
        best: Fraction | None = None
        items: list[int] = []
        for item, known in sorted(state.least.items(), key=lambda one: (one[1], one[0])):
            if best is not None and known > best:
                break
            price = state.money.price(self._supporters[item])
            if price is None:
                del least[item]
                continue
            least[item] = price
            if best is None or price < best:
                best, items = price, [item]
            elif price == best:
                items.append(item)
        return best, sorted(items), least

    def _bought(
        self, state: State, item: int, price: Fraction, least: Mapping[int, Fraction]
    ) -> State:
        return replace(
            state,
            steps=(*state.steps, (item, BOUGHT, price)),
            money=state.money.paid(self._supporters[item], price),
            least={other: known for other, known in least.items() if other != item},
        )

    def _completed(self, state: State) -> Iterator[State]:
        """Phragmén: everybody earns alike; who can pay first, pays."""
        rest = self._supporters.keys() - state.chosen
        moments = {
            item: state.money.moment(self._supporters[item], self._wages) for item in sorted(rest)
        }
        first = min(moments.values(), default=None)
        for item, moment in moments.items():
            if moment == first:
                yield State(
                    steps=(*state.steps, (item, COMPLETED, moment)),
                    money=state.money.spent(self._supporters[item], self._wages, moment),
                    least={},
                    is_completing=True,
                )
