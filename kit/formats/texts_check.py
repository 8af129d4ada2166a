"""Texts in several languages: every language is known, asked for and filled."""

import re
from collections.abc import Collection, Iterator

from kit.domain.ids import Lang
from kit.formats.complaints import Complaint, complaint
from kit.formats.languages import is_language
from kit.formats.model_fields import pattern_of
from kit.formats.yaml_nodes import Mapping, Scalar

LANG_PATTERN = re.compile(pattern_of(Lang))


def check_code(code: Scalar) -> Iterator[Complaint]:
    """A language code that has the right shape but names no language."""
    if LANG_PATTERN.search(code.text) and not is_language(code.text):
        yield complaint(code.place, "unknown-language", value=code.text)


def check_texts(owner: Mapping, key: str, wanted: Collection[str], gap: str) -> Iterator[Complaint]:
    """The texts under a key: no unknown language, none empty, none of the wanted ones missing.

    `gap` is the message id for a missing language; its cure differs from file to file.
    """
    texts = owner.mapping(key)
    if texts is None:
        return
    for lang, entry in texts.entries.items():
        yield from check_code(Scalar(entry.key, lang))
        if isinstance(entry.value, Scalar) and not entry.value.text.strip():
            yield complaint(entry.value.place, "yaml-text-empty", key=key, lang=lang)
    for lang in wanted:
        if lang not in texts.entries:
            yield complaint(owner.entries[key].key, gap, key=key, lang=lang)
