"""What is legal in a set of mappings and yet worth a sentence."""

from collections.abc import Iterator
from dataclasses import replace

from kit.domain.exchange.cardinality import cardinalities
from kit.domain.exchange.faults import Fault
from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.slots import (
    CARDINALITIES,
    NEW_ENTITY_TYPE,
    NEW_ON_SETS,
    NO_TERM,
    OLD_NO_TERM,
    ROW_SLOTS,
    SET_SLOTS,
)


def needs_newest(one: MappingSet) -> bool:
    """Whether slots or values are used that only SSSOM 1.1 knows."""
    new_on_set = any(
        name in NEW_ON_SETS or (name in SET_SLOTS and SET_SLOTS[name].since == "1.1")
        for name in one.slots
        if name != "sssom_version"
    )
    new_in_rows = any(ROW_SLOTS[name].since == "1.1" for name in one.columns if name in ROW_SLOTS)
    types = (one.slots.get("subject_type"), one.slots.get("object_type"))
    return (
        new_on_set
        or new_in_rows
        or NEW_ENTITY_TYPE in types
        or any(NEW_ENTITY_TYPE in one.columns.get(f"{side}_type", ()) for side in _SIDES)
        or (NO_TERM, NO_TERM) in zip(one.column("subject_id"), one.column("object_id"), strict=True)
    )


_SIDES = ("subject", "object")


def with_version(one: MappingSet) -> MappingSet:
    """The set, saying the version that its slots need; what says enough stays as it is."""
    if needs_newest(one) and one.slots.get("sssom_version") in (None, "1.0"):
        return replace(one, slots=one.slots | {"sssom_version": "1.1"})
    return one


def remarks(one: MappingSet) -> Iterator[Fault]:
    """What a reader should know of a set that breaks no rule."""
    yield from _cardinality(one)
    for side in _SIDES:
        ids = one.columns.get(f"{side}_id", ())
        sources = one.columns.get(f"{side}_source")
        if NO_TERM in ids and not one.slots.get(f"{side}_source"):
            rows = [
                row
                for row, value in enumerate(ids)
                if value == NO_TERM and not (sources and sources[row])
            ]
            if rows:
                values = {"slot": f"{side}_source", "count": len(rows)}
                yield Fault(rows[0], f"{side}_id", "mapping-gap-without-source", values)
        if old := ids.count(OLD_NO_TERM):
            named = {"value": OLD_NO_TERM, "now": NO_TERM, "count": old}
            yield Fault(ids.index(OLD_NO_TERM), f"{side}_id", "mapping-old-no-term", dict(named))
    unknown = [name for name in one.columns if name not in ROW_SLOTS]
    defined = {each.slot_name for each in one.definitions}
    if undefined := [name for name in unknown if name not in defined]:
        yield Fault(None, "", "mapping-columns-kept", {"names": ", ".join(undefined)})


def _cardinality(one: MappingSet) -> Iterator[Fault]:
    """A stated cardinality is legal and may be wrong all the same."""
    stated = one.columns.get("mapping_cardinality")
    if not stated:
        return
    derived = cardinalities(one)
    rows = [
        row for row, value in enumerate(stated) if value in CARDINALITIES and value != derived[row]
    ]
    if rows:
        first = rows[0]
        values = {"count": len(rows), "stated": str(stated[first]), "derived": derived[first]}
        yield Fault(first, "mapping_cardinality", "mapping-cardinality-wrong", dict(values))
