"""The Data Package is read, and its tables are checked, by a program that is not ours."""

import json
import warnings
from pathlib import Path

import pytest

from kit.frames.codes import CODES
from kit.frames.columns import COLUMNS
from kit.reports.bundle.table_schema import table_schema
from kit.reports.crosswalk import CASE, SSSOM, case, sssom
from kit.reports.edition import Edition
from tests.reports.bundle import made

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from frictionless import Package


def written(folder: Path, contents: dict[str, bytes]) -> Path:
    for path, content in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def faults(folder: Path, *names: str) -> list[str]:
    """What is wrong with the package, or with some tables of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = Package(str(folder / "datapackage.json"))
        if not names:
            report = package.validate()
            assert len(report.tasks) == len(package.resources) or not report.valid
            reports = [report]
        else:
            reports = [package.get_resource(name).validate() for name in names]
    return list(dict.fromkeys(one for each in reports for [one] in each.flatten(["type"])))


@pytest.fixture(name="folder")
def _folder(tmp_path):
    material = made.three_rounds()
    edition = Edition(material.session, "en")
    crosswalk = {SSSOM: sssom(edition), CASE: case(edition)}
    return written(tmp_path, made.of(material) | crosswalk)


def test_a_bundle_is_valid(folder):
    assert faults(folder) == []


@pytest.mark.parametrize("name", made.BEGUN)
def test_the_tables_of_any_session_are_described(name):
    contents = made.of(made.material(made.BEGUN[name]))

    told = json.loads(contents["datapackage.json"])

    by_path = {one["path"]: one for one in told["resources"]}
    assert by_path.keys() >= {f"data/{one}.csv" for one in COLUMNS}
    assert by_path.keys() >= {"events.jsonl", "texts.jsonl", "codebook.csv"}
    assert all(one["bytes"] == len(contents[path]) for path, one in by_path.items())
    assert told["title"].isprintable()
    assert all(one["title"] for one in told["contributors"])


def broken(folder: Path, name: str, old: str, new: str) -> None:
    """Change a table; its length and hash in the package are those of the changed one."""
    path = folder / "data" / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    descriptor = folder / "datapackage.json"
    told = json.loads(descriptor.read_text("utf-8"))
    for one in told["resources"]:
        one.pop("bytes")
        one.pop("hash")
    descriptor.write_text(json.dumps(told), "utf-8")


BREAKS = {
    "a code that is none": ("results", ",in,", ",perhaps,", "constraint-error"),
    "no number": ("results", ",in,false,false,9,", ",in,false,false,nine,", "type-error"),
    "a number below nought": ("counts", ",yes,3", ",yes,-3", "constraint-error"),
    "a cell that must not be empty": ("rounds", ",secret,", ",,", "constraint-error"),
    "a group that is not there": ("lines", "l1,g1,", "l1,g9,", "foreign-key"),
    "one key twice": ("lines", "l2,g2,", "l1,g2,", "primary-key"),
    "a column of another name": ("core", "at_least", "at_most", "incorrect-label"),
}


@pytest.mark.parametrize("what", BREAKS)
def test_a_broken_row_is_found(folder, what):
    name, old, new, fault = BREAKS[what]
    assert faults(folder, name) == []

    broken(folder, name, old, new)

    assert fault in faults(folder, name)


def test_a_changed_byte_is_found_by_its_hash(folder):
    path = folder / "data" / "lines.csv"
    path.write_bytes(path.read_bytes().replace(b"Mentors", b"Menters", 1))

    assert "hash-count" in faults(folder, "lines")


def test_a_column_with_codes_lists_them_with_their_labels_and_why_it_is_empty():
    schema = table_schema("pairs", "fr")
    relation = next(one for one in schema["fields"] if one["name"] == "relation")

    assert relation["constraints"] == {"required": False, "enum": list(CODES["relation"])}
    assert relation["categories"][0] == {"value": "equal", "label": "demande la même chose"}
    assert relation["missingValues"] == [
        {"value": "", "label": "les groupes ne disent pas la même chose"}
    ]
    assert schema["primaryKey"] == [
        "subject_framework_id",
        "subject_ref_id",
        "object_framework_id",
        "object_ref_id",
    ]


def test_it_names_itself_as_version_two_and_its_dates_come_from_the_record():
    material = made.three_rounds()

    told = json.loads(made.of(material)["datapackage.json"])

    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["created"] == "2026-11-24T09:20:02.000Z"
    assert told["version"] == material.session.head[:12]
    assert told["licenses"][0]["name"] == "CC-BY-4.0"


def test_data_of_others_keep_their_terms():
    contents = made.of(made.material(made.imported()))

    [licence] = json.loads(contents["datapackage.json"])["licenses"]

    assert licence == {
        "name": "other",
        "path": "LICENSE.txt",
        "title": "CC BY 4.0, after the source",
    }
    assert "CC BY 4.0, after the source" in contents["LICENSE.txt"].decode()
    assert "license:" not in contents["CITATION.cff"].decode()
    assert "Somebody, 2020" in contents["CITATION.cff"].decode()
    assert "mentoring" not in json.loads(contents["datapackage.json"])["keywords"]
