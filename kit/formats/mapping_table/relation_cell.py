"""The column `relation`: our word for predicate and modifier, or that there is no counterpart."""

from kit.domain.exchange.mapping_set import is_gap
from kit.domain.exchange.skos import SKOS, relation_of
from kit.domain.exchange.slots import NO_TERM

NO_COUNTERPART = "no-counterpart"
"""Stands in the column where one of the two ends is empty."""

GAP = SKOS["equal"]
"""A gap says that nothing in the other framework is equal, nor anything else."""

Spelled = tuple[str, str, str, str, str]
"""Subject, relation, predicate, modifier and object, as five cells show them."""

Said = tuple[str, str, str, str]
"""Subject, predicate, modifier and object, as a set of mappings holds them."""


def spelled(subject: str, predicate: str, modifier: str, object_: str) -> Spelled:
    """A row's cells; what our words cannot say stays as predicate and modifier."""
    gaps = (subject == NO_TERM) + (object_ == NO_TERM)
    if gaps == 1 and (predicate, modifier) == GAP:
        empty = {NO_TERM: ""}
        ends = empty.get(subject, subject), empty.get(object_, object_)
        return ends[0], NO_COUNTERPART, "", "", ends[1]
    relation = None if is_gap(subject, object_) else relation_of(predicate, modifier)
    if relation:
        return subject, relation, "", "", object_
    return subject, "", predicate, modifier, object_


def understood(cells: Spelled) -> Said | None:
    """What cells say, the inverse of `spelled`; none where they contradict each other."""
    subject, word, predicate, modifier, object_ = cells
    if not word:
        return subject, predicate, modifier, object_
    if word == NO_COUNTERPART:
        if bool(subject) == bool(object_) or predicate or modifier:
            return None
        return subject or NO_TERM, *GAP, object_ or NO_TERM
    meant = next((said for relation, said in SKOS.items() if relation == word), None)
    if meant is None and ":" in word:
        meant = word, modifier
    if meant is None or ((predicate or modifier) and (predicate or meant[0], modifier) != meant):
        return None
    return subject, *meant, object_
