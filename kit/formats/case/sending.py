"""Writes a set of mappings as a CASE 1.1 package."""

import json
from typing import Any

from kit.domain.exchange.mapping_set import MappingSet, Value, condensed, is_gap
from kit.domain.exchange.remarks import with_version
from kit.domain.exchange.slots import LITERAL, SET_SLOTS, in_order
from kit.formats.case.links import expanded, identifier, link
from kit.formats.case.types import type_of
from kit.formats.file_text import NOT_TEXT

OURS = "sealkit"
FORM = "1"
"""The form of what our extension holds."""

DATES = ("mapping_date", "publication_date")
NO_DATE = "1970-01-01"
"""CASE asks when things were changed last; this stands where nobody has said it."""

Row = dict[str, Value]


def write_case(one: MappingSet) -> str:
    """The package's text; a set that came from CASE goes back as it came."""
    package = one.carried.get("case") or _package(condensed(with_version(one)))
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return NOT_TEXT.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _package(one: MappingSet) -> dict[str, Any]:
    rows = list(one.rows())
    everything = [_whole(one, row) for row in rows]
    changed = max(
        [*_dates(one), *(str(row["mapping_date"]) for row in rows if "mapping_date" in row)]
    )
    seen: dict[tuple[str, ...], int] = {}
    associations, apart = [], []
    for number, (row, whole) in enumerate(zip(rows, everything, strict=True), start=1):
        if is_apart(whole):
            apart.append({"row": number, **row})
            continue
        key = _key(whole)
        seen[key] = seen.get(key, 0) + 1
        made = association(one, whole)
        name = identifier(_address(one), *key, str(seen[key]))
        associations.append(
            {
                "identifier": name,
                "uri": f"urn:uuid:{name}",
                **made,
                "sequenceNumber": number,
                **({"notes": row["comment"]} if row.get("comment") else {}),
                "lastChangeDateTime": _moment(str(whole.get("mapping_date") or changed)),
                "extensions": {OURS: row},
            }
        )
    return {
        "CFDocument": _document(one, changed),
        "CFItems": [],
        "CFAssociations": associations,
        "extensions": {OURS: _extension(one, apart)},
    }


def is_apart(row: Row) -> bool:
    """Whether CASE cannot state a row without saying what it does not say: gaps, denials, texts."""
    ends = str(row.get("subject_id", "")), str(row.get("object_id", ""))
    literal = LITERAL in (row.get("subject_type"), row.get("object_type"))
    return is_gap(*ends) or literal or bool(row.get("predicate_modifier")) or not all(ends)


def association(one: MappingSet, row: Row) -> dict[str, Any]:
    """What of an association other programs understand: its type and its two ends."""
    type_, swapped = type_of(str(row.get("predicate_id", "")))
    ends = [_end(one, row, side) for side in ("subject", "object")]
    if swapped:
        ends.reverse()
    return {
        "associationType": type_,
        "originNodeURI": ends[0],
        "destinationNodeURI": ends[1],
    }


def _end(one: MappingSet, row: Row, side: str) -> dict[str, Any]:
    name = str(row[f"{side}_id"])
    uri = expanded(name, one.known_prefixes())
    return link(str(row.get(f"{side}_label") or name), uri) | {"targetType": "CASE"}


def _whole(one: MappingSet, row: Row) -> Row:
    """A row with what the set says for it."""
    return {name: value for name, value in one.slots.items() if name not in row} | row


def _key(row: Row) -> tuple[str, ...]:
    names = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    authors = [row.get("author_id") or (), row.get("author_label") or ()]
    return (*(str(row.get(name, "")) for name in names), *("|".join(each) for each in authors))


def _address(one: MappingSet) -> str:
    return str(one.slots.get("mapping_set_id", "")) or "urn:sealkit:mappings"


def _dates(one: MappingSet) -> list[str]:
    return [str(one.slots[name]) for name in DATES if name in one.slots] or [NO_DATE]


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _document(one: MappingSet, changed: str) -> dict[str, Any]:
    address, slots = _address(one), one.slots
    title = str(slots.get("mapping_set_title") or address)
    creators = slots.get("creator_label") or slots.get("creator_id") or ()
    document: dict[str, Any] = {
        "identifier": identifier(address),
        "uri": address,
        "creator": ", ".join(creators) or title,
        "title": title,
        "lastChangeDateTime": _moment(changed),
        "caseVersion": "1.1",
    }
    if slots.get("mapping_set_description"):
        document["description"] = slots["mapping_set_description"]
    if slots.get("mapping_set_version"):
        document["version"] = slots["mapping_set_version"]
    if license_ := str(slots.get("license", "")):
        document["licenseURI"] = link(license_, license_)
    return document


def _extension(one: MappingSet, apart: list[dict[str, Any]]) -> dict[str, Any]:
    definitions = [
        {"slot_name": each.slot_name, "property": each.property, "type_hint": each.type_hint}
        for each in one.definitions
    ]
    return {
        "form": FORM,
        "slots": {name: one.slots[name] for name in in_order(one.slots, SET_SLOTS)},
        "prefixes": dict(sorted(one.prefixes.items())),
        "definitions": definitions,
        "apart": apart,
    }
