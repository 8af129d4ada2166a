"""What the draft seal tells of rounds: all rules, both electorates, ties, weights, gaps."""

import re

import pytest

from kit.domain import events as ev
from kit.domain.ballot import Judgement
from kit.domain.ids import LANGUAGES
from kit.domain.methods import RULES_OF, method_of
from kit.domain.results import counted
from kit.domain.rules import RULES
from kit.domain.workshop import Method
from kit.reports.minutes import minutes_html
from kit.reports.seal import draft_seal_docx, draft_seal_html
from kit.words.counts import counted_words
from kit.words.rules import rule_in_words
from tests import builders as make
from tests.reports import decided
from tests.reports.docx_file import Read
from tests.reports.test_html import Reader

SESSION = decided.session()
SAID = {
    Method.RATING: {"s1": ["7", "8", "8", "9", "8", "cannot-judge"], "s2": ["1", "1", "2", "3"]},
    Method.YES_NO: {"s1": ["yes"] * 5 + ["no"], "s2": ["no"] * 4 + ["abstain"]},
    Method.APPROVAL: {"s1": ["1"] * 5, "s2": ["1"] * 2},
    Method.GRADING: {"s1": ["excellent"] * 5, "s2": ["reject", "poor", "poor"]},
    Method.CONSENT: {"s1": ["yes"] * 6, "s2": ["yes", "object", "abstain"]},
}


def text(session=SESSION, lang="en"):
    """The draft seal as its page tells it, blanks evened out."""
    page = draft_seal_html(session, lang).split("<main>")[1]
    return " ".join(Reader(page).text.split())


def clause(number, session=SESSION):
    """One clause of the page."""
    page = draft_seal_html(session, "en")
    part = re.split(r'<article class="clause">', page)[number].split("</article>")[0]
    return " ".join(Reader(part).text.split())


def held(rule, **more):
    """Two standards, decided by a rule."""
    method = method_of(rule)
    judgements = {
        standard_id: tuple(
            Judgement(code=f"{number:016d}", value=value, reasoned=value == "object" or None)
            for number, value in enumerate(values)
        )
        for standard_id, values in SAID[method].items()
    }
    entitled = tuple(f"p{number}" for number in range(1, 8))
    named = {"name": rule} | ({"places": "1"} if method is Method.APPROVAL else {})
    return make.session(
        make.standard("Mentors are trained.", "s1"),
        make.standard("Mentors sing.", "s2"),
        make.round_opened(
            method=method, rule=named, standard_ids=("s1", "s2"), entitled=entitled, **more
        ),
        ev.RoundClosed(
            round_id="round1",
            entitled=7,
            voted=6,
            changed=0,
            judgements=judgements,
            reasons=(),
            root="cd" * 32,
        ),
        participants=7,
    )


def test_every_method_is_tried_here():
    assert set(SAID) == set(RULES_OF)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_with_its_counts_its_verdicts_and_its_words(rule, lang):
    session = held(rule)
    [round_] = session.rounds.values()
    found = counted(round_)
    page, told = text(session, lang), Read(draft_seal_docx(session, lang))

    for standard_id in ("s1", "s2"):
        words = counted_words(found.results[standard_id], found.rule, lang, round_)
        for said in (*words.main, words.adds_up):
            assert " ".join(said.split())[1:] in page
            assert said[1:] in told.text
    assert rule_in_words(found.rule, lang) in told.text
    assert {one.verdict.value for one in found.results.values()} >= {"in", "out"}


@pytest.mark.parametrize("rule", RULES)
def test_the_minutes_tell_of_every_rule_what_decided(rule):
    session = held(rule)
    [round_] = session.rounds.values()
    found = counted(round_)
    minutes = Reader(minutes_html(session, "en")).text

    assert rule_in_words(found.rule, "en") in minutes
    for result in found.results.values():
        assert counted_words(result, found.rule, "en", round_).main[0] in minutes


def test_each_round_tells_its_rule_with_its_hash_its_times_and_who_voted():
    told = text()

    for round_ in SESSION.rounds.values():
        assert round_.opened.rule_hash in told
        assert round_.closed
        assert round_.closed.root in told
    assert "Secret vote, one ballot per person, on 21 November 2026 from 10:41 to 10:49." in told
    assert "from 21 November 2026, 11:00, to 24 November 2026, 09:00." in told
    assert "Its deadline was 24 November 2026, 09:00." in told
    assert "10 entitled = 7 voted + 3 did not." in told
    assert "1 of them voted by show of hands, counted by two people apart from each other." in told
    assert "1 recusal: nobody votes on a standard that is their own cause." in told
    assert "2 changed their ballot before closing; only the last one counts." in told


def test_organisations_that_vote_in_the_open_are_named_with_country_and_weight():
    told = clause(5)

    assert told.startswith("5 Every pair is followed by paid staff.")
    assert "no (1) – Network o1 <BE> (BE, weight 2)" in told
    assert "yes (1) – Network o2 <FR> (FR, weight 1)" in told
    assert "recused (1) – Network o3 <ES> (ES, weight 1.5)" in told
    assert "no answer (1) – Network o4 <DE> (DE, weight 1)" in told
    assert "Nobody can pay for it. – Network o1 <BE> (BE)" in told


def test_of_a_secret_round_and_of_persons_nobody_is_named():
    for number in (1, 3, 4):
        assert "Network o1" not in clause(number)
        assert "Who voted how" not in clause(number)
    in_the_open = held("double-threshold", secrecy="open")
    assert "Who voted how" not in text(in_the_open)


def test_weights_stand_there_with_the_power_that_they_give():
    told = Read(draft_seal_docx(SESSION, "en")).text

    assert "Network o1 <BE> (BE)\t2 (36.3%)\t3 of 8 (37.5%)" in told
    assert "Banzhaf" in told


def test_a_lot_is_told_so_that_anybody_can_repeat_it():
    told, lot = text(), counted(SESSION.rounds["round3"]).lot
    assert lot

    assert "2 sets of standards were tied for the places." in told
    assert [told.index(hashed) for _, hashed in lot.order] == sorted(
        told.index(hashed) for _, hashed in lot.order
    )
    assert told.count("takes a place") == told.count("gets none") == 1


def test_places_bought_with_equal_shares_are_told_step_by_step():
    assert "its 5 supporters are the first to earn enough, at moment 1/30" in text(
        held("equal-shares")
    )


def test_a_clause_that_was_asked_twice_tells_the_round_before():
    told = clause(2)

    assert "Earlier rounds Round 1 – undecided – 6 of 8 rate it 7 to 9 (75.0%)" in told
    assert told.index("Yes, of votes cast: 3 of 3") < told.index("Earlier rounds")
    assert "Reworded after the vote: The relation lasts at least one year." in told


def test_who_asks_for_it_is_told_by_country_with_level_and_numbers():
    assert "Countries that ask for it already: Belgium, Europe." in clause(1)
    assert "asks for it: A1 (basic level)" in clause(1)
    assert "asks for it: A2 (how long a relationship lasts: 6 months)" in clause(2)
    assert "Strictest: how long a relationship lasts, 12 months (EU B2)." in clause(2)
    assert "No list asks for it, as far as we hold them." in clause(3)


def test_the_chain_leads_back_to_places_in_lists_and_to_every_ballot():
    told = clause(2)

    assert "before the relation starts. (Network of BE, p. 4)" in clause(1)
    assert "Round 1 – 21 November 2026, rating, secret vote – 8 published answers s3" in told
    assert "Round 2 · The networks decide – 24 November 2026, yes or no, open vote" in told


def test_what_the_ballots_say_of_scope_stands_beside_what_was_settled():
    told = "4 say universal, 2 say adaptable."

    assert told in clause(3)
    assert told not in clause(1)


def test_wordings_say_which_one_is_the_original_and_which_are_missing():
    assert "fr Les mentors sont formés" in clause(1)
    assert "First written in English. Not worded yet in: Spanish." in clause(1)


def test_what_is_incomplete_is_said():
    few = make.session(
        make.standard(),
        make.round_opened(),
        make.fact(ev.TallyEntered(round_id="round1", tally_id="t1", how="paper", voters=3), "fac"),
        make.round_closed({"s1": "99"}, entitled=5, attribute_dropped=True),
        participants=5,
    )
    told = text(few)
    tied = make.session(
        make.standard(), make.round_opened(), make.round_closed({"s1": "55555"}), participants=5
    )

    assert "In round 1 fewer than half of those entitled voted: 2 of 5." in told
    assert "Round 1: 3 votes on paper or by show of hands were not counted" in told
    assert "Round 1: votes are not told by group or country" in told
    assert "No day is set yet on which the networks look at this seal again." in told
    assert "1 standard did not reach the quorum." in text()
    assert "1 standard is undecided." in text(tied)
    assert "1 standard was reworded after the vote" in text()


def test_the_next_review_and_the_terms_of_the_sources_stand_there():
    told = text()

    assert "The networks will look at this seal again on 1 November 2027." in told
    assert "Criteria 2025 (terms: CC BY 4.0)" in told
    assert "A document (no terms told)" in told
