"""The finished example: a whole workshop, invented, and saying so."""

import pytest

from kit.domain.replay import replay
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import draft_seal
from kit.formats.library import Library
from kit.server.demo import EXAMPLE, play_example
from kit.store.store import Store


def played(folder):
    store = Store.open(folder / "example.db")
    play_example(store, Library())
    session = replay(EXAMPLE, store.read(EXAMPLE))
    store.close()
    return session


@pytest.fixture(name="session", scope="module")
def _session(tmp_path_factory):
    return played(tmp_path_factory.mktemp("example"))


def test_it_is_marked_as_invented_and_closed(session):
    assert session.invented
    assert session.closed_at is not None


def test_every_group_wrote_in_its_language(session):
    assert {line.group_id for line in session.lines.values()} == set(session.groups)
    assert {line.lang for line in session.lines.values()} == {"en", "fr", "es"}


def test_two_groups_disagree_and_gaps_are_stated(session):
    by_pair: dict[object, set[str]] = {}
    for mapping in session.standing_mappings():
        by_pair.setdefault((mapping.subject, mapping.object), set()).add(mapping.relation)
    assert any(len(relations) > 1 for relations in by_pair.values())
    assert session.standing_gaps()


def test_its_round_was_voted_by_many_and_decided_all_three_ways(session):
    seal = draft_seal(session)

    assert session.last_round().closed.voted >= 24
    assert {clause.verdict for clause in seal.clauses} == set(Verdict)


def test_every_standard_speaks_three_languages(session):
    for standard in session.standing_standards():
        assert {lang for lang, _ in standard.wordings} == {"en", "fr", "es"}


def test_it_is_the_same_every_time(session, tmp_path):
    again = played(tmp_path)

    assert again.revision == session.revision
    assert list(again.lines) == list(session.lines)
    assert again.last_round().closed == session.last_round().closed
