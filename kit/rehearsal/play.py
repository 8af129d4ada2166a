"""The play: a room is made, all scenes are played in it, and it is removed, whatever happens."""

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

from kit.rehearsal.busy import Busy
from kit.rehearsal.checks import Check, Unit, all_of
from kit.rehearsal.host import enter
from kit.rehearsal.phone import browsers
from kit.rehearsal.scenes import (
    arrivals,
    brainstorm,
    lost_links,
    more_minutes,
    network,
    plenary,
    record,
    reveal,
    staff,
    vote,
)
from kit.rehearsal.sheet import Sheet
from kit.rehearsal.stage import Pace, Stage, Stopped, staged

SCENES: Mapping[str, ModuleType] = MappingProxyType(
    {
        "network": network,
        "staff": staff,
        "arrivals": arrivals,
        "brainstorm": brainstorm,
        "lost-links": lost_links,
        "more-minutes": more_minutes,
        "plenary": plenary,
        "vote": vote,
        "reveal": reveal,
        "record": record,
    }
)
"""In the order in which they are played."""


async def rehearse(
    server: str,
    code: str,
    phones: int,
    lang: str,
    pace: Pace | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Sheet:
    """Play a whole workshop with so many phones on a server. `tell` hears each scene's name.

    Raises a sentence where it cannot even begin.
    """
    async with browsers(server) as http:
        host = await enter(http, server, code, lang)
        room = await host.begin(phones)
        stage = staged(http, server, room, phones, pace or Pace())
        try:
            async with Busy() as busy:
                await _play(stage, tell)
        finally:
            await stage.watch.end()
            ended = await host.end(room)
        stage.checks.append(await _trace(stage, is_ended=ended.ok))
    return Sheet(server, phones, tuple(stage.checks), busy.seconds)


async def _play(stage: Stage, tell: Callable[[str], None]) -> None:
    """All scenes; one that cannot be played to its end is a line on the sheet."""
    for name, scene in SCENES.items():
        tell(name)
        try:
            await scene.play(stage)
        except Stopped as stopped:
            why = stopped.text
        except (LookupError, TypeError):
            why = ""  # a page that shows something else than this version of the kit knows
        else:
            continue
        values: dict[str, object] = {"scene": name, "text": why}
        stage.checks.append(Check("finished", False, 0, 1, Unit.COUNT, values=values))
        return


async def _trace(stage: Stage, *, is_ended: bool) -> Check:
    """Nobody who had a seat in the room has it any more. Its code is not tried: a wrong code slows
    down whoever comes next from this computer, and that is the next rehearsal."""
    staff = await stage.facilitator.look("facilitator")
    phones = [await one.look() for one in stage.phones[:1] if one.seat]
    gone = is_ended and all(one.status == 403 for one in (staff, *phones))
    return all_of("removed", int(gone), 1)
