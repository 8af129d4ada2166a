"""Question sheets on paper, one per group: for the wall, and for the day the network fails."""

from kit import words
from kit.domain.framework import Texts
from kit.domain.session import Session
from kit.domain.workshop import Question
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import document

LINES_ON_A_SHEET = 16
"""Lines to write on, shared among the questions; with their texts they fill a page."""


def sheets_html(session: Session, lang: str) -> str:
    """A page per group with its questions in the room's languages and lines to write on."""
    edition = Edition(session, lang)
    sheets = [_sheet(edition, group_id) for group_id in session.groups]
    empty = h("p", edition.say("reports-no-groups"), class_="empty")
    title = edition.say("reports-sheets-title")
    return document(edition, title, sheets or empty, class_="handout")


def _sheet(edition: Edition, group_id: str) -> Markup:
    session = edition.session
    group, questions = session.groups[group_id], session.questions(group_id)
    title = session.plan.question_set_titles.get(group.question_set, {})
    room = max(LINES_ON_A_SHEET // max(len(questions), 1), 2)
    return h(
        "section",
        h("p", edition.texts(session.title), class_="kind"),
        h("h1", edition.group(group_id)),
        h("p", edition.texts(title), class_="lead") if title else None,
        h("p", *_names(edition), class_="names"),
        *(_question(edition, number, one, room) for number, one in enumerate(questions, start=1)),
        class_="sheet",
    )


def _names(edition: Edition) -> list[Child]:
    return [
        h("span", edition.say(f"reports-role-{role}"), h("span", class_="blank"))
        for role in ("instructor", "reporter")
    ]


def _question(edition: Edition, number: int, question: Question, room: int) -> Markup:
    rules = h("div", *(h("div", class_="rule-line") for _ in range(room)), aria_hidden="true")
    return h(
        "article",
        h("h2", h("span", number, class_="number"), " ", edition.texts(question.text)),
        *_translations(edition, question.text),
        rules,
        class_="question",
    )


def _translations(edition: Edition, texts: Texts) -> list[Markup]:
    shown, _ = words.in_language(texts, edition.lang)
    return [
        h("p", edition.said(lang, text), class_="translation")
        for lang, text in texts.items()
        if lang != shown and lang in edition.session.languages
    ]
