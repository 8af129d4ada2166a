"""Kernels forked from one process that has loaded everything: a tenth of the work of a new Python,
half its memory. Where there is no fork, or it fails, a kernel is a process of its own as ever."""

import asyncio
import contextlib
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

CAN_FORK = sys.platform == "linux"
"""macOS has fork too, but what its frameworks do afterwards cannot be relied on."""
PRELOADED = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.displayhook",
    "IPython.core.history",
    "kit.apps.page",
)
"""Everything that a kernel loads before it shows its widget."""
LARGEST_LINE = 1 << 20
log = logging.getLogger("kit.forked")


@dataclass(eq=False)
class Forked:
    """A kernel's process as its manager knows processes; another one is its parent."""

    pid: int
    returncode: int | None = None
    stdin = stdout = stderr = None

    def poll(self) -> int | None:
        """How it ended, once it has."""
        return self.returncode

    def wait(self) -> int | None:
        """It is asked for only when it has ended."""
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Tell the process something, if it is still there."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The server's end of the process that kernels are forked from; it starts with the first."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = asyncio.Lock()
        self._answers: asyncio.Queue[int | None] = asyncio.Queue()
        self._living: dict[int, Forked] = {}

    @property
    def pid(self) -> int:
        """The process that all its kernels have as their parent."""
        return self._process.pid if self._process else 0

    async def fork(self, command: list[str], environment: dict[str, str], folder: str) -> Forked:
        """A new kernel. The command is `python -m module …`; OSError where there is none."""
        async with self._turn:
            if self._process is None:
                await self._begin()
            _, _, module, *arguments = command
            asked = {
                "module": module,
                "arguments": [*arguments, f"--IPKernelApp.parent_handle={self.pid}"],
                "env": environment,
                "cwd": folder,
            }
            self._writer.write(json.dumps(asked).encode() + b"\n")
            await self._writer.drain()
            born = await self._answers.get()
            if born is None:
                raise ChildProcessError("no kernel could be forked")
            return self._living[born]

    async def _begin(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", "kit.server.nursery", str(number), *PRELOADED]
            # Asyncio's own would take the loop's word for when it ends; ours is waited for below.
            self._process = subprocess.Popen(  # noqa: S603, ASYNC220  (our own module)
                command, pass_fds=[number], env=self._environment, start_new_session=True
            )
        self._reader, self._writer = await asyncio.open_connection(sock=ours, limit=LARGEST_LINE)
        self._answers = asyncio.Queue()
        self._hearing = asyncio.create_task(self._hear())

    async def _hear(self) -> None:
        with contextlib.suppress(OSError):
            while line := await self._reader.readline():
                self._heard(json.loads(line))
        await self._lost()

    def _heard(self, said: dict[str, Any]) -> None:
        if "born" in said:
            self._living[said["born"]] = Forked(said["born"])
            self._answers.put_nowait(said["born"])
        elif "ended" in said:
            self._living.pop(said["ended"]).returncode = said["code"]
        else:
            log.warning("no kernel could be forked: %s", said.get("refused"))
            self._answers.put_nowait(None)

    async def _lost(self) -> None:
        """It has ended, and takes its kernels along; the next one begins anew."""
        process, self._process = self._process, None
        self._writer.close()
        for one in self._living.values():
            with contextlib.suppress(ProcessLookupError):
                one.kill()
            one.returncode = -signal.SIGKILL
        self._living.clear()
        self._answers.put_nowait(None)
        if process is not None:
            await asyncio.to_thread(process.wait)

    async def close(self) -> None:
        """End it, and whatever it has forked."""
        async with self._turn:
            if self._process is None:
                return
            self._writer.close()
            self._process.kill()
            await self._hearing


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel by a fork, and otherwise as every Jupyter does."""

    nursery: Nursery

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start it; returns how it is reached."""
        try:
            forked = await self.nursery.fork(cmd, kwargs["env"], str(kwargs.get("cwd") or "."))
        except OSError as error:
            log.warning("a kernel is started without a fork: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast("subprocess.Popen[bytes]", forked)
        self.pid = self.pgid = forked.pid
        return self.connection_info


class SeatKernel(ServerKernelManager):
    """One kernel, forked where its multitude has a nursery."""

    async def _async_pre_start_kernel(self, **kwargs: Any) -> Any:
        nursery: Nursery | None = getattr(self.parent, "nursery", None)
        if nursery is not None and self.provisioner is None:
            self.provisioner = ForkedProvisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
            self.provisioner.nursery = nursery
        return await super()._async_pre_start_kernel(**kwargs)
