"""Twelve pages opened in the same moment, as when a workshop begins, and one that was warmed."""

import asyncio
import time
from time import perf_counter

from playwright.async_api import BrowserContext

from bench.room.cost import settled
from bench.room.crowd import must
from bench.room.figures import Measured, share
from bench.room.first_visit import chromium
from bench.room.rivals import Rival
from bench.room.served import Room, served
from bench.room.visits import ROW
from kit.domain.seat import Role
from kit.rehearsal.phone import Phone, browsers

PAGES = 12
WARMED = (Role.FACILITATOR, Role.PLENARY, Role.REPORTER)
DRAWN = "main h2"
LONGEST_WARMING = 90.0
LONGEST_OPENING = 180_000


def warmed() -> Measured:
    """How warmed pages are answered, one by one and twelve at once; each in a server of its own."""
    with served(0, warm=PAGES) as room:
        _await_warm(room)
        found = asyncio.run(_answered(room))
    with served(0, warm=PAGES) as room:
        _await_warm(room)
        return found | asyncio.run(_viewed(room))


def in_chromium() -> Measured:
    """Twelve pages in browsers on this same machine, cold and warmed before."""
    with served(0) as room:
        found = {"twelve_cold_s": asyncio.run(_opened(_links(room), DRAWN))}
    with served(0, warm=PAGES) as room:
        _await_warm(room)
        return found | {"twelve_warm_s": asyncio.run(_opened(_links(room), DRAWN))}


def of_rival(rival: Rival) -> Measured:
    """The same number of its ballot pages."""
    return {"twelve_cold_s": asyncio.run(_opened([rival.server + rival.page] * PAGES, ROW))}


def _links(room: Room) -> list[str]:
    roles = (*WARMED, Role.INSTRUCTOR)
    codes = [code for role in roles for _, code in room.seats[role]]
    return [f"{room.server}/s/{code}" for code in codes[:PAGES]]


def _await_warm(room: Room) -> None:
    """Wait until there is a kernel for each seat that is warmed, and nothing is being done."""
    wanted = sum(len(room.seats[role]) for role in WARMED)
    until = time.monotonic() + LONGEST_WARMING
    while room.tree.spent().children < wanted and time.monotonic() < until:
        time.sleep(0.5)
    settled(room.tree)


async def _viewed(room: Room) -> Measured:
    """Seconds until the last of twelve can draw its view, with its files; nobody draws here."""
    async with browsers() as http:
        phones = []
        for role in (*WARMED, Role.INSTRUCTOR):
            for seat_id, code in room.seats[role]:
                phone = Phone(http, room.server)
                await phone.open_link(code, seat_id)
                phones.append((phone, f"/voila/render/{_page(role)}.ipynb?seat={seat_id}"))
        answers = await asyncio.gather(*(phone.visit(path) for phone, path in phones[:PAGES]))
    for answer in answers:
        must(answer)
    return {"twelve_views_s": max(answer.seconds for answer in answers)}


async def _answered(room: Room) -> Measured:
    """Seconds until a warmed page has come, whole, one after another."""
    seconds = []
    async with browsers() as http:
        for role in WARMED:
            for seat_id, code in room.seats[role]:
                phone = Phone(http, room.server)
                await phone.open_link(code, seat_id)
                answer = await phone.page(f"/voila/render/{_page(role)}.ipynb?seat={seat_id}")
                must(answer)
                seconds.append(answer.seconds)
    return {"warm_page_p50": share(seconds, 0.5), "warm_page_max": max(seconds)}


def _page(role: Role) -> str:
    return "reporter" if role is Role.INSTRUCTOR else role.value


async def _opened(links: list[str], shown: str) -> float:
    """Seconds until the last can be used; each in a browser of its own, all on this machine."""
    async with chromium() as browser:
        contexts = [await browser.new_context() for _ in links]
        began = perf_counter()
        await asyncio.gather(
            *(_open(one, link, shown) for one, link in zip(contexts, links, strict=True))
        )
        return perf_counter() - began


async def _open(context: BrowserContext, link: str, shown: str) -> None:
    page = await context.new_page()
    await page.goto(link, wait_until="commit", timeout=LONGEST_OPENING)
    await page.locator(shown).first.wait_for(timeout=LONGEST_OPENING)
