"""The RO-Crate is read by a program that is not ours, and describes every file."""

import hashlib
import json

import pytest
from rocrate.rocrate import ROCrate

from kit.reports.bundle.files import files
from tests.reports.bundle import made


@pytest.fixture(name="contents", scope="module")
def _contents():
    return files(made.three_rounds())


@pytest.fixture(name="crate", scope="module")
def _crate(contents, tmp_path_factory):
    folder = tmp_path_factory.mktemp("crate")
    for path, content in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return ROCrate(str(folder))


def test_every_file_is_described_with_its_format_length_and_hash(crate, contents):
    described = {one.id: one for one in crate.data_entities}

    assert described.keys() == contents.keys() - {"ro-crate-metadata.json"}
    for path, one in described.items():
        assert one["encodingFormat"] != "application/octet-stream", path
        assert one["name"], path
        if path != "manifest.json":  # which holds the hash of this description
            assert one["contentSize"] == str(len(contents[path])), path
            assert one["sha256"] == hashlib.sha256(contents[path]).hexdigest(), path


def test_it_says_what_it_is_whose_it_is_and_how_it_was_made(crate):
    root = crate.root_dataset

    assert crate.metadata.version == "1.2"
    assert root["name"] == "Summit 2026"
    assert root["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert [one["name"] for one in root["author"]] == [
        f"Network o{number} <{land}>" for number, land in enumerate(("BE", "FR", "ES", "DE"), 1)
    ]
    assert {one.type for one in root["author"]} == {"Organization"}
    action = root["mentions"]
    assert action.type == "CreateAction"
    assert action["instrument"]["name"] == "sealkit"
    assert action["result"].id == "./"
    assert action["endTime"] == root["dateCreated"] == "2026-11-24T09:20:02.000Z"


def test_no_name_leads_nowhere(contents):
    graph = json.loads(contents["ro-crate-metadata.json"])["@graph"]
    known = {one["@id"] for one in graph} | {"https://w3id.org/ro/crate/1.2"}

    named = {
        value["@id"]
        for one in graph
        for values in one.values()
        for value in (values if isinstance(values, list) else [values])
        if isinstance(value, dict)
    }

    assert named - known == set()
    assert len(known) == len(graph) + 1


@pytest.mark.parametrize("name", made.BEGUN)
def test_any_session_has_a_crate(name, tmp_path):
    contents = made.of(made.material(made.BEGUN[name]))
    (tmp_path / "ro-crate-metadata.json").write_bytes(contents["ro-crate-metadata.json"])

    crate = ROCrate(str(tmp_path))

    assert crate.name.isprintable()
    assert crate.root_dataset["author"]
