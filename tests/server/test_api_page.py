"""The page of the API tells the truth about rounds: its examples are read, its refusals exist."""

import json
import re
from pathlib import Path

import pytest

from kit.commands.act import ACTS, Args
from kit.commands.ballots import CastArgs
from kit.commands.closing import CloseRound
from kit.domain.rights import Act
from kit.words import catalogue
from tests.server.test_hostile_rounds import OF_ROUNDS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| `(\{.*?\})` \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall(PAGE)
SHAPES: dict[str, type[Args]] = {Act.CAST: CastArgs, Act.CLOSE_ROUND: CloseRound}
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "kit").rglob("*.py"))


def test_every_act_of_a_round_has_an_example():
    assert {act for act, _, _ in ROWS} == {*OF_ROUNDS, Act.CAST}


@pytest.mark.parametrize(("act", "example"), [row[:2] for row in ROWS])
def test_an_example_can_be_read(act, example):
    shape = SHAPES.get(act) or ACTS[Act(act)].args

    assert shape.model_validate(json.loads(example)).model_fields_set == json.loads(example).keys()


def test_every_refusal_is_a_sentence_that_the_code_says():
    named = {one for _, _, told in ROWS for one in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told)}

    assert len(named) > 30
    assert [one for one in named if one not in catalogue("en")] == []
    assert [one for one in named if f'"{one}"' not in CODE] == []
