"""What each file of a bundle is: its format, and what it holds in a few words."""

from pathlib import PurePosixPath

from kit import words
from kit.words import variables

TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".cff": "application/yaml",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".py": "text/x-python",
    ".ipynb": "application/x-ipynb+json",
}

HELD = {
    "README.txt": "readme",
    "METHOD.md": "method",
    "CITATION.cff": "citation",
    "LICENSE.txt": "licence",
    "requirements.txt": "requirements",
    "manifest.json": "manifest",
    "datapackage.json": "datapackage",
    "codebook.csv": "codebook",
    "codebook.md": "codebook-page",
    "events.jsonl": "events",
    "texts.jsonl": "texts",
    "decisions.json": "decisions",
    "recount.py": "recount",
    "crosswalk.sssom.tsv": "sssom",
    "crosswalk.case.json": "case",
    "documents/seal.html": "seal",
    "documents/seal.docx": "seal",
    "documents/minutes.html": "minutes",
    "documents/next-meeting.html": "agenda",
}


def media_type(path: str) -> str:
    """The format of a file by its ending."""
    return TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")


def held(path: str, lang: str) -> str:
    """What a file holds, in a few words."""
    if path.startswith("data/"):
        return variables.table(PurePosixPath(path).stem, lang)
    if path.startswith("analysis/"):
        return words.say("bundle-file-notebook", lang)
    return words.say(f"bundle-file-{HELD.get(path, 'other')}", lang)
