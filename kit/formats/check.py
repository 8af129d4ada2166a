"""Checks files and folders of frameworks, crosswalks and workshops: what `sealkit check` says."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk
from kit.domain.workshop import Workshop
from kit.formats.crosswalk_file import crosswalk_from
from kit.formats.framework_file import framework_from
from kit.formats.library import Library, home_of, yaml_files
from kit.formats.workshop_file import CheckRule, known_rule, workshop_from
from kit.formats.yaml_nodes import Mapping
from kit.formats.yaml_source import YamlSource, read_yaml

KINDS: dict[str, type[BaseModel]] = {
    "frameworks": Framework,
    "crosswalks": PreparedCrosswalk,
    "workshops": Workshop,
}
"""What a file can be, by the name of the folder it is kept in."""

FOLDERS = ("", "frameworks", "crosswalks", "frameworks/crosswalks", "workshops")


def check_paths(paths: Iterable[Path], check_rule: CheckRule = known_rule) -> list[Problem]:
    """Every problem of the files and folders, by path and line.

    A folder stands for its YAML files and for those of its `frameworks/`, `crosswalks/` and
    `workshops/`. What is compared may ship, lie in the folder a file belongs to, or be checked
    with it.
    """
    problems: list[Problem] = []
    sources: list[YamlSource] = []
    for path in _files_of(paths, problems):
        try:
            sources.append(read_yaml(path))
        except BrokenFiles as error:
            problems += error.problems
    check = _Check(sources, check_rule)
    for source in sources:
        problems += check.problems_of(source)
    return sorted(problems, key=lambda each: (str(each.path), each.line, each.column))


def _files_of(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """The files that the paths stand for, each once; a folder without any is a problem."""
    files: list[Path] = []
    for path in paths:
        inside = [file for folder in FOLDERS for file in yaml_files(path / folder)]
        files += inside if path.is_dir() else [path]
        if path.is_dir() and not inside:
            problems.append(Problem(path, 1, 1, "folder-without-files"))
    return list(dict.fromkeys(files))


class _Check:
    """Files that are checked together, and may therefore name each other."""

    def __init__(self, sources: list[YamlSource], check_rule: CheckRule) -> None:
        self._frameworks = {one.path.stem: one for one in sources if _kind(one) is Framework}
        self._check_rule = check_rule
        self._libraries: dict[Path, Library] = {}

    def problems_of(self, source: YamlSource) -> list[Problem]:
        """What is wrong with one of the files."""
        kind = _kind(source)
        try:
            if kind is Framework:
                framework_from(source)
            elif kind is PreparedCrosswalk:
                crosswalk_from(source, lambda name: self._find(source, name))
            elif kind is Workshop:
                known = self._frameworks.keys() | self._library(source).frameworks().keys()
                workshop_from(source, known, self._check_rule)
            else:
                return [Problem(source.path, *source.root.place, "file-kind-unknown")]
        except BrokenFiles as error:
            return error.problems
        return []

    def _find(self, source: YamlSource, framework_id: str) -> Framework | None:
        """A framework that a file names; one that is checked with it comes first."""
        beside = self._frameworks.get(framework_id)
        if beside is None:
            return self._library(source).find_framework(framework_id)
        try:
            return framework_from(beside)
        except BrokenFiles:
            return None

    def _library(self, source: YamlSource) -> Library:
        return self._libraries.setdefault(home_of(source.path), Library(home_of(source.path)))


def _kind(source: YamlSource) -> type[BaseModel] | None:
    """What a file is, by the keys that only one kind has, else by the folder it lies in."""
    keys = source.root.entries.keys() if isinstance(source.root, Mapping) else set()
    telling = {kind: len(keys & _own_keys(kind)) for kind in KINDS.values()}
    most = max(telling.values())
    found = [kind for kind, count in telling.items() if count == most]
    if len(found) == 1:
        return found[0]
    return KINDS.get(source.path.resolve().parent.name)


def _own_keys(kind: type[BaseModel]) -> set[str]:
    """The keys of one kind of file that no other kind has."""
    others = {key for other in KINDS.values() if other is not kind for key in other.model_fields}
    return set(kind.model_fields) - others
