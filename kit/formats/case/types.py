"""Predicates and the types of associations that CASE has for them."""

from kit.domain.exchange.skos import SKOS, turned

CASE_PREFIX = "case"
CASE_ADDRESS = "urn:sealkit:case:"
"""Types of CASE that SKOS has no word for are kept as predicates of this prefix."""

TREE = "isChildOf"
"""Builds the tree of a framework; says nothing about another one."""

PREDICATES = {
    "exactMatchOf": SKOS["equal"][0],
    "isPartOf": SKOS["subset-of"][0],
    "isRelatedTo": SKOS["intersects-with"][0],
}
"""What an association says of its origin."""

_TYPES = {predicate: type_ for type_, predicate in PREDICATES.items()} | {
    "skos:closeMatch": "isRelatedTo",
    "owl:sameAs": "exactMatchOf",
    "owl:equivalentClass": "exactMatchOf",
    "owl:equivalentProperty": "exactMatchOf",
    "rdfs:subClassOf": "isPartOf",
    "rdfs:subPropertyOf": "isPartOf",
}


def predicate_of(type_: str) -> str:
    """The predicate that an association's type means."""
    return PREDICATES.get(type_, f"{CASE_PREFIX}:{type_.removeprefix('ext:')}")


def type_of(predicate: str) -> tuple[str, bool]:
    """The type for a predicate, and whether origin and destination change places.

    There is no type for `superset-of`: the other end is part of this one. What CASE has no type
    for is at least related.
    """
    if predicate.startswith(f"{CASE_PREFIX}:"):
        return predicate.partition(":")[2], False
    back = turned(predicate)
    if predicate not in _TYPES and back in _TYPES:
        return _TYPES[back], True
    return _TYPES.get(predicate, "isRelatedTo"), False
