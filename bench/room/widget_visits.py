"""How pages of widgets are visited and how a ballot is handed in on them, without a browser."""

import asyncio
import re
from time import perf_counter
from uuid import uuid4

from aiohttp import ClientSession

from bench.room.kernel_page import (
    KernelPage,
    is_data,
    is_idle_after,
    is_pong,
    opened,
    shows,
)

PAGE = re.compile(r"/([a-z]+)\.ipynb")
KERNEL_ID = re.compile(r'"kernelId": ?"([0-9a-f-]{36})"')
AT_ONCE = 6
"""Files that a browser asks of one server at the same time."""


async def visited_voila(
    http: ClientSession, server: str, path: str, files: list[str]
) -> KernelPage:
    """Load a page of stock Voila, its files, and all its widgets: then it can be used."""
    async with http.get(server + path) as response:
        text = (await response.read()).decode()
    await fetched(http, server, files)
    found = KERNEL_ID.search(text)
    if response.status != 200 or found is None:
        raise SystemExit(f"{path} was answered with {response.status}: {text[:300]}")
    page = await opened(http, server, f"/api/kernels/{found[1]}/channels")
    await page.load_states()
    return page


async def visited_solara(
    http: ClientSession, server: str, path: str, files: list[str]
) -> KernelPage:
    """The same of Solara, whose kernels are rooms of one process; widgets come as they are made."""
    async with http.get(server + path) as response:
        await response.read()
    await fetched(http, server, files)
    page = await opened(http, server, f"/jupyter/api/kernels/{uuid4()}/channels")
    comm_id = uuid4().hex
    opening = {"comm_id": comm_id, "target_name": "solara.control", "data": {}}
    await page.send("comm_open", opening | {"target_module": None})
    run = {"method": "run", "args": {"path": path, "appName": None, "themes": {}, "dark": False}}
    await page.ask(comm_id, run, is_data("finished"))
    return page


async def visited_ours(
    http: ClientSession, server: str, path: str, files: list[str], cookie: str = ""
) -> KernelPage | None:
    """A page of ours: it follows at once, and over its kernel as soon as that is there.

    None where there was no kernel for it; it then goes on following.
    """
    headers = {"Cookie": cookie}
    async with http.get(server + path, headers=headers) as response:
        text = (await response.content.readuntil(b"kit-view")).decode()
        seat = path.rpartition("=")[2]
        follow = f"{server}/api/follow?seat={seat}&page={PAGE.findall(path)[0]}"
        following = await http.ws_connect(follow, headers=headers, max_msg_size=0, compress=15)
        await following.receive()
        text += (await response.read()).decode()
    await fetched(http, server, files, cookie)
    found = KERNEL_ID.search(text)
    if found is None:
        return None
    page = await opened(http, server, f"/api/kernels/{found[1]}/channels", cookie)
    await page.load_states()
    [widget] = page.models("AnyModel")
    ping = {"method": "custom", "content": {"type": "ping", "n": 1}}
    await page.ask(widget, ping, is_pong)
    await following.close()
    return page


async def fetched(http: ClientSession, server: str, files: list[str], cookie: str = "") -> None:
    """The files of a first visit, as many at a time as a browser asks for."""
    headers = {"Cookie": cookie} if cookie else {}

    async def fetch(path: str) -> None:
        async with http.get(server + path, headers=headers) as response:
            await response.read()

    for first in range(0, len(files), AT_ONCE):
        await asyncio.gather(*(fetch(one) for one in files[first : first + AT_ONCE]))


async def handed_in(page: KernelPage, ratings: list[int], number: int) -> float:
    """Tap every standard, then the button; seconds from the button to the word that it is saved."""
    await _tapped(page, page.models("ToggleButtonsModel"), ratings)
    click = {"method": "custom", "content": {"event": "click"}}
    began = perf_counter()
    await page.ask(page.models("ButtonModel")[0], click, shows(f"Saved {number}"))
    return perf_counter() - began


async def _tapped(page: KernelPage, widgets: list[str], ratings: list[int]) -> None:
    """One rating after another, until the kernel has dealt with each."""
    for comm_id, rating in zip(widgets, ratings, strict=True):
        update = {"method": "update", "state": {"index": rating - 1}, "buffer_paths": []}
        message_id = uuid4().hex
        dealt_with = page.expect(is_idle_after(message_id))
        await page.send("comm_msg", {"comm_id": comm_id, "data": update}, message_id)
    await page.wait(dealt_with)
