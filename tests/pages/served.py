"""A server in a process of its own, as a facilitator starts it."""

import os
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.server.running import eventually

ROOT = Path(__file__).parent.parent.parent
READY = "Ctrl-C ends the server"


class Served:
    """`sealkit demo` on a free port with a store in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, again on the same port when it ran before, and wait until it is ready."""
        command = [sys.executable, "-m", "kit", "demo", "--no-browser"]
        command += ["--port", str(self.port), "--address", "room.test", "--listen", "127.0.0.1"]
        command += ["--warm", "0"]  # a kernel nobody looks at costs every test half a second
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "JUPYTER_RUNTIME_DIR": str(self.folder / "runtime"),
            "LC_ALL": "C.UTF-8",
        }
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        started = self._process
        eventually(lambda: READY in self.said() or started.poll() is not None, 60)
        assert READY in self.said(), self.said()
        found = re.search(r"http://room\.test:(\d+)/", self.said())
        assert found is not None
        self.port = int(found[1])

    def said(self) -> str:
        """What it has printed and logged."""
        return self._log.read_text("utf-8", "replace")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; with SIGKILL as a power cut would."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=30)

    def fill_disk(self, full: bool = True) -> None:
        """Let no file of the server grow, as on a full disk; or let them grow again."""
        assert self._process is not None
        limit = 16 if full else resource.RLIM_INFINITY
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    @property
    def address(self) -> str:
        """Where a browser of the room finds it, by a name that makes it an insecure origin."""
        return f"http://room.test:{self.port}"

    def link(self, seat: str, session: str = "demo") -> str:
        """The seat link that it printed, such as of `Facilitator` or `Reporter · Group 1`."""
        found = re.search(rf"^  {re.escape(seat)} +(\S+)$", self._part(session), re.MULTILINE)
        assert found is not None, f"no link for {seat}"
        return found[1]

    def room_code(self, session: str = "demo") -> str:
        """The code by which phones join."""
        found = re.search(r"room code (\w+)", self._part(session))
        assert found is not None
        return found[1]

    def _part(self, session: str) -> str:
        return self.said().split(f"{session}: ", 1)[1].split("\n\n", 1)[0]
