from kit.domain import events as ev
from kit.views import join
from kit.views.live import Live
from tests import builders as b


def shown(*events, lang="en", **more):
    return join.shared(b.session(*events, **more), Live(room_code="ABCD23"), lang)


def test_groups_stand_in_the_order_of_their_numbers():
    groups = b.groups_arranged(3)
    mixed = groups.model_copy(update={"groups": groups.groups[::-1]})

    assert [group["number"] for group in shown(mixed)["groups"]] == [1, 2, 3]


def test_organisations_stand_in_the_order_of_their_names():
    listed = ev.OrganisationsListed(
        organisations=(
            ev.OrganisationPlan(organisation_id="o1", title="mentor", country="DE"),
            ev.OrganisationPlan(organisation_id="o2", title="Afev", country="FR"),
        )
    )

    assert [one["title"] for one in shown(listed)["organisations"]] == ["Afev", "mentor"]


def test_the_places_left_are_those_that_no_participant_has():
    allowed = ev.PlacesAllowed(places=3)

    assert shown(allowed, participants=2)["places_left"] == 1
    assert shown(allowed, ev.SeatWithdrawn(seat_id="p1"), participants=2)["places_left"] == 2
    assert shown(allowed, participants=5)["places_left"] == 0


def test_the_notice_says_until_when_the_record_is_kept():
    assert "21 novembre 2027" in " ".join(shown(lang="fr")["notice"]["short"])
    assert "21 November 2027" in " ".join(shown()["notice"]["short"])


def test_the_notice_says_who_sees_what_in_every_language():
    for lang in ("en", "fr", "es"):
        assert len(shown(lang=lang)["notice"]["long"]) == len(join.NOTICE)


def test_a_closed_session_cannot_be_joined():
    assert shown(ev.SessionClosed())["closed"] is True
