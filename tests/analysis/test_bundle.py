"""A bundle is found, read with its types, and refused in one clear sentence where it is broken."""

import json
import shutil

import pandas as pd
import pytest

from kit.analysis.bundle import open_bundle
from kit.analysis.table_text import read_table
from kit.domain.errors import BadInput, NotFound
from kit.frames.columns import COLUMNS
from kit.words import say_error
from tests.analysis.sessions import exported_archive


@pytest.fixture(name="copy")
def _copy(example, tmp_path):
    return shutil.copytree(example, tmp_path / "copy")


def relisted(folder, **changes):
    """Let the manifest say something else."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_every_table_has_the_columns_and_types_of_the_dictionary(bundle):
    assert bundle.tables.keys() == COLUMNS.keys()
    for name, types in COLUMNS.items():
        found = {column: str(kind) for column, kind in bundle[name].dtypes.items()}
        assert found == types, name
    assert bundle.session_id == "example"
    assert len(bundle["votes"]) > 400


def test_a_table_of_nothing_keeps_its_types(empty):
    assert empty["votes"].empty
    assert {name: str(kind) for name, kind in empty["votes"].dtypes.items()} == COLUMNS["votes"]


def test_the_record_and_the_titles_are_read(bundle):
    assert [one["position"] for one in bundle.events] == list(range(1, len(bundle.events) + 1))
    assert bundle.titles["fr"] == "Vers un label de qualité commun"


def test_an_archive_is_read_as_the_folder_is(bundle, example, tmp_path):
    packed = open_bundle(exported_archive(example, tmp_path / "bundle.zip"))

    assert packed.session_id == bundle.session_id
    for name in COLUMNS:
        pd.testing.assert_frame_equal(packed[name], bundle[name])


def test_a_bundle_is_named_or_set_or_where_one_stands(example, early, tmp_path, monkeypatch):
    monkeypatch.delenv("SEALKIT_BUNDLE", raising=False)
    monkeypatch.chdir(example / "analysis")
    assert open_bundle().session_id == "example"
    monkeypatch.chdir(example)
    assert open_bundle("").session_id == "example"
    monkeypatch.setenv("SEALKIT_BUNDLE", str(early))
    assert open_bundle().session_id == "begun"
    assert open_bundle(example).session_id == "example"


def test_where_no_bundle_is_named_a_sentence_says_how(tmp_path, monkeypatch):
    monkeypatch.delenv("SEALKIT_BUNDLE", raising=False)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(NotFound) as refused:
        open_bundle()

    assert "SEALKIT_BUNDLE" in say_error(refused.value, "en")


@pytest.mark.parametrize("name", ["nowhere", "note.txt", "folder", "other.zip"])
def test_what_is_no_bundle_is_not_taken_for_one(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "note.txt").write_text("no archive")
    shutil.make_archive(str(tmp_path / "other"), "zip", tmp_path / "folder")

    with pytest.raises(NotFound) as refused:
        open_bundle(tmp_path / name)

    assert name in say_error(refused.value, "fr")


def test_a_bundle_of_a_newer_kit_asks_for_a_newer_kit(copy):
    relisted(copy, version=2)

    with pytest.raises(BadInput) as refused:
        open_bundle(copy)

    assert "pip install --upgrade sealkit" in say_error(refused.value, "es")


@pytest.mark.parametrize(
    ("damage", "message_id"),
    [
        (lambda path: path.unlink(), "analysis-file-missing"),
        (lambda path: path.write_bytes(path.read_bytes() + b"\n"), "analysis-file-changed"),
    ],
)
def test_a_damaged_table_is_named(copy, damage, message_id):
    damage(copy / "data" / "votes.csv")

    with pytest.raises(BadInput, match=message_id) as refused:
        open_bundle(copy)

    assert "data/votes.csv" in say_error(refused.value, "en")


@pytest.mark.parametrize("text", ["", "[]", '{"format": "sealkit-bundle", "version": "x"}', "{"])
def test_a_manifest_that_is_none_is_refused(copy, text):
    (copy / "manifest.json").write_text(text)

    with pytest.raises((BadInput, NotFound)) as refused:
        open_bundle(copy)

    assert say_error(refused.value, "en").startswith(str(copy))


def test_a_table_that_an_older_kit_did_not_write_has_no_rows(copy):
    listed = json.loads((copy / "manifest.json").read_text("utf-8"))["files"]
    (copy / "data" / "voters.csv").unlink()
    relisted(copy, files={name: one for name, one in listed.items() if "voters" not in name})

    assert list(open_bundle(copy)["voters"]) == list(COLUMNS["voters"])


@pytest.mark.parametrize("text", ["a,b\n1\n", 'a,b\n"1,2\n', "a,b\nx,1\n", "a,b\n1,maybe\n"])
def test_what_is_no_table_says_why(text):
    with pytest.raises(ValueError, match=r".+"):
        read_table(text.encode(), {"a": "Int64", "b": "boolean"})


def test_a_cell_keeps_commas_quotes_and_line_ends():
    table = read_table(b'a,b\n"1","x, ""y""\r\nz"\n2,\n', {"b": "string", "c": "Int64"})

    assert table["b"].tolist() == ['x, "y"\r\nz', pd.NA]
    assert table["c"].isna().all()
