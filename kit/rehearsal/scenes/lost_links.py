"""Lost links: the Wi-Fi is gone for everybody at once, and back; the room goes on meanwhile."""

import asyncio
from time import perf_counter

from kit.domain.ids import LANGUAGES
from kit.rehearsal.checks import all_of, in_time
from kit.rehearsal.insisting import insist
from kit.rehearsal.phone import Phone
from kit.rehearsal.stage import WITHIN, Stage

BOUND = 3.0
TITLE = "Répétition · Ensayo · Rehearsal"


async def play(stage: Stage) -> None:
    """Cut all lines; while they are away, something changes that they must know when back."""
    since = perf_counter()
    back = stage.watch.cut(stage.everybody)
    for lang in LANGUAGES:
        await stage.lead("rename_session", title=TITLE, lang=lang)
    stage.checks.append(in_time("lost-links", await back.seen(since, WITHIN), BOUND))
    same = await asyncio.gather(*(_shows_what_stands(stage, one) for one in stage.phones))
    stage.checks.append(all_of("caught-up", sum(same), len(same)))


async def _shows_what_stands(stage: Stage, phone: Phone) -> bool:
    """Whether what the page pieced together is what the server would show it whole."""
    fresh = Phone(phone.http, phone.server, phone.seat, phone.cookie, phone.lang)
    if not (await insist(fresh.look, stage.pace.again, stage.chance)).ok:
        return False
    shown = stage.watch.expect([phone], lambda view: _parts(view) == _parts(fresh.view))
    return (await shown.seen(0.0, WITHIN)).last is not None


def _parts(view: dict[str, object]) -> tuple[object, object]:
    return view.get("shared"), view.get("own")
