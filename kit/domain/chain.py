"""The chain back from a standard: its themes and their lines, its requirements and mappings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Mapping
from kit.domain.events import RequirementRef
from kit.domain.notes import Line, Theme
from kit.domain.session import Session
from kit.domain.standards.standard import Standard


@dataclass(frozen=True)
class Chain:
    """What a standard came from.

    `themes` come with their lines. `pairs` are the judged pairs it was gathered from, and those
    between its own requirements, with every group's claim; `withdrawn` are mappings it was
    gathered from that were taken back. `parents` are standards that were joined into it.
    """

    standard: Standard
    themes: tuple[tuple[Theme, tuple[Line, ...]], ...]
    requirements: tuple[RequirementRef, ...]
    pairs: tuple[Pair, ...]
    withdrawn: tuple[Mapping, ...]
    parents: tuple["Chain", ...]

    def walk(self) -> Iterator["Chain"]:
        """This chain and those of all standards that were joined into this one."""
        yield self
        for parent in self.parents:
            yield from parent.walk()

    @property
    def is_traced(self) -> bool:
        """Whether anything said or judged in the room, or required by a network, leads here."""
        return any(one.themes or one.requirements or one.pairs for one in self.walk())


def chain(session: Session, standard: Standard, judged: Sequence[Pair]) -> Chain:
    """The chain back from a standard; `judged` are the pairs that may be seen now."""
    gathered = [session.mappings[one] for one in standard.mapping_ids if one in session.mappings]
    return Chain(
        standard=standard,
        themes=tuple(_theme(session, one) for one in standard.theme_ids if one in session.themes),
        requirements=standard.requirements,
        pairs=tuple(_pairs(standard, gathered, judged)),
        withdrawn=tuple(one for one in gathered if one.withdrawn),
        parents=tuple(
            chain(session, session.standards[one], judged)
            for one in standard.parent_ids
            if one in session.standards
        ),
    )


def judged_pairs(session: Session) -> list[Pair]:
    """All judged pairs between all frameworks, as far as everybody may see them."""
    return [pair for one in all_compared(session).values() for pair in one.pairs]


def _theme(session: Session, theme_id: str) -> tuple[Theme, tuple[Line, ...]]:
    theme = session.themes[theme_id]
    return theme, tuple(session.lines[one] for one in theme.line_ids)


def _pairs(
    standard: Standard, gathered: Sequence[Mapping], judged: Sequence[Pair]
) -> Iterator[Pair]:
    wanted = {_ends(one.subject, one.object) for one in gathered}
    own = set(standard.requirements)
    for pair in judged:
        if _ends(pair.subject, pair.object) in wanted or {pair.subject, pair.object} <= own:
            yield pair


def _ends(one: RequirementRef, other: RequirementRef) -> frozenset[RequirementRef]:
    return frozenset((one, other))
