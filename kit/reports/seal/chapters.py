"""The order of the clauses: by verdict, within it by phase, and numbered through."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from kit.domain.framework import Phase
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import VERDICTS, Clause, Seal, by_phase
from kit.domain.session import Session
from kit.domain.standards.described import requirement_of
from kit.reports.edition import Edition
from kit.reports.page import Entry


@dataclass(frozen=True)
class Numbered:
    """A clause with its number; one number names one clause."""

    number: int
    clause: Clause

    @property
    def anchor(self) -> str:
        """Where the contents lead."""
        return f"clause-{self.number}"


@dataclass(frozen=True)
class PhasePart:
    """The clauses of one phase in a chapter."""

    anchor: str
    phase: Phase | None
    clauses: tuple[Numbered, ...]


@dataclass(frozen=True)
class Chapter:
    """All clauses with one verdict, by phase."""

    verdict: Verdict | None
    parts: tuple[PhasePart, ...]

    @property
    def anchor(self) -> str:
        """Where the contents lead."""
        return f"part-{self.verdict or 'unvoted'}"

    def clauses(self) -> Iterator[Numbered]:
        """Its clauses in their order."""
        for part in self.parts:
            yield from part.clauses


def chapters(session: Session, seal: Seal) -> list[Chapter]:
    """The chapters that have a clause."""
    numbers = count(1)
    return [
        Chapter(found, tuple(_parts(session, seal, found, numbers)))
        for found in VERDICTS
        if seal.of(found)
    ]


def title(edition: Edition, seal: Seal, chapter: Chapter) -> str:
    """The verdict; of standards that nobody has voted on yet, what they are."""
    if not seal.is_voted:
        return edition.say("reports-seal-candidates")
    return edition.say(f"seal-chapter-{chapter.verdict or 'unvoted'}")


def phase_title(edition: Edition, phase: Phase | None) -> str:
    """The phase of a mentoring relation; at the end what belongs to none or to all."""
    name = edition.say(f"frameworks-phase-{phase}" if phase else "seal-phase-none")
    return name[:1].upper() + name[1:]


def entry(edition: Edition, seal: Seal, chapter: Chapter) -> Entry:
    """Its line in the contents, with those of its phases and clauses below."""
    return Entry(
        chapter.anchor,
        title(edition, seal, chapter),
        tuple(
            Entry(
                part.anchor,
                phase_title(edition, part.phase),
                tuple(
                    Entry(one.anchor, [one.number, ". ", edition.texts(one.clause.wordings)])
                    for one in part.clauses
                ),
            )
            for part in chapter.parts
        ),
    )


def above(session: Session, found: list[Chapter]) -> dict[str, int]:
    """By a standard's id, the number of the requirement under which it stands, wherever that is."""
    every = [one for chapter in found for one in chapter.clauses()]
    numbers = {one.clause.standard.standard_id: one.number for one in every}
    heads = {
        one.clause.standard.standard_id: requirement_of(session, one.clause.standard)
        for one in every
    }
    return {
        standard_id: numbers[head.standard_id]
        for standard_id, head in heads.items()
        if head is not None
    }


def _parts(
    session: Session, seal: Seal, found: Verdict | None, numbers: "count[int]"
) -> Iterator[PhasePart]:
    for part in by_phase(session, seal.of(found)):
        yield PhasePart(
            anchor=f"part-{found or 'unvoted'}-{part.phase or 'other'}",
            phase=part.phase,
            clauses=tuple(Numbered(next(numbers), one) for one in part.clauses),
        )
