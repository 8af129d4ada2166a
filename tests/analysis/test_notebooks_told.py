"""What the analysis notebooks may hold: a story, a cell of parameters, plain calls."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks" / "analysis").glob("*.ipynb"))
LOGIC = (
    ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.ListComp,
    ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Try, ast.With,
)  # fmt: skip


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return notebook


def code(notebook: dict[str, Any]) -> list[str]:
    return ["".join(one["source"]) for one in notebook["cells"] if one["cell_type"] == "code"]


def test_there_is_a_notebook_for_each_part_of_the_story():
    assert [path.stem for path in NOTEBOOKS] == [
        "1-talk", "2-crosswalk", "3-agreement", "4-votes", "5-figures-and-tables",
    ]  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_first_code_cell_holds_the_parameters(path):
    notebook = read(path)
    first = next(one for one in notebook["cells"] if one["cell_type"] == "code")
    body: list[Any] = ast.parse("".join(first["source"])).body
    names = [statement.targets[0].id for statement in body]

    assert notebook["cells"][0]["cell_type"] == "markdown"
    assert first["metadata"]["tags"] == ["parameters"]
    assert names == ["bundle", "lang", "out"]
    assert read(NOTEBOOKS[0])["cells"][1] == first


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_tells_and_calls_and_computes_nothing(path):
    cells = code(read(path))
    nodes = [node for cell in cells for node in ast.walk(ast.parse(cell))]
    modules = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}

    assert [node for node in nodes if isinstance(node, LOGIC)] == []
    assert not any(isinstance(node, ast.Import) for node in nodes)
    assert all(module.startswith("kit.analysis.") for module in modules)
    assert all(len(cell.splitlines()) <= 20 for cell in cells)
