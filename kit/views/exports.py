"""What can be taken away at any moment: documents to send, sheets to print, tables to work with."""

from typing import Any

from kit.domain.session import Session
from kit.words import say

DOCUMENTS = ("minutes.html", "seal.html", "seal.docx", "next-meeting.html")
PRINTS = ("seats.html", "sheets.html")
TABLES = (
    "bundle.zip",
    "lines.csv",
    "themes.csv",
    "mappings.csv",
    "crosswalk.sssom.tsv",
    "crosswalk.case.json",
    "standards.csv",
    "results.csv",
)


def exports(session: Session, lang: str) -> dict[str, Any]:
    """Links by purpose; each file is made from the record when it is asked for."""
    return {
        "documents": [_link(session, name, lang) for name in DOCUMENTS],
        "prints": [_link(session, name, lang) for name in PRINTS],
        "tables": [_link(session, name, lang) for name in TABLES],
    }


def _link(session: Session, name: str, lang: str) -> dict[str, str]:
    words = f"export-{name.replace('.', '-')}"
    return {
        "name": name,
        "href": f"/report/{session.session_id}/{name}",
        "title": say(words, lang),
        "hint": say(f"{words}-hint", lang),
    }
