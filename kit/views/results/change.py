"""What changed since the round before: verdicts, counts, judgements, and who left."""

from typing import Any

from kit.domain.changes import Change, Changes, changes
from kit.domain.results import Result, counted
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.words import say
from kit.words.figures import figures
from kit.words.numbers import tenths_of_percent

COMPARED = 2
"""Figures that are told then and now; the others stand in the two rounds themselves."""


def changed(session: Session, round_: Round, lang: str) -> dict[str, Any] | None:
    """A line that sums it up, and every standard that was asked for before, then and now."""
    found = changes(session, round_)
    if found is None:
        return None
    return {
        "title": _title(found.earlier, lang),
        "words": _words(found, round_, lang),
        "rows": [_row(standard_id, one, round_, lang) for standard_id, one in found.of.items()],
    }


def _title(earlier: Round, lang: str) -> str:
    return say("results-since", lang, number=earlier.opened.number)


def _words(found: Changes, round_: Round, lang: str) -> list[str]:
    """Counts only: who left is nobody's name."""
    told = [say("results-changed-verdicts", lang, count=found.verdicts, whole=len(found.of))]
    if found.moved and found.moved.judgements:
        whole, part = found.moved.judgements, found.moved.changed
        share = tenths_of_percent(part, whole, lang)
        told.append(say("results-changed-judgements", lang, count=part, whole=whole, share=share))
    before, now = found.earlier.closed, round_.closed
    assert before is not None, "an earlier round was closed"
    assert now is not None, "an open round is never counted"
    told.append(say("results-voters", lang, before=before.voted, now=now.voted))
    if before.voted > now.voted:
        told.append(say("results-fewer", lang, count=before.voted - now.voted))
    if found.left:
        told.append(say("results-left", lang, count=found.left))
    return told


def _row(standard_id: str, one: Change, round_: Round, lang: str) -> dict[str, Any]:
    before, now = (say(f"results-{each.verdict}", lang) for each in (one.before, one.now))
    told = {
        "standard_id": standard_id,
        "verdict_before": one.before.verdict.value,
        "verdict": one.now.verdict.value,
        "words": f"{before} → {now}"
        if one.has_other_verdict
        else say("results-still", lang, verdict=now),
        "has_changed": one.has_other_verdict,
        "counts": _counts(one, round_, lang),
    }
    return {**told, "reworded": say("results-reworded", lang) if one.is_reworded else None}


def _counts(one: Change, round_: Round, lang: str) -> list[str]:
    """The first figures that both rounds have, on which the verdict rests: then and now."""
    before = _figures(one.earlier, one.before, lang)
    return [
        say("results-then-now", lang, label=label, before=before[label], now=count)
        for label, count in _figures(round_, one.now, lang).items()
        if label in before
    ][:COMPARED]


def _figures(round_: Round, found: Result, lang: str) -> dict[str, str]:
    told = figures(found, counted(round_).rule, lang, round_)
    return {one.label: one.count for one in told}
