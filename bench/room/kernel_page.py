"""A visitor of a page of widgets without a browser: Jupyter's messages over the page's socket."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from uuid import uuid4

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

Message = dict[str, Any]
LONGEST_WAIT = 180.0
GREET_AGAIN = 2.0
CONTROL_VERSION = "1.0.0"
"""Of the protocol by which a page asks a kernel for all its widgets."""


@dataclass(eq=False)
class KernelPage:
    """One page that is open: its socket, its widgets, and what it waits for."""

    socket: ClientWebSocketResponse
    session: str
    states: dict[str, Message] = field(default_factory=dict)
    """The state of each widget by its id, as the page was told."""
    _waiting: dict[Callable[[Message], bool], "asyncio.Future[Message]"] = field(
        default_factory=dict
    )
    _listening: "asyncio.Task[None] | None" = None

    def start(self) -> None:
        """Listen from now on."""
        self._listening = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Close the socket, as a page does that is left or sleeps; nobody ends the kernel."""
        await self.socket.close()
        if self._listening is not None:
            await asyncio.gather(self._listening, return_exceptions=True)

    async def send(self, kind: str, content: Message, message_id: str = "") -> None:
        """One message to the kernel."""
        header = {
            "msg_id": message_id or uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
        }
        await self.socket.send_json(
            {
                "header": header,
                "parent_header": {},
                "metadata": {"version": CONTROL_VERSION},
                "content": content,
                "channel": "shell",
                "buffers": [],
            }
        )

    async def ask(self, comm_id: str, data: Message, answers: Callable[[Message], bool]) -> Message:
        """Send to a widget and wait for the message that answers."""
        answer = self.expect(answers)
        await self.send("comm_msg", {"comm_id": comm_id, "data": data})
        return await self.wait(answer)

    def expect(self, holds: Callable[[Message], bool]) -> "asyncio.Future[Message]":
        """The first message from now on of which this holds."""
        waiting: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting[holds] = waiting
        return waiting

    @staticmethod
    async def wait(answer: "asyncio.Future[Message]") -> Message:
        """Wait for it, not for ever."""
        async with asyncio.timeout(LONGEST_WAIT):
            return await answer

    async def greet(self) -> None:
        """Ask the kernel who it is until it answers: what comes before it listens is dropped."""
        answer = self.expect(lambda told: told["header"]["msg_type"] == "kernel_info_reply")
        until = perf_counter() + LONGEST_WAIT
        while not answer.done() and perf_counter() < until:
            await self.send("kernel_info_request", {})
            await asyncio.wait([answer], timeout=GREET_AGAIN)
        if not answer.done():
            raise TimeoutError("a kernel does not answer")

    async def load_states(self) -> None:
        """Ask for all widgets as the page's manager does, and remember them."""
        comm_id = uuid4().hex
        opening = {"comm_id": comm_id, "target_name": "jupyter.widget.control", "data": {}}
        answer = self.expect(lambda told: is_data("update_states")(told) or closes(comm_id)(told))
        await self.send("comm_open", opening | {"target_module": None})
        await self.send("comm_msg", {"comm_id": comm_id, "data": {"method": "request_states"}})
        told = await self.wait(answer)
        if told["header"]["msg_type"] == "comm_close":
            await self._load_one_by_one()
            return
        self.states |= {
            one: {"_model_name": state["model_name"], **state["state"]}
            for one, state in told["content"]["data"]["states"].items()
        }

    async def _load_one_by_one(self) -> None:
        """Where a kernel knows no such question: which widgets there are, then each of them."""
        answer = self.expect(lambda told: told["header"]["msg_type"] == "comm_info_reply")
        await self.send("comm_info_request", {"target_name": "jupyter.widget"})
        for one in (await self.wait(answer))["content"]["comms"]:
            told = await self.ask(one, {"method": "request_state"}, updates(one))
            self.states[one] = told["content"]["data"]["state"]

    def models(self, name: str) -> list[str]:
        """The widgets of a kind, in the order of their making."""
        return [one for one, state in self.states.items() if state.get("_model_name") == name]

    async def _listen(self) -> None:
        async for message in self.socket:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                self._took(_read(message.data))

    def _took(self, message: Message) -> None:
        if message["header"]["msg_type"] == "comm_open":  # a widget made while the page is open
            self.states[message["content"]["comm_id"]] = _data(message).get("state", {})
        for holds, waiting in list(self._waiting.items()):
            if not waiting.done() and holds(message):
                waiting.set_result(message)
                del self._waiting[holds]


def is_data(method: str) -> Callable[[Message], bool]:
    """Whether a message of a widget is of that method."""

    def holds(message: Message) -> bool:
        return bool(_data(message).get("method") == method)

    return holds


def is_idle_after(message_id: str) -> Callable[[Message], bool]:
    """Whether a kernel says that it has dealt with a message."""

    def holds(message: Message) -> bool:
        is_idle = message.get("content", {}).get("execution_state") == "idle"
        parent = message.get("parent_header", {})
        return bool(is_idle and parent.get("msg_id") == message_id)

    return holds


def closes(comm_id: str) -> Callable[[Message], bool]:
    """Whether a message ends this line to the kernel."""

    def holds(message: Message) -> bool:
        is_close = message["header"]["msg_type"] == "comm_close"
        return is_close and bool(message["content"]["comm_id"] == comm_id)

    return holds


def updates(comm_id: str) -> Callable[[Message], bool]:
    """Whether a message brings the state of this widget."""

    def holds(message: Message) -> bool:
        is_its = message.get("content", {}).get("comm_id") == comm_id
        return bool(is_its and _data(message).get("method") == "update")

    return holds


def is_pong(message: Message) -> bool:
    """Whether the widget of our pages answers a ping."""
    return bool(_data(message).get("content", {}).get("type") == "pong")


def shows(text: str) -> Callable[[Message], bool]:
    """Whether a widget says this from now on."""

    def holds(message: Message) -> bool:
        return text in json.dumps(_data(message).get("state", {}))

    return holds


def _data(message: Message) -> Message:
    content = message.get("content", {})
    data = content.get("data", {}) if isinstance(content, dict) else {}
    return data if isinstance(data, dict) else {}


def _read(data: str | bytes) -> Message:
    """A message; one with buffers comes as offsets, the text, and the buffers."""
    if isinstance(data, bytes):
        count = int.from_bytes(data[:4], "big")
        offsets = [int.from_bytes(data[4 + 4 * one : 8 + 4 * one], "big") for one in range(count)]
        data = data[offsets[0] : offsets[1] if count > 1 else None].decode()
    read: Message = json.loads(data)
    return read


async def opened(http: ClientSession, server: str, path: str, cookie: str = "") -> KernelPage:
    """Open the channels of a kernel, and listen."""
    session = uuid4().hex
    headers = {"Cookie": cookie} if cookie else {}
    socket = await http.ws_connect(
        f"{server}{path}?session_id={session}", headers=headers, max_msg_size=0, compress=15
    )
    page = KernelPage(socket, session)
    page.start()
    await page.greet()
    return page
