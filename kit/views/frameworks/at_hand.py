"""The frameworks that a reader can look at, and the files that cannot be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.domain.errors import BrokenFiles
from kit.domain.framework import Framework, Texts
from kit.domain.prepared import PreparedCrosswalk
from kit.words import say


@dataclass(frozen=True)
class AtHand:
    """A framework; `session` is the title of the session whose state of it this is, if one's."""

    framework: Framework
    session: Texts | None = None


@dataclass(frozen=True)
class Shelf:
    """Everything at hand, by id; `broken` says of each unreadable file what is wrong with it."""

    frameworks: dict[str, AtHand]
    broken: tuple[BrokenFiles, ...] = ()
    crosswalks: tuple[PreparedCrosswalk, ...] = ()

    def with_sessions(self, sessions: Iterable[tuple[Texts, Iterable[Framework]]]) -> "Shelf":
        """The same for somebody with seats: a session's state of a framework comes first."""
        own: dict[str, AtHand] = {}
        for title, frameworks in sessions:
            for one in frameworks:
                own.setdefault(one.id, AtHand(one, title))
        return Shelf(self.frameworks | own, self.broken, self.crosswalks)

    def all(self) -> list[Framework]:
        """The frameworks alone."""
        return [one.framework for one in self.frameworks.values()]


@dataclass(frozen=True)
class Asked:
    """What a reader asks of these pages, as the address carries it; empty where it does not."""

    search: str = ""
    phase: str = ""
    country: str = ""
    completeness: str = ""
    beside: str = ""


def broken(shelf: Shelf, lang: str) -> list[dict[str, Any]]:
    """Each file that cannot be read: its name, the first mistake, and how many there are."""
    rows = []
    for error in shelf.broken:
        first = error.problems[0]
        rows.append(
            {
                "name": first.path.name,
                "line": say("frameworks-broken-line", lang, line=first.line),
                "text": say(first.message_id, lang, **first.values),
                "more": _more(len(error.problems) - 1, lang),
            }
        )
    return rows


def _more(count: int, lang: str) -> str | None:
    return say("frameworks-broken-more", lang, count=count) if count else None
