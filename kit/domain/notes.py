"""What groups say: lines of their reporters, ideas from phones, themes gathered in plenary."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """One statement of a group. `rivals` are texts that another hand wrote at the same time."""

    line_id: str
    group_id: str
    question_id: str
    text: str
    lang: str
    written_at: datetime
    changed_at: datetime
    version: int = 1
    rivals: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    idea_ids: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True)
class Idea:
    """A proposal from a phone; it stands until it is taken into a line or set aside."""

    idea_id: str
    group_id: str
    question_id: str
    text: str
    lang: str
    seat_id: str | None
    line_id: str | None = None
    aside: bool = False


@dataclass(frozen=True)
class Theme:
    """Lines of several groups that say the same."""

    theme_id: str
    title: str
    lang: str
    line_ids: tuple[str, ...]
    parent_ids: tuple[str, ...] = ()
    standing: bool = True
