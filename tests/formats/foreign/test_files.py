"""Files of others before anybody asks what they mean: archives, letters, sizes."""

import io
import zipfile

import pytest

from kit.domain.errors import BrokenFiles
from kit.formats.foreign import files
from kit.formats.foreign.files import opened, opened_all
from kit.formats.foreign.pabulib import read_pabulib
from kit.formats.foreign.polis import read_polis
from kit.formats.foreign.preflib import read_preflib
from tests.foreign import PB, SOI, notes


def refused(call) -> str:
    with pytest.raises(BrokenFiles) as broken:
        call()
    return broken.value.problems[0].message_id


def packed(*names: str, size: int = 10) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, "x" * size)
    return out.getvalue()


def test_a_file_that_is_not_there_and_a_folder_in_its_place(tmp_path):
    assert refused(lambda: opened(tmp_path / "none.pb")) == "file-not-found"
    assert refused(lambda: opened(tmp_path)) == "file-no-file"


def test_an_archive_that_unpacks_too_large_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100_000)
    path = tmp_path / "bomb.zip"
    path.write_bytes(packed("comments.csv", size=1_000_000))

    assert path.stat().st_size < 100_000
    assert refused(lambda: read_polis(path)) == "foreign-archive-large"


def test_an_archive_of_too_many_files_is_left_alone(tmp_path):
    path = tmp_path / "full.zip"
    path.write_bytes(packed(*(f"{number}.csv" for number in range(1_001)), size=0))

    assert refused(lambda: read_polis(path)) == "foreign-archive-full"


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
def test_an_archive_that_is_cut_off_is_broken(tmp_path, keep):
    whole = packed("comments.csv", "votes.csv", size=5_000)
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[: int(len(whole) * keep)])

    assert refused(lambda: read_polis(path)) == "foreign-archive-broken"


def test_what_is_no_archive_is_told(tmp_path):
    path = tmp_path / "export.zip"
    path.write_text("not a zip", encoding="utf-8")

    assert refused(lambda: read_polis(path)) == "foreign-no-archive"


def test_two_exports_in_one_folder_are_not_mixed(tmp_path):
    for name in ("a-comments.csv", "b-comments.csv"):
        (tmp_path / name).write_text("comment-id,comment-body\n", encoding="utf-8")

    assert refused(lambda: read_polis(tmp_path)) == "foreign-two-files"


def test_files_beside_an_export_are_never_opened(tmp_path):
    (tmp_path / "stats-history.csv").write_bytes(b"\x00\xff")

    assert opened_all(tmp_path, ["comments.csv"]) == []


@pytest.mark.parametrize(
    ("content", "message_id"),
    [
        (b"", "foreign-empty"),
        (b"\xef\xbb\xbf\r\n", "foreign-empty"),
        (b"%PDF-1.7", "foreign-other-kind"),
        (b"\x1f\x8b\x08", "foreign-other-kind"),
        (packed("x"), "foreign-other-kind"),
        (b"# TITLE: x\n1: 1\x002\n", "foreign-no-text"),
        (b"\xff\xfe\x00", "foreign-no-text"),
    ],
)
def test_what_is_no_text_is_told(tmp_path, content, message_id):
    path = tmp_path / "file.soi"
    path.write_bytes(content)

    assert refused(lambda: read_preflib(path)) == message_id


def test_a_mark_and_utf_16_are_understood_and_a_guess_is_told(tmp_path):
    path = tmp_path / "file.soi"
    text = SOI.replace("Training", "Préparation")
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        path.write_bytes(text.encode(encoding))
        found = read_preflib(path)
        assert found.items[0].text == "Préparation"
        assert ("encoding-guessed" in notes(found)) == (encoding == "cp1252")


def test_the_fingerprint_is_of_the_bytes_and_its_mark_is_another(tmp_path):
    path = tmp_path / "town.pb"
    path.write_text(PB, encoding="utf-8")
    (one,) = read_pabulib(path).files

    assert (one.name, one.size) == ("town.pb", len(PB.encode()))
    assert one.mark.hex() != one.sha256
