"""The commands that serve, check, print and export, and what every command ends in."""

import asyncio
import json
import shutil
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Annotated, Any, Literal

import typer

from kit.cli.crosswalk import crosswalk
from kit.cli.decide import decide
from kit.cli.framework import framework
from kit.cli.rehearse import rehearse
from kit.cli.suggest import suggest
from kit.cli.terminal import Format, print_anything, print_problems, spoken
from kit.domain.errors import BadInput, BrokenFiles, KitError, Unusable
from kit.domain.replay import replay
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.formats.check import check_paths
from kit.formats.library import Library, own_folders, shipped_folder
from kit.reports.export import export as export_session
from kit.server.alone import alone
from kit.server.announce import announcement
from kit.server.capacity import allow_many_files
from kit.server.demo import DEMO, EXAMPLE, play_example
from kit.server.launcher import Server, Wanted
from kit.server.logs import set_up_log
from kit.server.sessions import existing, start_or_resume
from kit.store.store import Store
from kit.words import choose_language, say_error

STORE = "sealkit.db"
LOCAL_ZONE = datetime.now().astimezone().tzinfo or UTC

app = typer.Typer(
    name="sealkit",
    help="A room of networks compares its criteria, votes on standards and drafts a seal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(crosswalk, name="crosswalk")
app.add_typer(framework, name="framework")
app.command()(suggest)
app.command()(decide)
app.command()(rehearse)

StoreOption = Annotated[
    str, typer.Option("--store", envvar="SEALKIT_STORE", help="A path, or postgresql://…")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to serve on; 0: any.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]
Listen = Annotated[str | None, typer.Option(help="The interface to listen on.")]
Warm = Annotated[
    int,
    typer.Option(
        min=0, max=24, help="Staff pages kept ready; each takes about 25 MB (off Linux 50 MB)."
    ),
]


def main() -> None:
    """Run a command. What cannot be done is one readable sentence, never a traceback."""
    print_anything()
    try:
        app()
    except BrokenFiles as error:
        print_problems(error.problems)
        sys.exit(1)
    except KitError as error:
        print(say_error(error, spoken()), file=sys.stderr)
        sys.exit(1)


@contextmanager
def opened(store: str, *, to_read: bool = False) -> Iterator[Store]:
    """The store, closed again at the end."""
    found = Store.open_to_read(store) if to_read else Store.open(store)
    try:
        yield found
    finally:
        found.close()


@app.command()
def demo(
    store: StoreOption = STORE,
    port: Port = 8866,
    no_browser: NoBrowser = False,
    address: Annotated[list[str] | None, typer.Option(help="What links carry.")] = None,
    listen: Listen = None,
    warm: Warm = 6,
) -> None:
    """Serve the seal workshop, ready to start, beside a finished example that is invented."""
    wanted = replace(wanted_server(store, port, address or [], listen), warm_pages=warm)
    with opened(store) as opened_store:
        library = Library(Path.cwd())
        workshop = library.workshop("seal")
        start_or_resume(opened_store, library, workshop, DEMO, token_hex(16))
        if EXAMPLE not in opened_store.sessions():
            play_example(opened_store, library)
        run(wanted, opened_store, [DEMO, EXAMPLE], no_browser=no_browser)


@app.command()
def serve(
    workshop: Annotated[str | None, typer.Argument(help="A workshop's file or id.")] = None,
    address: Annotated[
        list[str] | None, typer.Option(help="What links carry: a name or an address; repeatable.")
    ] = None,
    port: Port = 8866,
    session: Annotated[str | None, typer.Option(help="The session's name.")] = None,
    tls_cert: Annotated[Path | None, typer.Option(help="A certificate in PEM.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its key in PEM.")] = None,
    store: StoreOption = STORE,
    no_browser: NoBrowser = False,
    listen: Listen = None,
    warm: Warm = 6,
    behind_balancer: Annotated[
        bool,
        typer.Option(
            "--behind-balancer",
            help="Believe a load balancer's X-Forwarded-For; only it may reach the port.",
        ),
    ] = False,
) -> None:
    """Serve a real session: a new one of a workshop, or those that the store holds."""
    everywhere = "" if listen is None else listen
    reached = wanted_server(store, port, address or [], everywhere, tls_cert, tls_key)
    folders = own_folders(workshop)
    wanted = replace(reached, warm_pages=warm, folders=folders, is_behind=behind_balancer)
    with opened(store) as opened_store:
        named = session_to_serve(opened_store, workshop, session)
        run(wanted, opened_store, [named], no_browser=no_browser)


def session_to_serve(store: Store, workshop: str | None, session: str | None) -> str:
    """The session that is meant, started where it does not exist yet."""
    known = store.sessions()
    if workshop is None and session is None and known:
        return max(known, key=lambda one: store.read(one)[0].at)
    if workshop is None and session in known:
        return session
    chosen = workshop or "summit"
    library = Library(*own_folders(chosen))
    path = Path(chosen) if Path(chosen).suffix else chosen
    plan = library.workshop(path)
    named = session or f"{plan.id}-{datetime.now(LOCAL_ZONE):%Y-%m-%d}"[:40]
    start_or_resume(store, library, plan, named, token_hex(16))
    return named


def wanted_server(
    store: str,
    port: int,
    addresses: list[str],
    listen: str | None,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
) -> Wanted:
    """How the server shall be reached."""
    if (tls_cert is None) != (tls_key is None):
        raise BadInput("server-tls-unreadable", path=str(tls_cert or tls_key))
    return Wanted(
        store=store,
        notebooks=shipped_folder() / "notebooks",
        folders=own_folders(None),
        port=port,
        addresses=tuple(addresses),
        listen=listen,
        tls_cert=tls_cert,
        tls_key=tls_key,
    )


def run(wanted: Wanted, store: Store, session_ids: list[str], *, no_browser: bool) -> None:
    """Serve until Ctrl-C; prints every seat link first."""
    set_up_log()
    allow_many_files()
    with alone(store.file, store.place):
        server = Server(wanted, store)
        server.initialize()

        def ready() -> None:
            print(announcement(server, session_ids, spoken()), flush=True)
            if not no_browser:
                webbrowser.open(facilitator_link(server, session_ids[0]))

        asyncio.run(server.run(ready))


def facilitator_link(server: Server, session_id: str) -> str:
    """The link that opens the facilitator's page on this machine."""
    room = server.place.rooms.find(session_id)
    assert room is not None, "the server was started for this session"
    seat = room.session.standing_seats(Role.FACILITATOR)[0]
    return f"{server.local_url}/s/{room.codes()[seat.seat_id]}"


@app.command()
def check(paths: Annotated[list[Path], typer.Argument(help="Files or folders.")]) -> None:
    """Check framework, crosswalk and workshop files: every mistake with its path, line and cure."""
    problems = check_paths(paths)
    print_problems(problems, sys.stdout)
    if problems:
        raise typer.Exit(1)


@app.command()
def seats(
    session: str,
    store: StoreOption = STORE,
    output: Format = "text",
) -> None:
    """Print every seat of a session with its code and link."""
    with opened(store, to_read=True) as opened_store:
        named = existing(opened_store, session)
    with opened(store) as opened_store:  # now that it is there: opening it to write makes one
        found = replay(named, opened_store.read(named))
        listed = [seat_row(opened_store, found, seat) for seat in found.standing_seats()]
        room_code = opened_store.keys.room_code(named)
    if output == "json":
        print(json.dumps({"session": named, "room_code": room_code, "seats": listed}, indent=1))
        return
    print(f"{named}  {room_code}")
    for row in listed:
        print(f"  {row['role']:<12} {row['group'] or '':<10} {row['code']}  {row['url']}")


def seat_row(store: Store, session: Session, seat: Seat) -> dict[str, Any]:
    """A seat as scripts read it."""
    code = store.keys.seat_code(session.session_id, seat.seat_id, seat.version)
    address = session.address or "http://127.0.0.1:8866"
    return {
        "seat_id": seat.seat_id,
        "role": seat.role.value,
        "group": seat.group_id,
        "organisation": seat.organisation_id,
        "country": session.country_of(seat),
        "code": code,
        "url": f"{address}/s/{code}",
    }


@app.command()
def export(
    session: str,
    directory: Path,
    store: StoreOption = STORE,
    lang: Annotated[
        Literal["en", "fr", "es"] | None, typer.Option(help="The language of headings.")
    ] = None,
) -> None:
    """Write everything that a session holds into a folder; also while it runs."""
    with opened(store, to_read=True) as opened_store:
        named = existing(opened_store, session)
        recorded = opened_store.read(named)
    language = choose_language([lang or spoken()])
    paths = export_session(replay(named, recorded), recorded, directory, language, LOCAL_ZONE)
    for path in paths:
        print(path)


@app.command()
def init(directory: Path) -> None:
    """Make a summit's own folder, with frameworks and workshops to change."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise BadInput("server-folder-not-empty", path=str(directory))
    try:
        for name in ("frameworks", "workshops"):
            shutil.copytree(shipped_folder() / name, directory / name, dirs_exist_ok=True)
    except OSError:
        raise Unusable("server-folder-unwritable", path=str(directory)) from None
    with opened(str(directory / STORE)):
        pass
    print(directory)
