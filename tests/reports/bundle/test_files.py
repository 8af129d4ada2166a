import hashlib
import io
import json
import zipfile

import pytest

from kit.domain.events import DataImported
from kit.domain.ids import LANGUAGES
from kit.domain.record import Record
from kit.domain.replay import replay
from kit.formats.mapping_files import read_mappings
from kit.frames.columns import COLUMNS
from kit.reports.bundle.files import archive, files
from kit.reports.export import export
from kit.reports.material import Material
from kit.store.codec import decoded
from tests import builders as make
from tests.reports import summit


def test_a_bundle_holds_record_tables_documents_and_what_checks_them(tmp_path):
    written = export(summit.material(), tmp_path / "out")

    found = {path.relative_to(tmp_path / "out").as_posix() for path in written}
    assert found >= {
        *("README.txt", "events.jsonl", "texts.jsonl", "decisions.json", "manifest.json"),
        *("crosswalk.case.json", "crosswalk.sssom.tsv", "recount.py"),
        *(f"documents/{name}" for name in ("seal.html", "seal.docx", "minutes.html")),
        *(f"data/{name}.csv" for name in COLUMNS),
    }
    assert all(path.is_file() for path in written)


def test_the_manifest_names_every_other_file_with_its_hash():
    contents = files(summit.material())

    told = json.loads(contents["manifest.json"])

    assert told["files"].keys() == contents.keys() - {"manifest.json"}
    for path, one in told["files"].items():
        assert one["sha256"] == hashlib.sha256(contents[path]).hexdigest(), path
        assert one["bytes"] == len(contents[path]), path


def test_the_readme_names_only_what_is_there():
    contents = files(summit.material())

    lines = contents["README.txt"].decode("utf-8-sig").splitlines()
    named = [line[2:].split(" ")[0] for line in lines if line.startswith("- ")]

    assert len(named) > 10
    assert [one for one in named if not any(path.startswith(one) for path in contents)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bundle_is_made_before_anything_happened(lang):
    session = make.session(groups=0, frameworks=())

    assert files(Material(session, lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_while_a_round_is_open_only_its_opening_is_exported(lang):
    opening = summit.opened("round2", 2)
    kept = summit.record(opening)
    until = Record(kept.rows[:-1], kept.texts)
    before, after = (
        files(Material(replay("summit", decoded(one)), one, lang)) for one in (until, kept)
    )

    changed = {path for path in before if before[path] != after[path]}

    tables = {path for path in changed if path.startswith("data/")}
    assert tables == {"data/rounds.csv"}
    assert "events.jsonl" in changed
    assert not changed & {"texts.jsonl", "recount.py"}
    assert after["events.jsonl"].startswith(before["events.jsonl"])
    assert (
        json.loads(after["decisions.json"])["rounds"]
        == json.loads(before["decisions.json"])["rounds"]
    )


def test_the_crosswalk_comes_back_from_its_exchange_formats(tmp_path):
    exported = files(summit.material())
    paths = [tmp_path / name for name in ("crosswalk.sssom.tsv", "crosswalk.case.json")]
    for path in paths:
        path.write_bytes(exported[path.name])

    sssom, case = (read_mappings(path).checked() for path in paths)

    assert sssom.count == case.count
    assert {"Both ask for training first.", "Nothing like it there."} <= set(sssom.texts("comment"))
    assert set(sssom.texts("comment")) == set(case.texts("comment"))


def test_the_archive_holds_the_same_files_and_is_the_same_every_time():
    material = summit.material()

    packed = zipfile.ZipFile(io.BytesIO(archive(material)))

    unpacked = {name.removeprefix("summit/"): packed.read(name) for name in packed.namelist()}
    assert unpacked == files(material)
    assert archive(material) == archive(material)


@pytest.mark.parametrize(
    ("stated", "licence"),
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/", "publicdomain/zero/1.0/"),
        ("ask us", "license/unspecified"),
    ],
)
def test_data_of_others_go_on_under_their_licence(stated, licence):
    brought = DataImported(kind="sssom", files=(), licence=stated)
    session = make.session(*summit.crosswalk()[1:5], brought)

    told = files(Material(session))["crosswalk.sssom.tsv"].decode()

    assert licence in next(line for line in told.splitlines() if line.startswith("#license"))
