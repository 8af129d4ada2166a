"""Sessions made of others' data: they replay, decide, and can be counted again by anybody."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain import events as ev
from kit.domain.errors import BadInput
from kit.domain.foreign.as_events import batches
from kit.domain.foreign.gathered import Asked, Gathered, Item, Person, note, source_file
from kit.domain.foreign.limits import MOST_ITEMS, check_size
from kit.domain.foreign.names import in_order, item_names, named, secret
from kit.domain.foreign.ranked import as_approvals, as_grades, as_points
from kit.domain.foreign.totals import compared, compared_by_name
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.results import closed_rounds, counted
from kit.domain.what_if import what_if, without
from kit.domain.workshop import Method
from tests.foreign import AT, closed_of, events_of, session_of

YES_NO = {"name": "double-threshold", "country_share": "off"}
EARLIER = datetime(2020, 5, 1, tzinfo=UTC)

answers = st.dictionaries(
    st.sampled_from(["ann@x", "ben@x", "cleo@x", "dan@x"]),
    st.dictionaries(st.sampled_from(["1", "2", "3"]), st.sampled_from(["yes", "no", "abstain"])),
)


def panel(given: dict[str, dict[str, str]], **other: object) -> Gathered:
    """Four people, some in groups, asked of three items."""
    people = [
        Person("ann@x", group="North", organisation="Acme", country="FR"),
        Person("ben@x", group="North"),
        Person("cleo@x", group="South", organisation="Acme"),
        Person("dan@x"),
    ]
    asked = Asked(
        method=Method.YES_NO,
        rule=YES_NO,
        item_ids=("1", "2", "3"),
        entitled=tuple(one.person_id for one in people),
        answers=given,
        opened_at=EARLIER,
        closed_at=EARLIER + timedelta(days=3),
    )
    told = {
        "kind": "delphi",
        "title": "A panel",
        "files": (source_file("panel.csv", b"who,q"),),
        "items": tuple(Item(one, f"Item {one}") for one in ("1", "2", "3")),
        "people": tuple(people),
        "rounds": (asked,),
        "notes": (note("foreign-polis-votes", count=3),),
        **other,
    }
    return Gathered(**told)  # type: ignore[arg-type]


@given(answers)
def test_what_was_answered_is_what_is_counted_and_who_was_silent_is_blank(given):
    session = session_of(panel(given))

    (round_,) = closed_rounds(session)
    for number, result in zip(("1", "2", "3"), counted(round_).results.values(), strict=True):
        said = [each[number] for each in given.values() if number in each]
        assert {name: count for name, count in result.counts.items() if count} == {
            name: said.count(name) for name in set(said)
        }
        assert result.outcome.blank == len(given) - len(said)


@given(answers)
def test_turnout_blank_ballots_and_root_are_those_of_a_round_held_here(given):
    closed = closed_of(session_of(panel(given)))

    assert (closed.entitled, closed.voted) == (4, len(given))
    assert len(closed.blank) == sum(not each for each in given.values())
    assert closed.root == merkle_root(judgement_leaves(closed.judgements))


@given(answers)
def test_the_same_files_give_the_same_events(given):
    found = panel(given)

    assert events_of(found) == events_of(found)


def test_no_name_of_the_source_is_in_any_event():
    events = events_of(panel({"ann@x": {"1": "yes"}}))

    assert "ann@x" not in "".join(event.model_dump_json() for _, event in events)


def test_whoever_has_only_what_is_recorded_cannot_find_a_seat_by_an_address():
    found = panel({"ann@x": {"1": "yes"}})
    recorded_prints = secret("brought", [one.sha256.encode() for one in found.files])
    seats = {event.seat_id for _, event in events_of(found) if isinstance(event, ev.SeatOpened)}

    assert named("seat", recorded_prints, "ann@x") not in seats
    true_key = secret("brought", [one.mark for one in found.files])
    assert named("seat", true_key, "ann@x") in seats


def test_groups_organisations_and_countries_stand_behind_the_votes():
    session = session_of(panel({"ann@x": {"1": "yes"}, "dan@x": {"1": "no"}}))

    (round_,) = session.rounds.values()
    given = closed_of(session).judgements["delphi-1"]
    assert {(one.value, one.value_of) for one in given} == {("yes", "group-1"), ("no", "")}
    ann = next(one for one in given if one.value == "yes").seat_id
    voter = round_.voters[ann or ""]
    assert (voter.group_id, voter.country) == ("group-1", "FR")
    assert session.organisations[voter.organisation_id or ""].title == "Acme"
    assert session.organisations[voter.organisation_id or ""].country == "FR"


def test_other_rules_can_read_it_and_organisations_can_be_left_out():
    session = session_of(panel({"ann@x": {"1": "yes"}, "ben@x": {"1": "no"}}))

    (round_,) = session.rounds.values()
    assert len(what_if(round_).rows) == 3
    assert without(round_) == ()


def test_moments_are_the_sources_and_never_run_backwards():
    moments = [at for at, _ in events_of(panel({"ann@x": {"1": "yes"}}))]

    assert moments == sorted(moments)
    assert (moments[0], moments[-1]) == (EARLIER, AT)


def test_a_source_of_the_future_is_dated_by_its_import():
    late = panel({}).rounds[0]
    found = panel({}, rounds=(late,))

    assert {at for at, _ in events_of(found, at=EARLIER - timedelta(days=9))} == {
        EARLIER - timedelta(days=9)
    }


def test_what_one_moment_holds_is_one_batch_in_order():
    events = events_of(panel({"ann@x": {"1": "yes"}}))
    found = list(batches(events))

    assert [at for at, _ in found] == [EARLIER, EARLIER + timedelta(days=3), AT]
    assert [event for _, batch in found for event in batch] == [event for _, event in events]
    assert list(batches([])) == []


def test_the_report_stays_with_the_session():
    imported = session_of(panel({}, licence="CC0")).imported

    assert imported is not None
    assert (imported.kind, imported.licence, imported.files[0].name) == (
        "delphi",
        "CC0",
        "panel.csv",
    )
    assert imported.notes[0].values == {"count": 3}


def test_what_no_page_could_show_is_refused():
    items = tuple(Item(str(number), "x") for number in range(MOST_ITEMS + 1))

    with pytest.raises(BadInput) as refused:
        check_size(panel({}, items=items))
    assert refused.value.message_id == "foreign-too-many-items"


@given(st.lists(st.text(min_size=1, max_size=60), unique=True))
def test_every_item_has_a_name_of_its_own_that_the_record_can_hold(item_ids):
    names = item_names("polis", item_ids)

    assert list(names) == item_ids
    assert len(set(names.values())) == len(item_ids)
    for name in names.values():
        ev.StandardDropped(standard_id=name)


def test_names_are_ordered_as_people_count():
    assert in_order(["10", "2", "a10", "A9", "1"]) == ["1", "2", "10", "A9", "a10"]


def test_a_total_is_compared_only_where_it_is_stated():
    assert list(compared("voters", None, 3)) == []
    assert [one.message_id for one in compared("voters", 3, 3)] == ["foreign-total-same-voters"]
    assert compared_by_name("votes", {"a": 3, "b": 1}, {"a": 1}).values == {
        "total": 2,
        "differing": 2,
        "by": 3,
        "most": 2,
    }


@given(st.dictionaries(st.text(max_size=3), st.permutations(["a", "b", "c"]), min_size=1))
def test_the_first_of_a_ballot_is_approved_whatever_stands_behind_it(orders):
    ballots = {
        name: {item: place for place, item in enumerate(order, 1)} for name, order in orders.items()
    }

    found = as_approvals(ballots, 1, 1)

    assert {name: [*each] for name, each in found.answers.items()} == {
        name: [order[0]] for name, order in orders.items()
    }


def test_places_and_points_are_grades_up_to_twenty():
    assert as_grades({"a": {"x": 20}}).rule["grades"].split(",")[-1] == "20"
    with pytest.raises(BadInput):
        as_grades({"a": {"x": 21}})
    assert as_points({"a": {"x": 0, "y": 5}}).rule["grades"] == "5,4,3,2,1,0"
    assert as_points({"a": {"x": 0, "y": 500}}).rule["grades"] == "500,0"
    with pytest.raises(BadInput):
        as_points({"a": {str(number): number * 9 for number in range(21)}})
