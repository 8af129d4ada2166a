"""The record: read back whole, and compared with what people were told is saved."""

import json
from collections import Counter
from typing import Any

from kit.rehearsal.checks import all_of
from kit.rehearsal.stage import Stage, Stopped

Events = list[dict[str, Any]]


async def play(stage: Stage) -> None:
    """Read what a researcher would get, and count."""
    events = await _lines(stage, "events.jsonl")
    words = {one["hash"]: one["text"] for one in await _lines(stage, "texts.jsonl")}
    _compare(stage, events, words)
    _count_ballots(stage, events)


async def _lines(stage: Stage, name: str) -> Events:
    """A file of the record, an object for each of its lines."""
    path = f"/report/{stage.room.rehearsal}/{name}?seat={stage.facilitator.seat}"
    answer = await stage.facilitator.page(path)
    if not answer.ok:
        raise Stopped("")
    return [json.loads(line) for line in answer.raw.decode().split("\n")[:-1]]


def _compare(stage: Stage, events: Events, words: dict[str, str]) -> None:
    """Every seat, line and idea that was acknowledged is there, in its letters, and once."""
    saved = stage.saved
    lines, ideas = _bodies(events, "line-written"), _bodies(events, "idea-sent")
    seats = [one["seat_id"] for one in _bodies(events, "seat-opened")]
    texts = {one["line_id"]: words[one["text"]] for one in lines}
    texts |= {one["idea_id"]: words[one["text"]] for one in ideas}
    there = sum(texts.get(one) == text for one, text in (saved.lines | saved.ideas).items())
    there += len(set(saved.seats) & set(seats))
    stage.checks.append(all_of("recorded", there, saved.count))
    written = Counter(words[one["text"]] for one in [*lines, *ideas]) + Counter(seats)
    stage.checks.append(all_of("once", sum(one - 1 for one in written.values()), 0))


def _count_ballots(stage: Stage, events: Events) -> None:
    """As many ballots as phones that were told theirs is in; as many changed as were changed."""
    closed = next(iter(_bodies(events, "round-closed")), {"voted": 0, "changed": 0})
    stage.checks.append(all_of("counted", closed["voted"], len(stage.saved.votes)))
    stage.checks.append(all_of("changed", closed["changed"], stage.saved.changed))


def _bodies(events: Events, name: str) -> Events:
    return [one["body"] for one in events if one["name"] == name]
