import json

from kit.domain import events as ev
from kit.domain.ballot import Judgement, Reason
from kit.domain.seat import Role
from kit.views import phone
from kit.views.live import Live
from kit.views.published import published
from tests import builders as b


def shared(*events, lang="en", **more):
    return phone.shared(b.session(*events, participants=2, **more), Live(), lang)


def own(*events, seat_id="p1"):
    session = b.session(*events, participants=2)
    return phone.own(session, Live(), session.seats[seat_id], "en")


def mine(*events, seat_id="p1"):
    [idea] = own(b.item_started(), b.fact(b.idea(), by="p1"), *events, seat_id=seat_id)["ideas"]
    return idea


def closed(values="7799?", **more):
    return b.standard(), b.round_opened(), b.round_closed({"s1": values}, **more)


def test_a_phone_follows_the_agenda():
    shown = shared(b.item_started("opening"), b.item_ended("opening"), b.item_started())

    assert [item["state"] for item in shown["agenda"]][:3] == ["done", "now", "coming"]
    assert shown["moment"]["kind"] == "brainstorm"
    assert shared()["moment"] is None


def test_agenda_items_without_a_title_are_called_by_what_the_room_does():
    assert shared(lang="fr")["agenda"][3]["title"] == {
        "text": "Comparaison des critères",
        "lang": "fr",
    }


def test_every_group_finds_its_questions():
    shown = shared(b.groups_arranged(2, ("seal", "alliances")))

    sheets = {
        group_id: [one["text"] for one in shown["question_sets"][group["question_set"]]]
        for group_id, group in shown["groups"].items()
    }
    assert sheets == {"g1": ["What helps?", "What hinders?"], "g2": ["Who else?"]}


def test_a_question_set_that_no_group_has_is_not_sent():
    assert list(shared()["question_sets"]) == ["seal"]


def test_nobody_sees_the_ideas_of_others():
    sent = (b.item_started(), b.fact(b.idea("Mine."), by="p1"))

    assert own(*sent, seat_id="p2")["ideas"] == []
    assert "Mine." not in json.dumps(shared(*sent))


def test_an_idea_tells_what_became_of_it():
    merged = (b.line(), ev.IdeaMerged(idea_id="idea1", line_id="l1"))

    assert mine()["state"] == "waiting"
    assert mine(b.line("Bus fares.", idea_ids=("idea1",)))["state"] == "taken"
    assert mine(*merged)["line"] == {"text": "Trust comes first.", "lang": "en"}
    assert mine(ev.IdeaSetAside(idea_id="idea1"))["state"] == "aside"


def test_an_idea_whose_line_was_removed_says_so():
    idea = mine(b.line(idea_ids=("idea1",)), ev.LineRemoved(line_id="l1"))

    assert (idea["state"], idea["line"]) == ("removed", None)


def test_an_idea_that_was_set_aside_and_taken_up_later_is_taken_up():
    idea = mine(ev.IdeaSetAside(idea_id="idea1"), b.line(idea_ids=("idea1",)))

    assert idea["state"] == "taken"


def test_a_phone_shows_its_group_and_organisation():
    listed = ev.OrganisationsListed(
        organisations=(ev.OrganisationPlan(organisation_id="o1", title="Duo"),)
    )
    session = b.session(
        listed, b.seat_opened("px", Role.PARTICIPANT, "g2", organisation_id="o1", country="BE")
    )

    shown = phone.own(session, Live(), session.seats["px"], "en")

    assert (shown["group_id"], shown["organisation"]) == ("g2", "Duo")


def test_a_seat_whose_group_was_removed_has_none():
    assert own(b.groups_arranged(1), seat_id="p2")["group_id"] is None


def test_results_come_with_closing_and_not_before():
    assert shared(b.standard(), b.round_opened())["results"] is None
    assert shared(*closed())["results"]["rows"][0]["verdict"] == "in"


def test_while_another_round_is_open_the_ballot_has_the_phone_to_itself():
    shown = shared(*closed(), b.round_opened("round2", number=2))

    assert shown["results"] is None
    assert shown["round"]["round_id"] == "round2"


def test_the_published_rows_let_a_device_find_its_own():
    rows = {
        "s1": (
            Judgement(code="0123456789abcdef" * 2, value="8"),
            Judgement(code="fedcba9876543210" * 2, value="cannot-judge"),
        )
    }
    closing = b.round_closed({}, voted=2).model_copy(update={"judgements": rows})

    told = b.session(b.standard(), b.round_opened(), closing)

    assert published(told.rounds["round1"]) == {"s1": "701234567 9fedcba98"}
    assert phone.shared(told, Live(), "en")["results"]["listed"] == 2


def test_a_reason_is_published_with_its_side_and_without_an_answer():
    reason = Reason(standard_id="s1", side="drop", text="Not in rural areas.")

    [row] = shared(*closed(reasons=(reason,)))["results"]["rows"]

    assert [(one["side"], one["text"]) for one in row["reasons"]] == [
        ("drop", "Not in rural areas.")
    ]
    assert set(row["reasons"][0]) == {"side", "side_words", "minority", "text"}


def test_a_closed_session_says_so():
    assert shared(ev.SessionClosed())["closed"] is True
