"""The process that kernels are forked from: it has loaded all that each of them needs, once.

It runs beside the server, in one thread and without a loop: what it holds is safe to fork. Over
one socket it is told in lines of JSON which kernel to start, and tells which have ended. When the
server has gone, so have they all.
"""

import contextlib
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys
from typing import Any, NoReturn

MOST_BYTES = 1 << 16


def main(number: int, modules: list[str]) -> None:
    """Load the modules, then fork whenever the socket of that number asks for it."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # its threads must not be forked
    with socket.socket(fileno=number) as line:
        for name in modules:
            importlib.import_module(name)
        gc.collect()
        gc.freeze()  # what stands still is shared: a collection would touch, and so copy, it all
        Nursery(line).keep()


class Nursery:
    """The kernels that were forked here and have not ended."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._waking, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._kernels: set[int] = set()
        self._heard = b""

    def keep(self) -> None:
        """Fork and tell, until the server has gone."""
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only wakes us
        signal.set_wakeup_fd(self._wake.fileno())
        with self._waking, self._wake:
            while self._listen():
                self._tell_ended()
        for kernel in self._kernels:
            with contextlib.suppress(ProcessLookupError):
                os.kill(kernel, signal.SIGKILL)

    def _listen(self) -> bool:
        ready, _, _ = select.select([self._line, self._waking], [], [])
        if self._waking in ready:
            self._waking.recv(MOST_BYTES)
        if self._line not in ready:
            return True
        got = self._line.recv(MOST_BYTES)
        *lines, self._heard = (self._heard + got).split(b"\n")
        for one in lines:
            self._start(json.loads(one))
        return bool(got)

    def _start(self, asked: dict[str, Any]) -> None:
        try:
            kernel = os.fork()
        except OSError as error:
            self._tell({"refused": str(error)})
            return
        if not kernel:
            self._become(asked)
        self._kernels.add(kernel)
        self._tell({"born": kernel})

    def _become(self, asked: dict[str, Any]) -> NoReturn:
        """In the new process: what `python -m` would run, in the environment that was asked for."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            for one in (self._line, self._waking, self._wake):
                one.close()
            os.environ.clear()
            os.environ.update(asked["env"])
            os.chdir(asked["cwd"])
            sys.argv = ["-m", *asked["arguments"]]
            runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _tell_ended(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)) != (0, 0):
                self._kernels.discard(ended[0])
                self._tell({"ended": ended[0], "code": os.waitstatus_to_exitcode(ended[1])})

    def _tell(self, what: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # the server has gone: the next look will say so
            self._line.sendall(json.dumps(what).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
