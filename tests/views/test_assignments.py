"""Who compares what, as the facilitator sees it."""

from kit.domain import events as ev
from kit.domain.seat import Role, Seat
from kit.views import facilitator
from kit.views.live import Live
from tests.builders import framework, gap, item_started, judges, mapping, session, two_frameworks

PAIR = ("be-mentoring", "eu-net")


def desk(*happened, lang="en", opened=(), **more):
    at = Live(at=("crosswalk", *opened))
    return facilitator.shared(session(*happened, **more), at, lang)["judging"]


def twelve():
    return [
        framework(f"list-{number}", country="BE" if number % 2 else "EU") for number in range(12)
    ]


def assigned(one, other, *group_ids, blind=False):
    return ev.JudgesAssigned(
        subject_framework_id=one, object_framework_id=other, group_ids=group_ids, blind=blind
    )


def test_of_twelve_frameworks_only_the_pairs_that_somebody_compares_are_listed():
    told = desk(assigned("list-3", "list-1", "g1", "g2"), frameworks=twelve())

    assert len(told["frameworks"]) == 12
    assert told["order"] == ["list-3 list-1"]
    assert told["pairs"]["list-3 list-1"]["subject"]["framework_id"] == "list-3"


def test_a_pair_that_was_judged_without_being_assigned_is_listed_too():
    told = desk(mapping("m1"))

    assert told["order"] == ["be-mentoring eu-net"]
    assert told["pairs"]["be-mentoring eu-net"]["judges"] == []


def test_a_pair_whose_judges_were_taken_away_is_gone_unless_something_was_said():
    assert desk(judges("g1"), judges())["order"] == []
    assert desk(judges("g1"), mapping("m1"), judges())["order"] == ["be-mentoring eu-net"]


def test_blind_answers_are_counted_for_each_judge_but_not_shown():
    told = desk(judges("g1", "g2", blind=True), mapping("m1", "g1"), opened=PAIR)

    pair = told["pairs"]["be-mentoring eu-net"]
    assert (pair["hidden"], pair["candidate"], told["agreement"]) == (True, 0, None)
    assert [(one["done"], one["total"]) for one in pair["judges"]] == [(1, 3), (0, 3)]


def test_a_pair_counts_what_is_agreed_open_disputed_and_missing():
    told = desk(
        judges("g1", "g2"),
        mapping("m1", "g1", "A1", "B1"),
        mapping("m2", "g2", "A1", "B1"),
        mapping("m3", "g1", "A2", "B2"),
        mapping("m4", "g2", "A2", "B2", "subset-of"),
        mapping("m5", "g1", "A3", "B3"),
        gap("x", "g1", "B1", "be-mentoring"),
    )

    pair = told["pairs"]["be-mentoring eu-net"]
    assert {name: pair[name] for name in ("agreed", "candidate", "differing")} == {
        "agreed": 1,
        "candidate": 1,
        "differing": 2,
    }


def test_agreement_is_told_only_of_the_pair_that_is_opened_or_of_all():
    said = [mapping("m1", "g1"), mapping("m2", "g2"), mapping("m3", "g1", "A2", "B2")]

    closed, opened, over_all = (desk(*said, opened=one) for one in ((), PAIR, ("*",)))

    assert closed["agreement"] is None
    assert opened["opened"] == "be-mentoring eu-net"
    assert opened["agreement"]["questions"]["relation"]["alike"] == "1 of 1 alike, 100%"
    assert over_all["agreement"] == opened["agreement"]


def test_the_page_begins_in_the_crosswalk_only_while_it_runs():
    seat = Seat(seat_id="fac", role=Role.FACILITATOR)

    assert facilitator.place(session(item_started("crosswalk")), seat, ()) == ("crosswalk",)
    assert facilitator.place(session(), seat, ()) == ("elsewhere",)
    assert facilitator.place(session(), seat, ("crosswalk",)) == ("crosswalk",)
    assert facilitator.place(session(), seat, ("anything",)) == ("elsewhere",)
    assert facilitator.place(session(), seat, ("crosswalk", *PAIR)) == ("crosswalk", *PAIR)
    assert facilitator.place(session(), seat, ("crosswalk", "x", "y")) == ("crosswalk",)


def test_two_frameworks_can_be_chosen_before_anybody_compares():
    assert [one["name"] for one in desk(frameworks=two_frameworks())["frameworks"]] == [
        "Network of BE",
        "Network of EU",
    ]
