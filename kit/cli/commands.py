"""The commands that serve, check, print and export, and what every command ends in."""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from kit.cli.bring import bring
from kit.cli.crosswalk import crosswalk
from kit.cli.decide import decide
from kit.cli.erase import erase
from kit.cli.figures import figures
from kit.cli.framework import framework
from kit.cli.recount import recount
from kit.cli.rehearse import rehearse
from kit.cli.serve import demo, serve
from kit.cli.stores import STORE, StoreOption, opened
from kit.cli.suggest import suggest
from kit.cli.terminal import Format, print_anything, print_problems, spoken
from kit.domain.errors import BadInput, BrokenFiles, KitError, Unusable
from kit.domain.replay import replay
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.formats.check import check_paths
from kit.formats.library import shipped_folder
from kit.reports.export import export as export_session
from kit.reports.material import Material
from kit.server.sessions import existing
from kit.store.codec import decoded
from kit.store.store import Store
from kit.words import choose_language, say_error

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
app.add_typer(bring, name="import")
app.command()(demo)
app.command()(serve)
app.command()(suggest)
app.command()(decide)
app.command()(erase)
app.command()(figures)
app.command()(recount)
app.command()(rehearse)


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
        record = opened_store.record(named)
    language = choose_language([lang or spoken()])
    material = Material(replay(named, decoded(record)), record, language, LOCAL_ZONE)
    for path in export_session(material, directory):
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
