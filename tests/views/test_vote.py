from kit.domain import events as ev
from kit.domain.seat import Role
from kit.views import phone, vote
from kit.views.live import Live
from tests import builders as b


def organisations_vote():
    listed = ev.OrganisationsListed(
        organisations=(ev.OrganisationPlan(organisation_id="o1", title="Duo", country="BE"),)
    )
    return b.session(
        listed,
        b.seat_opened("rx", Role.REPORTER, "g1", organisation_id="o1"),
        b.standard(),
        b.round_opened(electorate="organisations", secrecy="open", entitled=("rx",)),
    )


def test_phone_and_vote_page_draw_the_same_ballot():
    session = b.session(b.standard(requirements=("A1",)), b.round_opened(), participants=5)
    live = Live(turnout={"round1": 2})

    assert vote.shared(session, live, "en")["round"] == phone.shared(session, live, "en")["round"]


def test_a_reporter_sees_for_whom_they_vote():
    session = organisations_vote()

    shown = vote.own(session, Live(), session.seats["rx"], "en")

    assert shown["organisation"] == "Duo"
    assert shown["group"]["number"] == 1
    assert shown["ballot"]["may"] == "yes"


def test_an_open_round_says_that_it_is_open():
    round_ = vote.shared(organisations_vote(), Live(), "en")["round"]

    assert (round_["secret"], round_["electorate"]) == (False, "organisations")


def test_before_the_round_opens_there_is_nothing_to_fill_in():
    session = b.session(participants=1)

    assert vote.shared(session, Live(), "en")["round"] is None
    assert vote.own(session, Live(), session.seats["p1"], "en")["ballot"] is None


def test_results_stand_where_the_ballot_stood():
    session = b.session(b.standard(), b.round_opened(), b.round_closed({"s1": "11119"}))

    results = vote.shared(session, Live(), "fr")["results"]

    assert results["rows"][0]["verdict"] == "undecided"
    assert results["title"] == {"text": "Tour 1", "lang": "fr"}
