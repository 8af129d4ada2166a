import ast
import re
from pathlib import Path

import pytest

from kit.frames import figures
from kit.frames.figure_columns import ASKED, FIGURES
from tests.frames.crosswalked import agreed, crosswalked, gap, stated

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[1:]
"""The examples; the first block opens a store."""

SESSION = crosswalked(
    agreed("a1", "b1"),
    agreed("b1", "c1"),
    agreed("a2", "b2", "subset-of"),
    agreed("b2", "c2", "superset-of"),
    stated("a3", "b3"),
    gap("c3", "a"),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
def test_every_example_gives_what_the_page_says(block):
    names = {"figures": figures, "session": SESSION}
    checked = 0
    for statement in ast.parse(block).body:
        _, _, told = block.splitlines()[(statement.end_lineno or 1) - 1].partition("  # ")
        if isinstance(statement, ast.Expr):
            assert eval(ast.unparse(statement), names) == eval(told)
            checked += 1
        else:
            exec(ast.unparse(statement), names)

    assert checked


def test_every_figure_has_its_place_on_the_page():
    functions = {
        name
        for name, one in vars(figures).items()
        if getattr(one, "__module__", "") == figures.__name__ and not name.startswith("_")
    }

    assert {*FIGURES, *ASKED} <= functions
    assert [name for name in functions if f"`{name}(session" not in PAGE] == []
