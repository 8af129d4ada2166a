"""The data dictionary of what there is to talk about: disagreements, and what was settled."""

from kit.frames.table import LANG, MOMENT, NUMBER, SUBJECT, TEXT, TRUTH, Table

OTHER = (
    ("object_framework_id", TEXT, "framework of the object, or the one that holds none"),
    ("object_ref_id", TEXT, "number of the object in its source; empty: no counterpart"),
)
RELATION = (
    "relation",
    TEXT,
    "as in mappings, subject first; empty: that there is no counterpart in the framework",
)
ARGUED = (
    ("rationale", TEXT, "syntactic, semantic or functional; empty for a gap"),
    ("strength", TEXT, "weak, moderate or strong; empty for a gap"),
    ("justification", TEXT, "why, as typed"),
)

TALK: dict[str, Table] = {
    "disagreements": Table(
        "a group's answer to a point on which groups differ now: a pair given two relations, or a "
        "gap that others fill; while groups compare two frameworks blind, left out",
        (
            ("rank", NUMBER, "the point's place on the agenda, 1 for the weightiest"),
            ("kind", TEXT, "pair or gap: what the point is"),
            ("standards", NUMBER, "candidate standards that hang on the point"),
            ("group_id", TEXT, "the group; see groups"),
            ("answer_id", TEXT, "the answer; see mappings and gaps"),
            *SUBJECT,
            RELATION,
            *OTHER,
            *ARGUED,
            LANG,
        ),
    ),
    "settlements": Table(
        "what the room agreed on, withdrawn ones too; while groups compare two frameworks blind, "
        "left out",
        (
            ("settlement_id", TEXT, "its id"),
            *SUBJECT,
            RELATION,
            *OTHER,
            *ARGUED,
            LANG,
            ("parent_ids", TEXT, "the answers it came from, by id, with spaces between"),
            ("settled_at", MOMENT, "when it was settled"),
            ("withdrawn", TRUTH, "whether it was opened again"),
            ("stands", TRUTH, "not withdrawn, and every answer it came from still stands"),
        ),
    ),
}
"""Both frames, from the open to the settled."""
