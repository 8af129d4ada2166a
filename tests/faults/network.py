"""Cut, hang and slow down the network of each client at random: nothing is lost or done twice.

    python tests/faults/network.py --rounds 150

Every browser reaches the server through a bad network of its own (`proxy.py`). In each round one
of them is cut for a moment, or hangs, or becomes slow, or loses its connections; an answer may be
lost on its way although the act was done. Each act is sent again with the same key until it is
answered.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.crowd import Crowd  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.proxy import Proxy  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)

LONGEST_ROUND = 0.6
LONGEST_DELAY = 0.2
AFFECTED = 3
"""How many networks are bad in one round."""


class Networks:
    """The bad networks, one for each browser, made as they are asked for."""

    def __init__(self, room: Served, open_: ExitStack) -> None:
        self._room = room
        self._open = open_
        self.proxies: list[Proxy] = []
        self.happened: Counter[str] = Counter()

    def way(self) -> Callable[[], int]:
        """The way of one more browser."""
        number = len(self.proxies)
        self.proxies.append(self._open.enter_context(Proxy(self._room.port, seed=number)))
        return lambda: self.proxies[number].port

    def trouble(self, chance: random.Random) -> None:
        """Something happens to some of them, and is over after a while."""
        affected = chance.sample(self.proxies, AFFECTED)
        for proxy in affected:
            kind = chance.choice(["cut", "hang", "delay", "drop"])
            self.happened[kind] += 1
            _befall(proxy, kind, chance)
        time.sleep(chance.uniform(0, LONGEST_ROUND))
        for proxy in affected:
            _mend(proxy, chance)


def _befall(proxy: Proxy, kind: str, chance: random.Random) -> None:
    if kind == "cut":
        proxy.cut()
    elif kind == "delay":
        proxy.delay(chance.uniform(0, LONGEST_DELAY))
    elif kind == "drop":
        proxy.drop(0.7)
    else:
        proxy.hang()


def _mend(proxy: Proxy, chance: random.Random) -> None:
    """What hung goes on late, or is lost although it may have arrived."""
    if chance.random() < 0.5:
        proxy.mend()
    else:
        proxy.mend_anew()


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many troubles while everybody works."""
    chance = random.Random(seed)
    with Served(folder) as room, ExitStack() as open_:
        networks = Networks(room, open_)
        crowd = Crowd(room, networks.way)
        with crowd.at_work():
            for _ in range(rounds):
                networks.trouble(chance)
        for proxy in networks.proxies:
            proxy.mend()
        ending = crowd.end()
    ending.told.append(", ".join(f"{kind} {n}" for kind, n in sorted(networks.happened.items())))
    if not sum(one.unanswered for one in crowd.everybody):
        ending.problems.append("every act was answered at once: the network was never bad")
    return ending


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
