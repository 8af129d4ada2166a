from kit.domain import events as ev
from kit.views import reporter
from kit.views.live import Live
from tests import builders as b


def sheet(session, seat_id="r1", live=None, lang="en"):
    return reporter.own(session, live or Live(), session.seats[seat_id], lang)


def lines_of(session, seat_id="r1"):
    return sheet(session, seat_id)["questions"][0]["lines"]


def test_the_sheet_shows_every_question_of_the_group_with_its_lines():
    session = b.session(b.item_started(), b.line("Trust."), b.line("Time.", "l2", question_id="q2"))

    questions = sheet(session)["questions"]

    assert [(one["number"], one["text"]) for one in questions] == [
        (1, "What helps?"),
        (2, "What hinders?"),
    ]
    assert [[line["text"] for line in one["lines"]] for one in questions] == [["Trust."], ["Time."]]


def test_a_question_is_shown_in_the_readers_language():
    assert sheet(b.session(), lang="fr")["questions"][0]["text"] == "What helps? (fr)"
    assert sheet(b.session(), lang="es")["questions"][0]["lang"] == "en"


def test_a_group_sees_no_line_and_no_idea_of_another():
    session = b.session(b.item_started(), b.line("Ours."), b.idea("Theirs.", group_id="g2"))

    assert lines_of(session, "r2") == []
    assert sheet(session)["ideas"] == []
    assert "Ours." not in str(reporter.shared(session, Live(), "en"))


def test_instructor_and_reporter_see_the_same_sheet():
    session = b.session(b.item_started(), b.line(), b.idea())

    assert {**sheet(session, "i1"), "role": ""} == {**sheet(session, "r1"), "role": ""}
    assert sheet(session, "i1")["role"] == "instructor"


def test_a_removed_line_is_gone():
    session = b.session(b.item_started(), b.line(), ev.LineRemoved(line_id="l1"))

    assert lines_of(session) == []


def test_where_two_hands_worded_a_line_both_texts_are_shown():
    session = b.session(
        b.item_started(),
        b.line("First."),
        ev.LineReworded(line_id="l1", base=1, text="One hand.", lang="en"),
        ev.LineReworded(line_id="l1", base=1, text="Other hand.", lang="en"),
    )

    [line] = lines_of(session)

    assert (line["text"], line["rivals"], line["version"]) == ("Other hand.", ["One hand."], 3)


def test_choosing_between_two_wordings_settles_them():
    session = b.session(
        b.item_started(),
        b.line("First."),
        ev.LineReworded(line_id="l1", base=1, text="One hand.", lang="en"),
        ev.LineReworded(line_id="l1", base=1, text="Other hand.", lang="en"),
        ev.LineReworded(line_id="l1", base=3, text="One hand.", lang="en"),
    )

    [line] = lines_of(session)

    assert (line["text"], line["rivals"]) == ("One hand.", [])


def test_a_translation_stands_beside_its_line():
    session = b.session(
        b.item_started(), b.line(), ev.LineTranslated(line_id="l1", lang="fr", text="Confiance.")
    )

    [line] = lines_of(session)

    assert line["lang"] == "en"
    assert line["translations"] == [{"lang": "fr", "text": "Confiance."}]


def test_an_idea_comes_without_the_seat_that_sent_it():
    session = b.session(b.item_started(), b.fact(b.idea(), by="p1"), participants=1)

    [idea] = sheet(session)["ideas"]

    assert "p1" not in idea.values()
    assert (idea["text"], idea["aside"]) == ("Pay the bus fare.", False)


def test_an_idea_leaves_the_list_when_it_is_taken_up_or_joined_with_a_line():
    session = b.session(
        b.item_started(),
        b.idea(idea_id="one"),
        b.idea(idea_id="two"),
        b.line(idea_ids=("one",)),
        ev.IdeaMerged(idea_id="two", line_id="l1"),
    )

    assert sheet(session)["ideas"] == []
    assert lines_of(session)[0]["ideas"] == 2


def test_an_idea_set_aside_stays_within_reach():
    session = b.session(b.item_started(), b.idea(), ev.IdeaSetAside(idea_id="idea1"))

    assert [idea["aside"] for idea in sheet(session)["ideas"]] == [True]


def test_a_call_for_help_is_shown_until_it_is_answered():
    called = b.session(b.item_started(), b.fact(ev.HelpCalled(group_id="g1"), minute=3))
    answered = b.session(ev.HelpCalled(group_id="g1"), ev.HelpAnswered(group_id="g1"))

    assert sheet(called)["called"] == (b.START.timestamp() + 180) * 1000
    assert sheet(called, "r2")["called"] is None
    assert sheet(answered)["called"] is None


def test_the_page_knows_where_the_brainstorm_stands():
    def stands(*events):
        return reporter.shared(b.session(*events), Live(), "en")["brainstorm"]

    started, ended = b.item_started(), b.item_ended()
    reopened = ev.ItemReopened(item_id="brainstorm", minutes=5)

    assert stands() == "before"
    assert stands(b.item_started("opening")) == "before"
    assert stands(started) == "running"
    assert stands(started, ended) == "ended"
    assert stands(started, ended, reopened) == "running"
    assert stands(started, ev.SessionClosed()) == "ended"


def test_the_deadline_is_a_moment_and_moves_when_minutes_are_added():
    session = b.session(
        b.fact(b.item_started(minutes=25), minute=10),
        ev.ItemExtended(item_id="brainstorm", minutes=5),
    )

    moment = reporter.shared(session, Live(), "en")["moment"]

    assert moment["deadline"] == (b.START.timestamp() + 40 * 60) * 1000
    assert moment["title"] == {"text": "Brainstorm", "lang": "en"}


def test_the_reporters_seat_can_be_found_to_hand_it_over():
    assert sheet(b.session(), "i1")["reporter"] == {"seat_id": "r1", "present": False}
    assert sheet(b.session(), "i1", Live(present=frozenset({"r1"})))["reporter"]["present"]


def test_a_group_without_a_reporter_has_no_seat_to_hand_over():
    session = b.session(ev.SeatWithdrawn(seat_id="r1"))

    assert sheet(session, "i1")["reporter"] is None


def test_a_reporter_who_votes_for_an_organisation_is_told_so():
    asked = b.session(b.standard(), b.round_opened(electorate="organisations", entitled=("r1",)))

    assert sheet(asked)["votes"] is True
    assert sheet(asked, "r2")["votes"] is False


def test_a_seat_whose_group_was_removed_gets_a_page_all_the_same():
    session = b.session(b.groups_arranged(1))

    assert sheet(session, "r2") == {"group": None, "role": "reporter"}
