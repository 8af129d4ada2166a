"""What was gathered from others is written as a session, and its report is printed."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from kit.cli.terminal import spoken
from kit.commands.foreign import check_name, import_session
from kit.domain.errors import BadInput, NotNow
from kit.domain.foreign.as_events import Into, as_events
from kit.domain.foreign.gathered import Gathered
from kit.domain.foreign.limits import check_size
from kit.domain.foreign.names import secret
from kit.domain.ids import LANGUAGES
from kit.server.sessions import RETENTION
from kit.store.store import Store
from kit.words import say

LANG = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Order:
    """What the one who imports has said of the session, whatever the source."""

    session: str
    store: str
    title: str | None = None
    lang: str | None = None
    licence: str | None = None
    citation: str | None = None
    dry_run: bool = False
    output: Literal["text", "json"] = "text"

    def __post_init__(self) -> None:
        check_name(self.session)
        if self.lang is not None and not LANG.fullmatch(self.lang):
            raise BadInput("foreign-lang-bad", lang=self.lang)


def bring_in(found: Gathered, order: Order) -> None:
    """Write the session, unless it is only tried out, and print what there is to say."""
    found = replace(
        found,
        title=" ".join((order.title or found.title).split()) or found.kind,
        licence=order.licence or found.licence,
        citation=order.citation or found.citation,
    )
    check_size(found)
    lang = order.lang or found.lang or LANGUAGES[0]
    events = as_events(found, _into(found, order, lang))
    if not order.dry_run:
        with closing(Store.open(order.store)) as store:
            import_session(store, order.session, events)
    elif Path(order.store).exists():
        with closing(Store.open_to_read(order.store)) as store:
            if order.session in store.sessions():
                raise NotNow("session-exists", session=order.session)
    if order.output == "json":
        print(json.dumps(_as_json(found, order, lang), ensure_ascii=False, indent=1))
        return
    for sentence in _sentences(found, order):
        print(sentence)


def _into(found: Gathered, order: Order, lang: str) -> Into:
    at = datetime.now(UTC)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    return Into(
        session_id=order.session,
        lang=lang,
        key=secret(order.session, [one.mark for one in found.files]),
        at=at,
        retention=(at + RETENTION).date(),
    )


def _sentences(found: Gathered, order: Order) -> Iterator[str]:
    """The report: what was found, everything to say of it, and where it stands now."""
    lang = spoken()
    yield found.title
    for one in found.notes:
        yield f"- {say(one.message_id, lang, **one.values)}"
    last = "foreign-not-written" if order.dry_run else "foreign-written"
    yield say(last, lang, session=order.session, store=order.store)


def _as_json(found: Gathered, order: Order, lang: str) -> dict[str, Any]:
    return {
        "session": order.session,
        "kind": found.kind,
        "title": found.title,
        "lang": lang,
        "files": [
            {"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in found.files
        ],
        "people": len(found.people),
        "voted": found.voted(),
        "items": len(found.items),
        "rounds": len(found.rounds),
        "answers": found.judgements(),
        "mappings": len(found.claims),
        "notes": [
            {
                "note": one.message_id,
                **({"values": dict(one.values)} if one.values else {}),
                "text": say(one.message_id, spoken(), **one.values),
            }
            for one in found.notes
        ],
        "written": not order.dry_run,
    }
