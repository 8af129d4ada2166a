"""Lines and the themes they were gathered into, with the groups that said so."""

from typing import Any

from kit.domain.notes import Line, Theme
from kit.domain.session import Session
from kit.views.groups import group
from kit.views.moment import milliseconds
from kit.views.wordings import spoken, worded


def themes(session: Session, lang: str) -> list[dict[str, Any]]:
    """The standing themes, in the order they were gathered."""
    return [_theme(session, one, lang) for one in session.standing_themes()]


def sheets(session: Session, lang: str) -> list[dict[str, Any]]:
    """Every group's questions with its lines: what was said, in the groups' order."""
    return [sheet(session, group_id, lang) for group_id in session.groups]


def sheet(session: Session, group_id: str, lang: str) -> dict[str, Any]:
    """One group's questions with its lines."""
    questions = [
        {
            "question_id": question.id,
            "number": number,
            **worded(question.text, lang),
            "lines": [line_shown(one) for one in session.group_lines(group_id, question.id)],
        }
        for number, question in enumerate(session.questions(group_id), start=1)
    ]
    return {**group(session, group_id, lang), "questions": questions}


def line_shown(line: Line) -> dict[str, Any]:
    """A line as everybody may see it."""
    changed_at = milliseconds(line.changed_at)
    return {"line_id": line.line_id, **spoken(line), "changed_at": changed_at}


def _theme(session: Session, theme: Theme, lang: str) -> dict[str, Any]:
    lines = [session.lines[line_id] for line_id in theme.line_ids]
    said_by = dict.fromkeys(line.group_id for line in lines)
    return {
        "theme_id": theme.theme_id,
        "title": theme.title,
        "lang": theme.lang,
        "joined": len(theme.parent_ids),
        "groups": sorted((group(session, one, lang) for one in said_by), key=_number),
        "lines": [
            {**line_shown(one), "group": group(session, one.group_id, lang)} for one in lines
        ],
    }


def _number(shown: dict[str, Any]) -> int:
    number = shown["number"]
    assert isinstance(number, int)
    return number
