"""The codebook names every variable of every table."""

import csv
import io

import pytest

from kit.domain.ids import LANGUAGES
from kit.frames.columns import COLUMNS
from kit.reports.bundle.codebook import codebook_csv
from kit.reports.bundle.codebook_page import codebook_md


@pytest.fixture(name="entries", scope="module")
def _entries():
    return list(csv.DictReader(io.StringIO(codebook_csv().decode())))


def test_every_variable_has_one_row_with_its_name_in_every_language(entries):
    rows = [one for one in entries if one["entry"] == "variable"]

    assert [(one["table"], one["variable"]) for one in rows] == [
        (frame, column) for frame, types in COLUMNS.items() for column in types
    ]
    assert all(one[f"label_{lang}"] for one in entries for lang in LANGUAGES)
    assert all(one["type"] and one["meaning"] for one in rows)


def test_a_variable_is_followed_by_its_codes_and_by_why_it_is_empty(entries):
    found = [one for one in entries if (one["table"], one["variable"]) == ("votes", "value")]

    assert [one["entry"] for one in found[:2]] == ["variable", "code"]
    assert found[0]["closed"] == "false"
    assert {one["code"] for one in found} >= {"1", "9", "yes", "object"}
    assert found[-1]["entry"] == "empty"
    assert found[-1]["label_es"] == "sin juicio: véase la situación"


def test_a_key_a_reference_and_a_unit_are_told(entries):
    told = {(one["table"], one["variable"]): one for one in entries if one["entry"] == "variable"}

    assert told["lines", "line_id"]["key"] == "true"
    assert told["lines", "group_id"]["refers_to"] == "groups.group_id"
    assert told["agenda", "planned_minutes"]["unit_fr"] == "minutes"
    assert told["results", "verdict"]["closed"] == "true"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_a_row_for_every_variable(lang):
    page = codebook_md(lang).decode()

    sections = page.split("\n## ")[1:]
    assert [one.split(" ")[0].replace("\\", "") for one in sections] == list(COLUMNS)
    for section, types in zip(sections, COLUMNS.values(), strict=True):
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == list(types)
        assert {row.replace("\\|", "").count("|") for row in rows} == {7}
