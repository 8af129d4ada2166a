"""Playing: a rehearsal that the facilitator's page asked for, played by a process of its own.

The process is `sealkit rehearse`: phones that are not there must not take the server's turns.
"""

import asyncio
import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from kit.domain.errors import NotNow
from kit.server.kernels import without_secrets
from kit.server.room import Room
from kit.views.live import Rehearsing, RehearsingState

GRACE = 6.0
"""Seconds that a process which was told to stop may take to remove its rehearsal."""
KEPT_LINES = 30
"""Lines of a process that broke off which are worth logging."""
log = logging.getLogger("kit.playing")


@dataclass(frozen=True)
class Wish:
    """What shall be played for a room: its facilitator's link, how many phones, once per key."""

    room: Room
    link: str
    phones: int
    key: str


class Player:
    """Leads the process that plays, one at a time.

    What it shows stands in this server's memory. Where several servers share a store, the page
    shows it as long as it looks at the server that played.
    """

    def __init__(self) -> None:
        self.command = (sys.executable, "-m", "kit", "rehearse")
        self._task: asyncio.Task[None] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._wish: Wish | None = None
        self._is_stopping = False
        self._begun: list[str] = []

    def is_playing(self, room: Room) -> bool:
        """Whether it plays for this room."""
        is_busy = self._task is not None and not self._task.done()
        return is_busy and self._wish is not None and self._wish.room is room

    def play(
        self,
        wish: Wish,
        show: Callable[[Rehearsing], None],
        remove: Callable[[str], Awaitable[None]],
    ) -> None:
        """Begin to play. Raises NotNow while another rehearsal is being played."""
        if self._wish is not None and self._wish.key == wish.key:
            return  # the same call once more
        if self._task is not None and not self._task.done():
            raise NotNow("rehearsal-under-way")
        self._wish, self._is_stopping, self._begun = wish, False, []
        self._show = show
        self._now = Rehearsing(RehearsingState.PLAYING, wish.phones, datetime.now(UTC))
        show(self._now)
        self._task = asyncio.create_task(self._play(wish, remove))

    def began(self, room: Room, rehearsal: str) -> None:
        """A rehearsal of this room was begun: by our process, if there is one."""
        if self.is_playing(room):
            self._begun.append(rehearsal)

    async def stop(self) -> None:
        """End what is played, if something is; back when the process has ended."""
        if self._task is None or self._task.done():
            return
        self._is_stopping = True
        self._tell(state=RehearsingState.STOPPING)
        self._say_stop()
        await asyncio.wait([self._task], timeout=GRACE)
        if self._process is not None:
            self._process.kill()
        await asyncio.wait([self._task], timeout=GRACE)

    async def _play(self, wish: Wish, remove: Callable[[str], Awaitable[None]]) -> None:
        ended: dict[str, Any] = {"state": RehearsingState.BROKEN}

        def hear(said: dict[str, Any]) -> None:
            if "sheet" in said:
                ended.update(state=RehearsingState.ENDED, told=said["sheet"])
            elif "refused" in said:
                ended.update(told=said["refused"])
            elif not self._is_stopping:
                self._tell(**said)

        try:
            await self._run(wish, hear)
            if ended["state"] is RehearsingState.BROKEN:
                for rehearsal in self._begun:
                    await remove(rehearsal)
                if self._is_stopping:
                    ended = {"state": RehearsingState.STOPPED}
        except Exception:
            log.exception("a rehearsal could not be played")
        finally:
            self._tell(**ended)

    async def _run(self, wish: Wish, hear: Callable[[dict[str, Any]], None]) -> None:
        """The process from its start to its end, read in threads: on Windows the loop that the
        server runs on knows no subprocesses."""
        process = self._process = await asyncio.to_thread(self._start, wish)
        if self._is_stopping:
            self._say_stop()
        assert process.stdout is not None
        noise: list[bytes] = []
        try:
            while line := await asyncio.to_thread(process.stdout.readline):
                if line.startswith(b"{"):
                    hear(json.loads(line))
                else:
                    noise = [*noise, line][-KEPT_LINES:]
        finally:
            self._process = None
            process.kill()  # it has ended, unless what it said could not be shown
            await asyncio.to_thread(process.communicate)
        if noise and not self._is_stopping:
            log.error("what played said: %s", b"".join(noise).decode(errors="replace"))

    def _start(self, wish: Wish) -> subprocess.Popen[bytes]:
        """The link goes in by a pipe: the arguments of a process are seen by all on a machine."""
        arguments = ("--server", "-", "--seats", str(wish.phones), "--format", "lines")
        process = subprocess.Popen(  # noqa: S603  (our own command)
            [*self.command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=without_secrets(dict(os.environ)),
            # Ctrl-C ends the server, and the server ends the process once it has cleaned up.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        _write(process, wish.link)
        return process

    def _say_stop(self) -> None:
        if self._process is not None:
            _write(self._process, "stop")

    def _tell(self, **changes: Any) -> None:
        self._now = replace(self._now, **changes)
        self._show(self._now)


def _write(process: subprocess.Popen[bytes], line: str) -> None:
    """Say a line to it; one that has ended does not hear it."""
    with contextlib.suppress(OSError):
        assert process.stdin is not None
        os.write(process.stdin.fileno(), f"{line}\n".encode())
