"""The rule in words while a plan is typed: for who may plan rounds, recorded nowhere."""

import pytest

from kit.domain.seat import Role
from tests.server.running import Browser

PLAN = {
    "id": "r9",
    "electorate": "persons",
    "secrecy": "secret",
    "method": "rating",
    "rule": {"name": "delphi", "in_share": "75%"},
}


def ask(running, by, role, plan, lang="en", group=None):
    return by.post("/api/rule", {"seat": running.seat_id(role, group), "plan": plan, "lang": lang})


def test_the_facilitator_reads_the_rule_before_it_is_planned(running):
    before = running.room.session.revision

    told = ask(running, running.facilitator(), Role.FACILITATOR, PLAN, "fr").json()

    assert told["refused"] is None
    assert told["rule"][0].startswith("Retenu")
    assert "75" in told["rule"][0]
    assert running.room.session.revision == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rule": {"name": "delphi", "in_share": "x"}}, "“Share that decides”"),
        ({"weights": {"Anna": "heavy"}}, "These weights cannot be used"),
        ({"method": "guessing"}, "cannot be read (method)"),
        ({"electorate": "organisations"}, "Organisations vote in the open"),
    ],
)
def test_what_cannot_be_held_is_said_and_is_no_error(running, change, sentence):
    answer = ask(running, running.facilitator(), Role.FACILITATOR, PLAN | change)

    assert answer.status == 200
    assert answer.json()["rule"] == []
    assert sentence in answer.json()["refused"]


def test_only_who_may_plan_rounds_is_answered(running):
    assert ask(running, running.reporter(), Role.REPORTER, PLAN, group=1).status == 403
    assert ask(running, Browser(running.port), Role.FACILITATOR, PLAN).status == 403


def test_a_body_of_another_shape_is_refused(running):
    facilitator = running.facilitator()

    assert facilitator.post("/api/rule", {"seat": 3, "plan": []}).status == 400
