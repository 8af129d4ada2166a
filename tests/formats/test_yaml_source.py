import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BrokenFiles
from kit.formats.file_text import LARGEST
from kit.formats.yaml_nodes import Plain, plain
from kit.formats.yaml_source import read_yaml
from kit.formats.yaml_writer import write_yaml
from tests.formats.files import write

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"))
CONTENT: st.SearchStrategy[Plain] = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=10
    ),
    min_size=1,
)
SIGNS = st.text("%@`\t\r\n\x85\u2028-:?[]{},'\"&*!|>#ab<= \\", max_size=40)
WORDS = st.text("abcxyzéñ0123456789.:~+-_/%", min_size=1, max_size=12)
PLAIN_WORDS = WORDS.filter(lambda word: word[0].isalnum() and not word.endswith(":"))


def read_back(text: str) -> Plain:
    with TemporaryDirectory() as folder:
        source = read_yaml(write(Path(folder) / "file.yaml", text))
    assert source.complaints == []
    return plain(source.root)


@pytest.mark.parametrize("word", ["NO", "1.10", "12:30", "yes", "0x1F", "1_000", "2026-11-21", "~"])
def test_a_word_is_read_as_it_stands(word):
    assert read_back(f"{word}: {word}\nlist: [{word}]\n") == {word: word, "list": [word]}


@given(PLAIN_WORDS)
def test_any_word_is_read_as_it_stands(word):
    assert read_back(f"key: {word}\n") == {"key": word}


@given(CONTENT)
def test_what_is_written_reads_back(content):
    assert read_back(write_yaml(content)) == content


def test_a_folded_text_is_one_line():
    assert read_back("text: >-\n  one\n  two\n") == {"text": "one two"}


def test_what_other_readers_would_misread_is_quoted():
    assert write_yaml({"country": "NO", "edition": "1.10"}) == "country: 'NO'\nedition: '1.10'\n"


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = write(tmp_path / "large.yaml", "# " + "x" * LARGEST)

    with pytest.raises(BrokenFiles) as refused:
        read_yaml(path)

    assert [each.message_id for each in refused.value.problems] == ["file-too-large"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(BrokenFiles) as refused:
        read_yaml(tmp_path / "missing.yaml")

    assert [each.message_id for each in refused.value.problems] == ["file-not-found"]


def test_no_text_makes_the_reader_stumble(tmp_path):
    path = tmp_path / "any.yaml"

    @given(st.binary(max_size=60) | (TEXTS | SIGNS).map(str.encode))
    def read_anything(raw: bytes) -> None:
        path.write_bytes(raw)
        try:
            read_yaml(path)
        except BrokenFiles as refused:
            assert refused.problems  # noqa: PT017 - a refusal is as good as a reading

    read_anything()


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path):
    with pytest.raises(BrokenFiles) as refused:
        read_yaml(tmp_path / f"{'a' * 300}.yaml")

    assert [each.message_id for each in refused.value.problems] == ["file-unreadable"]


@pytest.mark.parametrize("name", [".", "pipe.yaml"])
def test_what_is_no_file_is_not_read(tmp_path, name):
    os.mkfifo(tmp_path / "pipe.yaml")  # reading it would never end

    with pytest.raises(BrokenFiles) as refused:
        read_yaml(tmp_path / name)

    assert [each.message_id for each in refused.value.problems] == ["file-no-file"]
