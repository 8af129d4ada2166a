"""The first visit of each way, measured by the same script in the same browser."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.async_api import Page

from bench.room.crowd import arrived, crowd_of
from bench.room.first_visit import LONGEST, Visit, chromium, visited
from bench.room.rivals import Rival
from bench.room.served import Room, done, served
from kit.domain.seat import Role

BALLOT = "main .ballot"
KERNEL = "html[data-view-over=kernel]"
KERNEL_BALLOT = f"{KERNEL} {BALLOT}"
ROW = "text=/as standard \\d+ of the seal asks/"
"""What is shown when the ballot is there, on our pages and on others."""
OTHERS = 4
"""Phones beside the one that is watched: a secret vote needs five."""


def of_rival(rival: Rival) -> Visit:
    """The ballot page of somebody else."""

    async def go() -> Visit:
        async with chromium() as browser:
            return await visited(browser, rival.server, _to(rival.page, ROW))

    return asyncio.run(go())


def of_ours() -> dict[str, Visit]:
    """A phone from the code to the ballot, its ballot page alone, and two pages with a kernel."""
    with served(OTHERS + 1) as room:
        return asyncio.run(_ours(room))


async def _ours(room: Room) -> dict[str, Visit]:
    async with crowd_of(room) as crowd, chromium() as browser:
        await arrived(crowd, OTHERS)
        cookies: list[Any] = []

        async def joins(page: Page, server: str) -> None:
            await page.goto(f"{server}/j?room={room.room_code}")
            await page.locator("button[type=submit]").click()
            await page.wait_for_url("**/p/**")
            facilitator = await room.facilitator(crowd.http)
            await done(facilitator, "open_round", plan_id="r1", heads=OTHERS + 1)
            await page.locator(BALLOT).first.wait_for(timeout=LONGEST)
            cookies.extend(await page.context.cookies())

        async def looks(path: str, shown: str, held: list[Any]) -> Visit:
            return await visited(browser, room.server, _to(path, shown), held)

        phone = await visited(browser, room.server, joins)
        seat = room.newest_seat()
        reporter = f"/s/{room.seats[Role.REPORTER][0][1]}"
        return {
            "phone": phone,
            "ballot": await looks(f"/p/{seat}", BALLOT, cookies),
            "vote": await looks(f"/voila/render/vote.ipynb?seat={seat}", KERNEL_BALLOT, cookies),
            "reporter": await looks(reporter, KERNEL, []),
        }


def _to(path: str, shown: str) -> Callable[[Page, str], Awaitable[None]]:
    """Go there and wait until this is shown."""

    async def go(page: Page, server: str) -> None:
        await page.goto(server + path)
        await page.locator(shown).first.wait_for(timeout=LONGEST)

    return go
