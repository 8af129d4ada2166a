"""What a clause is for, on paper: what the room settled, else what groups said, marked as such."""

from kit.domain.standards.described import (
    Answer,
    Answered,
    Question,
    description,
    is_described,
    standing,
)
from kit.domain.standards.standard import Standard
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h


def described(edition: Edition, standard: Standard) -> Markup | None:
    """The questions about a standard with their answers; nothing where nobody was asked any.

    What nobody answered is named, as soon as anything was answered about any standard.
    """
    if not any(is_described(one) for one in edition.session.standards.values()):
        return None
    found = description(edition.session, standard)
    answered = [one for one in found if one.settled or one.said]
    missing = [_name(edition, one.question) for one in found if not (one.settled or one.said)]
    return h(
        "div",
        h("h5", edition.say("standards-heading")),
        h("ul", *(h("li", _answered(edition, standard, one)) for one in answered))
        if answered
        else None,
        h("p", edition.say("standards-not-answered", questions=", ".join(missing)))
        if missing
        else None,
        class_="described",
    )


def _answered(edition: Edition, standard: Standard, one: Answered) -> list[Child]:
    title = h("b", _name(edition, one.question))
    if one.settled is not None:
        return [title, " – ", _value(edition, standard, one.question, one.settled)]
    said = [
        h(
            "li",
            edition.group(answer.group_id or ""),
            " – ",
            _value(edition, standard, one.question, answer),
        )
        for answer in one.said
    ]
    return [title, " – ", edition.say("standards-not-settled"), h("ul", *said)]


def _name(edition: Edition, question: Question) -> str:
    return edition.say(f"standards-{question}")


def _value(edition: Edition, standard: Standard, question: Question, answer: Answer) -> Child:
    if question in (Question.SCOPE, Question.TIER):
        return edition.say(f"standards-{question}-{answer.value}")
    if question is not Question.UNDER:
        return edition.said(answer.lang, answer.value)
    if answer.value == standard.standard_id:
        return edition.say("standards-own")
    above = standing(edition.session, answer.value)
    if above is None:
        return edition.say("standards-gone")
    return [edition.say("standards-below"), " ", h("q", edition.texts(dict(above.wordings)))]
