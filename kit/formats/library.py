"""Frameworks, crosswalks and workshops at hand: a summit’s own ones first, then what ships."""

from collections.abc import Iterable
from pathlib import Path

from kit.domain.errors import BrokenFiles, NotFound
from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk
from kit.domain.workshop import Workshop
from kit.formats.complaints import listed
from kit.formats.crosswalk_file import read_crosswalk
from kit.formats.framework_file import read_framework
from kit.formats.workshop_file import CheckRule, known_rule, read_workshop

PACKAGE = Path(__file__).resolve().parent.parent
YAML_ENDINGS = (".yaml", ".yml")


def shipped_folder(package: Path = PACKAGE) -> Path:
    """Where the shipped files are: inside the installed package, or beside it in a checkout."""
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, by name; none if the folder is not there."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in YAML_ENDINGS)


def home_of(path: Path) -> Path:
    """The folder whose `frameworks/` (with its `crosswalks/`) or `workshops/` holds a file."""
    folder = path.resolve().parent
    if folder.name == "crosswalks":
        folder = folder.parent
    return folder.parent if folder.name in ("frameworks", "workshops") else folder


def own_folders(named: str | None) -> tuple[Path, ...]:
    """A summit's own folders: that of a file where one is named, and the present one."""
    path = Path(named or "")
    return (home_of(path), Path.cwd()) if path.suffix else (Path.cwd(),)


class Library:
    """Finds frameworks and workshops by id. Of two with the same id, the earlier folder's counts.

    `own` are folders with a `frameworks/` and a `workshops/` inside; what ships comes last.
    """

    def __init__(self, *own: Path, check_rule: CheckRule = known_rule) -> None:
        self._folders = (*own, shipped_folder())
        self._check_rule = check_rule
        self._found: dict[str, Framework | None] = {}

    def frameworks(self) -> dict[str, Path]:
        """Every framework's file, by id."""
        return self._files("frameworks")

    def framework(self, framework_id: str) -> Framework:
        """A framework by id; raises `NotFound`, or `BrokenFiles` if its file has mistakes."""
        return read_framework(_named(framework_id, self.frameworks(), "framework-not-found"))

    def workshops(self) -> dict[str, Path]:
        """Every workshop's file, by id."""
        return self._files("workshops")

    def workshop(self, id_or_path: str | Path) -> Workshop:
        """A workshop by id, or by path if it is one or ends in `.yaml`.

        The path is opened as it is: ids that come from a browser are checked at the door.
        """
        path = Path(id_or_path)
        if isinstance(id_or_path, str) and path.suffix.lower() not in YAML_ENDINGS:
            path = _named(id_or_path, self.workshops(), "workshop-not-found")
        return read_workshop(path, self.frameworks(), self._check_rule)

    def crosswalks(self) -> dict[str, Path]:
        """Every prepared crosswalk's file, by id."""
        return self._files("frameworks/crosswalks")

    def crosswalk(self, id_or_path: str | Path) -> PreparedCrosswalk:
        """A prepared crosswalk by id or path; raises `NotFound` or `BrokenFiles`."""
        path = id_or_path
        if isinstance(path, str):
            path = _named(path, self.crosswalks(), "crosswalk-not-found")
        return read_crosswalk(path, self.find_framework)

    def find_framework(self, framework_id: str) -> Framework | None:
        """A framework by id; none where there is none or its file has mistakes."""
        if framework_id not in self._found:
            try:
                self._found[framework_id] = self.framework(framework_id)
            except (NotFound, BrokenFiles):
                self._found[framework_id] = None
        return self._found[framework_id]

    def _files(self, kind: str) -> dict[str, Path]:
        folders = [folder / kind for folder in reversed(self._folders)]
        return dict(sorted(_by_id(path for each in folders for path in yaml_files(each)).items()))


def _by_id(paths: Iterable[Path]) -> dict[str, Path]:
    return {path.stem: path for path in paths}


def _named(name: str, files: dict[str, Path], message_id: str) -> Path:
    if name not in files:
        raise NotFound(message_id, value=name, known=listed(files))
    return files[name]
