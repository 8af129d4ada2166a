"""What hangs together: the connected parts of a graph, and the shortest way between two nodes."""

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def neighbours(links: Iterable[tuple[N, N]]) -> dict[N, list[N]]:
    """Each node with those it is linked to, in the order in which the links are given."""
    near: dict[N, list[N]] = {}
    for one, other in links:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    return near


def components(nodes: Iterable[N], near: Mapping[N, Sequence[N]]) -> list[list[N]]:
    """The connected parts of these nodes, each in the order in which it was walked through.

    Links to other nodes than these do not count.
    """
    left = dict.fromkeys(nodes)
    found: list[list[N]] = []
    while left:
        found.append([])
        waiting = deque([next(iter(left))])
        del left[waiting[0]]
        while waiting:
            node = waiting.popleft()
            found[-1].append(node)
            for other in near.get(node, ()):
                if other in left:
                    del left[other]
                    waiting.append(other)
    return found


def shortest(near: Mapping[N, Sequence[N]], start: N, ends: set[N]) -> tuple[N, ...]:
    """The shortest way from a node to the nearest of these ends, both named; empty where none is.

    Of ways of one length the one whose links were given first.
    """
    before: dict[N, N | None] = {start: None}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node in ends and node != start:
            return tuple(reversed(list(_back(before, node))))
        for other in near.get(node, ()):
            if other not in before:
                before[other] = node
                waiting.append(other)
    return ()


def _back(before: Mapping[N, N | None], end: N) -> Iterator[N]:
    node: N | None = end
    while node is not None:
        yield node
        node = before[node]


def reached(near: Mapping[N, Sequence[N]], start: N, known: Collection[N] = frozenset()) -> set[N]:
    """All nodes to which links lead from one, itself included, without going through `known`."""
    found = {start}
    waiting = [start]
    while waiting:
        for other in near.get(waiting.pop(), ()):
            if other not in found and other not in known:
                found.add(other)
                waiting.append(other)
    return found
