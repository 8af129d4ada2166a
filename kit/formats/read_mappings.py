"""What reading a file of mappings gives: the set, what is wrong with it, what is worth saying."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.exchange.cardinality import without_cardinality
from kit.domain.exchange.faults import Fault, row_faults, set_faults
from kit.domain.exchange.mapping_set import MappingSet, condensed, propagated
from kit.domain.exchange.remarks import remarks, with_version
from kit.domain.exchange.slots import ROW_SLOTS, SET_SLOTS, Kind
from kit.formats.yaml_nodes import Place

MOST = 100
"""Problems that are told of one file; more are counted."""

ALIKE = "mapping-prefix-unknown"
"""A mistake that is made once, in the header, and shows in every cell."""

ALWAYS_SHORT = ("record_id", "subject_id", "predicate_id", "object_id")
"""Identifiers that were never written as addresses."""

PlaceOf = Callable[[Fault], Place]


@dataclass(frozen=True)
class ReadMappings:
    """A set as far as it could be read; with a problem it must not be used as it is."""

    mappings: MappingSet
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def checked(self) -> MappingSet:
        """The set; raises `BrokenFiles` with every problem."""
        if self.problems:
            raise BrokenFiles(self.problems)
        return self.mappings


def looked_through(
    path: Path,
    one: MappingSet,
    place_of: PlaceOf,
    problems: Iterable[Problem] = (),
    noted: Iterable[Problem] = (),
    *,
    faults: Iterable[Fault] | None = None,
) -> ReadMappings:
    """A set with all that is wrong or remarkable, in the order of the file."""
    found = [*set_faults(one), *row_faults(one)] if faults is None else list(faults)
    newest = with_version(one)
    old = [each for each in found if _is_old_address(newest, each)]
    wrong = [*_told(path, _once(each for each in found if each not in old), place_of)]
    said = [*_told(path, old, place_of), *_told(path, remarks(one), place_of)]
    return ReadMappings(
        propagated(condensed(without_cardinality(newest))),
        _listed([*problems, *wrong]),
        _listed([*noted, *said]),
    )


def row_by_row(faults: Iterable[Fault], count: int, named: Container[str]) -> Iterator[Fault]:
    """The same faults; a column that is there and wholly empty is missing in each row."""
    for fault in faults:
        if fault.message_id == "mapping-column-missing" and fault.values["slot"] in named:
            slot = str(fault.values["slot"])
            yield from (
                Fault(row, slot, "mapping-cell-empty", {"slot": slot}) for row in range(count)
            )
        else:
            yield fault


def _is_old_address(one: MappingSet, fault: Fault) -> bool:
    """Before 1.1 an address could be any text, and a source or a person an address."""
    slot = (SET_SLOTS if fault.row is None else ROW_SLOTS).get(fault.slot)
    if slot is None or one.slots.get("sssom_version", "1.0") != "1.0":
        return False
    is_loose = fault.message_id == "mapping-no-uri" and slot.kind is Kind.URI
    is_long = fault.message_id == "mapping-address-no-reference" and slot.name not in ALWAYS_SHORT
    return is_loose or is_long


def _once(faults: Iterable[Fault]) -> list[Fault]:
    """One fault for each undeclared prefix, with the number of cells that have it."""
    kept: dict[object, Fault] = {}
    counts: dict[object, int] = {}
    for number, fault in enumerate(faults):
        key: object = (ALIKE, fault.values["prefix"]) if fault.message_id == ALIKE else number
        kept.setdefault(key, fault)
        counts[key] = counts.get(key, 0) + 1
    for key, fault in kept.items():
        if fault.message_id == ALIKE:
            fault.values["count"] = counts[key]
    return list(kept.values())


def _told(path: Path, faults: Iterable[Fault], place_of: PlaceOf) -> Iterator[Problem]:
    for fault in faults:
        yield Problem(path, *place_of(fault), fault.message_id, fault.values)


def _listed(problems: list[Problem]) -> list[Problem]:
    """The problems by line and column; of very many the first, and how many follow."""
    ordered = sorted(problems, key=lambda one: (one.line, one.column))
    if len(ordered) <= MOST:
        return ordered
    rest = ordered[MOST:]
    first = rest[0]
    count: dict[str, object] = {"count": len(rest)}
    return [*ordered[:MOST], Problem(first.path, first.line, 1, "mapping-more-problems", count)]
