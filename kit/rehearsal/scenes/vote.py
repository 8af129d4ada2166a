"""The vote: a secret round; all vote within some seconds, some change their mind, some click twice,
some come late."""

import asyncio
import secrets
from time import perf_counter
from typing import Any

from kit.rehearsal.checks import all_of, in_time, mostly_in_time
from kit.rehearsal.insisting import Insisted, insist
from kit.rehearsal.phone import Phone, fresh_key
from kit.rehearsal.scenes.arrivals import arrive
from kit.rehearsal.stage import WITHIN, Stage

ON_PHONES, TAKEN = 3.0, 0.5
PLAN = {
    "id": "rehearsal",
    "electorate": "persons",
    "secrecy": "secret",
    "method": "rating",
    "rule": {"name": "delphi"},
}
VALUES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "cannot-judge")


async def play(stage: Stage) -> None:
    """Open the round, vote, and let some come who may not vote any more."""
    await _open(stage)
    await asyncio.gather(_all_vote(stage), _come_late(stage))
    _check_blind(stage)


async def _open(stage: Stage) -> None:
    item = stage.item("vote")
    if item is not None:
        await stage.lead("start_item", item_id=item)
    await stage.lead("plan_round", plan=PLAN)
    shown = stage.watch.expect(stage.phones, lambda view: view["shared"]["round"] is not None)
    since = perf_counter()
    heads = len(stage.saved.seats)
    opened = {"plan_id": PLAN["id"], "standard_ids": stage.standard_ids, "heads": heads}
    stage.round_id = (await stage.lead("open_round", **opened))["round_id"]
    stage.checks.append(in_time("ballots", await shown.seen(since, WITHIN), ON_PHONES))


async def _all_vote(stage: Stage) -> None:
    cast = await asyncio.gather(
        *(_vote(stage, place, phone) for place, phone in enumerate(stage.phones))
    )
    seconds = [one.seconds for sent in cast for one in sent if one.ok]
    refused = sum(not one.ok for sent in cast for one in sent)
    stage.checks.append(mostly_in_time("votes", seconds, TAKEN, refused))


async def _vote(stage: Stage, place: int, phone: Phone) -> list[Insisted]:
    """One ballot; every fifth replaces it by another, every fifth hands it in by two clicks."""
    await asyncio.sleep(stage.chance.uniform(0, stage.pace.voting))
    sent = await _cast(stage, phone, base=0, clicks=1 + (place % 5 == 1))
    if place % 5 == 0 and sent[0].ok:
        base = sent[0].answer.body["result"]["version"]
        again = await _cast(stage, phone, base=base, clicks=1)
        stage.saved.changed += again[0].ok
        sent += again
    return sent


async def _cast(stage: Stage, phone: Phone, *, base: int, clicks: int) -> list[Insisted]:
    """A whole ballot, handed in by so many clicks at the same moment."""
    before = stage.saved.votes.get(phone, {})
    choices = {one: _choice(stage, before.get(one)) for one in stage.standard_ids}
    args = {"round_id": stage.round_id, "base": base, "ballot": {"choices": choices}}
    key = fresh_key()
    sent = await asyncio.gather(
        *(
            insist(lambda: phone.act("cast", args, key), stage.pace.again, stage.chance)
            for _ in range(clicks)
        )
    )
    if any(one.ok for one in sent):
        stage.saved.votes[phone] = choices
    return list(sent)


def _choice(stage: Stage, before: dict[str, str] | None) -> dict[str, str]:
    """Another value than before, under a code that the device draws."""
    others = [one for one in VALUES if before is None or one != before["value"]]
    return {"value": stage.chance.choice(others), "code": secrets.token_hex(10)}


async def _come_late(stage: Stage) -> None:
    """Who comes after the opening is let in, told so, and kept from voting."""
    await asyncio.sleep(stage.pace.voting / 4)
    _, inside = await arrive(stage, stage.late)
    told = await asyncio.gather(*(_is_told(stage, one) for one in inside))
    stage.checks.append(all_of("late", sum(told), len(stage.late)))
    stage.late = inside


async def _is_told(stage: Stage, phone: Phone) -> bool:
    ballot: dict[str, Any] = phone.view["own"]["ballot"]
    choices = {one: _choice(stage, None) for one in stage.standard_ids}
    args = {"round_id": stage.round_id, "base": 0, "ballot": {"choices": choices}}
    tried = await stage.send(phone, "cast", **args)
    return ballot["may"] == "late" and tried.answer.status == 403


def _check_blind(stage: Stage) -> None:
    """Before closing, no page shows more than how many have voted."""
    phones = [*stage.phones, *stage.late]
    blind = [one.view["shared"]["results"] is None for one in phones]
    blind += ["results" not in one.view["shared"] for one in (stage.plenary,)]
    stage.checks.append(all_of("blind", sum(blind), len(blind)))
