"""Rounds before they open and while they run, as the facilitator's page shows them."""

from typing import Any

import pytest

from kit.domain import events as ev
from kit.domain.seat import Role
from kit.views import facilitator, plenary
from kit.views.live import Live
from kit.views.voting.desk import voting_desk
from tests.builders import (
    fact,
    round_closed,
    round_opened,
    round_plan,
    seat_opened,
    session,
    standard,
    workshop,
)

ROOM = Live(address="http://room", codes={"p1": "codeofp1", "r1": "codeofr1", "p2": "codeofp2"})
NETWORKS = ev.OrganisationsListed(
    organisations=(
        ev.OrganisationPlan(organisation_id="o1", title="Mentoring Belgium", country="BE"),
        ev.OrganisationPlan(organisation_id="o2", title="Collectif", country="FR"),
        ev.OrganisationPlan(organisation_id="o3", title="Without anybody", country="ES"),
    )
)
SEATS = [
    seat_opened("x1", Role.PARTICIPANT, "g1", organisation_id="o1"),
    seat_opened("x2", Role.PARTICIPANT, "g1", organisation_id="o1"),
    seat_opened("x3", Role.REPORTER, "g2", organisation_id="o2"),
]
BY_NETWORKS: dict[str, Any] = {
    "electorate": "organisations",
    "secrecy": "open",
    "method": "yes-no",
    "rule": {"name": "double-threshold"},
}


def plans(*happened, plan=None, **more):
    held = workshop(rounds=(plan or round_plan(),))
    return voting_desk(session(*happened, plan=held, **more), Live(), "en")["plans"]


def running(*happened, live=ROOM, participants=6, **opened):
    held = session(standard(), round_opened(**opened), *happened, participants=participants)
    return voting_desk(held, live, "en")["round"]


# --- before it opens -------------------------------------------------------------------------


def test_the_form_comes_only_where_the_vote_is_looked_at():
    held = session()

    assert voting_desk(held, Live(at=("vote",)), "en")["plan_form"] is not None
    assert voting_desk(held, Live(at=("elsewhere",)), "en")["plan_form"] is None


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (("vote",), ("vote",)),
        (("vote", "more"), ("vote",)),
        (("seats",), ("elsewhere",)),
        (("crosswalk",), ("crosswalk",)),
    ],
)
def test_the_vote_is_a_place_of_its_own_on_the_page(at, expected):
    held = session()

    assert facilitator.place(held, held.seats["fac"], at) == expected


def test_each_organisation_has_its_seats_to_choose_from_and_who_has_none_is_there_too():
    told = plans(NETWORKS, *SEATS, plan=round_plan(**BY_NETWORKS))[0]

    assert [
        (one["title"], [seat["seat_id"] for seat in one["seats"]]) for one in told["organisations"]
    ] == [("Mentoring Belgium", ["x1", "x2"]), ("Collectif", ["x3"]), ("Without anybody", [])]
    assert [seat["words"] for seat in told["organisations"][0]["seats"]] == [
        "Mentoring Belgium · Group 1 (1)",
        "Mentoring Belgium · Group 1 (2)",
    ]


def test_the_power_is_that_among_the_organisations_with_a_seat():
    plan = round_plan(**BY_NETWORKS, weights={"Mentoring Belgium": "2"})

    told = plans(NETWORKS, *SEATS, plan=plan)[0]

    assert [one["organisation"] for one in told["power"]] == ["Mentoring Belgium", "Collectif"]


def test_a_quorum_is_of_the_weights_that_would_be_entitled():
    rule = {"name": "double-threshold", "quorum": "40%"}
    plan = round_plan(**BY_NETWORKS | {"rule": rule}, weights={"Mentoring Belgium": "2"})

    assert "40% of all 3 who are entitled" in plans(NETWORKS, *SEATS, plan=plan)[0]["rule"]


def test_a_breakdown_needs_five_in_each_group():
    told = plans(standard(), plan=round_plan(attribute="group"), participants=9)[0]

    assert told["ready"] is False
    assert told["checks"][-1] == {
        "ok": False,
        "text": "Every group needs at least 5 phones; the smallest has 4",
    }


def test_an_open_round_of_persons_can_be_held_by_show_of_hands_alone():
    assert plans(standard(), plan=round_plan(secrecy="open"))[0]["ready"] is True


def test_a_plan_that_cannot_be_held_says_why():
    told = plans(standard(), plan=round_plan(ties="lot"), participants=5)[0]

    assert told["ready"] is False
    assert told["checks"][-1]["text"].startswith("A lot breaks ties for a last place")


# --- while it runs ---------------------------------------------------------------------------


def test_the_turnout_of_each_group_is_counted():
    told = running(live=Live(voted=frozenset({"p1", "p2", "p3"})))

    assert [(one["words"], one["voted"], one["entitled"]) for one in told["turnout_by"]] == [
        ("Group 1", 2, 3),
        ("Group 2", 1, 2),
    ]


def test_organisations_are_counted_by_country():
    opened = round_opened(**BY_NETWORKS, entitled=("x1", "x3"))
    held = session(NETWORKS, *SEATS, standard(), opened)

    told = voting_desk(held, Live(voted=frozenset({"x3"})), "en")["round"]

    assert [(one["words"], one["voted"]) for one in told["turnout_by"]] == [
        ("Belgium", 0),
        ("France", 1),
    ]
    assert list(told["silent"].values()) == ["Mentoring Belgium · Group 1"]


def test_who_has_voted_is_not_among_the_silent():
    told = running(live=Live(voted=frozenset({"p1", "p3", "p5"})))

    assert sorted(told["silent"]) == ["p2", "p4"]


def test_no_link_of_a_phone_is_on_the_list_unless_its_seat_was_handed_over():
    told = running(ev.SeatHandedOver(seat_id="p2", version=2))

    assert told["silent"]["p1"] == "Group 1 (1)"
    assert told["silent"]["p2"] == "Group 2 (1): http://room/s/codeofp2"


def test_the_hash_the_deadline_and_a_pause_are_shown():
    told = running(ev.RoundPaused(round_id="round1"))

    assert (told["hash"], told["closes_at"], told["paused"]) == ("0" * 64, None, True)


def test_who_is_recused_is_listed_with_the_numbers_of_the_standards():
    told = running(
        ev.SeatRecused(round_id="round1", seat_id="p1", standard_ids=("s1",)), secrecy="open"
    )

    assert told["recusal"]["recused"] == {
        "p1": {"words": "Group 1 (1)", "standard_ids": ["s1"], "on": "not on standard 1"}
    }


def test_a_recusal_that_was_undone_is_gone():
    happened = [
        ev.SeatRecused(round_id="round1", seat_id="p1", standard_ids=ids) for ids in (("s1",), ())
    ]

    assert running(*happened, secrecy="open")["recusal"]["recused"] == {}


def test_whoever_closes_a_secret_round_on_few_ballots_is_warned():
    assert "4 ballots" in running(live=Live(turnout={"round1": 4}))["few"]
    assert running(live=Live(turnout={"round1": 5}))["few"] is None
    assert running(live=Live(turnout={"round1": 4}), secrecy="open")["few"] is None


def test_a_secret_round_has_no_recusals():
    assert running()["recusal"] is None


def test_the_plenary_screen_sees_the_turnout_and_not_who_voted():
    held = session(standard(), round_opened(), participants=6)

    told = plenary.shared(held, Live(turnout={"round1": 2}), "en")["round"]

    assert told["voted"] == 2
    assert not {"silent", "turnout_by", "tallies", "late"} & told.keys()


def test_the_day_of_the_next_review_is_said_in_words():
    held = session(ev.ReviewPlanned(day="2027-05-01"))

    assert voting_desk(held, Live(), "fr")["review"] == {"day": "2027-05-01", "words": "1 mai 2027"}


def test_a_closed_round_is_not_shown_as_running():
    held = session(standard(), round_opened(), round_closed({"s1": "77777"}), participants=5)

    assert voting_desk(held, Live(), "en")["round"] is None


def test_a_tally_of_an_open_round_shows_how_many_voted_and_no_number_of_it():
    entered = ev.TallyEntered(round_id="round1", tally_id="t1", how="hands", voters=2)
    told = running(fact(entered, by="fac"), heads=9)["tallies"]

    assert told["sheets"] == [
        {
            "tally_id": "t1",
            "words": "Votes by show of hands",
            "voters": 2,
            "voters_words": "2 voters",
            "state": "waiting",
            "state_words": "waits for the second count",
        }
    ]
    assert (told["waiting"], told["free"]) == (1, 2)


def test_a_weight_of_an_organisation_that_is_not_in_the_list_keeps_a_round_from_opening():
    plan = round_plan(**BY_NETWORKS, weights={"Mentoring belgium": "2", "Nobody": "3"})

    told = plans(NETWORKS, *SEATS, standard(), plan=plan)[0]

    assert told["ready"] is False
    assert "not in this session’s list: Nobody." in told["checks"][-1]["text"]
    assert told["power"][0]["weight"] == "2"
