"""The data dictionary: every column of every frame, its type and what it means."""

from kit.frames.figure_columns import FIGURES
from kit.frames.imported import IMPORTED
from kit.frames.table import LANG, MOMENT, NUMBER, SUBJECT, TEXT, TRUTH, Table
from kit.frames.talk_columns import TALK
from kit.frames.vote_columns import STANDARD, VOTES

GROUP = ("group_id", TEXT, "the group; see groups")
QUESTION = ("question_id", TEXT, "the question of the group's sheet; see questions")
LINE = ("line_id", TEXT, "the line; see lines")
OBJECT = (
    ("object_framework_id", TEXT, "framework of the object; see requirements"),
    ("object_ref_id", TEXT, "number of the object in its source"),
)
RELATION = (
    "relation",
    TEXT,
    "NIST IR 8477, subject first: equal, subset-of, superset-of (the subject asks all the object "
    "asks, and more), intersects-with, no-relationship",
)

TABLES: dict[str, Table] = {
    "groups": Table(
        "a group",
        (
            ("group_id", TEXT, "its id"),
            ("number", NUMBER, "its number on the screen"),
            ("title", TEXT, "its name; empty where it has none"),
            ("question_set", TEXT, "the question sheet it was given; see questions"),
        ),
    ),
    "organisations": Table(
        "an organisation that may be named when joining",
        (
            ("organisation_id", TEXT, "its id"),
            ("title", TEXT, "its name"),
            ("country", TEXT, "ISO 3166 code of its country; empty: not said"),
        ),
    ),
    "seats": Table(
        "a role in a group, counted; seats are not listed one by one",
        (
            (
                "role",
                TEXT,
                "facilitator, instructor, reporter, participant, plenary or researcher",
            ),
            ("group_id", TEXT, "the group; empty for seats of the whole room"),
            ("seats", NUMBER, "how many seats were opened and not withdrawn"),
        ),
    ),
    "agenda": Table(
        "an agenda item of the plan",
        (
            ("item_id", TEXT, "its id in the workshop file"),
            (
                "kind",
                TEXT,
                "presentation, brainstorm, plenary, crosswalk, vote, break or closing",
            ),
            ("planned_minutes", NUMBER, "minutes in the plan"),
            ("minutes", NUMBER, "minutes given, extensions included; empty: not started"),
            ("started_at", MOMENT, "when it began, the last time if it was reopened"),
            ("ended_at", MOMENT, "when it ended; empty: not ended"),
        ),
    ),
    "questions": Table(
        "a question in one language",
        (
            ("question_set", TEXT, "the sheet it stands on"),
            ("question_id", TEXT, "its id on the sheet"),
            LANG,
            ("text", TEXT, "the question"),
        ),
    ),
    "lines": Table(
        "a line that a group wrote and did not take off its sheet",
        (
            ("line_id", TEXT, "its id"),
            GROUP,
            QUESTION,
            LANG,
            ("text", TEXT, "the present wording, as typed"),
            ("version", NUMBER, "1 when written, one more with every rewording"),
            ("rivals", NUMBER, "wordings that another hand wrote at the same time"),
            ("ideas", NUMBER, "ideas from phones that it takes up"),
            ("written_at", MOMENT, "when it was first written"),
            ("changed_at", MOMENT, "when its wording last changed"),
        ),
    ),
    "translations": Table(
        "a line in another language, translated by somebody in the room",
        (LINE, LANG, ("text", TEXT, "the translation")),
    ),
    "ideas": Table(
        "an idea sent from a phone",
        (
            ("idea_id", TEXT, "its id"),
            GROUP,
            QUESTION,
            LANG,
            ("text", TEXT, "the idea, as typed"),
            ("state", TEXT, "taken-up (into a line), set-aside or waiting"),
            ("line_id", TEXT, "the line that takes it up; empty: none"),
        ),
    ),
    "themes": Table(
        "a line of a standing theme; a theme without lines has one row",
        (
            ("theme_id", TEXT, "the theme"),
            ("title", TEXT, "its title"),
            ("lang", TEXT, "ISO 639 code of the language of the title"),
            ("line_id", TEXT, "the line; see lines; empty: the theme has none"),
            ("group_id", TEXT, "the group that wrote the line"),
        ),
    ),
    "frameworks": Table(
        "a framework of the session, its title in one language",
        (
            ("framework_id", TEXT, "its id"),
            LANG,
            ("title", TEXT, "its title"),
            ("issuer", TEXT, "the body that issued it"),
            ("country", TEXT, "ISO 3166 code of its issuer, or EU"),
            ("edition", TEXT, "its edition; empty: the source bears no date"),
            (
                "completeness",
                TEXT,
                "how much of the issuer's list is held: complete, partial, headings, announced",
            ),
            ("wording", TEXT, "whose words: restated (the kit's own, after the source) or issuer"),
            ("document", TEXT, "the document that it was taken from"),
            ("licence", TEXT, "what its source says of its use; empty: nothing"),
        ),
    ),
    "requirements": Table(
        "a requirement of a framework of the session, in one language",
        (
            ("framework_id", TEXT, "the framework"),
            ("country", TEXT, "ISO 3166 code of its issuer, or EU"),
            (
                "completeness",
                TEXT,
                "how much of the issuer's list is held: complete, partial, headings, announced; "
                "what is missing from an incomplete list is unknown, not absent",
            ),
            ("ref_id", TEXT, "its number in the source"),
            ("assessable", TRUTH, "whether it can be met or not; false for headings"),
            ("level", TEXT, "the tier it is asked for, where the source has tiers"),
            ("phase", TEXT, "phase of the mentoring relation, where given"),
            (
                "reading",
                TEXT,
                "where it was read: issuer (the issuing body's own text), copy (somebody else's "
                "reproduction), partly (title only, or cut off)",
            ),
            LANG,
            ("text", TEXT, "the statement, or the title of a heading"),
        ),
    ),
    "numbers": Table(
        "a number that a requirement asks for",
        (
            ("framework_id", TEXT, "the framework"),
            ("ref_id", TEXT, "the requirement's number in the source"),
            ("name", TEXT, "what it counts or measures, such as minimum_duration"),
            ("value", TEXT, "the number as the source has it, exact; empty where it is left open"),
            ("unit", TEXT, "the source's own unit, such as month or per week"),
            ("bound", TEXT, "at-least, at-most or exactly"),
            ("or_own_minimum", TRUTH, "whether a programme may set its own minimum instead"),
            ("left_to", TEXT, "who sets a number that is left open: programme or pair"),
        ),
    ),
    "mappings": Table(
        "a group's claim about two requirements, withdrawn ones too; while groups compare two "
        "frameworks blind, their claims are left out",
        (
            ("mapping_id", TEXT, "its id"),
            GROUP,
            *SUBJECT,
            RELATION,
            *OBJECT,
            (
                "rationale",
                TEXT,
                "argued by wording (syntactic), meaning (semantic) or purpose (functional)",
            ),
            ("strength", TEXT, "how strongly the group holds it: weak, moderate, strong"),
            ("justification", TEXT, "why, as typed"),
            LANG,
            ("stated_at", MOMENT, "when it was stated"),
            ("withdrawn", TRUTH, "whether the group took it back"),
            (
                "look_again",
                TRUTH,
                "whether one of the two asks otherwise since the group judged, or the claim was "
                "carried over from an older edition that asks otherwise; such a claim agrees with "
                "nobody until it is stated anew",
            ),
        ),
    ),
    "gaps": Table(
        "a group's statement that a requirement has no counterpart, withdrawn ones too",
        (
            ("gap_id", TEXT, "its id"),
            GROUP,
            *SUBJECT,
            ("framework_id", TEXT, "the framework in which no counterpart was found"),
            ("justification", TEXT, "why, as typed"),
            LANG,
            ("withdrawn", TRUTH, "whether the group took it back"),
            (
                "look_again",
                TRUTH,
                "whether the requirement or the list asks otherwise since the group judged, or the "
                "claim was carried over from an older edition; such a claim agrees with nobody "
                "until it is stated anew",
            ),
        ),
    ),
    "bundles": Table(
        "a requirement of one side of what a group said of several taken together, while all the "
        "mappings that follow from it stand",
        (
            ("bundle_id", TEXT, "its id"),
            GROUP,
            ("side", TEXT, "subject or object"),
            ("framework_id", TEXT, "framework of the requirement; see requirements"),
            ("ref_id", TEXT, "number of the requirement in its source"),
            RELATION,
        ),
    ),
    "suggestions": Table(
        "a pair that a group was shown as a machine's guess; never a mapping by itself; while "
        "groups compare two frameworks blind, left out",
        (
            GROUP,
            *SUBJECT,
            *OBJECT,
            ("method", TEXT, "what made the guess: the encoder or character n-grams"),
            ("rank", NUMBER, "its place among the candidates for the subject, 1 the first"),
            ("score", NUMBER, "cosine of the two texts, in ten-thousandths"),
            ("shown_at", MOMENT, "when it was first shown"),
            (
                "outcome",
                TEXT,
                "accepted (the group relates the two), refused, passed-over (the group answered "
                "for that framework otherwise) or open",
            ),
        ),
    ),
    "pairs": Table(
        "two requirements that at least one group judged, with what the groups' standing claims "
        "amount to",
        (
            *SUBJECT,
            *OBJECT,
            ("state", TEXT, "agreed (all judges alike, two at least), disputed or candidate"),
            ("relation", TEXT, "the relation all of them name; empty where disputed"),
            ("judged_by", NUMBER, "groups with a standing claim"),
            ("assigned", NUMBER, "groups assigned to judge; 0: anybody may"),
        ),
    ),
    **TALK,
    **FIGURES,
    "standards": Table(
        "a candidate standard in one language",
        (
            ("standard_id", TEXT, "its id"),
            LANG,
            ("text", TEXT, "the present wording"),
            ("version", NUMBER, "1 when gathered, one more with every wording"),
            ("dropped", TRUTH, "whether it is no longer proposed (dropped or joined)"),
        ),
    ),
    "descriptions": Table(
        "what a group, or the room, answered about a standard",
        (
            STANDARD,
            ("group_id", TEXT, "the group; empty: what the room settled on"),
            ("scope", TEXT, "universal, adaptable (locally) or empty: not answered"),
            ("tier", TEXT, "basic, additional or empty: not answered"),
            (
                "under_id",
                TEXT,
                "the requirement under which it stands as a standard; itself: a requirement of "
                "its own; empty: not answered",
            ),
            ("adaptation", TEXT, "how it may be adapted locally, as typed"),
            ("harm", TEXT, "which harm it prevents, as typed"),
            ("evidence", TEXT, "what shows that it is met, as typed"),
            LANG,
            ("version", NUMBER, "how often the group answered"),
        ),
    ),
    "sources": Table(
        "one thing that a standard was gathered from",
        (
            STANDARD,
            ("kind", TEXT, "requirement, theme, mapping or standard (joined into this one)"),
            ("source_id", TEXT, "its id; for a requirement its number in the source"),
            ("framework_id", TEXT, "the framework of a requirement; empty otherwise"),
        ),
    ),
    **VOTES,
    **IMPORTED,
}
"""All frames, from the room to the results."""

COLUMNS: dict[str, dict[str, str]] = {name: table.types for name, table in TABLES.items()}
"""The columns of every frame, in their order, with their types."""
