"""Lines of the reporters and ideas from the phones."""

from kit.commands.act import Acting, Args, act
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.errors import NotFound, NotNow
from kit.domain.ids import Id, Lang
from kit.domain.notes import Idea, Line
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.domain.workshop import Kind


class NewText(Args):
    """Words on a question, in the language they are written in."""

    question_id: Id
    text: Typed
    lang: Lang


class RewordLine(Args):
    """A new wording, and the version that its writer saw."""

    line_id: Id
    base: int
    text: Typed
    lang: Lang


class OneLine(Args):
    """A line."""

    line_id: Id


class TranslateLine(Args):
    """A line in another language of the room."""

    line_id: Id
    lang: Lang
    text: Typed


class AcceptIdea(Args):
    """An idea, and the wording the group gives it where it changes it."""

    idea_id: Id
    text: Typed | None = None


class MergeIdea(Args):
    """An idea and the line that says the same."""

    idea_id: Id
    line_id: Id


class OneIdea(Args):
    """An idea."""

    idea_id: Id


@act(Act.WRITE_LINE, NewText)
def write_line(acting: Acting, args: NewText) -> list[ev.Event]:
    """Put a line on the group's sheet."""
    _check_question(acting, args.question_id)
    return [
        ev.LineWritten(
            line_id=acting.made("line"),
            group_id=acting.group_id,
            question_id=args.question_id,
            text=args.text,
            lang=args.lang,
        )
    ]


@act(Act.REWORD_LINE, RewordLine)
def reword_line(acting: Acting, args: RewordLine) -> list[ev.Event]:
    """Word a line anew. A wording from an older version is taken too: both texts then stand."""
    line = _line(acting, args.line_id)
    if not 1 <= args.base <= line.version:
        raise NotFound("line-version-unknown")
    return [ev.LineReworded(line_id=line.line_id, base=args.base, text=args.text, lang=args.lang)]


@act(Act.REMOVE_LINE, OneLine)
def remove_line(acting: Acting, args: OneLine) -> list[ev.Event]:
    """Take a line off the sheet."""
    return [ev.LineRemoved(line_id=_line(acting, args.line_id).line_id)]


@act(Act.TRANSLATE_LINE, TranslateLine)
def translate_line(acting: Acting, args: TranslateLine) -> list[ev.Event]:
    """Put a line into another language; the original stays beside it."""
    line = _line(acting, args.line_id)
    return [ev.LineTranslated(line_id=line.line_id, lang=args.lang, text=args.text)]


@act(Act.SEND_IDEA, NewText)
def send_idea(acting: Acting, args: NewText) -> list[ev.Event]:
    """Propose something to one's group."""
    _check_question(acting, args.question_id)
    return [
        ev.IdeaSent(
            idea_id=acting.made("idea"),
            group_id=acting.group_id,
            question_id=args.question_id,
            text=args.text,
            lang=args.lang,
        )
    ]


@act(Act.ACCEPT_IDEA, AcceptIdea)
def accept_idea(acting: Acting, args: AcceptIdea) -> list[ev.Event]:
    """Make a line of an idea."""
    idea = _idea(acting, args.idea_id)
    _check_question(acting, idea.question_id)
    return [
        ev.LineWritten(
            line_id=acting.made("line"),
            group_id=idea.group_id,
            question_id=idea.question_id,
            text=args.text or idea.text,
            lang=idea.lang,
            idea_ids=(idea.idea_id,),
        )
    ]


@act(Act.MERGE_IDEA, MergeIdea)
def merge_idea(acting: Acting, args: MergeIdea) -> list[ev.Event]:
    """Join an idea to a line that says the same."""
    idea, line = _idea(acting, args.idea_id), _line(acting, args.line_id)
    return [ev.IdeaMerged(idea_id=idea.idea_id, line_id=line.line_id)]


@act(Act.SET_IDEA_ASIDE, OneIdea)
def set_idea_aside(acting: Acting, args: OneIdea) -> list[ev.Event]:
    """Leave an idea for later."""
    return [ev.IdeaSetAside(idea_id=_idea(acting, args.idea_id).idea_id)]


def _check_question(acting: Acting, question_id: str) -> None:
    if not acting.session.is_running(Kind.BRAINSTORM):
        raise NotNow("brainstorm-not-running")
    if all(question.id != question_id for question in acting.session.questions(acting.group_id)):
        raise NotFound("question-unknown")


def _line(acting: Acting, line_id: str) -> Line:
    line = acting.session.lines.get(line_id)
    if line is None or line.removed:
        raise NotFound("line-unknown")
    if acting.seat.role is not Role.FACILITATOR and line.group_id != acting.seat.group_id:
        raise NotFound("line-unknown")
    return line


def _idea(acting: Acting, idea_id: str) -> Idea:
    idea = acting.session.ideas.get(idea_id)
    if idea is None or idea.group_id != acting.seat.group_id:
        raise NotFound("idea-unknown")
    if idea.line_id is not None:
        raise NotNow("idea-taken")
    return idea
