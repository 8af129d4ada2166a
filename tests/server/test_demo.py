"""The finished example: a whole workshop, invented, and saying so."""

import pytest

from kit.domain.replay import replay
from kit.domain.results import closed_rounds, counted
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import draft_seal
from kit.domain.workshop import Electorate
from kit.formats.library import Library
from kit.server.demo import EXAMPLE, play_example
from kit.server.demo.ballots import FIRST, NETWORKS, NOT_HANDED_IN, SECOND
from kit.store.store import Store
from tests.frames.known import broken


def played(folder):
    store = Store.open(folder / "example.db")
    play_example(store, Library())
    session = replay(EXAMPLE, store.read(EXAMPLE))
    store.close()
    return session


def result_of(round_):
    """What stands in the record of a closed round."""
    return round_.closed


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


def test_two_secret_rounds_and_one_of_networks_were_held(session):
    first, second, networks = closed_rounds(session)

    assert [one.opened.secrecy for one in (first, second, networks)] == ["secret", "secret", "open"]
    assert min(result_of(first).voted, result_of(second).voted) >= 24
    assert networks.opened.electorate is Electorate.ORGANISATIONS
    assert len({voter.organisation_id for voter in networks.voters.values()}) >= 6
    assert len({voter.country for voter in networks.voters.values()}) >= 4


def test_between_the_rounds_words_changed_two_became_one_and_one_was_dropped(session):
    first, second, _ = closed_rounds(session)
    reworded = [one for one in first.wordings if first.wordings[one] != second.wordings.get(one)]
    merged = [one for one in second.wordings if session.standards[one].parent_ids]

    assert len([one for one in reworded if one in second.wordings]) == 2
    assert [len(session.standards[one].parent_ids) for one in merged] == [2]
    assert "logo" in draft_seal(session).dropped[-1].standard.text


def test_the_second_round_changed_some_verdicts_and_the_networks_one_more(session):
    first, second, networks = map(counted, closed_rounds(session))

    def changed(earlier, later):
        both = [one for one in later.results if one in earlier.results]
        pairs = [(earlier.results[one].verdict, later.results[one].verdict) for one in both]
        return [pair for pair in pairs if pair[0] is not pair[1]]

    assert changed(first, second) == [(Verdict.UNDECIDED, Verdict.IN)] * 2
    assert changed(second, networks) == [(Verdict.IN, Verdict.OUT)]


def test_one_network_is_recused_and_it_shows_in_the_counts(session):
    *_, networks = closed_rounds(session)
    recused = [one for one in counted(networks).results.values() if one.recused]

    assert [(one.recused, one.counts["yes"]) for one in recused] == [(1, 7)]
    assert len(result_of(networks).reasons) >= 5
    assert {reason.seat_id for reason in result_of(networks).reasons} <= set(networks.entitled)


def test_its_seal_holds_every_verdict_and_a_day_of_review(session):
    seal = draft_seal(session)

    assert {clause.verdict for clause in seal.clauses} == set(Verdict)
    assert session.review > session.closed_at.date()


@pytest.mark.parametrize("judged", [FIRST, SECOND, NETWORKS])
def test_every_row_of_a_round_has_one_character_a_voter(judged):
    lengths = {len(row) for row in judged.rows.values()}
    absent = {
        tuple(number for number, one in enumerate(row) if one == NOT_HANDED_IN)
        for row in judged.rows.values()
    }

    assert len(lengths) == 1
    assert len(absent) == 1
    assert {one.voter for one in judged.reasons} <= set(judged.voters())
    assert {one.standard for one in judged.reasons} <= set(judged.rows)


def test_every_standard_speaks_three_languages(session):
    for standard in session.standing_standards():
        assert {lang for lang, _ in standard.wordings} == {"en", "fr", "es"}


def test_it_is_the_same_every_time(session, tmp_path):
    again = played(tmp_path)

    assert again.revision == session.revision
    assert list(again.lines) == list(session.lines)
    assert [result_of(round_).root for round_ in closed_rounds(again)] == [
        result_of(round_).root for round_ in closed_rounds(session)
    ]


def test_what_the_codebook_says_of_its_tables_holds(session):
    assert broken(session) == []
