"""Small files to break: a framework and a workshop without a mistake."""

from pathlib import Path

FRAMEWORK = """\
id: example
title: {en: Good mentoring}
issuer: Example network
country: NO
edition: 1.10
audience: {en: Mentoring programmes}
source: {document: An invented list}
completeness: complete
wording: restated
languages: [en]
requirements:
  - {ref_id: 1.10, statement: {en: no}}
  - {ref_id: 1.1, statement: {en: 12:30}, assessable: no}
"""

WORKSHOP = """\
id: hour
title: {en: One hour}
frameworks: [example]
question_sets:
  seal: [{id: q1, text: {en: Why a seal}}]
groups: {count: 4, size: 8, question_sets: [seal]}
agenda: [{id: vote, kind: vote, minutes: 15, round: r1}]
rounds:
  - id: r1
    electorate: persons
    secrecy: secret
    method: rating
    rule: {name: delphi, high: 7-9, in_share: 70%}
"""


def write(path: Path, text: str) -> Path:
    """Write a file, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def summit_folder(folder: Path) -> Path:
    """A summit's own folder with one framework and one workshop."""
    write(folder / "frameworks" / "example.yaml", FRAMEWORK)
    write(folder / "workshops" / "hour.yaml", WORKSHOP)
    return folder
