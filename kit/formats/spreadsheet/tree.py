"""Which requirement stands below which: every parent there, no circle, not too deep."""

from collections.abc import Iterator

from kit.domain.errors import Problem
from kit.domain.framework import Requirement
from kit.formats.spreadsheet.columns import plain_name
from kit.formats.spreadsheet.gathering import Gathered, Gathering
from kit.formats.spreadsheet.rows import Rows

DEEPEST = 8
"""Levels that requirements may be nested in each other; a framework file holds no more."""

FARTHEST = 50
"""Steps up a tree after which no circle is looked for any more."""

Parents = dict[str, str]
"""The reference above, by the reference below."""


def parent_problems(rows: Rows, found: Gathering, parents: Parents) -> Iterator[Problem]:
    """Parents that do not exist, that are the requirement itself, in a circle or too far above."""
    near = {plain_name(ref_id): ref_id for ref_id in found.requirements}
    in_circle: set[str] = set()
    for ref_id, one in found.requirements.items():
        parent = parents.get(ref_id)
        if parent is None:
            continue
        row = one.given("parent_ref_id")
        values = {"ref_id": ref_id, "parent": parent}
        if parent == ref_id:
            yield rows.problem(row, "parent_ref_id", "sheet-own-parent", **values)
        elif parent not in found.seen:
            nearly = near.get(plain_name(parent))
            message_id = "sheet-parent-nearly" if nearly else "sheet-parent-unknown"
            yield rows.problem(row, "parent_ref_id", message_id, near=nearly, **values)
        elif ref_id not in in_circle:
            above = _above(ref_id, parents)
            if above[-1] == ref_id:
                in_circle |= {*above}
                path = " → ".join([ref_id, *above])
                yield rows.problem(row, "parent_ref_id", "sheet-circle", path=path)
            elif len(above) == DEEPEST and len(set(above)) == DEEPEST:
                yield rows.problem(row, "parent_ref_id", "sheet-too-deep", deepest=DEEPEST)


def _above(ref_id: str, parents: Parents) -> list[str]:
    """What stands above, nearest first: to the top, or to what comes a second time."""
    above: list[str] = []
    here = parents.get(ref_id)
    while here is not None and len(above) < FARTHEST:
        again = here in above
        above.append(here)
        if here == ref_id or again:
            break
        here = parents.get(here)
    return above


def planted(flat: dict[str, Requirement], parents: Parents) -> tuple[Requirement, ...]:
    """The requirements as a tree; what stands below one keeps the order of the file."""
    below: dict[str | None, list[str]] = {}
    for ref_id in flat:
        below.setdefault(parents.get(ref_id), []).append(ref_id)

    def under(parent: str | None) -> tuple[Requirement, ...]:
        return tuple(
            flat[ref_id].model_copy(update={"requirements": under(ref_id)})
            for ref_id in below.get(parent, [])
        )

    return under(None)


def parents_given(requirements: dict[str, Gathered]) -> Parents:
    """The parents that the rows name."""
    named = {ref_id: one.shared("parent_ref_id") for ref_id, one in requirements.items()}
    return {ref_id: parent for ref_id, parent in named.items() if parent}


def parents_kept(requirements: tuple[Requirement, ...], here: str | None = None) -> Parents:
    """The parents of a framework as it is."""
    kept: Parents = {}
    for one in requirements:
        kept |= {one.ref_id: here} if here else {}
        kept |= parents_kept(one.requirements, one.ref_id)
    return kept
