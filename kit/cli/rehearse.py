"""`sealkit rehearse`: plays a whole workshop against a running server, and prints a sheet."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Coroutine
from contextlib import closing
from threading import Thread
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import typer

from kit.cli.terminal import spoken
from kit.domain.errors import BadInput, KitError, NotFound
from kit.domain.ids import LANGUAGES
from kit.domain.replay import replay
from kit.domain.rounds import FEWEST_SECRET
from kit.domain.seat import Role
from kit.rehearsal.play import SCENES
from kit.rehearsal.play import rehearse as play
from kit.rehearsal.sheet import Sheet
from kit.server.capacity import MEASURED, allow_many_files
from kit.server.sessions import existing
from kit.store.store import Store
from kit.words import say, say_error

HERE = "http://127.0.0.1:8866"
STANDARD_INPUT = "-"
Format = Literal["text", "json", "lines"]


def rehearse(
    seats: Annotated[
        int, typer.Option(min=FEWEST_SECRET, max=MEASURED, help="How many phones.")
    ] = 32,
    server: Annotated[
        str,
        typer.Option(
            help="The server, or from another computer the facilitator’s link; - reads the link as "
            "a line of standard input, where one more line ends the play."
        ),
    ] = HERE,
    store: Annotated[
        str, typer.Option("--store", envvar="SEALKIT_STORE", help="A path, or postgresql://…")
    ] = "sealkit.db",
    session: Annotated[str | None, typer.Option(help="The session that is served.")] = None,
    lang: Annotated[
        Literal["en", "fr", "es"] | None, typer.Option(help="The language of the sheet.")
    ] = None,
    output: Annotated[
        Format,
        typer.Option(
            "--format",
            help="For people, for scripts, or as lines of JSON, scenes and sheet in all languages, "
            "for a program that shows them.",
        ),
    ] = "text",
) -> None:
    """Play a whole workshop on a running server, beside the session, and say whether it held."""
    language = lang or spoken()
    try:
        sheet = _played(server, store, session, seats, language, output)
    except KitError as error:
        if output != "lines":
            raise
        _line({"refused": {one: say_error(error, one) for one in LANGUAGES}})
        raise typer.Exit(1) from None
    if sheet is not None:
        _print(sheet, language, output)
    if sheet is None or not sheet.passed:
        raise typer.Exit(1)


def _played(
    server: str, store: str, session: str | None, seats: int, lang: str, output: Format
) -> Sheet | None:
    """The sheet; None where the play was ended before."""
    is_led = server == STANDARD_INPUT
    address, code = _link(_line_of_input() if is_led else server)
    code = code or _facilitators_code(store, session)
    allow_many_files()

    def tell(scene: str) -> None:
        if output == "text":
            print(say(f"rehearsal-scene-{scene}", lang), file=sys.stderr, flush=True)
        elif output == "lines":
            _line({"scene": scene, "number": list(SCENES).index(scene) + 1, "of": len(SCENES)})

    playing = play(address, code, seats, lang, tell=tell)
    return asyncio.run(_until_told(playing) if is_led else playing)


async def _until_told(playing: Coroutine[Any, Any, Sheet]) -> Sheet | None:
    """Play to the end, or until another line comes; what was begun is removed either way."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(playing)

    def wait() -> None:
        if _line_of_input():
            with contextlib.suppress(RuntimeError):  # the play has ended meanwhile
                loop.call_soon_threadsafe(task.cancel)

    Thread(target=wait, daemon=True).start()
    try:
        return await task
    except asyncio.CancelledError:
        return None


def _line_of_input() -> str:
    """A line, read without the lock of `sys.stdin`: a thread that waits with it spoils the end."""
    read = b"".join(iter(_letter, b""))
    return read.decode("utf-8", "replace").strip()


def _letter() -> bytes:
    letter = os.read(sys.stdin.fileno(), 1)
    return b"" if letter == b"\n" else letter


def _line(told: dict[str, Any]) -> None:
    """In letters that every pipe can carry."""
    print(json.dumps(told), flush=True)


def _print(sheet: Sheet, lang: str, output: Format) -> None:
    if output == "lines":
        _line({"sheet": {one: _in_words(sheet, one) for one in LANGUAGES}})
    elif output == "json":
        print(json.dumps(sheet.as_json(lang), ensure_ascii=False, indent=1))
    else:
        print(f"\n{sheet.text(lang)}")


def _in_words(sheet: Sheet, lang: str) -> dict[str, Any]:
    """All that a page says of it."""
    rows = zip(sheet.checks, sheet.rows(lang), strict=True)
    return {
        "passed": sheet.passed,
        "verdict": sheet.verdict(lang),
        "advice": sheet.advice(lang),
        "checks": [
            {"passed": check.passed, "mark": mark, "text": text, "figure": figure, "bound": bound}
            for check, (mark, text, figure, bound) in rows
        ],
    }


def _link(server: str) -> tuple[str, str]:
    """The server's address, and the code where a seat's link was given."""
    parts = urlsplit(server if "://" in server else f"http://{server}")
    before, is_link, code = parts.path.partition("/s/")
    if parts.scheme not in ("http", "https") or not parts.netloc or before.strip("/"):
        raise BadInput("rehearsal-server-unreadable", server=server)
    return f"{parts.scheme}://{parts.netloc}", code if is_link else ""


def _facilitators_code(store: str, session: str | None) -> str:
    """The code of the facilitator's seat, as the store on this machine knows it."""
    with closing(Store.open_to_read(store)) as reading:
        named = existing(reading, session) if session else newest(reading)
        found = replay(named, reading.read(named))
    seat = found.standing_seats(Role.FACILITATOR)[0]
    with closing(Store.open(store)) as opened:
        return opened.keys.seat_code(named, seat.seat_id, seat.version)


def newest(store: Store) -> str:
    """The session that `sealkit serve` would go on with."""
    known = store.sessions()
    if not known:
        raise NotFound("server-session-none", store=store.place)
    return max(known, key=lambda one: store.read(one)[0].at)
