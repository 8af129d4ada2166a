"""The agenda of the next meeting: what is to settle, weightiest first, with room to write."""

import re

import pytest

from kit.domain import events as ev
from kit.domain.ids import LANGUAGES
from kit.reports.agenda import agenda_html
from kit.reports.bundle.files import files
from kit.reports.export import AGENDA, REPORTS
from tests import builders as make
from tests.reports import summit
from tests.reports.test_html import Reader

SECRET = "Only we know."


def said(session, lang="en"):
    return Reader(agenda_html(session, lang)).text


def test_what_most_standards_hang_on_comes_first_with_both_answers_and_all_reasons():
    text = said(summit.session())

    assert text.index("BE A3 ↔ Network of EU") < text.index("BE A2 ↔ EU B2")
    assert text.index("3 standards hang on it") < text.index("1 standard hangs on it")
    for reason in ("Six months is more than a minimum.", "Duración y frecuencia."):
        assert reason in text
    assert "The relation lasts at least six months." in text


def test_two_lists_of_one_issuer_are_told_apart():
    care = make.framework(issuer="The State", title={"en": "Care"})
    sponsors = make.framework("eu-net", country="EU", issuer="The State", title={"en": "Sponsors"})
    told = [make.mapping(), make.mapping("m2", "g2", relation="subset-of"), make.gap()]

    text = said(make.session(*told, frameworks=[care, sponsors]))

    assert "The State, Care" in text
    assert "The State, Sponsors" in text


def test_each_point_has_room_for_the_decision():
    page = agenda_html(summit.session(), "en")

    assert page.count('class="clause"') == page.count('class="decision"') == 2
    assert page.count('class="rule-line"') == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_requirements_stand_there_in_the_readers_language_and_in_that_of_the_source(lang):
    page = agenda_html(summit.session(), lang)

    assert "The relation lasts at least six months." in page
    french = '<p><span class="said" dir="auto">The relation lasts at least six months. (fr)</span>'
    assert (french in page) is (lang == "fr")


def test_the_percent_stands_before_every_coefficient_and_few_answers_are_marked():
    text = said(summit.session())

    assert "1 of 2 alike, 50% *" in text
    assert text.index("alike, 50%") < text.index("fewer than 30 answers")


def test_a_list_that_is_held_in_part_is_not_said_to_lack_anything():
    frameworks = make.two_frameworks()
    text = said(make.session(make.mapping("m1"), frameworks=frameworks))

    assert "not in the part we know of Network of EU" in text
    assert "Network of EU: not linked to Network of BE yet" in text


def test_what_was_settled_stands_there_with_its_reason_and_what_it_came_from():
    settled = ev.PairSettled(
        settlement_id="x1",
        subject=make.ref("A2"),
        object=make.ref("B2"),
        relation="superset-of",
        justification="Read together.",
        lang="en",
        parent_ids=("m3", "m4"),
    )

    text = said(summit.session(settled))

    assert "Read together." in text
    assert text.index("Settled already") < text.index("Read together.")
    assert text.count("Duración y frecuencia.") == 1
    assert "BE A2 ↔ EU B2" not in text


def test_answers_that_are_still_blind_are_in_no_part_of_it():
    session = make.session(
        make.mapping("m1", "g1", justification=SECRET),
        make.mapping("m2", "g2", relation="subset-of", justification=SECRET),
        make.gap("x", "g1"),
        make.judges("g1", "g2", blind=True),
    )
    text = said(session)

    assert SECRET not in text
    assert "without seeing each other’s answers" in text
    assert "of 1 alike" not in text
    assert not re.search(r"A[123] ↔", text)


def test_it_is_in_the_export_and_can_be_asked_for():
    material = summit.material("fr")

    assert files(material)[f"documents/{AGENDA}"] == REPORTS[AGENDA].build(material)


def test_where_nothing_was_compared_it_says_so():
    text = said(make.session())

    assert "Nothing to settle" in text
    assert "Nothing has been settled by the room so far." in text
