"""`sealkit demo` and `sealkit serve`: the commands that keep a room open."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Annotated

import typer

from kit.cli.stores import STORE, StoreOption, opened
from kit.formats.library import Library, own_folders
from kit.server.demo import DEMO, EXAMPLE, play_example
from kit.server.sessions import start_or_resume
from kit.store.store import Store

Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to serve on; 0: any.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]
Listen = Annotated[str | None, typer.Option(help="The interface to listen on.")]
Warm = Annotated[
    int,
    typer.Option(
        min=0, max=24, help="Staff pages kept ready; each takes about 25 MB (off Linux 50 MB)."
    ),
]


def demo(
    store: StoreOption = STORE,
    port: Port = 8866,
    no_browser: NoBrowser = False,
    address: Annotated[list[str] | None, typer.Option(help="What links carry.")] = None,
    listen: Listen = None,
    warm: Warm = 6,
) -> None:
    """Serve the seal workshop, ready to start, beside a finished example that is invented."""
    from kit.cli import serving  # and with it Jupyter’s server, which others do without

    wanted = replace(serving.wanted(store, port, address or [], listen), warm_pages=warm)
    with opened(store) as opened_store:
        library = Library(Path.cwd())
        workshop = library.workshop("seal")
        start_or_resume(opened_store, library, workshop, DEMO, token_hex(16))
        if EXAMPLE not in opened_store.sessions():
            play_example(opened_store, library)
        serving.run(wanted, opened_store, [DEMO, EXAMPLE], no_browser=no_browser)


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
    from kit.cli import serving  # and with it Jupyter’s server, which others do without

    everywhere = "" if listen is None else listen
    reached = serving.wanted(store, port, address or [], everywhere, tls_cert, tls_key)
    folders = own_folders(workshop)
    wanted = replace(reached, warm_pages=warm, folders=folders, is_behind=behind_balancer)
    with opened(store) as opened_store:
        named = session_to_serve(opened_store, workshop, session)
        serving.run(wanted, opened_store, [named], no_browser=no_browser)


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
    named = session or f"{plan.id}-{datetime.now().astimezone():%Y-%m-%d}"[:40]
    start_or_resume(store, library, plan, named, token_hex(16))
    return named
