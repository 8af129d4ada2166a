"""What a French, Spanish or English printer would not let pass, in every shipped text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.formats.library import shipped_folder
from kit.formats.yaml_nodes import Items, Mapping, Node, Scalar
from kit.formats.yaml_source import read_yaml

FILES = sorted(
    path
    for folder in ("frameworks", "frameworks/crosswalks", "workshops")
    for path in (shipped_folder() / folder).glob("*.yaml")
)
FAULTS = {
    "fr": {
        "a straight apostrophe": r"\w'\w",
        "a blank that may break, or none, before ; ! ? »": r"[^\s\u00a0\u202f][;!?»]|[ \n][;!?»]",
        "none before a colon": r"[^\s\d\u00a0\u202f]:(?=\s|$)|[ \n]:",
        "none after «": r"«(?![\u00a0\u202f])",
        "straight quotation marks": r'"',
        "two blanks": r"  ",
    },
    "es": {
        "a straight apostrophe": r"\w'\w",
        "a question that is not opened": r"^[^¿]*\?",
        "straight quotation marks": r'"',
        "two blanks": r"  ",
        "a blank inside «»": r"«[\s\u00a0]|[\s\u00a0]»",
    },
    "en": {
        "a straight apostrophe": r"\w'",
        "straight quotation marks": r'"',
        "two blanks": r"  ",
    },
    "de": {"straight quotation marks": r'"', "two blanks": r"  "},
}


def texts(node: Node) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key in FAULTS and isinstance(entry.value, Scalar):
                yield key, entry.value
            else:
                yield from texts(entry.value)
    elif isinstance(node, Items):
        for each in node.nodes:
            yield from texts(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: Path(path).stem)
def test_texts_are_set_as_their_language_is_set(path):
    found = [
        (scalar.place.line, fault, scalar.text)
        for lang, scalar in texts(read_yaml(path).root)
        for fault, pattern in FAULTS[lang].items()
        if re.search(pattern, scalar.text)
    ]

    assert found == []
