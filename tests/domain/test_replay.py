import inspect

import pytest

from kit.domain import events as ev
from kit.domain.replay import CHANGES, replay
from tests.builders import (
    fact,
    groups_arranged,
    idea,
    item_started,
    line,
    recorded,
    seats_opened,
    session,
    started,
    theme,
)


def test_every_event_does_something_to_the_state():
    kinds = {
        kind
        for _, kind in inspect.getmembers(ev, inspect.isclass)
        if issubclass(kind, ev.Event) and kind is not ev.Event
    }
    assert set(CHANGES) == kinds


def test_replaying_twice_equals_replaying_once():
    facts = recorded([started(), groups_arranged(), *seats_opened(), item_started(), line()])
    assert replay("demo", facts) == replay("demo", facts)


def test_events_out_of_order_are_refused():
    facts = recorded([started(), groups_arranged()])
    with pytest.raises(AssertionError):
        replay("demo", reversed(facts))


def test_minutes_given_after_the_time_was_up_count_from_now():
    happened = session(
        fact(item_started("brainstorm", 25), minute=0),
        fact(ev.ItemExtended(item_id="brainstorm", minutes=5), minute=28),
    )
    left = happened.items["brainstorm"].deadline - happened.items["brainstorm"].started_at
    assert left.total_seconds() == 33 * 60


def test_minutes_given_in_time_are_added_to_the_deadline():
    happened = session(
        fact(item_started("brainstorm", 25), minute=0),
        fact(ev.ItemExtended(item_id="brainstorm", minutes=5), minute=20),
    )
    left = happened.items["brainstorm"].deadline - happened.items["brainstorm"].started_at
    assert left.total_seconds() == 30 * 60


def test_a_slot_extended_after_its_end_counts_from_now():
    happened = session(
        fact(item_started("plenary", 15), minute=0),
        fact(ev.SpeakerCalled(group_id="g1", seconds=240), minute=1),
        fact(ev.SlotExtended(group_id="g1", seconds=60), minute=6),
    )
    assert happened.floor is not None
    assert (happened.floor.deadline - happened.floor.started_at).total_seconds() == 360


def test_a_line_that_takes_up_an_idea_settles_it():
    happened = session(item_started(), idea(), line(idea_ids=("idea1",)))
    assert happened.waiting_ideas("g1") == []


def test_joining_themes_hides_them_until_the_joined_one_is_taken_apart():
    gathered = [item_started(), line(), theme(), theme("Cost", "t2")]
    joined = theme("Both", "t3", parent_ids=("t1", "t2"))
    assert [one.theme_id for one in session(*gathered, joined).standing_themes()] == ["t3"]
    apart = session(*gathered, joined, ev.ThemeTakenApart(theme_id="t3"))
    assert [one.theme_id for one in apart.standing_themes()] == ["t1", "t2"]
