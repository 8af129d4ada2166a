"""Checks files and folders of frameworks and workshops: what `sealkit check` reports."""

from collections.abc import Iterable
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.framework import Framework
from kit.domain.workshop import Workshop
from kit.formats.framework_file import framework_from
from kit.formats.library import Library, home_of, yaml_files
from kit.formats.workshop_file import CheckRule, known_rule, workshop_from
from kit.formats.yaml_nodes import Mapping
from kit.formats.yaml_source import YamlSource, read_yaml

FRAMEWORK_KEYS = Framework.model_fields.keys() - Workshop.model_fields.keys()
WORKSHOP_KEYS = Workshop.model_fields.keys() - Framework.model_fields.keys()


def check_paths(paths: Iterable[Path], check_rule: CheckRule = known_rule) -> list[Problem]:
    """Every problem of the files and folders, by path and line.

    A folder stands for its YAML files and for those of its `frameworks/` and `workshops/`. A
    workshop may compare frameworks that ship, that lie in the folder it belongs to, or that are
    checked with it.
    """
    problems: list[Problem] = []
    sources: list[YamlSource] = []
    for path in _files_of(paths, problems):
        try:
            sources.append(read_yaml(path))
        except BrokenFiles as error:
            problems += error.problems
    known = {source.path.stem for source in sources if _kind(source) is Framework}
    for source in sources:
        problems += _problems_of(source, known, check_rule)
    return sorted(problems, key=lambda each: (str(each.path), each.line, each.column))


def _files_of(paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """The files that the paths stand for, each once; a folder without any is a problem."""
    files: list[Path] = []
    for path in paths:
        folders = (path, path / "frameworks", path / "workshops")
        inside = [file for folder in folders for file in yaml_files(folder)]
        files += inside if path.is_dir() else [path]
        if path.is_dir() and not inside:
            problems.append(Problem(path, 1, 1, "folder-without-files"))
    return list(dict.fromkeys(files))


def _problems_of(source: YamlSource, known: set[str], check_rule: CheckRule) -> list[Problem]:
    kind = _kind(source)
    try:
        if kind is Framework:
            framework_from(source)
        elif kind is Workshop:
            frameworks = known | Library(home_of(source.path)).frameworks().keys()
            workshop_from(source, frameworks, check_rule)
        else:
            return [Problem(source.path, *source.root.place, "file-kind-unknown")]
    except BrokenFiles as error:
        return error.problems
    return []


def _kind(source: YamlSource) -> type[Framework] | type[Workshop] | None:
    """What a file is, by the keys that only one kind has, else by the folder it lies in."""
    keys = source.root.entries.keys() if isinstance(source.root, Mapping) else set()
    framework, workshop = len(keys & FRAMEWORK_KEYS), len(keys & WORKSHOP_KEYS)
    folder = source.path.resolve().parent.name
    if framework > workshop or (framework == workshop and folder == "frameworks"):
        return Framework
    if workshop > framework or folder == "workshops":
        return Workshop
    return None
