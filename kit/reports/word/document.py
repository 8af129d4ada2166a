"""A whole Word document: the template filled, named, and packed so that equal ones are equal."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from kit.reports.html import Child, printable
from kit.reports.word.blocks import NUMBERS, Blocks, Place
from kit.reports.word.elements import Element, field, w, written
from kit.reports.word.inline import TAGS, Look, properties

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TEMPLATE = Path(__file__).parent / "template"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that every file in the archive bears."""

PAGE, PAGES = "\ue000", "\ue001"
"""Stand for the numbers of a page and of all pages in the sentence at its foot."""


@dataclass(frozen=True)
class Named:
    """What a document is called, in whose name, in which language and of which moment.

    `head` stands on top of every page; `foot` below, with `PAGE` and `PAGES` where numbers go.
    """

    title: str
    author: str
    lang: str
    at: datetime
    head: str
    foot: str
    status: str = ""
    software: str = ""


def word(body: Iterable[Child], named: Named) -> bytes:
    """A document of these pieces; the same pieces give the same bytes."""
    document = docx.Document(io.BytesIO(_template()))
    blocks = Blocks()
    end = document.element.body.sectPr
    for block in blocks.of(body, Place(Look(named.lang, named.lang))):
        end.addprevious(block)
    _number(document, blocks.numbered)
    _name(document, named)
    saved = io.BytesIO()
    document.save(saved)
    return _packed(saved.getvalue())


@cache
def _template() -> bytes:
    """The template is kept as its parts, so that a change to it can be read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(TEMPLATE.rglob("*")):
            if path.is_file():
                archive.writestr(path.relative_to(TEMPLATE).as_posix(), path.read_bytes())
    return packed.getvalue()


def _number(document: Document, numbered: list[int]) -> None:
    """Each numbered list counts by itself."""
    numbering = document.part.numbering_part.element
    for list_id in numbered:
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        numbering.append(w("num", w("abstractNumId", val=NUMBERS), restart, numId=list_id))


def _name(document: Document, named: Named) -> None:
    tag = TAGS.get(named.lang, named.lang)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), tag)
    _describe(document, named)
    look = Look(named.lang, named.lang)
    section = document.sections[0]
    top = w("r", properties(look), written(named.head))
    section.header._element.append(_line("Header", [top]))
    section.footer._element.append(_line("Footer", list(_foot(named.foot, look))))


def _describe(document: Document, named: Named) -> None:
    """Its properties. None of them is about a person."""
    core = document.core_properties
    core.title, core.author = _short(named.title), _short(named.author)
    core.last_modified_by = _short(named.author)
    core.language, core.content_status = TAGS.get(named.lang, named.lang), _short(named.status)
    core.comments = named.software
    core.created = core.modified = named.at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    core.revision = 1


def _short(text: str) -> str:
    """A property holds 255 signs at most."""
    return printable(text)[:255]


def _foot(text: str, look: Look) -> Iterable[Element]:
    """The sentence with its two numbers, which Word fills in on every page."""
    fields = {PAGE: "PAGE", PAGES: "NUMPAGES"}
    for piece in text.replace(PAGE, f"\0{PAGE}\0").replace(PAGES, f"\0{PAGES}\0").split("\0"):
        if piece in fields:
            yield field(fields[piece], "1", properties(look))
        elif piece:
            yield w("r", properties(look), written(piece))


def _line(style: str, found: list[Element]) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *found)


def _packed(content: bytes) -> bytes:
    """The same files, without the moment at which they were put into the archive."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as found,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, found.read(name))
    return packed.getvalue()
