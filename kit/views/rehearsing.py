"""A rehearsal as the facilitator's page shows it: which scene is played, then the sheet."""

from typing import Any

from kit.views.live import Live, Rehearsing, RehearsingState
from kit.views.moment import milliseconds
from kit.words import say


def rehearsing(live: Live, lang: str) -> dict[str, Any] | None:
    """None where nothing was rehearsed, or what was is out of sight again."""
    found = live.rehearsing
    if found is None:
        return None
    told = found.told.get(lang)
    has_ended = found.state is RehearsingState.ENDED
    return {
        "state": found.state.value,
        "phones": found.phones,
        "since": milliseconds(found.since),
        "scene": _scene(found, lang),
        "sheet": told if has_ended else None,
        "text": None if has_ended else told,
    }


def _scene(found: Rehearsing, lang: str) -> dict[str, Any] | None:
    if found.state is not RehearsingState.PLAYING or not found.scene:
        return None
    text = say(f"rehearsal-scene-{found.scene}", lang)
    return {"text": text, "number": found.number, "of": found.of}
