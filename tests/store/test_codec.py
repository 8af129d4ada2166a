import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain import events
from kit.domain.ballot import Judgement, Reason
from kit.domain.errors import Unusable
from kit.domain.events import Event
from kit.domain.freetext import ERASED, FreeText
from kit.domain.hash_chain import GENESIS
from kit.domain.record import Row, stamp
from kit.store.codec import CLASSES, NAMES, Place, decode, encode
from kit.store.freetext import changed
from tests.store.builders import AT, line

PLACE = Place(session_id="turin", position=1, previous=GENESIS, at=AT, seat_id="seat-1")


def closing(*reasons: str) -> events.RoundClosed:
    return events.RoundClosed(
        round_id="r1",
        entitled=9,
        voted=7,
        changed=1,
        judgements={"s1": (Judgement(code="c" * 16, value="7"),)},
        reasons=tuple(Reason(standard_id="s1", side="keep", text=text) for text in reasons),
        root="0" * 64,
    )


def and_back(event: Event) -> Event:
    row, apart = encode(event, PLACE)
    return decode(row, {text.hash: text.text.decode() for text in apart}).event


def test_every_event_has_one_name_in_the_house_style():
    facts = {
        value
        for value in vars(events).values()
        if isinstance(value, type) and issubclass(value, Event) and value is not Event
    }

    assert facts == set(CLASSES.values()) == set(NAMES)
    assert [name for name in CLASSES if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", name)] == []


def test_names_are_those_that_were_released():
    spelled = {
        name: "-".join(re.findall("[A-Z][a-z]+", shape.__name__)).lower()
        for name, shape in CLASSES.items()
    }

    assert [(name, plain) for name, plain in spelled.items() if name != plain] == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_survives_the_codec(text):
    assert and_back(line(text)) == line(unicodedata.normalize("NFC", text))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50)))
def test_nested_texts_survive_the_codec(texts):
    assert and_back(closing(*texts)) == closing(
        *(unicodedata.normalize("NFC", text) for text in texts)
    )


def test_the_body_holds_no_word_that_people_typed():
    row, apart = encode(closing("too strict", "too strict"), PLACE)

    assert "strict" not in row.body
    assert [text.text for text in apart] == [b"too strict", b"too strict"]
    # Salted, so that equal words cannot be told from their hashes.
    assert len({text.hash for text in apart}) == 2


def test_an_erased_text_reads_as_a_mark():
    row, _ = encode(line("secret"), PLACE)

    assert decode(row, {}).event == line(ERASED)


def test_what_is_not_free_text_stays_in_the_body():
    row, apart = encode(events.LineRemoved(line_id="line-1"), PLACE)

    assert (row.name, row.body, apart) == ("line-removed", '{"line_id":"line-1"}', [])


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (FreeText, "a", "A"),
        (FreeText | None, "a", "A"),
        (FreeText | None, None, None),
        (int | FreeText, 3, 3),
        (tuple[FreeText, ...], ["a", "b"], ["A", "B"]),
        (tuple[str, FreeText], ["a", "b"], ["a", "B"]),
        (list[FreeText] | None, ["a"], ["A"]),
        (dict[str, FreeText], {"a": "b"}, {"a": "B"}),
        (dict[str, list[Reason]], {"a": []}, {"a": []}),
        (str, "a", "a"),
    ],
)
def test_free_text_is_found_wherever_it_stands(shape, value, expected):
    assert changed(shape, value, str.upper) == expected


def test_a_name_of_a_newer_version_is_named():
    row = Row("turin", 1, stamp(AT), None, "seal-baked", "{}", "0" * 64)

    with pytest.raises(Unusable) as refused:
        decode(row, {})

    assert refused.value.message_id == "event-unknown"
    assert refused.value.values == {"session": "turin", "name": "seal-baked"}


def test_moments_are_stored_in_utc_with_milliseconds():
    assert stamp(AT) == "2026-11-21T09:30:00.250Z"


def test_a_moment_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="zone"):
        stamp(AT.replace(tzinfo=None))
