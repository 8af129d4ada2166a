"""What the shipped workshops plan, held against the instructions of the summit's workshop.

Source: European Mentoring Summit, May 2022, slides "Workshops: instructions" and "questions": one
hour, 25 minutes of collective brainstorming in three or four groups of seven or eight, 15 minutes
of reports at 4 minutes a group, two sets of four questions.
"""

from itertools import takewhile

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.planned import planned_rule
from kit.domain.workshop import Electorate, Kind, Method, Secrecy, Workshop
from kit.formats.library import Library
from kit.words.rules import rule_in_words

PARTNERSHIP = Library().workshop("partnership")
SEAL = Library().workshop("seal")
SUMMIT = Library().workshop("summit")
WORKSHOPS = [PARTNERSHIP, SEAL, SUMMIT]

each_workshop = pytest.mark.parametrize("workshop", WORKSHOPS, ids=lambda workshop: workshop.id)


def hour(workshop: Workshop) -> list[tuple[Kind, int]]:
    """What is planned before the first break: the hour of the summit."""
    items = takewhile(lambda item: item.kind != Kind.BREAK, workshop.agenda)
    return [(item.kind, item.minutes) for item in items]


@each_workshop
def test_the_hour_is_the_summits_hour(workshop):
    assert hour(workshop) == [(Kind.PRESENTATION, 20), (Kind.BRAINSTORM, 25), (Kind.PLENARY, 15)]


@each_workshop
def test_a_group_reports_for_four_minutes(workshop):
    slots = [item.slot_minutes for item in workshop.agenda if item.kind == Kind.PLENARY]

    assert slots == [4]


@each_workshop
def test_four_groups_of_eight_with_four_questions_each(workshop):
    assert (workshop.groups.count, workshop.groups.size) == (4, 8)
    assert {len(questions) for questions in workshop.question_sets.values()} == {4}
    assert set(workshop.groups.question_sets) == set(workshop.question_sets)


@pytest.mark.parametrize("name", Library().workshops())
def test_every_text_is_there_in_every_language_of_the_interface(name):
    workshop = Library().workshop(name)
    texts = [
        workshop.title,
        workshop.summary,
        *(item.title for item in workshop.agenda),
        *(plan.title for plan in workshop.rounds),
        *(question.text for each in workshop.question_sets.values() for question in each),
        *(workshop.question_set_titles[name] for name in workshop.question_sets),
    ]

    assert [text for text in texts if text is None or set(text) != set(LANGUAGES)] == []


@each_workshop
def test_question_ids_differ_between_the_sets(workshop):
    ids = [question.id for each in workshop.question_sets.values() for question in each]

    assert len(ids) == len(set(ids))


def test_the_summit_asks_both_question_sheets_in_turn():
    assert SUMMIT.groups.question_sets == ("alliances", "seal")
    assert SUMMIT.question_sets == {**PARTNERSHIP.question_sets, **SEAL.question_sets}


@pytest.mark.parametrize(
    ("workshop", "votes"), [(SEAL, 3), (SUMMIT, 2)], ids=lambda given: getattr(given, "id", given)
)
def test_after_the_hour_the_room_can_reach_a_draft_seal(workshop, votes):
    later = [item.kind for item in workshop.agenda][3:]

    assert later == [Kind.BREAK, Kind.CROSSWALK, *[Kind.VOTE] * votes, Kind.CLOSING]
    assert workshop.frameworks == ("be-mentoring-belgium", "eu-eument-net")


# Source of the thresholds: ELICIT (Trials 2015), table 1: 70% rate 7 to 9, fewer than 15% 1 to 3.
@pytest.mark.parametrize("workshop", [SEAL, SUMMIT], ids=lambda workshop: workshop.id)
def test_two_rounds_are_secret_ratings_by_persons_under_one_rule(workshop):
    rule = {"name": "delphi", "high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}
    rated = [plan for plan in workshop.rounds if plan.method is Method.RATING]

    assert [plan.id for plan in rated] == ["r1", "r2"]
    for plan in rated:
        assert (plan.electorate, plan.secrecy) == (Electorate.PERSONS, Secrecy.SECRET)
        assert plan.rule == rule


def test_after_them_the_networks_vote_in_the_open_under_the_double_threshold():
    last = SEAL.rounds[-1]

    assert (last.electorate, last.secrecy) == (Electorate.ORGANISATIONS, Secrecy.OPEN)
    assert last.method is Method.YES_NO
    words = rule_in_words(planned_rule(last), "en")
    for said in ("at least 2/3 of yes and no", "at most 25%", "at least 55%", "at least 50%"):
        assert said in words


def test_an_hour_that_goes_on_chooses_ten_and_breaks_ties_by_a_lot():
    (plan,) = PARTNERSHIP.rounds

    assert (plan.method, plan.rule["places"], plan.ties) == (Method.APPROVAL, "10", "lot")
    assert [item.kind for item in PARTNERSHIP.agenda][3:] == [Kind.BREAK, Kind.VOTE, Kind.CLOSING]
