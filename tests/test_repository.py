"""What no file of this repository may contain."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = {".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}

# In pieces, so that this file may be read by its own test.
REGISTRIES = [
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("anaconda", "org"),
        ("anaconda", "com"),
        ("ghcr", "io"),
        ("docker", "io"),
    )
]
HOME_PATH = re.compile(r"(?<![\w.~-])/(?:home|Users|root|work)/\w|\b[A-Z]:\\+Users\\")
ADDRESS = re.compile(r"https?://[^\s\"'`)]+")
SVG = "http://www.w3.org/2000/svg"


def repository_files() -> list[Path]:
    """List what git tracks or would track; every file where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        everything = (path for path in ROOT.rglob("*") if path.is_file())
        return [path for path in everything if not TOOLS & set(path.relative_to(ROOT).parts)]
    paths = (ROOT / name for name in listed.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def texts() -> list[tuple[str, str]]:
    """Read them, without those that are no text."""
    found = []
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" not in data:
            found.append((path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")))
    return found


def test_no_file_names_a_registry():
    found = [(name, host) for name, text in texts() for host in REGISTRIES if host in text]

    assert found == []


def test_no_file_names_a_path_of_somebodys_machine():
    found = [(name, match[0]) for name, text in texts() for match in HOME_PATH.finditer(text)]
    # A checkout close to the root, such as /app, is a word like any other.
    here = [name for name, text in texts() if len(ROOT.parts) > 2 and str(ROOT) in text]

    assert found == []
    assert here == []


@pytest.mark.parametrize(
    "text",
    ["see /" + "home/ana/kit", "/" + "Users/ana", "C:" + r"\Users\ana", '"/' + 'root/kit"'],
)
def test_a_path_of_somebodys_machine_is_recognised(text):
    assert HOME_PATH.search(text)


@pytest.mark.parametrize("text", ["https://network.example/home/criteria", "~/work/kit", "/j"])
def test_an_address_is_no_path_of_a_machine(text):
    assert not HOME_PATH.search(text)


def test_no_script_or_style_names_an_address():
    """Nothing is loaded from the internet; SVG's namespace is a name, not an address."""
    shipped = [
        (name, text)
        for name, text in texts()
        if name.startswith("kit/static/") and name.endswith((".js", ".mjs", ".css"))
    ]

    found = [(name, url) for name, text in shipped for url in ADDRESS.findall(text) if url != SVG]

    assert found == []


def test_no_session_and_no_key_is_in_the_repository():
    suffixes = {path.suffix for path in repository_files()}

    assert suffixes.isdisjoint({".db", ".key", ".new"})
