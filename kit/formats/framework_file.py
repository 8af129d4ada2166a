"""Framework files: `frameworks/<id>.yaml`."""

from collections.abc import Iterator
from pathlib import Path

from kit.domain.framework import Completeness, Framework, Reading
from kit.formats.complaints import Complaint, complaint, listed
from kit.formats.languages import is_language
from kit.formats.read_model import read_model
from kit.formats.repeats import repeats
from kit.formats.texts_check import check_code, check_texts
from kit.formats.yaml_nodes import Mapping
from kit.formats.yaml_source import YamlSource, read_yaml


def read_framework(path: Path) -> Framework:
    """Read a framework; raises `BrokenFiles` with every problem of the file."""
    return framework_from(read_yaml(path))


def framework_from(source: YamlSource) -> Framework:
    """The framework that a file holds; raises `BrokenFiles` with every problem of the file."""
    return read_model(source, Framework, check_framework)


def check_framework(root: Mapping) -> Iterator[Complaint]:
    """What the model alone cannot know: references, repeated numbers, languages."""
    facts = root.mappings("scheme")
    listed_ones = list(_tree(root, "requirements"))
    requirements = list(_tree(root, "definitions")) + listed_ones
    declared = root.scalars("languages")
    for code in declared:
        yield from check_code(code)
    yield from repeats(declared, "yaml-repeated-item")
    ref_ids = [each.scalar("ref_id") for each in facts + requirements]
    yield from repeats(ref_ids, "framework-repeated-ref-id")
    languages = [code.text for code in declared if is_language(code.text)]
    for owner, key in _all_texts(root, facts + requirements) if languages else ():
        yield from _check_framework_texts(owner, key, languages)
    for requirement in requirements:
        yield from _check_requirement(requirement, root.mapping("levels"))
    for part in facts + requirements:
        yield from _check_source(part, root.mapping("other_sources"))
    yield from _check_announced(root, listed_ones)


def _tree(owner: Mapping, key: str) -> Iterator[Mapping]:
    for requirement in owner.mappings(key):
        yield requirement
        yield from _tree(requirement, "requirements")


def _all_texts(root: Mapping, parts: list[Mapping]) -> Iterator[tuple[Mapping, str]]:
    """Every place that holds texts in several languages: its owner and its key."""
    yield from ((root, key) for key in ("title", "audience", "gaps", "to_complete"))
    if levels := root.mapping("levels"):
        yield from ((levels, key) for key in levels.entries)
    for part in parts:
        yield from ((part, key) for key in ("title", "statement"))


def _check_framework_texts(owner: Mapping, key: str, languages: list[str]) -> Iterator[Complaint]:
    yield from check_texts(owner, key, languages, gap="framework-text-missing")
    texts = owner.mapping(key)
    for lang, entry in texts.entries.items() if texts else ():
        if lang not in languages and is_language(lang):
            yield complaint(
                entry.key,
                "framework-language-not-declared",
                value=lang,
                languages=listed(languages),
            )


def _check_requirement(requirement: Mapping, levels: Mapping | None) -> Iterator[Complaint]:
    ref_id = requirement.scalar("ref_id")
    if not {"title", "statement"} & requirement.entries.keys():
        named = ref_id.text if ref_id else ""
        yield complaint(requirement.place, "framework-no-text", ref_id=named)
    level = requirement.scalar("level")
    declared = levels.entries.keys() if levels else ()
    if level is not None and level.text not in declared:
        known = listed(declared)
        yield complaint(level.place, "framework-unknown-level", value=level.text, levels=known)


def _check_source(part: Mapping, others: Mapping | None) -> Iterator[Complaint]:
    """Where a part was read: a source that is declared, and named where it is a copy."""
    source, reading = part.scalar("source"), part.scalar("reading")
    declared = others.entries.keys() if others else ()
    if source is not None and source.text not in declared:
        known = listed(declared)
        yield complaint(source.place, "framework-unknown-source", value=source.text, sources=known)
    if source is None and reading is not None and reading.text == Reading.COPY:
        yield complaint(reading.place, "framework-copy-unnamed")


def _check_announced(root: Mapping, requirements: list[Mapping]) -> Iterator[Complaint]:
    """An announced list holds no criterion: what nobody has seen cannot be met or not."""
    completeness = root.scalar("completeness")
    if completeness is None or completeness.text != Completeness.ANNOUNCED:
        return
    for requirement in requirements:
        assessable = requirement.scalar("assessable")
        if assessable is None or assessable.text != "false":
            yield complaint(requirement.place, "framework-announced-with-list")
