from datetime import date

import pytest
from pydantic import BaseModel

from kit.domain.errors import BrokenFiles
from kit.formats.read_model import read_model
from kit.formats.yaml_source import read_yaml
from tests.formats.files import write


class Meeting(BaseModel):
    """A model that no file of ours has."""

    day: date


def test_what_has_no_sentence_of_its_own_is_refused_with_a_general_one(tmp_path):
    source = read_yaml(write(tmp_path / "meeting.yaml", "day: someday\n"))

    with pytest.raises(BrokenFiles) as refused:
        read_model(source, Meeting, lambda root: [])

    [problem] = refused.value.problems
    assert (problem.line, problem.column) == (1, 6)
    assert problem.message_id == "yaml-not-accepted"
    assert problem.values == {"key": "day", "value": "someday"}
