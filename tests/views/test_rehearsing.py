"""A rehearsal on the facilitator's page, as data: the scene in words, then the sheet."""

from dataclasses import replace

import pytest

from kit.domain.ids import LANGUAGES
from kit.views import facilitator
from kit.views.live import Live, Rehearsing, RehearsingState
from kit.words import say
from tests.builders import START, session

PLAYING = Rehearsing(RehearsingState.PLAYING, 32, START)


def shown(rehearsing: Rehearsing | None, lang: str = "en") -> dict[str, object]:
    view = facilitator.shared(session(), Live(rehearsing=rehearsing), lang)
    found: dict[str, object] = view["rehearsing"]
    return found


def test_where_nothing_was_rehearsed_nothing_is_shown():
    assert shown(None) is None


def test_before_the_first_scene_only_the_number_of_phones_is_known():
    assert shown(PLAYING) == {
        "state": "playing",
        "phones": 32,
        "since": int(START.timestamp() * 1000),
        "scene": None,
        "sheet": None,
        "text": None,
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_scene_is_told_in_the_readers_language(lang):
    told = shown(replace(PLAYING, scene="lost-links", number=5, of=10), lang)

    assert told["scene"] == {
        "text": say("rehearsal-scene-lost-links", lang),
        "number": 5,
        "of": 10,
    }


def test_a_rehearsal_that_ends_is_in_no_scene_any_more():
    last = replace(PLAYING, scene="record", number=10, of=10)

    for state in set(RehearsingState) - {RehearsingState.PLAYING}:
        assert shown(replace(last, state=state))["scene"] is None


def test_a_sheet_and_a_sentence_are_told_apart_and_in_the_readers_language():
    told = {"en": "one", "fr": "deux", "es": "tres"}

    sheet = shown(replace(PLAYING, state=RehearsingState.ENDED, told=told), "fr")
    why = shown(replace(PLAYING, state=RehearsingState.BROKEN, told=told), "es")

    assert (sheet["sheet"], sheet["text"]) == ("deux", None)
    assert (why["sheet"], why["text"]) == (None, "tres")
