import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.commands.typed import clean
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.ids import LONGEST_TEXT
from kit.domain.seat import Role


def brainstorm(room):
    room.start()
    room.act(Role.FACILITATOR, "start_item", item_id="brainstorm")
    return room


def test_a_line_after_the_end_is_refused_and_one_after_reopening_is_taken(room):
    brainstorm(room)
    room.act(Role.FACILITATOR, "end_item")
    with pytest.raises(NotNow, match="brainstorm-not-running"):
        room.write()
    room.act(Role.FACILITATOR, "reopen_item", item_id="brainstorm", minutes=5)
    assert room.write()


def test_two_reporters_who_reword_the_same_version_are_both_kept(room):
    brainstorm(room)
    line_id = room.write("First.")
    for role, text in ((Role.REPORTER, "Mine."), (Role.INSTRUCTOR, "Yours.")):
        room.act(role, "reword_line", line_id=line_id, base=1, text=text, lang="en")
    line = room.session.lines[line_id]
    assert (line.text, line.rivals) == ("Yours.", ("Mine.",))
    room.act(Role.REPORTER, "reword_line", line_id=line_id, base=3, text="Ours.", lang="en")
    line = room.session.lines[line_id]
    assert (line.text, line.rivals) == ("Ours.", ())


def test_a_group_cannot_touch_the_lines_of_another(room):
    brainstorm(room)
    line_id = room.write()
    other = room.seat(Role.REPORTER, group=2)
    with pytest.raises(NotFound, match="line-unknown"):
        room.act(other, "remove_line", line_id=line_id)


def test_an_idea_becomes_a_line_once(room):
    brainstorm(room)
    phone = room.join(group_id="group-1")
    sent = room.act(phone, "send_idea", question_id="q1", text="Pay the bus.", lang="fr")
    idea_id = sent.result["idea_id"]
    taken = room.act(Role.REPORTER, "accept_idea", idea_id=idea_id)
    assert room.session.lines[taken.result["line_id"]].lang == "fr"
    assert room.session.ideas[idea_id].line_id == taken.result["line_id"]
    with pytest.raises(NotNow, match="idea-taken"):
        room.act(Role.REPORTER, "accept_idea", idea_id=idea_id)


def test_an_idea_set_aside_can_still_be_joined_to_a_line(room):
    brainstorm(room)
    phone = room.join(group_id="group-1")
    sent = room.act(phone, "send_idea", question_id="q1", text="Pay the bus.", lang="en")
    idea_id = sent.result["idea_id"]
    room.act(Role.REPORTER, "set_idea_aside", idea_id=idea_id)
    assert room.session.waiting_ideas("group-1") == []
    line_id = room.write()
    room.act(Role.REPORTER, "merge_idea", idea_id=idea_id, line_id=line_id)
    assert room.session.lines[line_id].idea_ids == (idea_id,)


def test_a_question_of_another_sheet_is_refused(room):
    brainstorm(room)
    with pytest.raises(NotFound, match="question-unknown"):
        room.act(Role.REPORTER, "write_line", question_id="q3", text="x", lang="en")


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "x" * (LONGEST_TEXT + 1)])
def test_empty_and_overlong_texts_are_refused_whole(room, text):
    brainstorm(room)
    with pytest.raises(BadInput, match="text-"):
        room.write(text)
    assert room.session.lines == {}


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b>", "👩🏽‍🏫 mentor", "=1+1", "l·l ñ ç é", "a\nb", "العربية"]
)
def test_any_words_are_kept_as_they_were_typed(room, text):
    brainstorm(room)
    line_id = room.write(text)
    assert room.session.lines[line_id].text == text


def test_composed_and_combining_accents_are_one_text():
    assert clean("e\u0301te\u0301") == "été"


def test_a_lone_surrogate_does_not_stop_a_line():
    assert clean("a\ud800b") == "a\N{REPLACEMENT CHARACTER}b"


@given(st.text(min_size=1, max_size=200))
def test_cleaning_twice_is_cleaning_once(text):
    try:
        once = clean(text)
    except BadInput:
        return
    assert clean(once) == once
