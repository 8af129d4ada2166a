"""Changes: what differs between two views, and the view made whole again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.client import merged
from kit.server.changes import changes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
)
VIEWS = st.dictionaries(st.sampled_from("abcd"), VALUES)


@given(VIEWS, VIEWS)
def test_the_changes_make_the_new_view_of_the_old_one(before, after):
    message = json.loads(json.dumps({"shared_changes": changes(before, after)}))

    assert merged({"shared": before, "own": {}}, message)["shared"] == after


@given(VIEWS)
def test_nothing_changed_is_nothing_to_send(view):
    assert changes(view, view) == []


def test_one_new_number_is_one_change():
    before = {"round": {"turnout": 3, "standards": ["a", "b"]}, "title": "x"}
    after = {"round": {"turnout": 4, "standards": ["a", "b"]}, "title": "x"}

    assert changes(before, after) == [[["round", "turnout"], 4]]


def test_what_becomes_nothing_is_told_from_what_is_gone():
    assert changes({"a": 1, "b": 1}, {"a": None}) == [[["b"]], [["a"], None]]


def test_the_old_view_stays_as_it_was():
    view = {"shared": {"a": {"b": 1}}, "own": {}}

    merged(view, {"shared_changes": [[["a", "b"], 2]]})

    assert view == {"shared": {"a": {"b": 1}}, "own": {}}


@pytest.mark.parametrize("part", ["shared", "own"])
def test_a_whole_part_replaces_the_old_one(part):
    view = {"shared": {"a": 1}, "own": {"a": 1}}

    assert merged(view, {part: {"b": 2}, "revision": 3})[part] == {"b": 2}
