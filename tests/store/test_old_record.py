"""A session that the kit recorded before rounds knew ties, weights, tallies and scopes."""

import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from kit.domain.replay import replay
from kit.domain.results import counted, results, rule_of
from kit.domain.rules.known import rule_hash
from kit.store.schema import events, texts
from kit.store.store import Store

RECORD = Path(__file__).parents[1] / "golden" / "record" / "before-decisions.jsonl"
HEAD = "0844c818aeb24ddb040a52244f2cd7483fe339071f0c4063b31f214a0a5d1f8f"


@pytest.fixture
def old(tmp_path):
    """A store into which the rows were put as they were written then."""
    told = [json.loads(line) for line in RECORD.read_text(encoding="utf-8").splitlines()]
    store = Store.open(tmp_path / "old.db")
    with store.transaction() as tx:
        for one in told:
            if "row" in one:
                tx.connection.execute(insert(events).values(**one["row"]))
            else:
                text = one["text"] | {"text": one["text"]["text"].encode()}
                tx.connection.execute(insert(texts).values(session_id="demo", **text))
    yield store
    store.close()


def rounds(store):
    return list(replay("demo", store.read("demo")).rounds.values())


def test_its_chain_verifies(old):
    assert (old.verify("demo"), old.head("demo")) == (28, HEAD)


def test_its_rounds_read_as_rounds_of_today_that_asked_for_nothing_more(old):
    for one in rounds(old):
        assert (one.opened.ties, one.opened.weights, one.opened.asks_scope) == (
            "undecided",
            {},
            False,
        )
        assert (one.closed.tallied, one.closed.scopes, one.closed.blank) == ({}, {}, ())
        assert (one.closes_at, one.sheets, one.recused) == (None, {}, {})
        assert one.opened.rule_hash == rule_hash(rule_of(one))


def test_its_results_are_those_of_then(old):
    first, second, third = rounds(old)

    assert [one.verdict for one in results(first)] == ["undecided", "out"]
    assert [one.verdict for one in results(second)] == ["undecided", "out"]
    assert [one.verdict for one in results(third)] == ["in", "out"]
    told = [(one.outcome.n, one.outcome.cannot_judge, one.outcome.blank) for one in results(first)]
    assert told == [(6, 0, 0), (4, 1, 1)]


def test_its_open_round_tells_the_seats_and_its_secret_ones_do_not(old):
    named = [
        {bool(one.seat_id) for given in round_.closed.judgements.values() for one in given}
        for round_ in rounds(old)
    ]

    assert named == [{False}, {True}, {False}]


def test_its_attribute_and_its_reasons_are_kept(old):
    first, _, third = rounds(old)
    [name, _] = third.opened.standard_ids

    assert {one.value_of for one in third.closed.judgements[name]} == {"group-1", "group-2"}
    assert [one.text for one in counted(first).results[name].reasons] == ["Trop cher."]
