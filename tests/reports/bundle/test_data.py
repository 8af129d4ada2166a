import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.frames import frame
from kit.frames.columns import COLUMNS
from kit.frames.table import MOMENT
from kit.reports.bundle.data import data, exact_csv
from tests import builders as make
from tests.reports import summit

SESSIONS = [summit.session(), make.session(groups=0, frameworks=())]


def back(content, columns):
    """A file as a frame, read by nothing but what the dictionary says of its columns."""
    dates = [column for column, type_ in columns.items() if type_ == MOMENT]
    types = {column: type_ for column, type_ in columns.items() if type_ != MOMENT}
    read = pd.read_csv(io.BytesIO(content), dtype=types, na_values=[""], keep_default_na=False)
    moments = {column: pd.to_datetime(read[column], utc=True) for column in dates}
    return read.assign(**moments).astype(columns)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_reads_back_as_the_frame_it_was(name):
    for session in SESSIONS:
        given_ = frame(name, session)
        expected = given_.replace("", pd.NA)  # in a file an empty text is no text
        pd.testing.assert_frame_equal(back(exact_csv(name, session), COLUMNS[name]), expected)


def test_every_frame_is_a_file():
    assert data(summit.session()).keys() == {f"data/{name}.csv" for name in COLUMNS}


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_a_text_is_as_it_was_typed(text):
    session = make.session(make.line(text, "l1"))

    rows = csv.DictReader(io.StringIO(exact_csv("lines", session).decode(), newline=""))

    assert [row["text"] for row in rows] == [text]


def test_there_is_no_byte_order_mark_and_no_apostrophe():
    content = exact_csv("lines", summit.session())

    assert content.startswith(b"line_id,")
    assert b",=1+1 hours a week," in content
