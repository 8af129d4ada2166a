"""Prepared crosswalks as sets of mappings, and what the other formats keep of them."""

import pytest

from kit.domain.exchange.faults import row_faults, set_faults
from kit.domain.exchange.slots import NO_TERM
from kit.formats.library import Library
from kit.formats.mapping_files import read_mappings, writable
from kit.formats.prepared_mappings import LICENCE_OF_SHIPPED, prepared_mappings
from tests.builders import framework, requirement
from tests.prepared import gap, mapping, prepared

BE = framework("be", requirement("A1"), requirement("A2"))
US = framework("us", requirement("B1", title={"en": "Trust"}), country="US")
SHIPPED = Library().crosswalks()


def find(framework_id):
    return {"be": BE, "us": US}.get(framework_id)


def exported(*mappings, **more):
    return prepared_mappings(prepared(*mappings, **more), find, LICENCE_OF_SHIPPED)


def test_the_reader_is_the_one_author():
    one = exported(mapping("A1", "B1", "superset-of"), subject_gaps=(gap("A2"),))

    assert set(one.column("author_label")) == {("One reader",)}
    assert one.column("predicate_id") == ("skos:narrowMatch", "skos:exactMatch")


def test_gaps_stand_on_their_own_side():
    one = exported(subject_gaps=(gap("A2"),), object_gaps=(gap("B1"),))

    assert one.column("subject_id") == ("be:A2", NO_TERM)
    assert one.column("object_id") == (NO_TERM, "us:B1")
    assert set(one.column("object_source")) == {"sealkit:framework:us"}


def test_requirements_are_labelled_by_title_else_statement():
    (row,) = exported(mapping("A1", "B1")).rows()

    assert row["subject_label"] == "Mentors are interviewed."
    assert row["object_label"] == "Trust"


def test_other_languages_stand_beside_the_comment():
    said = mapping("A1", "B1").model_copy(update={"justification": {"en": "a", "fr": "b"}})

    (row,) = exported(said, languages=("en", "fr")).rows()

    assert row["comment"] == "a"
    assert row["other"] == "rationale=semantic|strength=moderate|comment_fr=b"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_crosswalk_goes_through_every_format_and_back(name, tmp_path):
    one = read_mappings(SHIPPED[name]).checked()
    first, _ = writable(tmp_path / "first.tsv", one)

    assert [*set_faults(one), *row_faults(one)] == []
    for ending in (".tsv", ".json", ".xlsx"):
        path = tmp_path / f"between{ending}"
        content, _ = writable(path, one)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert read_mappings(path).checked() == one
        assert writable(tmp_path / "again.tsv", read_mappings(path).checked())[0] == first


@pytest.mark.parametrize("name", SHIPPED)
def test_of_a_shipped_crosswalk_csv_keeps_every_row(name, tmp_path):
    one = read_mappings(SHIPPED[name]).checked()
    path = tmp_path / "rows.csv"
    content, _ = writable(path, one)
    assert isinstance(content, bytes)
    path.write_bytes(content)

    assert read_mappings(path).checked().columns == one.columns
