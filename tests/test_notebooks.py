"""Page notebooks are a title and a call, and every notebook is stored stripped."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
PAGES = sorted(NOTEBOOKS.glob("*.ipynb"))
ALL = sorted(path for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(NOTEBOOKS).as_posix()


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return notebook


def statements(notebook: dict[str, Any]) -> list[ast.stmt]:
    """Read all code cells as one module."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return ast.parse("\n".join("".join(cell["source"]) for cell in cells)).body


def is_import_of_an_app(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "kit.apps"


def is_plain_call(statement: ast.stmt) -> bool:
    """Recognise `plenary.app()`: a call and nothing that needs a test of its own."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and all(
            isinstance(node, ast.Call | ast.Attribute | ast.Name | ast.Load | ast.Constant)
            for node in ast.walk(statement.value)
        )
    )


def test_every_page_has_its_notebook():
    assert [path.stem for path in PAGES] == [
        "crosswalk",
        "facilitator",
        "plenary",
        "reporter",
        "research",
        "vote",
    ]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_notebook_has_at_most_three_cells_and_begins_with_a_title(path):
    cells = read(path)["cells"]

    assert len(cells) <= 3
    assert cells[0]["cell_type"] == "markdown"
    assert "".join(cells[0]["source"]).startswith("# ")


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_notebook_imports_its_app_and_calls_it(path):
    body = statements(read(path))

    assert [is_import_of_an_app(statement) for statement in body] == [True, False]
    assert is_plain_call(body[1])
    assert ast.unparse(body[0]) == f"from kit.apps import {path.stem}"


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "def app(): ...",
        "for page in (): page.app()",
        "if True: plenary.app()",
        "page = plenary.app()",
        "[app() for app in ()]",
        "(lambda: plenary)().app()",
    ],
)
def test_what_belongs_into_the_kit_is_refused_in_a_page_notebook(source):
    statement = ast.parse(source).body[0]

    assert not is_import_of_an_app(statement)
    assert not is_plain_call(statement)


@pytest.mark.parametrize("path", ALL, ids=named)
def test_a_notebook_is_stored_stripped(path):
    """The hook's own command leaves the file as it is, byte by byte."""
    command = [sys.executable, "-m", "nbstripout", "--textconv"]
    extra = ["--extra-keys", "metadata.language_info"]

    stripped = subprocess.run([*command, *extra, str(path)], capture_output=True, check=True)

    assert stripped.stdout.replace(b"\r\n", b"\n") == path.read_bytes()


@pytest.mark.parametrize("path", ALL, ids=named)
def test_a_notebook_names_its_kernel_but_not_who_ran_it(path):
    metadata = read(path)["metadata"]

    assert metadata["kernelspec"] == {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    }
    assert "language_info" not in metadata
