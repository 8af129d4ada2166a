"""A part of the bench in a process of its own: memory and warm caches of one colour no other."""

import multiprocessing
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import ParamSpec, TypeVar

from kit.server.capacity import allow_many_files

P = ParamSpec("P")
R = TypeVar("R")
LONGEST_END = 40.0


class FailedError(Exception):
    """A part did not come to its end; the text says why."""


def apart(longest: float, work: Callable[P, R], /, *given: P.args, **named: P.kwargs) -> R:
    """What the work gives; told to stop, servers and all, where it takes longer."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, work, given, named))
    process.start()
    sending.close()
    try:
        told = receiving.recv() if receiving.poll(longest) else f"not ready after {longest:.0f} s"
        if isinstance(told, tuple):
            process.join(timeout=LONGEST_END)
    except EOFError:
        told = "it ended without a word"
    finally:
        _end(process)
    if isinstance(told, str):
        raise FailedError(told)
    found: R = told[0]
    return found


def _end(process: SpawnProcess) -> None:
    """Told to stop it ends its servers; killed it could not."""
    if process.is_alive():
        process.terminate()
        process.join(timeout=LONGEST_END)
    if process.is_alive():
        process.kill()
        process.join()


def _work(
    sending: Connection,
    work: Callable[..., object],
    given: tuple[object, ...],
    named: dict[str, object],
) -> None:
    """In the process: what came of it in a tuple, or why nothing did as a sentence."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))
    allow_many_files()
    began = time.perf_counter()
    try:
        sending.send((work(*given, **named),))
    except (Exception, SystemExit) as error:  # noqa: BLE001  (the other parts go on)
        after = time.perf_counter() - began
        sending.send(f"{type(error).__name__} after {after:.0f} s: {str(error)[:400]}")
