"""Following: the first change at once, the others together."""

import asyncio

from kit.server.follow import Pulse


def beats(gap, *waits):
    """Beat after each of these waits; when it fired, in gaps."""

    async def play():
        loop, fired = asyncio.get_running_loop(), []
        began = loop.time()
        pulse = Pulse(gap, lambda: fired.append(loop.time() - began))
        for wait in waits:
            await asyncio.sleep(wait)
            pulse.beat()
        await asyncio.sleep(3 * gap)
        pulse.stop()
        return fired

    return asyncio.run(play())


def test_the_first_change_is_told_at_once():
    assert beats(0.1, 0)[0] < 0.05


def test_what_follows_at_once_is_told_together():
    fired = beats(0.1, 0, 0, 0, 0, 0)

    assert len(fired) == 2
    assert fired[1] >= 0.1


def test_the_last_change_is_always_told():
    assert len(beats(0.1, 0, 0.09, 0.02)) >= 2
