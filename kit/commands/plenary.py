"""The plenary: who has the floor, and lines gathered into themes."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.errors import NotFound, NotNow
from kit.domain.ids import Id, Lang
from kit.domain.notes import Theme
from kit.domain.rights import Act
from kit.domain.session import Session
from kit.domain.workshop import Kind

Ids = Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]


class CallSpeaker(Args):
    """The group that speaks next."""

    group_id: Id


class ExtendSlot(Args):
    """Seconds for the group that speaks."""

    seconds: Annotated[int, Field(ge=1, le=3600)]


class GatherTheme(Args):
    """Lines and what they have in common."""

    title: Typed
    lang: Lang
    line_ids: Ids


class JoinThemes(Args):
    """Themes that are one, and its title."""

    title: Typed
    lang: Lang
    theme_ids: Annotated[tuple[Id, ...], Field(min_length=2, max_length=50)]


class RenameTheme(Args):
    """A theme's new title."""

    theme_id: Id
    title: Typed
    lang: Lang


class AddToTheme(Args):
    """Lines that belong to a theme as well."""

    theme_id: Id
    line_ids: Ids


class TakeFromTheme(Args):
    """A line that does not belong to a theme."""

    theme_id: Id
    line_id: Id


class OneTheme(Args):
    """A theme."""

    theme_id: Id


@act(Act.CALL_SPEAKER, CallSpeaker)
def call_speaker(acting: Acting, args: CallSpeaker) -> list[ev.Event]:
    """Give a group the floor for its slot."""
    if args.group_id not in acting.session.groups:
        raise NotFound("group-unknown")
    return [ev.SpeakerCalled(group_id=args.group_id, seconds=slot_seconds(acting.session))]


@act(Act.EXTEND_SLOT, ExtendSlot)
def extend_slot(acting: Acting, args: ExtendSlot) -> list[ev.Event]:
    """Give the group that speaks more time."""
    floor = acting.session.floor
    if floor is None:
        raise NotNow("nobody-speaks")
    return [ev.SlotExtended(group_id=floor.group_id, seconds=args.seconds)]


def slot_seconds(session: Session) -> int:
    """A group's time: the plan's slot or its equal share of the plenary, whichever is less."""
    item = session.current_item()
    if item is None or item.kind is not Kind.PLENARY:
        raise NotNow("plenary-not-running")
    share = item.minutes * 60 // max(1, len(session.groups))
    return min(share, item.slot_minutes * 60) if item.slot_minutes else share


@act(Act.GATHER_THEME, GatherTheme)
def gather_theme(acting: Acting, args: GatherTheme) -> list[ev.Event]:
    """Gather lines into a theme; a line may belong to several."""
    return [
        ev.ThemeGathered(
            theme_id=acting.made("theme"),
            title=args.title,
            lang=args.lang,
            line_ids=_lines(acting, args.line_ids),
        )
    ]


@act(Act.JOIN_THEMES, JoinThemes)
def join_themes(acting: Acting, args: JoinThemes) -> list[ev.Event]:
    """Make one theme of several. Taking it apart brings them back."""
    parents = [_theme(acting, theme_id) for theme_id in dict.fromkeys(args.theme_ids)]
    line_ids = dict.fromkeys(line_id for parent in parents for line_id in parent.line_ids)
    return [
        ev.ThemeGathered(
            theme_id=acting.made("theme"),
            title=args.title,
            lang=args.lang,
            line_ids=tuple(line_ids),
            parent_ids=tuple(parent.theme_id for parent in parents),
        )
    ]


@act(Act.RENAME_THEME, RenameTheme)
def rename_theme(acting: Acting, args: RenameTheme) -> list[ev.Event]:
    """Give a theme another title."""
    theme = _theme(acting, args.theme_id)
    return [ev.ThemeRenamed(theme_id=theme.theme_id, title=args.title, lang=args.lang)]


@act(Act.ADD_TO_THEME, AddToTheme)
def add_to_theme(acting: Acting, args: AddToTheme) -> list[ev.Event]:
    """Put more lines into a theme."""
    theme = _theme(acting, args.theme_id)
    line_ids = _lines(acting, args.line_ids)
    return [ev.LinesAddedToTheme(theme_id=theme.theme_id, line_ids=line_ids)]


@act(Act.TAKE_FROM_THEME, TakeFromTheme)
def take_from_theme(acting: Acting, args: TakeFromTheme) -> list[ev.Event]:
    """Take a line out of a theme; the line itself stays."""
    theme = _theme(acting, args.theme_id)
    if args.line_id not in theme.line_ids:
        return []
    return [ev.LineTakenFromTheme(theme_id=theme.theme_id, line_id=args.line_id)]


@act(Act.TAKE_THEME_APART, OneTheme)
def take_theme_apart(acting: Acting, args: OneTheme) -> list[ev.Event]:
    """Dissolve a theme: its lines stand alone again, themes joined into it come back."""
    return [ev.ThemeTakenApart(theme_id=_theme(acting, args.theme_id).theme_id)]


def _theme(acting: Acting, theme_id: str) -> Theme:
    theme = acting.session.themes.get(theme_id)
    if theme is None or not theme.standing:
        raise NotFound("theme-unknown")
    return theme


def _lines(acting: Acting, line_ids: tuple[str, ...]) -> tuple[str, ...]:
    lines = acting.session.lines
    if any(line_id not in lines or lines[line_id].removed for line_id in line_ids):
        raise NotFound("line-unknown")
    return tuple(dict.fromkeys(line_ids))
