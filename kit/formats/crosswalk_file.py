"""Prepared crosswalks: `frameworks/crosswalks/<id>.yaml`."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk
from kit.formats.complaints import Complaint, complaint
from kit.formats.languages import is_language
from kit.formats.read_model import read_model
from kit.formats.repeats import repeats
from kit.formats.texts_check import check_code, check_texts
from kit.formats.yaml_nodes import Mapping, Scalar
from kit.formats.yaml_source import YamlSource, read_yaml

FindFramework = Callable[[str], Framework | None]
"""A framework by id; none where there is none, or its file is broken (which is said there)."""

GAPS = {"subject": "subject_gaps", "object": "object_gaps"}


def read_crosswalk(path: Path, find: FindFramework) -> PreparedCrosswalk:
    """Read a crosswalk; raises `BrokenFiles` with every problem of the file."""
    return crosswalk_from(read_yaml(path), find)


def crosswalk_from(source: YamlSource, find: FindFramework) -> PreparedCrosswalk:
    """The crosswalk that a file holds; raises `BrokenFiles` with every problem of the file."""
    return read_model(source, PreparedCrosswalk, lambda root: _check(root, find))


def _check(root: Mapping, find: FindFramework) -> Iterator[Complaint]:
    yield from _check_languages(root)
    ends = {side: _end(root, side, find) for side in GAPS}
    yield from _check_ends(*ends.values())
    mappings = root.mappings("mappings")
    for side, end in ends.items():
        yield from _check_ref_ids(end, [each.scalar(side) for each in mappings])
        gaps = [each.scalar("ref_id") for each in root.mappings(GAPS[side])]
        yield from _check_ref_ids(end, gaps)
        yield from repeats(gaps, "crosswalk-repeated-gap")
        yield from _check_contradictions(side, mappings, gaps)
    yield from _check_repeated_pairs(mappings)


@dataclass(frozen=True)
class _End:
    """A framework as the file names it, and as it is found under that name."""

    named: Scalar | None
    framework: Framework | None


def _end(root: Mapping, side: str, find: FindFramework) -> _End:
    named = root.scalar(side)
    return _End(named, find(named.text) if named else None)


def _check_languages(root: Mapping) -> Iterator[Complaint]:
    declared = root.scalars("languages")
    for code in declared:
        yield from check_code(code)
    yield from repeats(declared, "yaml-repeated-item")
    languages = [code.text for code in declared if is_language(code.text)]
    owners = [(root, "reader")]
    for key in ("mappings", *GAPS.values()):
        owners += [(each, "justification") for each in root.mappings(key)]
    for owner, key in owners:
        yield from check_texts(owner, key, languages, gap="framework-text-missing")


def _check_ends(subject: _End, other: _End) -> Iterator[Complaint]:
    for end in (subject, other):
        if end.named is not None and end.framework is None:
            yield complaint(end.named.place, "crosswalk-framework-not-found", value=end.named.text)
    if subject.named and other.named and subject.named.text == other.named.text:
        yield complaint(other.named.place, "crosswalk-same-framework")


def _check_ref_ids(end: _End, named: list[Scalar | None]) -> Iterator[Complaint]:
    """Only a requirement that can be met or not has a counterpart."""
    if end.framework is None:
        return
    assessable = {one.ref_id for one in end.framework.assessable()}
    everything = {one.ref_id for one in end.framework.walk()}
    for ref_id in named:
        if ref_id is not None and ref_id.text not in assessable:
            known = ref_id.text in everything
            message_id = "crosswalk-not-assessable" if known else "crosswalk-no-requirement"
            yield complaint(ref_id.place, message_id, value=ref_id.text, framework=end.framework.id)


def _check_contradictions(
    side: str, mappings: list[Mapping], gaps: list[Scalar | None]
) -> Iterator[Complaint]:
    """A requirement that has a counterpart is no gap."""
    related = {
        named.text
        for each in mappings
        if (named := each.scalar(side))
        and (relation := each.scalar("relation"))
        and relation.text != "no-relationship"
    }
    for gap in gaps:
        if gap is not None and gap.text in related:
            yield complaint(gap.place, "crosswalk-gap-with-counterpart", value=gap.text)


def _check_repeated_pairs(mappings: list[Mapping]) -> Iterator[Complaint]:
    seen: Counter[tuple[str, str]] = Counter()
    for each in mappings:
        subject, other = each.scalar("subject"), each.scalar("object")
        if subject and other:
            seen[subject.text, other.text] += 1
            if seen[subject.text, other.text] == 2:
                values = {"subject": subject.text, "object": other.text}
                yield complaint(each.place, "crosswalk-repeated-pair", **values)
