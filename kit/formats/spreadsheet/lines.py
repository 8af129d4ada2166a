"""A framework as lines of a spreadsheet: one per requirement and language, and the facts beside."""

from collections.abc import Iterator

from kit.domain.framework import Framework, Requirement
from kit.formats.spreadsheet.levels import level_word
from kit.formats.spreadsheet.numbers import write_numbers
from kit.formats.spreadsheet.tree import parents_kept
from kit.words import say

Line = list[str]


def lines(framework: Framework) -> Iterator[Line]:
    """The rows below the header, in the order of `COLUMNS`."""
    parents = parents_kept(framework.requirements)
    for one in framework.walk():
        for lang in framework.languages:
            yield _line(framework, one, parents.get(one.ref_id, ""), lang)


def _line(framework: Framework, one: Requirement, parent: str, lang: str) -> Line:
    return [
        one.ref_id,
        parent,
        "true" if one.assessable else "false",
        lang,
        (one.title or {}).get(lang, ""),
        (one.statement or {}).get(lang, ""),
        level_word(framework, one.level, lang) if one.level else "",
        one.locator or "",
        one.phase or "",
        write_numbers(one.numbers),
    ]


def facts(framework: Framework) -> Iterator[Line]:
    """The rows of the sheet about the framework: name, value, language where it is a text."""
    source = framework.source
    yield from _texts("title", framework.title)
    yield ["issuer", framework.issuer, ""]
    yield ["country", framework.country, ""]
    yield ["edition", framework.edition, ""]
    yield from _texts("audience", framework.audience)
    yield ["document", source.document, ""]
    yield ["url", source.url or "", ""]
    yield ["licence", source.licence or "", ""]
    yield ["completeness", framework.completeness, ""]
    yield ["wording", framework.wording, ""]
    yield from _texts("gaps", framework.gaps or {})
    yield from _texts("to_complete", framework.to_complete or {})


def _texts(name: str, texts: dict[str, str]) -> Iterator[Line]:
    yield from ([name, text, lang] for lang, text in texts.items())


def example_lines(lang: str) -> Iterator[Line]:
    """Two rows that show what is meant: one requirement in two languages; never brought in."""
    ref_id = say("sheet-example-reference", lang)
    for each in (lang, "fr" if lang == "en" else "en"):
        yield [
            ref_id,
            "",
            "true",
            each,
            say("sheet-example-title", each),
            say("sheet-example-statement", each),
            say("sheet-example-level", each),
            "section 2, 2.1",
            "training",
            "mentor_training=6 hour or own minimum",
        ]


def empty_facts(lang: str) -> Iterator[Line]:
    """The rows of the sheet about a framework that nobody has described yet."""
    for name in ("title", "audience"):
        yield [name, "", lang]
    for name in ("issuer", "country", "edition", "document", "url", "licence"):
        yield [name, "", ""]
    yield ["completeness", "", ""]
    yield ["wording", "issuer", ""]
