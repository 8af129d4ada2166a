"""Prepared crosswalks, our YAML files, as sets of mappings: one author, the reader."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kit.domain.exchange.mapping_set import MappingSet, Value, mapping_set
from kit.domain.exchange.names import ADDRESS, framework_name, prefixes_of, requirement_name
from kit.domain.exchange.other import other_cell
from kit.domain.exchange.skos import SKOS
from kit.domain.exchange.slots import NO_TERM
from kit.domain.framework import UNDATED, Framework, Texts
from kit.domain.prepared import PreparedCrosswalk, PreparedGap, PreparedMapping
from kit.formats.library import Library, own_folders, shipped_folder
from kit.formats.read_mappings import ReadMappings
from kit.words import in_language

LICENCE_OF_SHIPPED = "https://creativecommons.org/licenses/by/4.0/"
"""What the files that ship are under (`frameworks/LICENSE`)."""

READ_BY_HAND = "semapv:ManualMappingCuration"
FindFramework = Callable[[str], Framework | None]
Row = dict[str, Value]


def read_prepared(path: Path) -> ReadMappings:
    """The mappings and gaps of a prepared crosswalk; raises `BrokenFiles` with every problem."""
    library = Library(*own_folders(str(path)))
    prepared = library.crosswalk(path)
    licence = LICENCE_OF_SHIPPED if path.resolve().is_relative_to(shipped_folder()) else ""
    return ReadMappings(prepared_mappings(prepared, library.find_framework, licence))


def prepared_mappings(
    prepared: PreparedCrosswalk, find: FindFramework, licence: str = ""
) -> MappingSet:
    """The set: mappings in the order of the file, then the gaps of subject and object."""
    lang = "en" if "en" in prepared.languages else prepared.languages[0]
    rows = list(_rows(prepared, lang))
    ends = {"subject": find(prepared.subject), "object": find(prepared.object)}
    for side, framework in ends.items():
        labels = _labels(framework, lang) if framework else {}
        for row in rows:
            if label := labels.get(str(row[f"{side}_id"])):
                row[f"{side}_label"] = label
    reader = in_language(prepared.reader, lang)[1]
    common: Row = {
        "mapping_justification": READ_BY_HAND,
        "author_label": (reader,),
        "subject_source": framework_name(prepared.subject),
        "object_source": framework_name(prepared.object),
    }
    versions = {
        f"{side}_source_version": framework.edition
        for side, framework in ends.items()
        if framework and framework.edition != UNDATED
    }
    return mapping_set(
        ({**row, **common, **versions} for row in rows),
        _slots(prepared, ends, licence, lang)
        | {"other": other_cell(_others(prepared.reader, lang, "reader_"))},
        prefixes_of([prepared.subject, prepared.object]),
    )


def _rows(prepared: PreparedCrosswalk, lang: str) -> Iterator[Row]:
    for one in prepared.mappings:
        predicate, modifier = SKOS[one.relation]
        yield {
            "subject_id": requirement_name(prepared.subject, one.subject),
            "predicate_id": predicate,
            "predicate_modifier": modifier,
            "object_id": requirement_name(prepared.object, one.object),
            "comment": in_language(one.justification, lang)[1],
            "other": other_cell(
                {"rationale": one.rationale, "strength": one.strength} | _beside(one, lang)
            ),
        }
    for side, other in (("subject", "object"), ("object", "subject")):
        framework_id = prepared.subject if side == "subject" else prepared.object
        for gap in prepared.subject_gaps if side == "subject" else prepared.object_gaps:
            yield {
                f"{side}_id": requirement_name(framework_id, gap.ref_id),
                "predicate_id": SKOS["equal"][0],
                f"{other}_id": NO_TERM,
                "comment": in_language(gap.justification, lang)[1],
                "other": other_cell(_beside(gap, lang)),
            }


def _beside(one: PreparedMapping | PreparedGap, lang: str) -> dict[str, str]:
    """Why, in the other languages, and whether it wants another look."""
    again = {"look_again": "true"} if one.look_again else {}
    return again | _others(one.justification, lang, "comment_")


def _others(texts: Texts, lang: str, name: str) -> dict[str, str]:
    shown = in_language(texts, lang)[0]
    return {f"{name}{each}": text for each, text in texts.items() if each != shown}


def _labels(framework: Framework, lang: str) -> dict[str, str]:
    """The title of each requirement, else its statement, by its name outside."""
    return {
        requirement_name(framework.id, one.ref_id): in_language(
            one.title or one.statement or {}, lang
        )[1]
        for one in framework.walk()
    }


def _slots(
    prepared: PreparedCrosswalk, ends: Mapping[str, Framework | None], licence: str, lang: str
) -> Row:
    titles = [in_language(each.title, lang)[1] for each in ends.values() if each]
    return {
        "mapping_set_id": f"{ADDRESS}crosswalk:{prepared.id}",
        "mapping_set_title": " – ".join(titles) if len(titles) == len(ends) else prepared.id,
        "mapping_set_version": prepared.made,
        "license": licence,
    }
