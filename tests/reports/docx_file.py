"""A Word document read back: what stands in it, in order, as a reader's program finds it."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from kit.words import say


class Read:
    """A document with its paragraphs and tables in their order."""

    def __init__(self, content: bytes):
        self.content = content
        self.document: Document = docx.Document(io.BytesIO(content))
        self.blocks = list(self.document.iter_inner_content())

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [one for one in self.blocks if isinstance(one, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        return [one for one in self.blocks if isinstance(one, Table)]

    @property
    def lines(self) -> list[str]:
        """Every paragraph and every row of a table as a line of text."""
        return [line for block in self.blocks for line in _lines(block)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def part(self, name: str) -> str:
        """The text of a file in the archive."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name).decode()

    def styled(self, *names: str) -> list[str]:
        """The texts of the paragraphs in these styles."""
        return [one.text for one in self.paragraphs if style(one) in names]

    def counts(self) -> list[dict[str, str]]:
        """The small tables of answers: how often each was given."""
        tables = [self.blocks[at] for at in self._answers("en")]
        rows = ([texts(row) for row in table.rows] for table in tables if isinstance(table, Table))
        return [dict(zip(heads, row, strict=True)) for heads, row in rows]

    def without_answers(self, lang: str) -> str:
        """The text without those tables."""
        left_out = self._answers(lang)
        kept = [block for at, block in enumerate(self.blocks) if at not in left_out]
        return "\n".join(line for block in kept for line in _lines(block))

    def _answers(self, lang: str) -> list[int]:
        caption = say("seal-answers", lang)
        captions = [at for at, one in enumerate(self.blocks) if getattr(one, "text", "") == caption]
        return [at + 1 for at in captions]


def texts(row) -> list[str]:
    return [cell.text for cell in row.cells]


def style(paragraph: Paragraph) -> str:
    return str(paragraph.style.style_id) if paragraph.style else ""


def level(paragraph: Paragraph) -> int | None:
    """How deep in a list it stands, if it carries a bullet or a number."""
    found = paragraph._p.find(f".//{qn('w:ilvl')}")
    return None if found is None else int(found.get(qn("w:val")))


def said(element) -> str:
    """The words in an element of the document."""
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def numbers(text: str) -> list[str]:
    """All numbers of a text in their order, with their decimals."""
    return re.findall(r"\d+(?:[.,]\d+)*", text)


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from ("\t".join(texts(row)) for row in block.rows)
