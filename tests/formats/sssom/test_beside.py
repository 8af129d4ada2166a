"""Metadata in a file of its own, beside a table that has none above it."""

from pathlib import Path

import pytest

from kit.domain.exchange.mapping_set import MappingSet
from kit.formats.sssom.reading import read_sssom
from tests.mapping_files import HEADER, read, row, sssom

METADATA = HEADER.replace("#", "")
TABLE = sssom(row(), header="")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def beside(metadata, name="demo.sssom.yml", table="demo.sssom.tsv", content=TABLE):
    Path(table).write_text(content, "utf-8")
    Path(name).write_text(metadata, "utf-8")
    return read_sssom(Path(table))


def told(found):
    return [(one.path.name, one.line, one.column, one.message_id) for one in found]


@pytest.mark.parametrize("table", ["demo.sssom.tsv", "demo.tsv"])
@pytest.mark.parametrize("name", ["demo.sssom.yml", "demo.sssom.yaml"])
def test_metadata_of_its_own_is_found_beside_the_table(name, table):
    found = beside(METADATA, name, table)

    assert found.problems == []
    assert told(found.remarks) == [(name, 1, 1, "sssom-header-beside")]
    assert found.mappings == read(HEADER + TABLE).mappings
    assert [*found.mappings.lines] == [2]


def test_metadata_above_the_table_counts_and_not_what_lies_beside():
    found = beside("license: nothing", content=HEADER + TABLE)

    assert (found.problems, found.remarks) == ([], [])


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("license: a: b", ("demo.sssom.yml", 1, 11, "yaml-colon-in-text")),
        (METADATA.replace("ES:", "EN:"), ("demo.sssom.tsv", 2, 3, "mapping-prefix-unknown")),
        (f"{METADATA}mapping_date: today\n", ("demo.sssom.tsv", 1, 1, "mapping-no-date")),
        ("\ufeff" + METADATA, ("demo.sssom.yml", 1, 1, "file-byte-order-mark")),
    ],
)
def test_what_is_wrong_with_it_is_told_of_the_file_that_has_to_be_mended(metadata, expected):
    assert told(beside(metadata).problems) == [expected]


def test_a_table_with_nothing_beside_it_says_what_it_lacks():
    Path("demo.sssom.tsv").write_text(TABLE, "utf-8")

    found = read_sssom(Path("demo.sssom.tsv"))

    assert [one.message_id for one in found.problems] == ["sssom-no-header"]
    assert found.mappings.slots == MappingSet().slots
