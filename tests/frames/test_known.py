"""What the code knows of frames holds in frames as they are made."""

from dataclasses import replace

import pytest

from kit.domain.session import Session
from kit.frames.codes import CODES, SOME
from kit.frames.columns import COLUMNS
from kit.frames.empties import EMPTY
from kit.frames.keys import KEYLESS, PRIMARY, REFERS, UNIQUE
from kit.frames.measures import BOUNDS, UNITS, bounds, unit
from tests import builders as make
from tests.frames.known import broken
from tests.reports import decided, summit
from tests.test_frames import ANSWERED, in_the_open, voted_by_country

SESSIONS: dict[str, Session] = {
    "everything": summit.session(),
    "three rounds": decided.session(),
    "an open round": summit.session(summit.opened("round2", 2)),
    "just begun": make.session(groups=0, frameworks=()),
    "blind": make.session(make.judges("g1", "g2", blind=True), make.mapping(), make.gap()),
    "by country": voted_by_country(s1=("77777", "888888"), s2=("7777", "888888")),
    **{rule: in_the_open(rule) for rule in ANSWERED},
}


@pytest.mark.parametrize("name", SESSIONS)
def test_keys_references_codes_and_bounds_hold(name):
    assert broken(SESSIONS[name]) == []


def test_a_row_that_stands_twice_is_found():
    session = summit.session()
    session.lines["again"] = session.lines["l1"]

    assert broken(session) == [
        "lines: two rows with one key",
        "translations: two rows with one key",
    ]


def test_a_line_of_a_group_that_is_not_there_is_found():
    session = summit.session()
    session.lines["l1"] = replace(session.lines["l1"], group_id="g9")

    assert "lines.('group_id',): not in groups: [('g9',)]" in broken(session)


def test_every_frame_has_a_key_or_says_that_it_has_none():
    assert PRIMARY.keys() | UNIQUE.keys() | KEYLESS == COLUMNS.keys()
    assert not PRIMARY.keys() & UNIQUE.keys()


def test_what_is_known_is_known_of_columns_that_there_are():
    columns = {f"{frame}.{column}" for frame, types in COLUMNS.items() for column in types}
    names = {one.split(".")[1] for one in columns}

    assert {f"{frame}.{one}" for frame, key in (PRIMARY | UNIQUE).items() for one in key} <= columns
    assert EMPTY.keys() <= columns
    assert SOME.keys() <= columns
    for known in (CODES, UNITS, BOUNDS):
        assert known.keys() <= columns | names
    for frame, references in REFERS.items():
        for of, (other, named) in references.items():
            told = {f"{frame}.{one}" for one in of} | {f"{other}.{one}" for one in named}
            assert told <= columns


def test_every_number_that_is_no_name_has_a_unit():
    without = {
        f"{frame}.{column}"
        for frame, types in COLUMNS.items()
        for column, type_ in types.items()
        if type_ in ("Int64", "Float64") and unit(frame, column) is None
    }

    assert without == {"groups.number", "rounds.number", "imported.number"}


def test_a_share_lies_between_nought_and_one_and_a_rating_on_its_scale():
    assert (bounds("coverage", "any_share").least, bounds("coverage", "any_share").most) == (0, 1)
    assert (bounds("votes", "rating").least, bounds("votes", "rating").most) == (1, 9)
    assert bounds("figures", "decimal").least is None
