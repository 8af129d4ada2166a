import json

import pytest

from kit.domain.hash_chain import GENESIS, canonical, linked, salted
from kit.domain.record import Record
from kit.domain.replay import replay
from kit.reports.bundle.record import events, texts
from kit.store.codec import decoded
from tests import builders as make
from tests.reports import summit

HIDDEN = "Nobody else shall read this yet."


def lines(content):
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


def test_a_line_is_what_the_chain_covers_with_its_hash():
    material = summit.material()
    previous = GENESIS

    for row in lines(events(material.record, material.session)):
        told = row.pop("hash")
        assert linked(previous, canonical(row)) == told
        previous = told

    assert previous == material.session.head


def test_lines_are_canonical_to_the_byte():
    material = summit.material()

    for content in (
        events(material.record, material.session),
        texts(material.record, material.session),
    ):
        assert content == b"".join(canonical(one) + b"\n" for one in lines(content))


def test_every_text_stands_under_the_hash_that_the_record_holds():
    material = summit.material()
    record = events(material.record, material.session).decode()
    told = lines(texts(material.record, material.session))

    assert {"=1+1 hours a week", "Trop long pour l’été."} <= {one["text"] for one in told}
    assert "=1+1 hours a week" not in record
    for one in told:
        assert salted(one["salt"], one["text"].encode()) == one["hash"]
        assert one["hash"] in record


def test_an_erased_text_is_missing_and_the_chain_goes_on():
    material = summit.material()
    erased = Record(material.record.rows, material.record.texts[5:])

    assert events(erased, material.session) == events(material.record, material.session)
    assert len(lines(texts(erased, material.session))) == len(material.record.texts) - 5


SAID = (
    make.judges("g1", "g2", blind=True),
    make.mapping("blind1", "g1", "A1", "B1", "subset-of", HIDDEN),
    make.gap("blind2", "g1", "A2"),
)


@pytest.fixture
def blind():
    """Groups compare blind, and one of them has answered; then somebody writes a line."""
    record = summit.kept(make.recorded([*summit.room(), *SAID, make.line("Goes on.", "last")]))
    return record, replay("summit", decoded(record))


def test_what_groups_answer_blind_is_withheld_and_the_chain_goes_on(blind):
    record, session = blind

    told = lines(events(record, session))

    withheld = [one for one in told if "withheld" in one]
    assert [one["position"] for one in told] == [row.position for row in record.rows]
    names = [record.rows[one["position"] - 1].name for one in withheld]
    assert names == ["mapping-stated", "gap-stated"]
    assert all(one.keys() == {"hash", "position", "session", "withheld"} for one in withheld)
    assert told[-1]["name"] == "line-written"
    head = told[-1].pop("hash")
    assert linked(withheld[-1]["hash"], canonical(told[-1])) == head == session.head
    assert HIDDEN not in texts(record, session).decode()


def test_what_was_compared_blind_is_there_as_soon_as_all_have_finished(blind):
    record, session = blind
    for two, judges in session.judges.items():
        session.judges[two] = judges.__class__(**{**vars(judges), "revealed": True})

    assert all("body" in one for one in lines(events(record, session)))
    assert HIDDEN in texts(record, session).decode()
