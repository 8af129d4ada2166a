"""What makes a row of each frame the only one of its kind, and which rows of others it names."""

PRIMARY: dict[str, tuple[str, ...]] = {
    "imported": ("number",),
    "groups": ("group_id",),
    "organisations": ("organisation_id",),
    "agenda": ("item_id",),
    "questions": ("question_set", "question_id", "lang"),
    "lines": ("line_id",),
    "translations": ("line_id", "lang"),
    "ideas": ("idea_id",),
    "frameworks": ("framework_id", "lang"),
    "requirements": ("framework_id", "ref_id", "lang"),
    "numbers": ("framework_id", "ref_id", "name"),
    "mappings": ("mapping_id",),
    "gaps": ("gap_id",),
    "bundles": ("bundle_id", "side", "framework_id", "ref_id"),
    "suggestions": (
        "group_id",
        "subject_framework_id",
        "subject_ref_id",
        "object_framework_id",
        "object_ref_id",
    ),
    "pairs": (
        "subject_framework_id",
        "subject_ref_id",
        "object_framework_id",
        "object_ref_id",
    ),
    "disagreements": ("rank", "answer_id"),
    "settlements": ("settlement_id",),
    "reach": ("subject_framework_id", "subject_ref_id", "framework_id"),
    "concepts": ("framework_id", "ref_id"),
    "core": ("frameworks",),
    "overlaps": ("framework_id", "other_framework_id"),
    "standards": ("standard_id", "lang"),
    "rounds": ("round_id",),
    "voters": ("round_id", "seat_id"),
    "votes": ("round_id", "standard_id", "code"),
    "scopes": ("round_id", "standard_id", "scope"),
    "results": ("round_id", "standard_id"),
    "counts": ("round_id", "standard_id", "answer"),
    "figures": ("round_id", "standard_id", "figure"),
    "what_if": ("round_id", "standard_id", "rule"),
    "without_organisation": ("round_id", "organisation_id", "standard_id"),
}
"""Columns that name a row and are never empty."""

UNIQUE: dict[str, tuple[str, ...]] = {
    "seats": ("role", "group_id"),
    "themes": ("theme_id", "line_id"),
    "coverage": ("framework_id", "by_framework_id"),
    "agreement": (
        "subject_framework_id",
        "object_framework_id",
        "question",
        "first_group_id",
        "second_group_id",
    ),
    "descriptions": ("standard_id", "group_id"),
    "sources": ("standard_id", "kind", "framework_id", "source_id"),
}
"""Columns that name a row, of which one may be empty: for the whole room, for all together."""

KEYLESS = frozenset({"reasons"})
"""Frames in which two rows may say the same: two voters can give one reason in the same words."""

References = dict[tuple[str, ...], tuple[str, tuple[str, ...]]]
"""Columns, and the frame and columns in which their values are found."""


def _by(frame: str, key: str, *columns: str) -> References:
    return {(column,): (frame, (key,)) for column in columns or (key,)}


def _requirement(prefix: str = "") -> References:
    columns = (f"{prefix}framework_id", f"{prefix}ref_id")
    return {columns: ("requirements", ("framework_id", "ref_id"))}


_FRAMEWORK = _by("frameworks", "framework_id")
_ENDS = _by("frameworks", "framework_id", "subject_framework_id", "object_framework_id")
_STANDARD = _by("standards", "standard_id")
_ROUND = _by("rounds", "round_id")
_ASKED = _ROUND | _STANDARD

REFERS: dict[str, References] = {
    "seats": _by("groups", "group_id"),
    "lines": _by("groups", "group_id"),
    "translations": _by("lines", "line_id"),
    "themes": _by("lines", "line_id") | _by("groups", "group_id"),
    "requirements": _FRAMEWORK,
    "numbers": _FRAMEWORK,
    "mappings": _ENDS,
    "gaps": _by("frameworks", "framework_id", "subject_framework_id", "framework_id"),
    "bundles": _FRAMEWORK,
    "pairs": _ENDS | _requirement("subject_") | _requirement("object_"),
    "disagreements": _ENDS,
    "settlements": _ENDS,
    "coverage": _by("frameworks", "framework_id", "framework_id", "by_framework_id"),
    "reach": _by("frameworks", "framework_id", "subject_framework_id", "framework_id")
    | _requirement("subject_"),
    "agreement": _ENDS,
    "concepts": _FRAMEWORK | _requirement(),
    "overlaps": _by("frameworks", "framework_id", "framework_id", "other_framework_id"),
    "descriptions": _STANDARD,
    "sources": _STANDARD | _FRAMEWORK,
    "voters": _ROUND,
    "votes": _ASKED,
    "reasons": _ASKED,
    "scopes": _ASKED,
    "results": _ASKED,
    "counts": _ASKED,
    "figures": _ASKED,
    "what_if": _ASKED,
    "without_organisation": _ASKED,
}
"""References that hold in every session.

Others do not: an idea may name a line that was taken off the sheet since, a vote an organisation
that is no longer listed, a mapping a group that was dissolved.
"""
