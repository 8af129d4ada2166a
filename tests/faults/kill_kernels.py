"""Kill the kernels of open pages again and again: the room goes on, and no dead one stays.

    python tests/faults/kill_kernels.py --rounds 150

Each round opens a page of a staff seat as a browser does, with its kernel and its socket, and kills
a kernel at a random moment without warning: while the page is still being made, or later. The page
that was being made must end all the same; the server must notice and remove what is dead; the next
page must get a new kernel; and reporters, phones and the facilitator work on meanwhile. In every
fifth round the process from which kernels are forked is killed as well, in every tenth the server
itself with its kernels alive: they must end by themselves.
"""

import contextlib
import random
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from kit.domain.rights import Page, sees  # noqa: E402 (needs the line above)
from kit.domain.seat import Role  # noqa: E402 (needs the line above)
from tests.faults import kernel_processes as processes  # noqa: E402 (needs the line above)
from tests.faults.crowd import Crowd  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)
from tests.server.running import Answer, Browser, eventually  # noqa: E402 (needs the line above)

LEASE = "3"
LONGEST_LIFE = 1.5
PAGE_SECONDS = 40.0
NURSERY_DIES, SERVER_DIES = 5, 10
"""In every so manieth round it dies as well."""
KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')
PAGES = [(page, role) for page in Page for role in Role if sees(role, page)]
STAFF = [(page, role) for page, role in PAGES if role is not Role.PARTICIPANT]


@dataclass
class Pages:
    """The pages that are opened, and what became of their kernels."""

    crowd: Crowd
    chance: random.Random
    made: int = 0
    without_kernel: int = 0
    killed: int = 0
    problems: list[str] = field(default_factory=list)

    def round(self, number: int) -> None:
        """One page, one kernel killed; now and then the server with it."""
        browser, address = self._seat()
        life = self.chance.uniform(0, LONGEST_LIFE)
        with contextlib.ExitStack() as open_:
            killer = threading.Thread(target=self._kill_in_time, args=(life, number))
            killer.start()
            answer = self._opened(browser, address)
            kernel_id = self._kernel(answer, number)
            if kernel_id and number % SERVER_DIES == SERVER_DIES - 1:
                killer.join()
                self._kill_the_server()
                return
            if kernel_id:
                self._look(open_, browser, kernel_id)
            killer.join()
            self.killed += processes.kill(self.crowd.room.pid)
            self._check_removed(browser, kernel_id)

    def _seat(self) -> tuple[Browser, str]:
        page, role = self.chance.choice(STAFF)
        in_group = role in (Role.INSTRUCTOR, Role.REPORTER)
        group = f"group-{self.chance.randint(1, 3)}" if in_group else None
        browser, seat_id = self.crowd.seated(self.crowd.room.session(), role, group)
        return browser, f"/voila/render/{page}.ipynb?seat={seat_id}"

    def _kill_in_time(self, life: float, number: int) -> None:
        """At any moment, or as soon as there is a kernel, before it has said a word."""
        if number % 2:
            time.sleep(life)
        else:
            eventually(lambda: processes.kernels(self.crowd.room.pid))
            time.sleep(life / 10)
        if number % NURSERY_DIES == NURSERY_DIES - 1:
            processes.kill_nursery(self.crowd.room.pid)
        self.killed += processes.kill(self.crowd.room.pid)

    def _opened(self, browser: Browser, address: str) -> Answer:
        began = time.monotonic()
        answer = browser.get(address)
        took = time.monotonic() - began
        if took > PAGE_SECONDS:
            self.problems.append(f"a page took {took:.0f} s")
        return answer

    def _kernel(self, answer: Answer, number: int) -> str | None:
        """The kernel of a page; a page whose kernel died while it was made has none."""
        self.made += 1
        if answer.status != 200 or not answer.text.rstrip().endswith("</html>"):
            self.problems.append(f"the page of round {number} did not end: {answer.status}")
        found = KERNEL.search(answer.text)
        self.without_kernel += found is None
        return found[1] if found else None

    @staticmethod
    def _look(open_: contextlib.ExitStack, browser: Browser, kernel_id: str) -> None:
        """Keep the kernel's socket open, as its page does; it may be dead already."""
        with contextlib.suppress(OSError, WebSocketException):
            open_.enter_context(browser.socket(f"/api/kernels/{kernel_id}/channels?session_id=one"))

    def _check_removed(self, browser: Browser, kernel_id: str | None) -> None:
        pid = self.crowd.room.pid
        with contextlib.suppress(AssertionError):
            eventually(lambda: not processes.kernels(pid))
            if kernel_id:
                eventually(lambda: browser.get(f"/api/kernels/{kernel_id}").status == 404)
            return
        self.problems.append(f"the dead kernel {kernel_id} was not removed")

    def _kill_the_server(self) -> None:
        """Its kernels notice that they are alone."""
        room = self.crowd.room
        left = processes.kernels(room.pid)
        room.kill()
        with contextlib.suppress(AssertionError):
            eventually(lambda: all(map(processes.is_gone, left)))
            room.start()
            return
        self.problems.append(f"{len(left)} kernels outlived their server")
        room.start()


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many pages, and everybody at work all the time."""
    with Served(folder, words=("--lease", LEASE)) as room:
        crowd = Crowd(room)
        pages = Pages(crowd, random.Random(seed))
        with crowd.at_work(rest=0.1):
            for number in range(rounds):
                pages.round(number)
        ending = crowd.end()
    ending.problems += pages.problems
    made = f"{pages.made} pages made, {pages.without_kernel} of them without their kernel"
    ending.told.append(f"{pages.killed} kernels killed; {made}")
    return ending


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
