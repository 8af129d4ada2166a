"""What the longer workshops plan: agendas that add up, questions in three languages, rounds.

Sources: report of the quality workshop at the Assises du Mentorat 2021 (indicators); summary of the
project 2IQM, 2015 to 2017 (tutoring); the question sheet of the European Mentoring Summit, May 2022
(the seal as half a day and as a day).
"""

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.planned import planned_rule
from kit.domain.workshop import Electorate, Kind, Method, Secrecy, Workshop
from kit.formats.library import Library
from kit.words.rules import rule_in_words

INDICATORS = Library().workshop("indicators")
TUTORING = Library().workshop("tutoring")
HALF_DAY = Library().workshop("seal-half-day")
DAY = Library().workshop("seal-day")
SEAL = Library().workshop("seal")

WORKSHOPS = [INDICATORS, TUTORING, HALF_DAY, DAY]
LONGEST_QUESTION = 110
"""Characters that can be read aloud in one breath."""

each_workshop = pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.id)


def stretches(workshop: Workshop) -> list[int]:
    """The minutes of work between the breaks."""
    found = [0]
    for item in workshop.agenda:
        if item.kind is Kind.BREAK:
            found.append(0)
        else:
            found[-1] += item.minutes
    return found


@pytest.mark.parametrize(
    ("workshop", "minutes"),
    [(INDICATORS, 3 * 60), (TUTORING, 3 * 60), (HALF_DAY, 4 * 60), (DAY, 7 * 60 + 30)],
    ids=lambda given: getattr(given, "id", given),
)
def test_the_minutes_add_up_to_what_the_plan_promises(workshop, minutes):
    assert sum(item.minutes for item in workshop.agenda) == minutes


@each_workshop
def test_nobody_works_longer_than_an_hour_and_a_half_without_a_break(workshop):
    assert max(stretches(workshop)) <= 90
    assert min(stretches(workshop)) > 0


@each_workshop
def test_every_group_has_its_slot_and_the_plenary_time_to_sum_up(workshop):
    for item in workshop.agenda:
        if item.kind is Kind.PLENARY:
            assert item.slot_minutes is not None
            assert workshop.groups.count * item.slot_minutes < item.minutes


@each_workshop
def test_it_opens_with_a_presentation_and_closes_with_a_closing(workshop):
    assert workshop.agenda[0].kind is Kind.PRESENTATION
    assert workshop.agenda[-1].kind is Kind.CLOSING


@each_workshop
def test_a_break_before_the_first_vote_leaves_time_to_word_the_ballot(workshop):
    kinds = [item.kind for item in workshop.agenda]

    assert kinds[kinds.index(Kind.VOTE) - 1] is Kind.BREAK


@each_workshop
def test_every_question_can_be_read_aloud_in_one_breath(workshop):
    questions = [question for each in workshop.question_sets.values() for question in each]
    too_long = [
        text for one in questions for text in one.text.values() if len(text) > LONGEST_QUESTION
    ]

    assert too_long == []


@each_workshop
def test_every_question_set_is_dealt_and_no_question_id_is_used_twice(workshop):
    ids = [question.id for each in workshop.question_sets.values() for question in each]

    assert set(workshop.groups.question_sets) == set(workshop.question_sets)
    assert len(ids) == len(set(ids))


@each_workshop
def test_every_vote_has_a_round_of_its_own_and_every_round_a_vote(workshop):
    named = [item.round for item in workshop.agenda if item.kind is Kind.VOTE]

    assert named == [plan.id for plan in workshop.rounds]


@pytest.mark.parametrize("name", Library().workshops())
def test_every_shipped_round_can_be_held_and_its_rule_is_said_in_three_languages(name):
    for plan in Library().workshop(name).rounds:
        said = [rule_in_words(planned_rule(plan), lang) for lang in LANGUAGES]

        assert all(said)
        assert len(set(said)) == len(LANGUAGES)


def test_together_the_workshops_show_every_method():
    shown = {
        plan.method for name in Library().workshops() for plan in Library().workshop(name).rounds
    }

    assert shown == set(Method)


# Source of the thresholds: ELICIT (Trials 2015), table 1: 70% rate 7 to 9, fewer than 15% 1 to 3.
@each_workshop
def test_every_rating_is_secret_by_persons_and_under_the_published_rule(workshop):
    rule = {"name": "delphi", "high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}

    for plan in workshop.rounds:
        if plan.method is Method.RATING:
            assert (plan.electorate, plan.secrecy) == (Electorate.PERSONS, Secrecy.SECRET)
            assert plan.rule == rule


@each_workshop
def test_organisations_vote_in_the_open_after_everybody_was_heard(workshop):
    electorates = [plan.electorate for plan in workshop.rounds]

    assert electorates[0] is Electorate.PERSONS
    assert electorates == sorted(electorates, key=lambda one: one is Electorate.ORGANISATIONS)


def test_the_half_day_asks_for_consent_where_the_day_lets_networks_decide():
    assert HALF_DAY.rounds[:2] == DAY.rounds[:2]
    assert [HALF_DAY.rounds[-1].method, DAY.rounds[-1].method] == [Method.CONSENT, Method.YES_NO]


def test_indicators_are_graded_in_words_and_asked_whether_they_hold_everywhere():
    (plan,) = INDICATORS.rounds

    assert plan.rule["grades"] == "excellent,very-good,good,fair,poor,reject"
    assert plan.asks_scope


def test_five_tools_are_chosen_so_that_no_group_chooses_all():
    (plan,) = TUTORING.rounds

    assert plan.rule == {"name": "equal-shares", "places": "5"}
    assert plan.ties == "lot"


@each_workshop
def test_frameworks_are_compared_where_there_is_time_for_it(workshop):
    compares = any(item.kind is Kind.CROSSWALK for item in workshop.agenda)

    assert compares == (len(workshop.frameworks) >= 2)


@pytest.mark.parametrize("workshop", [HALF_DAY, DAY], ids=lambda workshop: workshop.id)
def test_the_longer_seal_workshops_ask_what_the_hour_asks(workshop):
    assert workshop.question_sets == SEAL.question_sets
    assert workshop.rounds[:2] == SEAL.rounds[:2]
    assert workshop.groups == SEAL.groups


def test_the_half_day_compares_belgium_with_two_lists_and_the_day_with_four():
    assert HALF_DAY.frameworks == ("be-mentoring-belgium", "us-eepm4", "eu-emcc-ismcp")
    assert DAY.frameworks == (*HALF_DAY.frameworks, "gb-aps", "eu-eument-net")


def test_the_day_compares_in_the_morning_and_in_the_afternoon():
    lunch = next(n for n, item in enumerate(DAY.agenda) if item.id == "lunch")
    compared = [n for n, item in enumerate(DAY.agenda) if item.kind is Kind.CROSSWALK]

    assert len(compared) == 2
    assert compared[0] < lunch < compared[1]


def test_half_of_the_groups_ask_what_makes_quality_and_half_how_to_start_in_a_territory():
    assert INDICATORS.groups.question_sets == ("quality", "territory")
    assert {len(questions) for questions in INDICATORS.question_sets.values()} == {4}


def test_the_problems_of_tutoring_come_before_its_tools():
    work = [item.id for item in TUTORING.agenda if item.kind in (Kind.BRAINSTORM, Kind.VOTE)]

    assert work == ["problems", "tools", "vote"]
    assert len(TUTORING.question_sets["tutoring"]) == 8
