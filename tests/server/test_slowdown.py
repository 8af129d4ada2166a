"""Wrong codes slow their sender down, and nobody else."""

import asyncio

from kit.server.slowdown import FREE, LONGEST, Slowdown


def slowed(times, at=0.0):
    clock = [at]
    slow = Slowdown(lambda: clock[0])
    for _ in range(times):
        slow.failed("one")
    return slow, clock


def test_people_may_mistype():
    slow, _ = slowed(FREE - 1)

    assert slow.wait("one") == 0


def test_who_goes_on_waits_longer_and_longer_but_not_for_ever():
    waits = [slowed(FREE + more)[0].wait("one") for more in range(8)]

    assert waits == sorted(waits)
    assert waits[0] > 0
    assert waits[-1] == LONGEST


def test_others_wait_for_nothing():
    slow, _ = slowed(50)

    assert slow.wait("other") == 0


def test_it_is_forgotten():
    slow, clock = slowed(50)
    clock[0] += 3600

    assert slow.wait("one") == 0
    slow.failed("one")
    assert slow.wait("one") == 0


def test_tries_at_the_same_moment_wait_one_after_another():
    slow, _ = slowed(FREE)
    order = []

    async def attempt(name):
        await slow.hold("one")
        order.append(name)

    async def play():
        loop = asyncio.get_running_loop()
        began = loop.time()
        await asyncio.gather(attempt("a"), attempt("b"))
        return loop.time() - began

    assert asyncio.run(play()) >= 2 * slow.wait("one")
    assert order == ["a", "b"]


def test_no_more_clients_are_remembered_than_there_is_room_for():
    slow = Slowdown()
    for number in range(3000):
        slow.failed(str(number))

    assert len(slow._failed) == 1000
