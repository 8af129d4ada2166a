"""CITATION.cff is read as YAML by a program that is not ours, whatever the title is."""

import io
from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kit.domain.freetext import ERASED
from kit.reports.bundle.citation import quoted
from tests.reports.bundle import made

NEEDED = {"cff-version", "message", "title", "authors", "type", "version", "date-released"}


def cited(happened, zone=UTC):
    return YAML(typ="safe").load(made.of(made.material(happened, zone=zone))["CITATION.cff"])


@given(st.text())
def test_any_text_is_the_same_after_it_was_read(text):
    assert YAML(typ="safe").load(io.StringIO(f"title: {quoted(text)}\n"))["title"] == text


@pytest.mark.parametrize("name", made.BEGUN)
def test_any_session_can_be_cited(name):
    told = cited(made.BEGUN[name])

    assert told.keys() >= NEEDED
    assert told["type"] == "dataset"
    assert told["cff-version"] == "1.2.0"
    assert all(one.keys() == {"name"} for one in told["authors"])


def test_the_title_stands_on_one_line():
    assert cited(made.titled(made.AWKWARD))["title"] == ('A "seal": #1 for all | <b>*é* 🤝</b> \\')


def test_the_authors_are_the_organisations():
    told = cited(made.titled("Summit"))

    assert [one["name"] for one in told["authors"]] == ["Red: «Tres» #3", "- Duo [x]"]


def test_without_organisations_all_who_took_part_are_the_author():
    assert cited(made.BEGUN["just begun"])["authors"] == [
        {"name": "The participants of Summit 2026"}
    ]


def test_an_erased_title_is_the_plans():
    assert cited(made.titled(ERASED))["title"] == "Towards a common seal"


def test_the_day_of_release_is_that_of_the_last_event_where_the_room_was():
    late = timezone(timedelta(hours=15))  # it began at 9 in the morning in UTC

    assert cited(made.titled("Summit"))["date-released"] == date(2026, 11, 21)
    assert cited(made.titled("Summit"), late)["date-released"] == date(2026, 11, 22)
