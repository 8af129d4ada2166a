"""Votes on paper as pages show them: the grid, and what a second seat may know of the first."""

import json

import pytest

from kit.domain import events as ev
from kit.domain.methods import RULES_OF, method_of
from kit.domain.rules import DEFAULTS_OF
from kit.views import reporter
from kit.views.live import Live
from kit.views.voting.grid import grid
from kit.views.voting.tallies import tallies
from tests.builders import fact, round_opened, session, standard

RULES = [name for names in RULES_OF.values() for name in names]


def entered(tally_id="t1", how="paper", voters=37):
    given = ev.TallyEntered(round_id="round1", tally_id=tally_id, how=how, voters=voters)
    return fact(given, by="fac")


def sheet(*happened, **opened):
    held = session(standard(), round_opened(heads=99, **opened), *happened, participants=5)
    return reporter.shared(held, Live(), "en")["second_count"]


@pytest.mark.parametrize("name", RULES)
def test_the_grid_asks_for_every_answer_and_never_for_a_recusal(name):
    method = method_of(name)
    rule = {"name": name, **DEFAULTS_OF[name]}
    held = session(standard(), round_opened(method=method, rule=rule), participants=5)

    told = grid(held.rounds["round1"], "en")

    values = [one["value"] for one in told["values"]]
    assert ("cannot-judge" in values) == (method != "approval")
    assert "recused" not in values
    assert [one["text"] for one in told["standards"]] == ["Mentors are trained first."]


def test_a_second_seat_is_asked_only_while_a_count_waits():
    confirmed = ev.TallyConfirmed(round_id="round1", tally_id="t1")
    withdrawn = ev.TallyWithdrawn(round_id="round1", tally_id="t1")

    assert sheet() is None
    assert [one["tally_id"] for one in sheet(entered())["tallies"]] == ["t1"]
    assert sheet(entered(), fact(confirmed, by="r1")) is None
    assert sheet(entered(), withdrawn) is None


def test_the_second_seat_sees_nothing_of_the_first_count_not_even_how_many_voted():
    small, large = (json.dumps(sheet(entered(voters=voters))) for voters in (1, 37))

    assert small == large


def test_an_objection_has_no_column_since_paper_has_no_reason_beside_it():
    rule = {"name": "consent", **DEFAULTS_OF["consent"]}
    held = session(standard(), round_opened(method="consent", rule=rule), participants=5)

    told = grid(held.rounds["round1"], "en")

    assert [one["value"] for one in told["values"]] == ["yes", "abstain", "cannot-judge"]
    assert told["note"].startswith("“objection” has no column")


def test_a_round_that_takes_no_count_says_why_and_has_no_grid():
    opened = round_opened(attribute="group")
    held = session(standard(), opened, participants=5)

    told = tallies(held.rounds["round1"], "en")

    assert told["grid"] is None
    assert told["why_not"].startswith("This round asks every ballot for its group")
