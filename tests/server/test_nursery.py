"""Kernels that are forked: as good as any other, and gone when their server is."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil  # type: ignore[import-untyped]
import pytest

from kit.server.forked import CAN_FORK
from tests.server.running import eventually
from tests.server.test_kernels import given_to, opened

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="kernels are forked on Linux alone")
STAYS = ("http.server", "--bind", "127.0.0.1", "0")
ENDS = ("calendar", "2026", "11")


@contextmanager
def nursery() -> Iterator[tuple["subprocess.Popen[bytes]", socket.socket]]:
    """The process alone, and the line to it."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "kit.server.nursery", str(theirs.fileno()), "json"]
    with ours, subprocess.Popen(command, pass_fds=[theirs.fileno()]) as process:
        theirs.close()
        ours.settimeout(20)
        yield process, ours
        ours.close()
        process.wait(timeout=20)


def ask(line: socket.socket, module: str, *arguments: str) -> None:
    asked = {"module": module, "arguments": arguments, "env": dict(os.environ), "cwd": "/"}
    line.sendall(json.dumps(asked).encode() + b"\n")


def told(line: socket.socket) -> dict[str, int]:
    said: dict[str, int] = json.loads(line.makefile().readline())
    return said


def parent_of(running, kernel_id: str) -> int:
    process = running.kernels.get_kernel(kernel_id).provisioner.process
    parent: int = psutil.Process(process.pid).ppid()
    return parent


def test_it_tells_who_was_born_and_how_they_ended():
    with nursery() as (_, line):
        ask(line, *ENDS)
        born = told(line)["born"]

        assert told(line) == {"ended": born, "code": 0}


def test_what_it_forked_ends_with_the_server():
    with nursery() as (_, line):
        ask(line, *STAYS)
        born = told(line)["born"]
        assert psutil.pid_exists(born)

    eventually(lambda: not psutil.pid_exists(born))


def test_kernels_of_pages_have_one_parent_that_is_not_the_server(running):
    (_, one), (_, two) = opened(running), opened(running)

    assert parent_of(running, one) == parent_of(running, two) == running.kernels.nursery.pid
    assert running.kernels.nursery.pid != os.getpid()


def test_where_nothing_can_be_forked_a_kernel_is_a_process_of_its_own(serve):
    running = serve(forks=False)

    _, kernel_id = opened(running)

    assert parent_of(running, kernel_id) == os.getpid()


def test_when_their_parent_is_killed_its_kernels_are_cleared_away_and_the_next_has_another(serve):
    running = serve(lease_seconds=2.0)
    _, lost = opened(running)
    before = running.kernels.nursery.pid

    os.kill(before, signal.SIGKILL)

    eventually(lambda: running.kernels.nursery.pid == 0)
    _, kernel_id = opened(running)
    assert parent_of(running, kernel_id) == running.kernels.nursery.pid != before
    eventually(lambda: lost not in running.kernels)
    assert given_to(running, kernel_id).kernel_id == kernel_id


def test_a_server_that_ends_leaves_none_behind(serve):
    running = serve()
    _, kernel_id = opened(running)
    born = running.kernels.get_kernel(kernel_id).provisioner.process.pid
    parent = running.kernels.nursery.pid

    running.on_loop(running.server.stop)

    assert not psutil.pid_exists(born)
    assert not psutil.pid_exists(parent)
