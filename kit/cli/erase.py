"""`sealkit erase`: what people typed, or a whole session, for good."""

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from kit.cli.stores import STORE, StoreOption, opened
from kit.cli.terminal import Format, spoken
from kit.domain.errors import BadInput
from kit.domain.replay import replay
from kit.domain.words_typed import Words
from kit.server.alone import alone
from kit.server.sessions import existing
from kit.store.store import Store
from kit.words import say


def erase(
    session: str,
    store: StoreOption = STORE,
    only: Annotated[
        list[Words] | None, typer.Option(help="Only these words; repeatable. Default: all.")
    ] = None,
    seat: Annotated[str | None, typer.Option(help="Only what this seat typed, by its id.")] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="The whole session, its record and ballots too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    output: Format = "text",
) -> None:
    """Erase names and words from a session for good; its record keeps a chain that verifies."""
    if whole and (only or seat):
        raise BadInput("erasing-whole-or-part")
    with opened(store, to_read=True) as opened_store:
        named = existing(opened_store, session)
    with opened(store) as opened_store, alone(opened_store.file, opened_store.place):
        _check_seat(opened_store, named, seat)
        _confirm(named, whole=whole, yes=yes)
        if whole:
            erased = {"events": opened_store.erase_session(named)}
        else:
            kinds = tuple(dict.fromkeys(only or Words))
            texts = opened_store.erase(named, kinds, of_seat=seat, at=datetime.now(UTC))
            erased = {"texts": texts, "events": opened_store.verify(named)}
        is_shared = opened_store.is_shared
    if output == "json":
        print(json.dumps({"session": named, "whole": whole, **erased}))
        return
    print(say(f"erasing-done-{'whole' if whole else 'words'}", spoken(), **erased))
    print(say("erasing-copies", spoken()))
    if is_shared:
        print(say("erasing-vacuum", spoken()))


def _check_seat(store: Store, session_id: str, seat: str | None) -> None:
    if seat is not None and seat not in replay(session_id, store.read(session_id)).seats:
        raise BadInput("erasing-seat-unknown", seat=seat, session=session_id)


def _confirm(session_id: str, *, whole: bool, yes: bool) -> None:
    """Ask for the session's name: it cannot be had back."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise BadInput("erasing-not-confirmed", session=session_id)
    question = say(f"erasing-sure-{'whole' if whole else 'words'}", spoken(), session=session_id)
    if input(f"{question} ").strip() != session_id:
        raise BadInput("erasing-other-name", session=session_id)
