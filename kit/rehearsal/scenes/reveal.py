"""The reveal: the round closes, all see the results, and each phone finds its own votes in the
published list."""

import asyncio
from time import perf_counter
from typing import Any

from kit.rehearsal.checks import all_of, in_time
from kit.rehearsal.follower import View
from kit.rehearsal.insisting import insist
from kit.rehearsal.phone import Phone
from kit.rehearsal.stage import WITHIN, Choices, Stage

BOUND = 3.0
SPREAD = 0.03
"""Seconds per ballot in which the phones of a room come for the list, as ours do."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SHOWN_OF_CODE = 8
"""A row of the list: one digit for the answer, and so much of its code."""


async def play(stage: Stage) -> None:
    """Close, wait for the last phone, and look for every vote that was acknowledged."""
    phones = [*stage.phones, *stage.late]
    shown = stage.watch.expect([*phones, stage.plenary], _shows_results)
    since = perf_counter()
    await stage.lead("close_round", round_id=stage.round_id, confirmed=True)
    seen = await shown.seen(since, WITHIN)
    stage.checks.append(in_time("reveal", seen, BOUND, count=len(phones)))
    looked = (_finds_its_votes(stage, one, votes) for one, votes in stage.saved.votes.items())
    found = await asyncio.gather(*looked)
    stage.checks.append(all_of("receipts", sum(found), len(found)))


def _shows_results(view: View) -> bool:
    shared = view["shared"]
    return shared.get("round") is None and shared.get("results") is not None


async def _finds_its_votes(stage: Stage, phone: Phone, votes: Choices) -> bool:
    """What a phone does by itself after closing."""
    await asyncio.sleep(stage.chance.uniform(0, SPREAD * len(stage.saved.votes)))
    path = f"/api/published?seat={phone.seat}&round={stage.round_id}"
    listed = await insist(lambda: phone.page(path), stage.pace.again, stage.chance)
    results: dict[str, Any] | None = phone.view["shared"]["results"]
    if not listed.ok or results is None:
        return False
    rows: dict[str, str] = listed.answer.body["rows"]
    return all(
        DIGITS[results["values"].index(one["value"])] + one["code"][:SHOWN_OF_CODE]
        in rows.get(standard_id, "").split()
        for standard_id, one in votes.items()
    )
