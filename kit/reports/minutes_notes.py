"""The second part of the minutes: what each group said, and the themes that came of it."""

from collections import Counter

from kit.domain.notes import Idea, Line, Theme
from kit.domain.workshop import Question
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section, table
from kit.reports.provenance import line_in_words


def notes(edition: Edition) -> Markup:
    """The lines of every group under its questions, and the ideas that were not taken up."""
    groups = [_group(edition, group_id) for group_id in edition.session.groups]
    return section("notes", edition.say("reports-notes"), *groups)


def themes(edition: Edition) -> Markup:
    """The themes with who said them, and a table of who asked for what."""
    standing = edition.session.standing_themes()
    if not standing:
        return section(
            "themes", edition.say("reports-themes"), _nothing(edition.say("reports-no-themes"))
        )
    return section(
        "themes",
        edition.say("reports-themes"),
        _who_asked(edition, standing),
        *(_theme(edition, theme) for theme in standing),
    )


def _group(edition: Edition, group_id: str) -> Markup:
    questions = [_question(edition, group_id, one) for one in edition.session.questions(group_id)]
    return h(
        "section",
        h("h3", edition.group(group_id)),
        *questions,
        _left(edition, group_id),
        class_="group-notes",
    )


def _question(edition: Edition, group_id: str, question: Question) -> list[Child]:
    lines = edition.session.group_lines(group_id, question.id)
    said: Child = (
        h("ul", *(h("li", _line(edition, line)) for line in lines), class_="lines")
        if lines
        else _nothing(edition.say("reports-no-lines"))
    )
    return [h("h4", edition.texts(question.text), class_="question"), said]


def _line(edition: Edition, line: Line) -> list[Child]:
    rivals = [
        h("p", edition.say("reports-rival"), " ", edition.said(line.lang, text), class_="rival")
        for text in line.rivals
    ]
    return [line_in_words(edition, line), rivals]


def _left(edition: Edition, group_id: str) -> list[Child]:
    ideas = edition.session.ideas.values()
    left = [one for one in ideas if one.group_id == group_id and one.line_id is None]
    if not left:
        return []
    listed = h("ul", *(h("li", _idea(edition, one)) for one in left))
    return [h("h4", edition.say("reports-ideas-left"), class_="left"), listed]


def _idea(edition: Edition, idea: Idea) -> Markup:
    return edition.said(idea.lang, idea.text)


def _theme(edition: Edition, theme: Theme) -> Markup:
    lines = [edition.session.lines[line_id] for line_id in theme.line_ids]
    said = [
        h("li", h("b", edition.group(line.group_id)), " – ", line_in_words(edition, line))
        for line in lines
    ]
    return h(
        "div",
        h("h3", edition.said(theme.lang, theme.title)),
        h("ul", *said) if said else _nothing(edition.say("reports-theme-empty")),
        class_="theme",
    )


def _who_asked(edition: Edition, standing: list[Theme]) -> Markup:
    """Lines per theme and group; a dash where a group said nothing of it."""
    group_ids = list(edition.session.groups)
    groups = [
        edition.say("reports-group", number=one.number) for one in edition.session.groups.values()
    ]
    rows: list[list[Child]] = []
    for theme in standing:
        said = Counter(edition.session.lines[one].group_id for one in theme.line_ids)
        cells = [said[group_id] or "–" for group_id in group_ids]
        rows.append([edition.said(theme.lang, theme.title), *cells])
    return table(
        edition.say("reports-who-asked"),
        [edition.say("reports-head-theme"), *groups],
        rows,
        "numbers",
    )


def _nothing(sentence: str) -> Markup:
    return h("p", sentence, class_="empty")
