"""Writes a report as a Word document, from the same tree of elements as its page."""

from kit.reports.word.document import CONTENT_TYPE, PAGE, PAGES, Named, word

__all__ = ["CONTENT_TYPE", "PAGE", "PAGES", "Named", "word"]
