"""A server between the phones and the real one, which passes on what it wants to."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, DummyCookieJar, WSMsgType, web

Sent = dict[str, Any]
Says = Callable[[str, Sent], Awaitable[tuple[int, Sent] | None]]
"""Gets path and body, which it may change; what it gives is answered instead of the real server,
None passes on."""
OWN = {"content-length", "content-encoding", "transfer-encoding", "connection", "host"}


@asynccontextmanager
async def between(server: str, says: Says) -> AsyncIterator[str]:
    """The address under which such a server stands before the real one."""
    async with ClientSession(cookie_jar=DummyCookieJar()) as http:

        async def answer(request: web.Request) -> web.StreamResponse:
            if request.path == "/api/follow":
                return await _pipe(http, server, request)
            body = await request.read()
            sent = json.loads(body) if body else {}
            said = await says(request.path, sent)
            if said is not None:
                return web.json_response(said[1], status=said[0])
            return await _passed_on(
                http, server, request, json.dumps(sent).encode() if body else b""
            )

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


async def _passed_on(
    http: ClientSession, server: str, request: web.Request, body: bytes
) -> web.Response:
    headers = {name: value for name, value in request.headers.items() if name.lower() not in OWN}
    async with http.request(
        request.method, server + request.path_qs, data=body, headers=headers, allow_redirects=False
    ) as response:
        content = await response.read()
    told = {name: value for name, value in response.headers.items() if name.lower() not in OWN}
    return web.Response(status=response.status, body=content, headers=told)


async def _pipe(http: ClientSession, server: str, request: web.Request) -> web.WebSocketResponse:
    asked = web.WebSocketResponse()
    await asked.prepare(request)
    headers = {"Cookie": request.headers.get("Cookie", "")}
    async with http.ws_connect(server + request.path_qs, headers=headers, max_msg_size=0) as real:

        async def move(source: Any, target: Any) -> None:
            async for message in source:
                if message.type is WSMsgType.TEXT and not target.closed:
                    await target.send_str(message.data)
            await target.close()

        await asyncio.gather(move(real, asked), move(asked, real), return_exceptions=True)
    return asked
