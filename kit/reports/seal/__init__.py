"""The draft seal: a page that prints well, and a Word document that people go on with."""

from kit.reports.seal.docx import draft_seal_docx
from kit.reports.seal.html import draft_seal_html

__all__ = ["draft_seal_docx", "draft_seal_html"]
