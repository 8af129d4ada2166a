"""What holds for every report: it stands alone, escapes what was typed, and knows every word."""

import re
from collections.abc import Iterable
from datetime import timedelta, timezone
from itertools import pairwise
from typing import get_args

import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.pairs import PairState
from kit.domain.framework import Completeness, Phase
from kit.domain.ids import LANGUAGES
from kit.domain.rules.verdict import Verdict
from kit.domain.seat import Role
from kit.domain.standards.standard import Asks
from kit.domain.tally import How
from kit.domain.workshop import Attribute, Electorate, Kind, Method, Secrecy
from kit.reports.agenda import agenda_html
from kit.reports.minutes import minutes_html
from kit.reports.page import content_security_policy, css
from kit.reports.seal import draft_seal_html
from kit.reports.seats import seats_html
from kit.reports.sheets import sheets_html
from kit.words import catalogue
from tests import builders as make
from tests.reports import summit
from tests.reports.test_html import Reader

SESSION = summit.session()
NEW = make.session(groups=0, frameworks=())
PARIS = timezone(timedelta(hours=1))


def seats(session, lang):
    return seats_html(session, summit.codes(session), "room.example:8866", "K7QM3", lang)


DOCUMENTS = {
    "seal": draft_seal_html,
    "minutes": minutes_html,
    "next-meeting": agenda_html,
    "sheets": sheets_html,
    "seats": seats,
}
every_document = pytest.mark.parametrize("make_html", DOCUMENTS.values(), ids=DOCUMENTS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@every_language
@every_document
@pytest.mark.parametrize("session", [SESSION, NEW], ids=["full", "new"])
def test_a_report_is_one_file_that_loads_and_runs_nothing(make_html, lang, session):
    page = make_html(session, lang)
    read = Reader(page)

    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(read.tags)
    assert "style" not in read.attributes
    assert not re.search(r"\bon[a-z]+=|@import|url\(", page.replace(css(), css().lower()))
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}">')


@every_document
def test_what_was_typed_stays_text(make_html):
    page = make_html(SESSION, "en")

    assert "<b>avant</b>" not in page
    assert "<b>hug</b>" not in page
    assert "Red <Tres>" not in page


def test_emoji_accents_and_markup_can_be_read_again():
    said = Reader(draft_seal_html(SESSION, "en")).text

    assert "Every mentor gets a diploma & a <b>hug</b> 🤗." in said
    assert "Former <b>avant</b> la rencontre." in said


def test_a_browser_may_use_the_style_and_nothing_else():
    policy = content_security_policy()

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@every_document
def test_headings_come_in_order(make_html):
    levels = [int(one) for one in re.findall(r"<h([1-6])", make_html(SESSION, "en"))]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_document
def test_no_id_is_given_twice_and_every_link_leads_somewhere(make_html):
    page = make_html(SESSION, "en")
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_words_in_another_language_are_marked():
    page = draft_seal_html(SESSION, "en")

    assert '<span class="said" lang="fr" dir="auto">Les mentors sont formés' in page


def test_an_invented_session_says_so_first():
    assert "made up" in draft_seal_html(SESSION, "en").split("</header>")[0]
    assert "made up" not in draft_seal_html(NEW, "en")


@pytest.mark.parametrize("make_html", [draft_seal_html, minutes_html])
def test_head_hash_events_and_version_stand_in_the_document(make_html):
    page = make_html(SESSION, "en")

    assert SESSION.head in page
    assert f"holds {SESSION.revision} events" in page
    assert "sealkit " in page


@pytest.mark.parametrize("make_html", [draft_seal_html, minutes_html])
def test_times_are_those_of_the_room(make_html):
    there = make_html(SESSION, "en", PARIS)

    assert "Times are those of UTC+01:00." in there
    assert "Times are those of UTC." in make_html(SESSION, "en")


def test_the_agenda_ran_at_the_times_of_the_room():
    assert "<td>09:19</td><td>09:47</td>" in minutes_html(SESSION, "en")
    assert "<td>10:19</td><td>10:47</td>" in minutes_html(SESSION, "en", PARIS)


def test_counts_come_first_and_shares_are_cut_off_and_not_rounded():
    page = draft_seal_html(
        make.session(
            make.standard(),
            make.round_opened(entitled=tuple(f"p{n}" for n in range(23))),
            make.round_closed({"s1": "7" * 16 + "5" * 7}, entitled=23),
        ),
        "en",
    )

    assert "16 of 23 rate it 7 to 9 (69.5%)" in page
    assert "23 voted = 23 judged it + 0 cannot judge + 0 left it blank" in page
    assert "Margin: 1 ballot from another result" in page


def test_nothing_of_an_open_round_is_in_any_document_but_that_it_is_open():
    before = summit.session()
    after = summit.session(summit.opened("round2", 2))
    unsaid = re.compile(r"holds \d+ events|[0-9a-f]{64}")

    for name in ("minutes", "sheets"):
        html = DOCUMENTS[name]
        assert unsaid.sub("", html(after, "en")) == unsaid.sub("", html(before, "en"))
    sentence = "<li>A round is open. Nothing of it is in this document until it closes.</li>\n"
    seal = unsaid.sub("", draft_seal_html(after, "en"))
    assert seal.replace(sentence, "") == unsaid.sub("", draft_seal_html(before, "en"))


def test_the_minority_is_heard_first():
    page = draft_seal_html(SESSION, "en")

    assert "The minority’s reasons to drop it" in page
    assert "The minority’s reasons to keep it" in page


def test_what_is_not_in_an_incomplete_list_is_not_said_to_be_absent():
    page = draft_seal_html(SESSION, "en")

    assert page.count("not in the part of its list that we know") == 2
    assert page.count("not in its list, as far as the room linked it") == 1


def test_answers_of_groups_that_still_compare_blind_are_not_printed():
    session = make.session(
        make.judges("g1", "g2", blind=True), make.mapping(justification="A secret so far.")
    )

    for make_html in (draft_seal_html, minutes_html):
        page = make_html(session, "en")
        assert "A secret so far." not in page
        assert "still comparing" in page


def test_a_text_reworded_after_the_vote_is_shown_beside_what_was_voted():
    session = make.session(
        make.standard("Six months."),
        make.round_opened(),
        make.round_closed({"s1": "99999"}),
        ev.StandardReworded(standard_id="s1", base=1, text="Seven months.", lang="en"),
    )

    page = Reader(draft_seal_html(session, "en")).text

    assert "Reworded after the vote: Seven months." in page
    assert "Six months." in page


def test_every_staff_seat_has_a_card_and_no_participant_has():
    page = seats(SESSION, "en")

    assert page.count('class="card"') == 9
    assert "http://room.example:8866/s/code-r3" in Reader(page).text
    assert "code-p1" not in page


def test_a_seat_without_a_code_or_withdrawn_has_no_card():
    session = make.session(ev.SeatWithdrawn(seat_id="r1"))

    page = seats_html(session, {"r1": "old", "fac": "new"}, "http://room.example", "K7QM3", "en")

    assert page.count('class="card"') == 1
    assert "/s/old" not in page


def test_a_sheet_has_the_questions_of_its_group_in_the_languages_of_the_room():
    page = Reader(sheets_html(SESSION, "fr")).text

    assert page.count("What hinders? (fr)") == 2
    assert page.count("Who else? (fr)") == 1
    assert "Label de qualité" in page


@every_language
def test_every_word_that_depends_on_a_value_is_known(lang):
    values: dict[str, Iterable[str]] = {
        "verdict": [*Verdict, "none"],
        "seal": [*Verdict, "unvoted", "candidates", "dropped"],
        "asks": Asks,
        "state": [*PairState, "withdrawn"],
        "pairs": PairState,
        "kind": Kind,
        "missing-framework": [one for one in Completeness if one is not Completeness.COMPLETE],
        "relation": get_args(ev.Relation),
        "role": [one for one in Role if one is not Role.PARTICIPANT],
        "task": [one for one in Role if one is not Role.PARTICIPANT],
        "vote": [f"{secrecy}-{electorate}" for secrecy in Secrecy for electorate in Electorate],
        "reasons": ["keep", "drop", "remark"],
        "minority": ["keep", "drop"],
    }
    of_the_seal: dict[str, Iterable[str]] = {
        "asks": Method,
        "method": Method,
        "secrecy": Secrecy,
        "chapter": [*Verdict, "unvoted"],
        "tallied": get_args(How),
        "attribute": get_args(Attribute),
    }
    wanted = {f"reports-{name}-{value}" for name, found in values.items() for value in found}
    wanted |= {f"seal-{name}-{value}" for name, found in of_the_seal.items() for value in found}
    wanted |= {f"frameworks-phase-{phase}" for phase in Phase}

    assert wanted - catalogue(lang).keys() == set()
