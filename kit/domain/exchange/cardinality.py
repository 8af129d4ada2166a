"""How many objects a subject has, and how many subjects an object: derived, never taken on trust.

The rule is SSSOM's: 1 where the object has one distinct subject, else n, then the same of the
subject. Rows that repeat a pair do not count again; gaps are 1:0 and 0:1 and count for nobody. A
set in memory holds no cardinality: it is checked when a file is read and derived when written.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.domain.exchange.mapping_set import MappingSet, Value
from kit.domain.exchange.slots import NO_TERM


def cardinalities(one: MappingSet) -> list[str]:
    """The cardinality of each row within the rows of its scope (`cardinality_scope`)."""
    subjects, objects = one.ends("subject"), one.ends("object")
    scopes = _scopes(one)
    # Without a scope the ends themselves are compared: 100,000 pairs less to make.
    left = [*zip(scopes, subjects, strict=True)] if scopes else subjects
    right = [*zip(scopes, objects, strict=True)] if scopes else objects
    pairs = {
        ends
        for ends, subject, object_ in zip(
            zip(left, right, strict=True), subjects, objects, strict=True
        )
        if NO_TERM not in (subject, object_)
    }
    shared_subject = _repeated(end for end, _ in pairs)
    shared_object = _repeated(end for _, end in pairs)
    return [
        _of_gap(subject, object_)
        if NO_TERM in (subject, object_)
        else _SPELLED[right_end in shared_object, left_end in shared_subject]
        for subject, object_, left_end, right_end in zip(
            subjects, objects, left, right, strict=True
        )
    ]


_SPELLED = {(False, False): "1:1", (False, True): "1:n", (True, False): "n:1", (True, True): "n:n"}
"""By whether the object has several subjects, and the subject several objects."""


def _of_gap(subject: str, object_: str) -> str:
    return f"{int(subject != NO_TERM)}:{int(object_ != NO_TERM)}"


def without_cardinality(one: MappingSet) -> MappingSet:
    """The set without what can be derived from it."""
    columns = {name: said for name, said in one.columns.items() if name != "mapping_cardinality"}
    return replace(one, columns=columns)


def with_cardinality(one: MappingSet) -> MappingSet:
    """The set with the cardinality of each row."""
    if not one.count:
        return one
    return replace(one, columns=one.columns | {"mapping_cardinality": tuple(cardinalities(one))})


def _repeated(ends: Iterable[object]) -> set[object]:
    return {end for end, count in Counter(ends).items() if count > 1}


def _scopes(one: MappingSet) -> Sequence[object]:
    """What each row has in the slots that define its scope; none where the scope is the set."""
    given = one.slots.get("cardinality_scope", ())
    by_row = one.columns.get("cardinality_scope") or (given,) * one.count
    if not any(by_row):
        return ()
    said = {names: [_said(one, name) for name in names] for names in set(by_row)}
    return [(names, *(values[row] for values in said[names])) for row, names in enumerate(by_row)]


def _said(one: MappingSet, name: str) -> Sequence[Value]:
    """What every row says in a slot, for itself or through the set."""
    return one.columns.get(name) or (one.slots.get(name, ""),) * one.count
