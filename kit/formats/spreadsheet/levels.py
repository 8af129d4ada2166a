"""Levels: the issuer's words in each language, and the key that stands for them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kit.domain.errors import Problem
from kit.domain.framework import Framework, Texts
from kit.formats.spreadsheet.gathering import Gathered
from kit.formats.spreadsheet.rows import Rows


@dataclass
class Levels:
    """The levels of a file: names by key, and the row in which each name was first met."""

    names: dict[str, Texts] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_levels(rows: Rows, requirements: Iterable[Gathered], present: Framework | None) -> Levels:
    """The level of each requirement. The first word that is known decides."""
    levels = Levels({} if present is None else {key: {**t} for key, t in present.levels.items()})
    met: dict[tuple[str, str], int] = {}
    for one in requirements:
        words = one.texts("level")
        if not words:
            continue
        lang, word = next(iter(words.items()))
        key = _key(levels.names, words)
        levels.of[one.ref_id] = key
        for each, name in words.items():
            row = one.rows[each]
            if (key, each) not in met:
                met[key, each] = row.number
                levels.names[key] = levels.names.get(key, {}) | _named(levels, key, each, name)
            elif not _is(levels.names, key, each, name):
                values = {"value": name, "known": levels.names[key][each]}
                values |= {"level": word, "other": lang, "first": str(met[key, each])}
                levels.problems.append(rows.problem(row, "level", "sheet-level-differs", **values))
    return levels


def _named(levels: Levels, key: str, lang: str, word: str) -> Texts:
    """A key in a cell stands for the level's name where that is known."""
    known = levels.names.get(key, {})
    return {} if word == key and lang in known else {lang: word}


def _is(names: dict[str, Texts], key: str, lang: str, word: str) -> bool:
    return word in (key, names[key].get(lang))


def _key(names: dict[str, Texts], words: Texts) -> str:
    """The level that words mean: by a name, else by the key, else a new one."""
    by_name = (
        key
        for lang, word in words.items()
        for key, texts in names.items()
        if texts.get(lang) == word
    )
    by_key = (word for word in words.values() if word in names)
    found = next(by_name, next(by_key, None))
    return found or _new_key(next(iter(words.values())), names)


def _new_key(word: str, taken: Iterable[str]) -> str:
    """A short name for a level: `Niveau avancé` is `niveau-avance`."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("+", " plus "))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    slug = re.sub("[^a-z0-9]+", "-", letters).strip("-")[:40].rstrip("-") or "level"
    numbered = (slug if count == 1 else f"{slug}-{count}" for count in range(1, 10_000))
    return next(each for each in numbered if each not in set(taken))


def level_word(framework: Framework, key: str, lang: str) -> str:
    """What stands in a cell for a level: its name, or its key where the name is another's too."""
    name = framework.levels[key].get(lang, key)
    return key if name in set(_other_words(framework, key, lang)) else name


def _other_words(framework: Framework, key: str, lang: str) -> Iterator[str]:
    for other, texts in framework.levels.items():
        if other != key:
            yield from (other, texts.get(lang, other))
