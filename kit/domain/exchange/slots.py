"""The slots of a set of mappings and of its rows, as SSSOM 1.1 names, orders and types them.

Source: the schema of the Simple Standard for Sharing Ontological Mappings, version 1.1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a slot holds."""

    TEXT = "text"
    REFERENCE = "reference"
    URI = "uri"
    DATE = "date"
    SHARE = "share"
    AGREEMENT = "agreement"
    ENTITY_TYPE = "entity-type"
    PREDICATE_TYPE = "predicate-type"
    MODIFIER = "modifier"
    CARDINALITY = "cardinality"
    JUSTIFICATION = "justification"
    VERSION = "version"


@dataclass(frozen=True)
class Slot:
    """One slot: what it holds, whether several values, and since which version it exists.

    `propagated`: a value of the set speaks for every row.
    """

    name: str
    kind: Kind = Kind.TEXT
    many: bool = False
    propagated: bool = False
    since: str = "1.0"


def _table(*slots: Slot) -> dict[str, Slot]:
    return {slot.name: slot for slot in slots}


_NEW = "1.1"

SHARED = _table(
    Slot("creator_id", Kind.REFERENCE, many=True),
    Slot("creator_label", many=True),
    Slot("license", Kind.URI),
    Slot("subject_type", Kind.ENTITY_TYPE, propagated=True),
    Slot("subject_source", Kind.REFERENCE, propagated=True),
    Slot("subject_source_version", propagated=True),
    Slot("object_type", Kind.ENTITY_TYPE, propagated=True),
    Slot("object_source", Kind.REFERENCE, propagated=True),
    Slot("object_source_version", propagated=True),
    Slot("predicate_type", Kind.PREDICATE_TYPE, propagated=True, since=_NEW),
    Slot("mapping_provider", Kind.URI, propagated=True),
    Slot("cardinality_scope", many=True, propagated=True, since=_NEW),
    Slot("mapping_tool", propagated=True),
    Slot("mapping_tool_id", Kind.REFERENCE, propagated=True, since=_NEW),
    Slot("mapping_tool_version", propagated=True),
    Slot("mapping_date", Kind.DATE, propagated=True),
    Slot("publication_date", Kind.DATE),
    Slot("subject_match_field", Kind.REFERENCE, many=True, propagated=True),
    Slot("object_match_field", Kind.REFERENCE, many=True, propagated=True),
    Slot("subject_preprocessing", Kind.REFERENCE, many=True, propagated=True),
    Slot("object_preprocessing", Kind.REFERENCE, many=True, propagated=True),
    Slot("similarity_measure", propagated=True),
    Slot("curation_rule", Kind.REFERENCE, many=True, propagated=True),
    Slot("curation_rule_text", many=True, propagated=True),
    Slot("see_also", Kind.URI, many=True),
    Slot("other"),
    Slot("comment"),
)
"""Slots that a set and its rows both have."""

NEW_ON_SETS = frozenset({"similarity_measure", "curation_rule", "curation_rule_text"})
"""Slots that rows had from the beginning and sets have since 1.1."""

_OWN_OF_SETS = _table(
    Slot("sssom_version", Kind.VERSION, since=_NEW),
    Slot("mapping_set_id", Kind.URI),
    Slot("mapping_set_version"),
    Slot("mapping_set_source", Kind.URI, many=True),
    Slot("mapping_set_title"),
    Slot("mapping_set_description"),
    Slot("mapping_set_confidence", Kind.SHARE, since=_NEW),
    Slot("issue_tracker", Kind.URI),
)

_OWN_OF_ROWS = _table(
    Slot("record_id", Kind.REFERENCE, since=_NEW),
    Slot("subject_id", Kind.REFERENCE),
    Slot("subject_label"),
    Slot("subject_category"),
    Slot("predicate_id", Kind.REFERENCE),
    Slot("predicate_label"),
    Slot("predicate_modifier", Kind.MODIFIER),
    Slot("object_id", Kind.REFERENCE),
    Slot("object_label"),
    Slot("object_category"),
    Slot("mapping_justification", Kind.JUSTIFICATION),
    Slot("author_id", Kind.REFERENCE, many=True),
    Slot("author_label", many=True),
    Slot("reviewer_id", Kind.REFERENCE, many=True),
    Slot("reviewer_label", many=True),
    Slot("mapping_source", Kind.REFERENCE),
    Slot("mapping_cardinality", Kind.CARDINALITY),
    Slot("review_date", Kind.DATE, since=_NEW),
    Slot("confidence", Kind.SHARE),
    Slot("reviewer_agreement", Kind.AGREEMENT, since=_NEW),
    Slot("match_string", many=True),
    Slot("similarity_score", Kind.SHARE),
    Slot("issue_tracker_item", Kind.REFERENCE),
)

_SET_ORDER = """
sssom_version mapping_set_id mapping_set_version mapping_set_source mapping_set_title
mapping_set_description mapping_set_confidence creator_id creator_label license subject_type
subject_source subject_source_version object_type object_source object_source_version
predicate_type mapping_provider cardinality_scope mapping_tool mapping_tool_id
mapping_tool_version mapping_date publication_date subject_match_field object_match_field
subject_preprocessing object_preprocessing similarity_measure curation_rule curation_rule_text
see_also issue_tracker other comment
"""

_ROW_ORDER = """
record_id subject_id subject_label subject_category predicate_id predicate_label
predicate_modifier object_id object_label object_category mapping_justification author_id
author_label reviewer_id reviewer_label creator_id creator_label license subject_type
subject_source subject_source_version object_type object_source object_source_version
predicate_type mapping_provider mapping_source mapping_cardinality cardinality_scope
mapping_tool mapping_tool_id mapping_tool_version mapping_date publication_date review_date
confidence reviewer_agreement curation_rule curation_rule_text subject_match_field
object_match_field match_string subject_preprocessing object_preprocessing similarity_score
similarity_measure see_also issue_tracker_item other comment
"""

SET_SLOTS = {name: (SHARED | _OWN_OF_SETS)[name] for name in _SET_ORDER.split()}
"""The slots of a set, in the order in which they are written."""

ROW_SLOTS = {name: (SHARED | _OWN_OF_ROWS)[name] for name in _ROW_ORDER.split()}
"""The slots of a row, in the order in which they are written."""

PROPAGATED = tuple(name for name, slot in SET_SLOTS.items() if slot.propagated)
"""Slots of a set that speak for every row."""


def in_order(names: Iterable[str], slots: Mapping[str, Slot]) -> list[str]:
    """Names of slots as the standard orders them, then those outside it by name."""
    given = set(names)
    return [name for name in slots if name in given] + sorted(given - slots.keys())


ENTITY_TYPES = frozenset(
    {
        "owl class",
        "owl object property",
        "owl data property",
        "owl annotation property",
        "owl named individual",
        "skos concept",
        "rdfs resource",
        "rdfs class",
        "rdfs literal",
        "rdfs datatype",
        "rdf property",
        "composed entity expression",
    }
)
LITERAL = "rdfs literal"
COMPOSED = "composed entity expression"
NEW_ENTITY_TYPE = COMPOSED
"""The entity type that 1.1 has added."""

CARDINALITIES = ("1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0")
"""The last one was added by 1.1."""

JUSTIFICATIONS = tuple(
    f"semapv:{name}"
    for name in (
        "BackgroundKnowledgeBasedMatching",
        "CompositeMatching",
        "InstanceBasedMatching",
        "LexicalMatching",
        "LexicalSimilarityThresholdMatching",
        "LogicalReasoning",
        "ManualMappingCuration",
        "MappingChaining",
        "MappingInversion",
        "MappingReview",
        "SemanticSimilarityThresholdMatching",
        "StructuralMatching",
        "UnspecifiedMatching",
    )
)

VERSIONS = ("1.0", "1.1")

NO_TERM = "sssom:NoTermFound"
"""Stands for the requirement that was looked for and is not there: a stated gap."""

OLD_NO_TERM = "sssom:NoMapping"
"""What the same was called before SSSOM 1.0; it is understood, kept, and never written by us."""

NO_LICENSE = "https://w3id.org/sssom/license/unspecified"
"""The standard's own way of saying that nobody has named a licence."""

BUILT_IN = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "linkml": "https://w3id.org/linkml/",
}
"""Prefixes that every set knows, and what they stand for."""
