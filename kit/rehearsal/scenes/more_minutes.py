"""Two more minutes: everybody's clock gets them, and all clocks say the same."""

import time
from time import perf_counter

from kit.rehearsal.checks import Check, Unit, in_time
from kit.rehearsal.follower import View
from kit.rehearsal.stage import WITHIN, Stage

EXTENDED, APART = 2.0, 1.0


async def play(stage: Stage) -> None:
    """Extend what runs, and compare the clocks of devices that are wrong by themselves."""
    before = stage.facilitator.view["shared"]["clock"]
    if before is None:
        return
    later = before["deadline"] + 2 * 60 * 1000

    def holds(view: View) -> bool:
        shared = view["shared"]
        running = shared["clock"] if "clock" in shared else shared["moment"]
        return running is not None and running["deadline"] >= later

    shown = stage.watch.expect(stage.everybody, holds)
    since = perf_counter()
    await stage.lead("extend_item", minutes=2)
    stage.checks.append(in_time("extended", await shown.seen(since, WITHIN), EXTENDED))
    apart = _apart(stage)
    count = len(stage.everybody)
    stage.checks.append(Check("clocks", apart <= APART, apart, APART, Unit.SECONDS, count))


def _apart(stage: Stage) -> float:
    """By how many seconds the clocks of two pages differ at most."""
    told = [stage.watch.of(one).clock.now() - time.time() * 1000 for one in stage.everybody]
    return (max(told) - min(told)) / 1000
