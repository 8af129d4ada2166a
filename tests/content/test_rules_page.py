"""What docs/rules.md shows of rounds in a session is what the kit reads and does."""

import contextlib
import hashlib
import io
import re
from pathlib import Path

import pytest

from kit.domain.planned import planned_rule
from kit.domain.rules.lot import draw
from kit.domain.workshop import Method
from kit.formats.library import shipped_folder
from kit.formats.workshop_file import read_workshop
from tests.domain.rules.tables import approvals, decide, table

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
IN_A_SESSION = PAGE.partition("## In a session")[2].partition("\n## ")[0]


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", IN_A_SESSION, re.DOTALL)
    assert found, language
    return found[1]


@pytest.fixture(name="plans")
def _plans(tmp_path):
    hour = (shipped_folder() / "workshops" / "partnership.yaml").read_text("utf-8")
    shown = tmp_path / "partnership.yaml"
    shown.write_text(f"{hour.partition('rounds:')[0]}rounds:\n{block('yaml')}", "utf-8")
    return read_workshop(shown, ()).rounds


def test_it_shows_a_round_of_every_method_that_can_be_held(plans):
    assert {plan.method for plan in plans} == set(Method)
    assert [planned_rule(plan).name for plan in plans] == [plan.rule["name"] for plan in plans]


def test_it_shows_everything_that_a_plan_can_say(plans):
    said = {name for plan in plans for name in plan.model_fields_set}

    assert said == set(type(plans[0]).model_fields)


def test_the_lot_is_repeated_by_its_lines():
    root = hashlib.sha256(b"the ballots").hexdigest()
    tied = ["std-1", "std-2", "std-3", "std-4"]
    drawn = draw(decide("approval", table(approvals([tied], tied)), places="2"), root)

    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(block("python"), {"root": root, "tied": tied})

    assert drawn is not None
    assert said.getvalue().strip() == str([name for name, _ in drawn.order])
    assert drawn.won == {name for name, _ in drawn.order[:2]}
