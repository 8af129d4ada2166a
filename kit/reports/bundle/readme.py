"""The first file that somebody opens: what lies here, and how to check it."""

from kit.reports.bundle.record import hidden_positions
from kit.reports.edition import Edition
from kit.reports.material import Material

README = "README.txt"

LISTED = {
    "documents/": "documents",
    "data/": "data",
    "codebook.md": "codebook",
    "METHOD.md": "method",
    "decisions.json": "decisions",
    "crosswalk.sssom.tsv": "sssom",
    "crosswalk.case.json": "case",
    "analysis/": "analysis",
    "events.jsonl": "events",
    "texts.jsonl": "texts",
    "manifest.json": "manifest",
    "recount.py": "recount",
    "datapackage.json": "datapackage",
    "ro-crate-metadata.json": "crate",
}
"""What is named in it, in the order in which it is looked for."""


def readme(material: Material, edition: Edition) -> bytes:
    """Plain text that any editor of any system opens, in the language of the export."""
    session = material.session
    withheld = len(hidden_positions(material.record, session))
    lines = [
        edition.say("reports-readme-title"),
        "",
        *([edition.say("reports-invented"), ""] if session.invented else []),
        *(f"- {path} – {edition.say(f'reports-readme-{what}')}" for path, what in LISTED.items()),
        "",
        edition.say("reports-readme-csv"),
        *([edition.say("reports-readme-open-round")] if session.open_round() else []),
        *([edition.say("reports-readme-withheld", count=withheld)] if withheld else []),
        edition.say("reports-readme-care"),
        edition.say("reports-readme-check"),
        "",
        edition.say("reports-readme-head", count=session.revision, head=session.head),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
