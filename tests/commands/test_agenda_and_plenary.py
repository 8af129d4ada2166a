from datetime import timedelta

import pytest

from kit.domain.errors import NotFound, NotNow
from kit.domain.seat import Role
from kit.domain.workshop import AgendaItem, Kind
from tests.builders import workshop


def facilitator(room, name, **args):
    return room.act(Role.FACILITATOR, name, **args)


def test_starting_an_item_ends_the_one_before(room):
    room.start()
    facilitator(room, "start_item", item_id="opening")
    facilitator(room, "start_item", item_id="brainstorm")
    items = room.session.items
    assert items["opening"].ended_at is not None
    assert room.session.running.item_id == "brainstorm"


def test_an_extension_moves_the_deadline(room):
    room.start()
    facilitator(room, "start_item", item_id="brainstorm")
    before = room.session.running.deadline
    facilitator(room, "extend_item", minutes=5)
    assert room.session.running.deadline - before == timedelta(minutes=5)


def test_help_is_called_once_and_answered(room):
    room.start()
    room.act(Role.REPORTER, "call_help")
    revision = room.session.revision
    room.act(Role.REPORTER, "call_help")
    assert room.session.revision == revision
    facilitator(room, "answer_help", group_id="group-1")
    assert room.session.help_called == {}


def test_a_slot_is_the_share_of_the_plenary_or_four_minutes_whichever_is_less(room):
    room.start()
    with pytest.raises(NotNow, match="plenary-not-running"):
        facilitator(room, "call_speaker", group_id="group-1")
    facilitator(room, "start_item", item_id="plenary")
    facilitator(room, "call_speaker", group_id="group-1")
    assert room.session.floor.seconds == 240
    groups = [
        {"group_id": f"group-{n}", "question_set": s} for n, s in ((1, "seal"), (2, "alliances"))
    ]
    more = [{"question_set": "seal"} for _ in range(3)]
    facilitator(room, "arrange_groups", groups=[*groups, *more])
    facilitator(room, "call_speaker", group_id="group-2")
    assert room.session.floor.seconds == 180


def test_themes_are_gathered_joined_and_taken_apart_again(room):
    room.start()
    facilitator(room, "start_item", item_id="brainstorm")
    lines = [room.write(text, group) for text, group in (("a", 1), ("b", 2), ("c", 2))]
    themes = [
        facilitator(room, "gather_theme", title="T", lang="en", line_ids=[line]).result["theme_id"]
        for line in lines[:2]
    ]
    facilitator(room, "add_to_theme", theme_id=themes[1], line_ids=[lines[2], lines[2]])
    joined = facilitator(room, "join_themes", title="Both", lang="en", theme_ids=themes)
    (theme,) = room.session.standing_themes()
    assert theme.line_ids == tuple(lines)
    assert theme.parent_ids == tuple(themes)
    facilitator(room, "take_theme_apart", theme_id=joined.result["theme_id"])
    assert [theme.theme_id for theme in room.session.standing_themes()] == themes
    with pytest.raises(NotFound, match="theme-unknown"):
        facilitator(room, "rename_theme", theme_id=joined.result["theme_id"], title="x", lang="en")


def test_a_removed_line_leaves_its_themes(room):
    room.start()
    facilitator(room, "start_item", item_id="brainstorm")
    line = room.write()
    facilitator(room, "gather_theme", title="T", lang="en", line_ids=[line])
    room.act(Role.REPORTER, "remove_line", line_id=line)
    assert room.session.standing_themes()[0].line_ids == ()


def test_in_a_second_plenary_nobody_has_spoken_yet(room):
    items = [AgendaItem(id=f"plenary-{number}", kind=Kind.PLENARY, minutes=15) for number in (1, 2)]
    room.start(workshop(agenda=tuple(items)))
    room.act(Role.FACILITATOR, "start_item", item_id="plenary-1")
    room.act(Role.FACILITATOR, "call_speaker", group_id="group-1")
    assert room.session.spoken == ["group-1"]

    room.act(Role.FACILITATOR, "start_item", item_id="plenary-2")

    assert room.session.spoken == []
