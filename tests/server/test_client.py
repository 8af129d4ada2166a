"""The kernels' side: it follows one view, in the language it is told, until it is over."""

import asyncio
from typing import Any

from kit.client import Service, ViewClient
from kit.domain.rights import Page
from kit.domain.seat import Role
from kit.server.cookie import Held
from kit.server.kernel_seats import Given
from tests.server.running import Running


def service(running: Running, token: str = "", page: Page = Page.REPORTER) -> Service:
    given = Given(Held("room", running.seat_id(Role.REPORTER, 1), 1), page, "en")
    running.server.place.kernels.expect(given)
    return Service(running.server.inner_url, token or given.token, page, "en")


def followed(
    running: Running, *steps: Any, token: str = "", page: Page = Page.REPORTER
) -> tuple[list[dict[str, Any]], bool]:
    """The views that came, step by step, and whether the client still follows."""
    views: list[dict[str, Any]] = []

    async def play() -> bool:
        came = asyncio.Event()

        def take(view: dict[str, Any]) -> None:
            views.append(view)
            came.set()

        client = ViewClient(service(running, token, page), take)
        client.start()
        for step in steps:
            came.clear()
            await step(client)
            async with asyncio.timeout(10):
                await came.wait()
        await asyncio.sleep(0.1)
        follows = client.follows
        await client.close()
        return follows

    return views, asyncio.run(play())


async def wait(_: ViewClient) -> None:
    """For what comes by itself."""


def test_the_view_comes_and_then_what_changes_in_it(running):
    running.start_item("brainstorm")

    async def write(_: ViewClient) -> None:
        said = {"question_id": "seal-1", "text": "Heard.", "lang": "en"}
        seat_id, reporter = running.seat_id(Role.REPORTER, 1), running.reporter()
        await asyncio.to_thread(reporter.act, seat_id, "write_line", said)

    views, follows = followed(running, wait, write)

    assert views[0].keys() >= {"shared", "own", "revision", "now"}
    assert views[-1]["own"]["questions"][0]["lines"][0]["text"] == "Heard."
    assert follows


def test_another_language_brings_the_whole_view_in_it(running):
    async def speak(client: ViewClient) -> None:
        client.speak("fr")

    views, _ = followed(running, wait, speak)

    assert (views[0]["lang"], views[-1]["lang"]) == ("en", "fr")
    assert views[0]["shared"]["title"] != views[-1]["shared"]["title"]


def test_another_place_on_the_page_brings_what_is_there(running):
    ours, theirs = list(running.room.session.frameworks)[:2]

    async def look(client: ViewClient) -> None:
        client.look(f"{theirs} {ours} pair")

    views, _ = followed(running, wait, look, page=Page.CROSSWALK)

    assert views[0]["shared"]["at"] == f"{ours} {theirs} pair"
    assert views[-1]["shared"]["at"] == f"{theirs} {ours} pair"


def test_a_token_that_is_not_known_ends_it(running):
    views, follows = followed(running, token="forged")

    assert (views, follows) == ([], False)


def test_a_kernel_knows_its_server_from_its_environment_only():
    assert Service.of({}) is None
    assert Service.of({"KIT_SERVER": "http://127.0.0.1:1", "KIT_TOKEN": "t"}) is not None
