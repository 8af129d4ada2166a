"""Reads CASE packages: our own ones whole, others as far as they are mappings."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.exchange.faults import Fault, row_faults, set_faults
from kit.domain.exchange.mapping_set import Definition, MappingSet, Value, mapping_set
from kit.formats.case.extension import is_number, is_of_association, is_of_package
from kit.formats.case.links import Shortener
from kit.formats.case.sending import FORM, OURS, association
from kit.formats.case.types import CASE_ADDRESS, CASE_PREFIX, TREE, predicate_of
from kit.formats.file_text import NOT_TEXT
from kit.formats.read_mappings import ReadMappings, looked_through
from kit.formats.sssom.letters import letters_of
from kit.formats.yaml_nodes import Place

TYPE_KEY = re.compile(r'"associationType"\s*:')
ENDS = ("originNodeURI", "destinationNodeURI")
Row = dict[str, Value]


def read_case(path: Path, data: bytes) -> ReadMappings:
    """The mappings of a package; raises `BrokenFiles` where it is no package."""
    text, strange = letters_of(path, data)
    if strange:
        raise BrokenFiles(strange)
    content = _json(path, text)
    package = content.get("CFPackage", content) if isinstance(content, dict) else None
    associations = package.get("CFAssociations", []) if isinstance(package, dict) else None
    if not isinstance(package, dict) or not isinstance(package.get("CFDocument"), dict):
        raise BrokenFiles([Problem(path, 1, 1, "case-no-package")])
    if not isinstance(associations, list):
        raise BrokenFiles([Problem(path, 1, 1, "case-no-associations")])
    lines = _lines(text, len(associations))
    problems = [*_misshapen(path, associations, lines)]
    if problems:
        return ReadMappings(MappingSet(), problems)
    ours = _ours(package)
    if ours is not None:
        if broken := [*_broken(path, ours, associations, lines)]:
            return ReadMappings(MappingSet(), broken)
        return _Ours(path, ours).read(associations, lines)
    return _foreign(path, content, package, lines)


def _json(path: Path, text: str) -> Any:
    def no_number(name: str) -> NoReturn:
        raise BrokenFiles([Problem(path, 1, 1, "case-no-json", {"reason": name})])

    try:
        found = json.loads(text, parse_constant=no_number)
        json.dumps(found, ensure_ascii=False).encode()  # halves of signs would fail when written
    except json.JSONDecodeError as error:
        values: dict[str, object] = {"reason": error.msg}
        problem = Problem(path, error.lineno, error.colno, "case-no-json", values)
        raise BrokenFiles([problem]) from None
    except RecursionError:
        raise BrokenFiles([Problem(path, 1, 1, "case-no-json", {"reason": "{{{…"})]) from None
    except UnicodeEncodeError:
        raise BrokenFiles([Problem(path, 1, 1, "file-not-utf8")]) from None
    except ValueError:  # a number with more digits than Python takes
        raise BrokenFiles([Problem(path, 1, 1, "case-no-json", {"reason": "9999…"})]) from None
    return found


def _lines(text: str, count: int) -> list[int]:
    """The line in which each association names its type, as far as that can be told."""
    starts = [found.start() for found in TYPE_KEY.finditer(text)]
    if len(starts) != count:
        return [1] * count
    lines, line, before = [], 1, 0
    for start in starts:
        line += text.count("\n", before, start)
        before = start
        lines.append(line)
    return lines


def _misshapen(path: Path, associations: list[Any], lines: list[int]) -> Iterator[Problem]:
    """Associations that lack what each has to have."""
    for one, line in zip(associations, lines, strict=True):
        if not isinstance(one, dict) or not isinstance(one.get("associationType"), str):
            yield Problem(path, line, 1, "case-association-without", {"key": "associationType"})
            continue
        for key in ENDS:
            if not _uri(one.get(key)):
                yield Problem(path, line, 1, "case-association-without", {"key": key})


def _uri(end: Any) -> str:
    """The address of an end; an end that only has a UUID is named by it."""
    if isinstance(end, str):
        return end
    if not isinstance(end, dict):
        return ""
    if isinstance(end.get("uri"), str) and ":" in end["uri"]:
        return str(end["uri"])
    return f"urn:uuid:{end['identifier']}" if isinstance(end.get("identifier"), str) else ""


def _ours(package: dict[str, Any]) -> dict[str, Any] | None:
    extensions = package.get("extensions")
    found = extensions.get(OURS) if isinstance(extensions, dict) else None
    return found if isinstance(found, dict) and found.get("form") == FORM else None


def _broken(
    path: Path, ours: dict[str, Any], associations: list[dict[str, Any]], lines: list[int]
) -> Iterator[Problem]:
    """Where what we have written beside the package was changed so that nobody can read it."""
    if not is_of_package(ours):
        yield Problem(path, 1, 1, "case-extension-broken", {"name": OURS})
    for each, line in zip(associations, lines, strict=True):
        kept = _kept(each)
        is_placed = is_number(each.get("sequenceNumber", 0))
        if not is_placed or (kept is not None and not is_of_association(kept)):
            yield Problem(path, line, 1, "case-extension-broken", {"name": OURS})


def _kept(each: dict[str, Any]) -> Any:
    """The row that we have put beside an association; none where we have not."""
    extensions = each.get("extensions")
    return extensions.get(OURS) if isinstance(extensions, dict) else None


class _Ours:
    """A package that we have written, perhaps changed by somebody since."""

    def __init__(self, path: Path, extension: dict[str, Any]) -> None:
        self._path = path
        self._extension = extension
        self._remarks: list[Problem] = []

    def read(self, associations: list[dict[str, Any]], lines: list[int]) -> ReadMappings:
        """The set as it was written; what others have changed in plain view counts."""
        given = self._extension
        slots = {name: _value(value) for name, value in _entries(given.get("slots"))}
        prefixes = {name: str(value) for name, value in _entries(given.get("prefixes"))}
        definitions = [
            Definition(*(str(each.get(key, "")) for key in ("property", "slot_name", "type_hint")))
            for each in given.get("definitions", ())
        ]
        frame = mapping_set([], slots, prefixes)
        shortener = Shortener(prefixes)
        numbered = [
            (int(each["row"]), 1, {k: _value(v) for k, v in each.items() if k != "row"})
            for each in given.get("apart", ())
        ]
        for each, line in zip(associations, lines, strict=True):
            row = self._row(frame, each, line, shortener)
            numbered.append((int(each.get("sequenceNumber", len(numbered) + 1)), line, row))
        numbered.sort(key=lambda one: one[0])
        one = mapping_set((row for *_, row in numbered), slots, shortener.prefixes, definitions)
        places = [line for _, line, _ in numbered]
        return _looked_through(self._path, one, places, self._remarks)

    def _row(self, frame: MappingSet, each: dict[str, Any], line: int, shortener: Shortener) -> Row:
        kept = _kept(each)
        if kept is None:
            return _row(each, shortener)
        row = {name: _value(value) for name, value in kept.items()}
        expected = association(frame, frame.slots | row)
        same_ends = all(_uri(each[key]) == expected[key]["uri"] for key in ENDS)
        if same_ends and each["associationType"] == expected["associationType"]:
            return row
        self._remarks.append(Problem(self._path, line, 1, "case-changed-since"))
        return row | _row(each, shortener)


def _foreign(
    path: Path, content: dict[str, Any], package: dict[str, Any], lines: list[int]
) -> ReadMappings:
    """What another program has written: its tree is no mapping, and all of it is carried."""
    shortener = Shortener({CASE_PREFIX: CASE_ADDRESS})
    told = zip(package.get("CFAssociations", []), lines, strict=True)
    chosen = [(each, line) for each, line in told if each["associationType"] != TREE]
    rows = [_row(each, shortener) for each, _ in chosen]
    names = [each.get("uri") for each, _ in chosen]
    if all(isinstance(one, str) and ":" in one for one in names) and len({*names}) == len(names):
        for row, (each, _) in zip(rows, chosen, strict=True):
            row["record_id"] = shortener.short(each["uri"])
    document = package["CFDocument"]
    slots = _slots(document)
    used = {
        each.partition(":")[0] for row in rows for each in row.values() if isinstance(each, str)
    }
    prefixes = {p: a for p, a in shortener.prefixes.items() if p != CASE_PREFIX or p in used}
    one = mapping_set(rows, slots, prefixes)
    one = MappingSet(
        one.count, one.slots, one.prefixes, one.definitions, one.columns, {"case": content}
    )
    return _looked_through(path, one, [line for _, line in chosen], [])


def _slots(document: dict[str, Any]) -> dict[str, Value]:
    """What a document says of the set."""
    texts = {
        "mapping_set_id": _uri(document),
        "mapping_set_title": document.get("title"),
        "mapping_set_description": document.get("description"),
        "mapping_set_version": document.get("version"),
        "license": _uri(document.get("licenseURI")),
    }
    slots: dict[str, Value] = {k: v for k, v in texts.items() if isinstance(v, str) and v}
    if isinstance(document.get("creator"), str) and document["creator"]:
        slots["creator_label"] = (document["creator"],)
    return slots


def _row(each: dict[str, Any], shortener: Shortener) -> Row:
    """What an association says in plain view."""
    row: Row = {
        "subject_id": shortener.short(_uri(each[ENDS[0]])),
        "predicate_id": predicate_of(each["associationType"]),
        "object_id": shortener.short(_uri(each[ENDS[1]])),
    }
    for side, key in zip(("subject", "object"), ENDS, strict=True):
        title = each[key].get("title") if isinstance(each[key], dict) else None
        if isinstance(title, str) and title:
            row[f"{side}_label"] = title
    if isinstance(each.get("notes"), str) and each["notes"]:
        row["comment"] = each["notes"]
    return row


def _entries(given: Any) -> list[tuple[str, Any]]:
    return list(given.items()) if isinstance(given, dict) else []


def _value(given: Any) -> Value:
    return tuple(map(str, given)) if isinstance(given, list) else str(given)


def _looked_through(
    path: Path, one: MappingSet, lines: list[int], remarks: list[Problem]
) -> ReadMappings:
    """CASE asks for neither a licence nor a justification; the rest has to be in order."""
    placed = MappingSet(
        one.count, one.slots, one.prefixes, one.definitions, one.columns, one.carried, lines
    )
    faults = [each for each in (*set_faults(placed), *row_faults(placed)) if not _is_allowed(each)]

    problems = [*_invisible(path, placed)]

    def place_of(fault: Fault) -> Place:
        return Place(lines[fault.row] if fault.row is not None else 1, 1)

    return looked_through(path, placed, place_of, problems, remarks, faults=faults)


def _is_allowed(fault: Fault) -> bool:
    if fault.message_id in ("mapping-set-slot-missing", "mapping-column-missing"):
        return fault.values["slot"] in ("mapping_set_id", "license", "mapping_justification")
    return fault.message_id == "mapping-cell-empty" and fault.slot == "mapping_justification"


def _invisible(path: Path, one: MappingSet) -> Iterator[Problem]:
    """Control characters, which JSON can hold and no other of our formats."""
    for values in one.columns.values():
        for row, value in enumerate(values):
            text = value if isinstance(value, str) else "".join(value)
            if strange := NOT_TEXT.search(text):
                code: dict[str, object] = {"code": f"U+{ord(strange.group()):04X}"}
                yield Problem(path, one.line(row), 1, "file-control-character", code)
