"""The list itself: each row's requirement, with what no column says kept from before."""

from typing import Any

from kit.domain.framework import Framework, Requirement
from kit.formats.complaints import listed
from kit.formats.spreadsheet.columns import phase_called, yes_or_no
from kit.formats.spreadsheet.gathering import Gathered, Gathering
from kit.formats.spreadsheet.levels import Levels
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.spreadsheet.numbers import read_numbers
from kit.formats.spreadsheet.rows import Rows
from kit.formats.spreadsheet.tree import Parents, parents_given, parents_kept


def parents_of(rows: Rows, found: Gathering, present: Framework | None) -> Parents:
    """What stands below what: as the rows say, else as it was."""
    if "parent_ref_id" in rows.columns:
        return parents_given(found.requirements)
    there = parents_kept(present.requirements) if present else {}
    both = found.requirements.keys()
    return {one: parent for one, parent in there.items() if one in both and parent in both}


def requirements_of(
    rows: Rows, found: Gathering, levels: Levels, parents: Parents, present: Framework | None
) -> tuple[dict[str, Requirement], list[Note]]:
    """Each requirement without what stands below it, and where a heading was guessed."""
    old = {one.ref_id: one for one in present.walk()} if present else {}
    above = set(parents.values())
    headings: list[str] = []
    flat: dict[str, Requirement] = {}
    for ref_id, one in found.requirements.items():
        fields = _fields(rows, one, levels)
        before = old.get(ref_id)
        if "assessable" not in fields and ("assessable" in rows.columns or before is None):
            is_heading = ref_id in above and not one.texts("statement")
            fields["assessable"] = not is_heading
            headings += [ref_id] if is_heading else []
        kept = dict(before) if before else {}
        flat[ref_id] = Requirement(**{**kept, "ref_id": ref_id, "requirements": (), **fields})
    ids = listed(headings)
    return flat, [note("sheet-headings-guessed", ref_ids=ids)] if headings else []


def _fields(rows: Rows, one: Gathered, levels: Levels) -> dict[str, Any]:
    """What the columns that are there say of a requirement."""
    fields: dict[str, Any] = {name: one.texts(name) or None for name in ("title", "statement")}
    if assessable := one.shared("assessable"):
        fields["assessable"] = yes_or_no(assessable)
    read = {
        "level": lambda _: levels.of.get(one.ref_id),
        "locator": lambda text: text or None,
        "phase": lambda text: phase_called(text) if text else None,
        "numbers": read_numbers,
    }
    shared = {name: as_is for name, as_is in read.items() if name in rows.columns}
    return fields | {name: as_is(one.shared(name)) for name, as_is in shared.items()}
