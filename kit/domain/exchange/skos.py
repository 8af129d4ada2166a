"""Our relations and the SKOS predicates of the world outside: one table, read both ways."""

from kit.domain.crosswalk.said import INVERSE
from kit.domain.events import Relation

NOT = "Not"
"""The modifier that denies a predicate."""

SKOS: dict[Relation, tuple[str, str]] = {
    "equal": ("skos:exactMatch", ""),
    "subset-of": ("skos:broadMatch", ""),
    "superset-of": ("skos:narrowMatch", ""),
    "intersects-with": ("skos:relatedMatch", ""),
    "no-relationship": ("skos:exactMatch", NOT),
}
"""Predicate and modifier of each relation. `skos:broadMatch` says that the object is broader."""

_RELATIONS: dict[tuple[str, str], Relation] = {outside: ours for ours, outside in SKOS.items()}

_TURNED = {
    SKOS[relation][0]: SKOS[inverse][0]
    for relation, inverse in INVERSE.items()
    if relation != "no-relationship"
} | {
    name: name
    for name in (
        "skos:closeMatch",
        "skos:mappingRelation",
        "owl:sameAs",
        "owl:equivalentClass",
        "owl:equivalentProperty",
        "owl:differentFrom",
    )
}


def relation_of(predicate: str, modifier: str = "") -> Relation | None:
    """Our relation for a predicate; none where ours cannot express it, so that it is kept."""
    return _RELATIONS.get((predicate, modifier))


def turned(predicate: str) -> str | None:
    """The predicate that says the same from the object; none where nobody has defined one."""
    return _TURNED.get(predicate)
