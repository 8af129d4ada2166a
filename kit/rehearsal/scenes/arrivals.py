"""Arrivals: the code is on the screen, and all phones come in at the same moment."""

import asyncio
from time import perf_counter

from kit.rehearsal.checks import in_time
from kit.rehearsal.insisting import insist
from kit.rehearsal.phone import Phone
from kit.rehearsal.stage import Stage, Stopped
from kit.rehearsal.watch import Seen

BOUND = 2.0
FOR = 300
"""Phones that must be in within the bound; more may take so much longer."""
FEWEST = 5


async def play(stage: Stage) -> None:
    """All at once. Those who do not get in are missing, and the others go on."""
    seen, stage.phones = await arrive(stage, stage.phones)
    bound = BOUND * max(1.0, (len(seen.seconds) + seen.missing) / FOR)
    stage.checks.append(in_time("arrivals", seen, bound))
    if len(stage.phones) < FEWEST:
        raise Stopped("")


async def arrive(stage: Stage, phones: list[Phone]) -> tuple[Seen, list[Phone]]:
    """How long each took until its page was there, and those who are in."""
    begun = perf_counter()
    seconds = await asyncio.gather(*(_come_in(stage, one, begun) for one in phones))
    inside = [one for one, at in zip(phones, seconds, strict=True) if at is not None]
    taken = tuple(one for one in seconds if one is not None)
    return Seen(taken, len(phones) - len(inside)), inside


async def _come_in(stage: Stage, phone: Phone, begun: float) -> float | None:
    """Scan the code, join, see the page."""
    door = await phone.visit(f"/j?room={stage.room.room_code}")
    if not door.ok:
        return None
    joined = await insist(lambda: phone.join(stage.room.room_code), stage.pace.again, stage.chance)
    if not joined.ok:
        return None
    stage.saved.seats.append(phone.seat)
    page = await phone.visit(f"/p/{phone.seat}")
    if not page.ok:
        return None
    stage.watch.follow(phone, "phone")
    return perf_counter() - begun
