"""CASE packages: ours come back byte by byte, those of others as they came."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from kit.domain.errors import BrokenFiles
from kit.domain.exchange.mapping_set import condensed, mapping_set, propagated
from kit.formats.case.reading import read_case
from kit.formats.case.sending import write_case
from tests.mapping_files import made, row, sets_of_any_text

PATH = Path("demo.json")
URI = "https://case.example.org/uri/"


def written(*rows, columns=()):
    return json.loads(write_case(made(*rows, columns=columns)))


def read(package):
    text = package if isinstance(package, str) else json.dumps(package)
    return read_case(PATH, text.encode())


def link(name):
    return {"title": name, "identifier": name, "uri": URI + name}


def association(type_, origin="a", destination="b", **more):
    name = f"{origin}-{type_}-{destination}"
    return {
        "identifier": name,
        "uri": URI + name,
        "associationType": type_,
        "originNodeURI": link(origin),
        "destinationNodeURI": link(destination),
        "lastChangeDateTime": "2025-01-01T00:00:00Z",
        **more,
    }


def foreign(*associations, **more):
    return {
        "CFDocument": {
            "identifier": "d1",
            "uri": f"{URI}d1",
            "creator": "A ministry",
            "title": "A list",
            "lastChangeDateTime": "2025-01-01T00:00:00Z",
        },
        "CFItems": [{"identifier": "a", "uri": f"{URI}a", "fullStatement": "Trust first."}],
        "CFAssociations": [*associations],
        **more,
    }


@given(sets_of_any_text())
def test_ours_comes_back_whole_and_byte_by_byte(one):
    text = write_case(one)
    found = read_case(PATH, text.encode())

    assert found.problems == []
    assert "case-changed-since" not in {each.message_id for each in found.remarks}
    assert found.mappings == propagated(condensed(one))
    assert write_case(found.mappings) == text


@pytest.mark.parametrize(
    ("predicate", "type_", "origin"),
    [
        ("skos:exactMatch", "exactMatchOf", "BE:1"),
        ("skos:broadMatch", "isPartOf", "BE:1"),
        ("skos:narrowMatch", "isPartOf", "ES:1"),
        ("skos:relatedMatch", "isRelatedTo", "BE:1"),
        ("skos:closeMatch", "isRelatedTo", "BE:1"),
        ("owl:equivalentClass", "exactMatchOf", "BE:1"),
        ("rdfs:subClassOf", "isPartOf", "BE:1"),
        ("rdfs:seeAlso", "isRelatedTo", "BE:1"),
    ],
)
def test_other_programs_see_a_type_that_is_true(predicate, type_, origin):
    (one,) = written(row(predicate=predicate))["CFAssociations"]

    assert (one["associationType"], one["originNodeURI"]["title"]) == (type_, origin)


def test_gaps_and_denials_are_never_shown_as_associations():
    package = written(
        (*row(object_="sssom:NoTermFound"), ""),
        (*row(), "Not"),
        (*row("BE:2", "skos:broadMatch"), ""),
        columns=("predicate_modifier",),
    )

    assert [one["sequenceNumber"] for one in package["CFAssociations"]] == [3]
    assert [one["row"] for one in package["extensions"]["sealkit"]["apart"]] == [1, 2]


def test_the_same_mapping_has_the_same_uuid_in_every_export():
    first, second = written(row()), written(row("BE:2"), row())

    assert first["CFAssociations"][0]["identifier"] == second["CFAssociations"][1]["identifier"]


def test_rows_that_repeat_each_other_have_uuids_of_their_own():
    names = [one["identifier"] for one in written(row(), row())["CFAssociations"]]

    assert len(set(names)) == 2


def test_a_package_of_others_goes_back_as_it_came():
    package = foreign(
        association("isChildOf"),
        association("exactMatchOf", notes="Word for word.", extensions={"theirs": 1}),
        association("precedes", "b", "c"),
        CFDefinitions={"CFConcepts": []},
    )

    found = read(package).checked()

    assert json.loads(write_case(found)) == package
    assert read(write_case(found)).checked() == found


def test_of_a_package_of_others_the_tree_is_no_mapping():
    found = read(foreign(association("isChildOf"), association("isPartOf", "b", "c"))).checked()

    (one,) = found.rows()
    assert one["predicate_id"] == "skos:broadMatch"
    assert (one["subject_id"], one["object_id"]) == ("place1:b", "place1:c")
    assert found.prefixes == {"place1": URI}


def test_types_that_skos_has_no_word_for_are_kept():
    found = read(foreign(association("isTranslationOf"))).checked()

    assert found.column("predicate_id") == ("case:isTranslationOf",)


def test_what_others_have_changed_in_plain_view_counts():
    package = written(row(predicate="skos:broadMatch"))
    package["CFAssociations"][0]["associationType"] = "exactMatchOf"

    found = read(package)

    assert [one.message_id for one in found.remarks] == ["case-changed-since"]
    assert found.checked().column("predicate_id") == ("skos:exactMatch",)


@pytest.mark.parametrize(
    ("content", "message_id"),
    [
        ('{"CFDocument": {},', "case-no-json"),
        ('{"CFDocument": {}, "x": NaN}', "case-no-json"),
        ("[" * 100_000, "case-no-json"),
        ('{"a": "\\ud800", "CFDocument": {}}', "file-not-utf8"),
        ("[]", "case-no-package"),
        ('{"CFItems": []}', "case-no-package"),
        ('{"CFDocument": {}, "CFAssociations": {}}', "case-no-associations"),
    ],
)
def test_what_is_no_package_is_refused(content, message_id):
    with pytest.raises(BrokenFiles) as refused:
        read(content)

    assert [one.message_id for one in refused.value.problems] == [message_id]


def test_each_association_that_lacks_something_is_named_with_its_line():
    package = foreign(association("isPartOf"), association("isPartOf", "b", "c"))
    package["CFAssociations"][1]["destinationNodeURI"] = {}
    text = json.dumps(package, indent=1)

    (problem,) = read(text).problems

    assert problem.values == {"key": "destinationNodeURI"}
    second = [n for n, line in enumerate(text.splitlines(), 1) if "associationType" in line][1]
    assert problem.line == second


def test_a_control_character_that_json_hides_is_refused():
    package = foreign(association("isPartOf", notes="a\u0001b"))

    assert [one.message_id for one in read(package).problems] == ["file-control-character"]


def test_an_association_that_stands_twice_is_a_repeat_and_no_mistake():
    found = read(foreign(association("exactMatchOf"), association("exactMatchOf")))

    assert found.problems == []
    assert found.mappings.count == 2
    assert "record_id" not in found.mappings.columns


def test_a_number_that_is_longer_than_any_is_refused():
    text = json.dumps(foreign(association("isPartOf", sequenceNumber=1)))

    with pytest.raises(BrokenFiles) as refused:
        read(text.replace('"sequenceNumber": 1', '"sequenceNumber": 1' + "0" * 5000))

    assert [one.message_id for one in refused.value.problems] == ["case-no-json"]


@pytest.mark.parametrize(
    "changed",
    [
        {"slots": 5},
        {"slots": {"license": ["https://a.example/"]}},
        {"slots": {"creator_label": "Ana"}},
        {"prefixes": {"A": 5}},
        {"definitions": [1]},
        {"definitions": 5},
        {"apart": 7},
        {"apart": [{"row": "x"}]},
        {"apart": [{"row": True, "subject_id": "A:1"}]},
        {"apart": [{"subject_id": "A:1"}]},
    ],
)
def test_what_somebody_has_broken_in_our_extension_is_refused(changed):
    package = written(row())
    package["extensions"]["sealkit"] |= changed

    assert [one.message_id for one in read(package).problems] == ["case-extension-broken"]


@pytest.mark.parametrize(
    "changed",
    [
        {"sequenceNumber": "first"},
        {"extensions": {"sealkit": "mine"}},
        {"extensions": {"sealkit": {"subject_id": "A:1"}}},
        {"extensions": {"sealkit": {"subject_id": "A:1", "predicate_id": 5, "object_id": "B:1"}}},
    ],
)
def test_what_somebody_has_broken_beside_an_association_is_refused(changed):
    package = written(row())
    package["CFAssociations"][0] |= changed

    assert [one.message_id for one in read(package).problems] == ["case-extension-broken"]


def test_slots_of_the_newest_version_come_back_byte_by_byte_though_nobody_said_the_version():
    said = {
        "record_id": "BE:r1",
        "subject_id": "BE:1",
        "predicate_id": "skos:exactMatch",
        "object_id": "BE:2",
        "mapping_justification": "semapv:ManualMappingCuration",
    }
    text = write_case(mapping_set([said], {}, {"BE": "https://example.org/be/"}))

    assert write_case(read(text).mappings) == text


def test_a_control_character_that_a_header_spells_out_is_spelled_out_again():
    slots = {"mapping_set_title": "a\x80b\x7f"}

    text = write_case(mapping_set([], slots, {}))

    assert read(text).mappings.slots["mapping_set_title"] == "a\x80b\x7f"
    assert write_case(read(text).mappings) == text
