"""Brings a spreadsheet in as a framework: new, or as an update of the one that is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.domain.editions import Changes, changes
from kit.domain.errors import BrokenFiles, Problem
from kit.domain.framework import UNDATED, Completeness, Framework, Reading, Requirement, Wording
from kit.formats.complaints import listed
from kit.formats.file_text import LARGEST
from kit.formats.model_yaml import model_yaml
from kit.formats.spreadsheet.about import About, Said, in_sheet, over, wrong_about
from kit.formats.spreadsheet.building import parents_of, requirements_of
from kit.formats.spreadsheet.columns import yes_or_no
from kit.formats.spreadsheet.filling import (
    NO_COUNTRY,
    Filling,
    completeness,
    wording,
)
from kit.formats.spreadsheet.gathering import Gathering, gather
from kit.formats.spreadsheet.levels import Levels, read_levels
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.spreadsheet.places import broken
from kit.formats.spreadsheet.reading import read_rows
from kit.formats.spreadsheet.rows import Rows
from kit.formats.spreadsheet.shared import differing_cells, unreadable_cells
from kit.formats.spreadsheet.tongues import may_hold_several
from kit.formats.spreadsheet.tree import Parents, parent_problems, planted

WORTH_MEASURING = LARGEST // 4
"""Letters from which on the file to be written is measured; writing it takes a second or two."""


@dataclass(frozen=True)
class Brought:
    """A framework from a spreadsheet; `changes` say how it differs from the one that was there."""

    framework: Framework
    changes: Changes | None
    notes: list[Note]


def bring(name: str, data: bytes, known: About, present: Framework | None) -> Brought:
    """The framework that a spreadsheet holds; raises `BrokenFiles` with every problem at once.

    What columns do not carry comes from `known`, else from the sheet `about`, else from the
    framework that is `present`.
    """
    rows = read_rows(name, data)
    said = in_sheet(rows, known.id)
    found = gather(rows)
    if not rows.rows or not (found.seen or rows.problems):
        raise broken(name, "sheet-no-rows", examples=len(found.examples))
    levels = read_levels(rows, found.requirements.values(), present)
    parents = parents_of(rows, found, present)
    problems = [*rows.problems, *said.problems, *found.problems, *levels.problems]
    problems += wrong_about(Path(name), known)
    problems += _list_problems(rows, found, parents, present)
    problems += _announced(rows, found, over(known, said.about))
    if problems:
        raise BrokenFiles(sorted(problems, key=lambda one: (one.line, one.column)))
    flat, guessed = requirements_of(rows, found, levels, parents, present)
    framework, notes = _framework(found, said, known, present, planted(flat, parents), levels)
    _check_size(name, framework)
    changed = changes(present, framework) if present else None
    notes = [*rows.notes, *_about_rows(rows, found), *guessed, *notes]
    if present and changed and not changed.none:
        notes += _kept(framework, present)
    return Brought(framework, changed, notes)


def _list_problems(
    rows: Rows, found: Gathering, parents: Parents, present: Framework | None
) -> Iterable[Problem]:
    for row in rows.rows:
        if row.number not in found.examples:
            yield from unreadable_cells(rows, row)
    for one in found.requirements.values():
        yield from differing_cells(rows, one)
    yield from parent_problems(rows, found, parents)
    for ref_id in found.requirements.keys() & _taken(present):
        row = found.requirements[ref_id].first
        yield rows.problem(row, "ref_id", "sheet-reference-taken", value=ref_id)


def _announced(rows: Rows, found: Gathering, about: About) -> Iterable[Problem]:
    """What nobody has seen yet cannot be met or not."""
    if about.completeness != Completeness.ANNOUNCED:
        return
    for one in found.requirements.values():
        if yes_or_no(one.shared("assessable")) is not False:
            yield rows.problem(one.first, "assessable", "sheet-announced-with-list")
            return


def _taken(present: Framework | None) -> set[str]:
    """References of definitions and of facts about the scheme, which no row carries."""
    if present is None:
        return set()
    definitions = (each for one in present.definitions for each in one.walk())
    return {one.ref_id for one in definitions} | {one.ref_id for one in present.scheme}


def _framework(
    found: Gathering,
    said: Said,
    known: About,
    present: Framework | None,
    requirements: tuple[Requirement, ...],
    levels: Levels,
) -> tuple[Framework, list[Note]]:
    """The framework, and what was assumed of it or is still open."""
    languages = _languages(found, present)
    about = over(known, said.about)
    fill = Filling(languages, about, said, present)
    every = [each for one in requirements for each in one.walk()]
    how_much, counted = completeness(about, present, every)
    whose, worded = wording(about, present, every)
    framework = Framework(
        id=known.id,
        title=fill.title(),
        issuer=fill.one("issuer", present.issuer if present else None, fill.not_stated()),
        country=fill.one("country", present.country if present else None, NO_COUNTRY).upper(),
        edition=fill.one("edition", present.edition if present else None, UNDATED),
        replaces=present.replaces if present else None,
        audience=fill.audience(),
        source=fill.source(),
        other_sources=present.other_sources if present else {},
        completeness=how_much,
        wording=whose,
        languages=languages,
        levels=fill.levels(levels.names),
        gaps=fill.gaps("gaps"),
        to_complete=None if how_much is Completeness.COMPLETE else fill.gaps("to_complete"),
        scheme=fill.scheme(),
        definitions=fill.definitions(),
        requirements=requirements,
    )
    return framework, [*counted, *worded, *fill.notes()]


def _languages(found: Gathering, present: Framework | None) -> tuple[str, ...]:
    """The languages of the rows; those that were there keep their order, the source's first."""
    before = [lang for lang in present.languages if lang in found.languages] if present else []
    return tuple(dict.fromkeys([*before, *found.languages]))


def _check_size(name: str, framework: Framework) -> None:
    """Refuse what would be written and then not be read again."""
    texts = (text for one in framework.walk() for text in (one.statement or {}).values())
    if sum(map(len, texts)) < WORTH_MEASURING:
        return
    if len(model_yaml(framework).encode()) > LARGEST:
        raise broken(name, "sheet-makes-too-large", megabytes=LARGEST // 1024**2)


def _about_rows(rows: Rows, found: Gathering) -> Iterable[Note]:
    if found.examples:
        yield note("sheet-passed-over-examples", rows=listed(map(str, found.examples)))
    places = (
        one for one in found.requirements.values() if len(set(one.texts("locator").values())) > 1
    )
    if ref_ids := [one.ref_id for one in places]:
        yield note("sheet-first-locator", ref_ids=listed(ref_ids))
    if cells := _parted(rows, found):
        yield note("sheet-maybe-several-languages", cells=listed(cells))


def _parted(rows: Rows, found: Gathering) -> list[str]:
    """The cells with a text that may be in two languages."""
    texts = [
        row.cell(column)
        for one in found.requirements.values()
        for row in one.rows.values()
        for column in ("title", "statement")
    ]
    return [rows.where.cell(one.row, one.column) for one in texts if may_hold_several(one.text)]


def _kept(framework: Framework, present: Framework) -> Iterable[Note]:
    """What stays from before and may no longer be true, and what leaves."""
    dropped = [lang for lang in present.languages if lang not in framework.languages]
    if dropped:
        yield note("sheet-languages-dropped", languages=listed(dropped))
    if framework.gaps and present.gaps:
        yield note("sheet-gaps-kept")
    elsewhere = [one.ref_id for one in framework.walk() if one.reading is not Reading.ISSUER]
    if elsewhere and framework.wording is Wording.ISSUER:
        yield note("sheet-readings-kept", ref_ids=listed(elsewhere))
