"""Pages of widgets, so many at once: what each costs, how they vote, what is left when all go."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any, Protocol

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

from bench.room.cost import Tree, settled
from bench.room.crowd import Listener, crowd_of
from bench.room.figures import Measured, spread
from bench.room.kernel_page import KernelPage
from bench.room.rivals import Rival
from bench.room.served import STANDARDS, Room, done, served
from bench.room.ways import Pace
from bench.room.widget_visits import (
    handed_in,
    visited_ours,
    visited_solara,
    visited_voila,
)

LONGEST_VISIT = 300.0


class Page(Protocol):
    """A page that is open."""

    async def close(self) -> None:
        """Leave it as a phone does that sleeps."""


@dataclass(frozen=True)
class Way:
    """How one visits a ballot and hands it in."""

    tree: Tree
    visit: Callable[[int], Awaitable[Page]]
    hand_in: Callable[[Any, list[int], int], Awaitable[float]]


async def measured(way: Way, visitors: int, pace: Pace) -> Measured:
    """So many at once, after one who makes what is made once."""
    first = await way.visit(0)
    await asyncio.to_thread(settled, way.tree)
    before, own, began = way.tree.spent(), process_time(), perf_counter()
    waits: list[float] = []

    async def arrive(number: int) -> Page:
        page = await way.visit(number)
        waits.append(perf_counter() - began)
        return page

    pages: list[Page] = await asyncio.gather(*(arrive(number) for number in range(1, visitors + 1)))
    wall = perf_counter() - began
    await asyncio.to_thread(settled, way.tree)
    after = way.tree.spent()
    found = {
        "arrivals_s": wall,
        "visit_cpu": (after.cpu - before.cpu) / visitors,
        "visit_pss": (after.pss - before.pss) / visitors,
        "kernels": float(after.children - before.children),
        "without_kernel": float(sum(isinstance(one, OurPage) and not one.kernel for one in pages)),
        "arrivals_own_cpu": process_time() - own,
        **spread("arrival", waits),
    }
    found |= await _voting(way, pages, pace.casting)
    await asyncio.gather(*(one.close() for one in [first, *pages]))
    await asyncio.sleep(pace.gone)  # what is still held then was not given back
    left = way.tree.spent()
    return found | {
        "kept_pss": (left.pss - before.pss) / visitors,
        "kept_kernels": float(left.children - before.children),
    }


async def _voting(way: Way, pages: list[Page], seconds: float) -> Measured:
    drawn = random.Random(6)

    async def later(page: Page, wait: float) -> float:
        await asyncio.sleep(wait)
        return await way.hand_in(page, _ratings(drawn), 1)

    waits = [drawn.uniform(0, seconds) for _ in pages]
    took = list(await asyncio.gather(*map(later, pages, waits)))
    before, began = way.tree.cpu(), perf_counter()
    together = await asyncio.gather(*(way.hand_in(one, _ratings(drawn), 2) for one in pages))
    wall = perf_counter() - began
    return {
        **spread("cast", took),
        **spread("together", list(together)),
        "ballots_per_s": len(pages) / wall,
        "ballot_cpu": (way.tree.cpu() - before) / len(pages),
    }


def _ratings(drawn: random.Random) -> list[int]:
    return [drawn.randint(1, 9) for _ in range(STANDARDS)]


def of_rival(rival: Rival, visitors: int, files: list[str], pace: Pace) -> Measured:
    """Stock Voila or Solara; checks that its file holds every ballot."""
    visits = {"voila": visited_voila, "solara": visited_solara}

    async def go() -> Measured:
        async with _browsers() as http:
            visit = visits[rival.kind]
            return await measured(
                Way(rival.tree, lambda _: visit(http, rival.server, rival.page, files), handed_in),
                visitors,
                pace,
            )

    found = asyncio.run(go())
    return found | {"exact": float(rival.rows() == visitors * STANDARDS)}


@dataclass(frozen=True)
class OurPage:
    """Our vote page: the seat, and the kernel's half where there is one."""

    listener: Listener
    kernel: KernelPage | None

    async def close(self) -> None:
        """Leave it."""
        if self.kernel is not None:
            await self.kernel.close()


def of_ours(visitors: int, files: list[str], pace: Pace) -> Measured:
    """Our own page with a kernel, the same ballot on it."""
    with served(max(visitors, 4) + 1) as room:
        return asyncio.run(_ours(room, visitors, files, pace))


async def _ours(room: Room, visitors: int, files: list[str], pace: Pace) -> Measured:
    async with crowd_of(room) as crowd, _browsers() as http:
        await asyncio.gather(*(crowd.arrive() for _ in range(max(visitors, 4) + 1)))
        facilitator = await room.facilitator(crowd.http)
        heads = len(crowd.listeners)
        opened = await done(facilitator, "open_round", plan_id="r1", heads=heads)
        seats = crowd.listeners
        await asyncio.gather(*(one.leave() for one in seats))
        standard_ids = list(room.record().standards)

        async def visit(number: int) -> OurPage:
            phone = seats[number].phone
            path = f"/voila/render/vote.ipynb?seat={phone.seat}"
            kernel = await visited_ours(http, room.server, path, files, phone.cookie)
            return OurPage(seats[number], kernel)

        async def hand_in(page: OurPage, ratings: list[int], number: int) -> float:
            return await _cast(page.listener, opened["round_id"], standard_ids, ratings, number)

        return await measured(Way(room.tree, visit, hand_in), visitors, pace)


async def _cast(
    listener: Listener, round_id: str, standard_ids: list[str], ratings: list[int], number: int
) -> float:
    choices = {
        one: {"value": str(rating), "code": random.Random().randbytes(16).hex()}
        for one, rating in zip(standard_ids, ratings, strict=True)
    }
    ballot = {"choices": choices, "reasons": []}
    args = {"round_id": round_id, "base": number - 1, "ballot": ballot}
    answer = await listener.phone.act("cast", args)
    if not answer.ok:
        raise SystemExit(f"a ballot was refused: {answer.status} {answer.body}")
    return answer.seconds


def _browsers() -> ClientSession:
    return ClientSession(
        connector=TCPConnector(limit=0),
        cookie_jar=DummyCookieJar(),
        timeout=ClientTimeout(total=LONGEST_VISIT),
    )
