"""Phones at work: they arrive at once, vote within ten seconds, and learn the result together."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from secrets import token_hex
from time import perf_counter, process_time, time
from typing import Any

from bench.room.cost import Spent
from bench.room.crowd import Crowd, Listener, arrived, crowd_of, refused
from bench.room.figures import Measured, spread
from bench.room.served import STANDARDS, Room, done, served
from bench.room.ways import Pace
from kit.rehearsal.phone import Answer, Phone

RESTING_SECONDS = 5.0
Said = tuple[str, str, str]
"""A standard, what was said of it, and the code under which that stands in the record."""


@dataclass
class Vote:
    """One round: what each phone hands in, and what its server spends meanwhile."""

    crowd: Crowd
    facilitator: Phone
    round_id: str
    standard_ids: list[str]
    given: dict[str, list[Said]] = field(default_factory=dict)
    _drawn: random.Random = field(default_factory=lambda: random.Random(6))

    async def cast(self, listener: Listener, base: int) -> Answer:
        """All ratings of one phone, in one act, in place of those of version `base`."""
        phone = listener.phone
        self.given[phone.seat] = [
            (one, str(self._drawn.randint(1, 9)), token_hex(16)) for one in self.standard_ids
        ]
        choices = {
            one: {"value": value, "code": code} for one, value, code in self.given[phone.seat]
        }
        ballot = {"choices": choices, "reasons": []}
        return await phone.act("cast", {"round_id": self.round_id, "base": base, "ballot": ballot})

    async def spread(self, seconds: float) -> list[Answer]:
        """Every phone casts once, at a moment of its own within so many seconds."""

        async def later(listener: Listener, wait: float) -> Answer:
            await asyncio.sleep(wait)
            return await self.cast(listener, 0)

        waits = [self._drawn.uniform(0, seconds) for _ in self.crowd.listeners]
        return list(await asyncio.gather(*map(later, self.crowd.listeners, waits)))

    async def together(self) -> list[Answer]:
        """Every phone casts again, all in the same instant."""
        return list(await asyncio.gather(*(self.cast(one, 1) for one in self.crowd.listeners)))

    def recorded(self) -> tuple[int, bool]:
        """Judgements in the record, and whether they are exactly those that were acknowledged."""
        closed = self.crowd.room.record().rounds[self.round_id].closed
        assert closed is not None
        found = Counter(
            (standard_id, one.value, one.code)
            for standard_id, judgements in closed.judgements.items()
            for one in judgements
        )
        return found.total(), found == Counter(one for said in self.given.values() for one in said)


def voted(phones: int, pace: Pace) -> Measured:
    """Everything of a room of that size, in a server of its own."""
    with served(phones + 1) as room:  # one comes first, makes what is made once, and goes again
        return asyncio.run(_voted(room, phones, pace))


async def _voted(room: Room, phones: int, pace: Pace) -> Measured:
    async with crowd_of(room) as crowd:
        facilitator = await room.facilitator(crowd.http)
        await crowd.arrive()
        await done(facilitator, "withdraw_seat", seat_id=crowd.listeners.pop().phone.seat)
        found = await _arriving(crowd, phones)
        found |= await _resting(crowd)
        vote, opened = await _opened(crowd, facilitator)
        found |= opened | await _casting(vote, pace.casting)
        found |= await _revealed(vote)
    return found


async def _arriving(crowd: Crowd, phones: int) -> Measured:
    before, own, began = crowd.room.tree.spent(), process_time(), perf_counter()
    waits = await arrived(crowd, phones)
    wall, after = perf_counter() - began, crowd.room.tree.spent()
    return {
        "arrivals_s": wall,
        "visit_cpu": (after.cpu - before.cpu) / phones,
        "visit_pss": (after.pss - before.pss) / phones,
        "arrivals_own_cpu": process_time() - own,
        **spread("arrival", waits),
    }


async def _resting(crowd: Crowd) -> Measured:
    """Phones that only follow and say now and then that they are there."""
    before = crowd.room.tree.cpu()
    await asyncio.sleep(RESTING_SECONDS)
    return {"resting_load": (crowd.room.tree.cpu() - before) / RESTING_SECONDS}


async def _opened(crowd: Crowd, facilitator: Phone) -> tuple[Vote, Measured]:
    crowd.await_('"standards":')
    began = time()
    opened = await done(facilitator, "open_round", plan_id="r1", heads=len(crowd.listeners))
    waits = [at - began for at in await crowd.have()]
    round_: dict[str, Any] = crowd.listeners[0].read()["shared"]["round"]
    standard_ids = [one["standard_id"] for one in round_["standards"]]
    assert len(standard_ids) == STANDARDS
    return Vote(crowd, facilitator, opened["round_id"], standard_ids), {"opened_s": max(waits)}


async def _casting(vote: Vote, seconds: float) -> Measured:
    tree, before, own = vote.crowd.room.tree, vote.crowd.room.tree.spent(), process_time()
    began = perf_counter()
    answers = await vote.spread(seconds)
    wall, after = perf_counter() - began, tree.spent()
    found = {
        "casting_s": wall,
        "casting_load": (after.cpu - before.cpu) / wall,
        "casting_own_load": (process_time() - own) / wall,
        "refused": float(len(refused(answers))),
        **spread("cast", [one.seconds for one in answers]),
    }
    _read(vote.crowd)
    return found | await _together(vote, tree.spent())


async def _together(vote: Vote, before: Spent) -> Measured:
    began = perf_counter()
    answers = await vote.together()
    wall = perf_counter() - began
    _read(vote.crowd)
    ballots = len(answers)
    return {
        "ballots_per_s": ballots / wall,
        "ballot_cpu": (vote.crowd.room.tree.cpu() - before.cpu) / ballots,
        "refused_together": float(len(refused(answers))),
        **spread("together", [one.seconds for one in answers]),
    }


async def _revealed(vote: Vote) -> Measured:
    crowd = vote.crowd
    await asyncio.sleep(1.5)  # what is still announced of the ballots is not what is measured
    _read(crowd)
    crowd.await_('"results"')
    before, own, began = crowd.room.tree.cpu(), process_time(), time()
    await done(vote.facilitator, "close_round", round_id=vote.round_id, confirmed=True)
    acknowledged = time()
    have = await crowd.have()
    spent, own = crowd.room.tree.cpu() - before, process_time() - own
    committed = crowd.room.store.stat().st_mtime
    _read(crowd)
    shown = [one.phone.view["shared"]["results"] for one in crowd.listeners]
    judgements, exact = vote.recorded()
    return {
        "close_s": acknowledged - began,
        "close_commit_s": committed - began,
        "reveal_after_commit_s": max(have) - committed,
        "reveal_after_answer_s": max(have) - acknowledged,
        "reveal_s": max(have) - began,
        "reveal_window_s": max(have) - min(have),
        "reveal_cpu": spent,
        "reveal_own_cpu": own,
        "reveal_shown": float(sum(one is not None for one in shown)),
        "judgements": float(judgements),
        "judgements_wanted": float(len(crowd.listeners) * STANDARDS),
        "exact": float(exact),
        "lost_lines": float(sum(one.lost for one in crowd.listeners)),
    }


def _read(crowd: Crowd) -> None:
    for one in crowd.listeners:
        one.read()
