import pytest

from kit.domain.crosswalk.judging import judged_by
from kit.domain.crosswalk.pairs import PairState, pairs
from kit.domain.errors import BadInput, NotAllowed, NotNow
from kit.domain.events import Step
from kit.domain.framework import Completeness
from kit.domain.seat import Role
from kit.reports.export import export
from kit.reports.material import Material
from kit.views import crosswalk as crosswalk_view
from kit.views.bringing import preview
from kit.views.live import Live
from tests.builders import framework, requirement


@pytest.fixture(name="room")
def _started(room):
    return room.start()


OURS, THEIRS = "be-mentoring", "eu-net"


def bring(room, brought, by=Role.FACILITATOR, steps=(), key=None):
    args = {"framework": brought.model_dump(mode="json"), "steps": list(steps)}
    return room.act(by, "bring_framework", key=key, **args)


def ref(framework_id, ref_id):
    return {"framework_id": framework_id, "ref_id": ref_id}


def map_pair(room, one="A1", other="B1", group=1, relation="equal", theirs=THEIRS):
    return room.act(
        room.seat(Role.REPORTER, group),
        "state_mapping",
        subject=ref(OURS, one),
        object=ref(theirs, other),
        relation=relation,
        justification="The same.",
        lang="en",
    )


def state_gap(room, one="A3", theirs=THEIRS, group=1):
    return room.act(
        room.seat(Role.REPORTER, group),
        "state_gap",
        subject=ref(OURS, one),
        framework_id=theirs,
        justification="Nothing there.",
        lang="en",
    )


def theirs_now(*texts, ref_ids=("B1", "B2", "B3")):
    rows = [requirement(name, text) for name, text in zip(ref_ids, texts, strict=True)]
    return framework(THEIRS, *rows, country="EU")


SAME = [f"EU asks for thing {number}." for number in (1, 2, 3)]


def test_a_framework_enters_the_session_once(room):
    added = framework("gb-aps", country="GB")

    done = bring(room, added, key="b" * 20)
    again = bring(room, added, key="b" * 20)

    assert room.session.frameworks["gb-aps"] == added
    assert (done.position, len(again.recorded)) == (again.position, len(done.recorded))
    revision = room.session.revision
    bring(room, added)
    assert room.session.revision == revision


def test_only_the_facilitator_brings_one(room):
    for role in (Role.REPORTER, Role.PLENARY, Role.RESEARCHER):
        with pytest.raises(NotAllowed):
            bring(room, framework("gb-aps"), by=role)


def test_an_update_keeps_mappings_and_marks_those_on_other_words(room):
    map_pair(room, "A1", "B1")
    map_pair(room, "A2", "B2")

    bring(room, theirs_now("EU asks for something else.", *SAME[1:]))

    one, two = room.session.standing_mappings()
    assert (one.look_again, two.look_again) == (True, False)


def test_a_marked_mapping_is_agreed_only_when_it_was_stated_again(room):
    for group in (1, 2):
        map_pair(room, group=group)
    bring(room, theirs_now("EU asks for something else.", *SAME[1:]))

    def state():
        (pair,) = pairs(room.session.standing_mappings(), {}, OURS, THEIRS)
        return pair.state

    assert state() is PairState.CANDIDATE
    map_pair(room, group=1)
    assert state() is PairState.CANDIDATE
    map_pair(room, group=2)
    assert state() is PairState.AGREED


def test_what_was_missing_wants_a_look_when_the_other_list_grew(room):
    state_gap(room)

    bring(room, theirs_now(*SAME, "EU asks for one thing more.", ref_ids=("B1", "B2", "B3", "B4")))

    (gap,) = room.session.standing_gaps()
    assert gap.look_again


def test_a_row_that_mappings_rest_on_cannot_vanish(room):
    map_pair(room, "A1", "B2")

    with pytest.raises(NotNow) as refused:
        bring(room, theirs_now(SAME[0], SAME[2], ref_ids=("B1", "B3")))

    assert refused.value.message_id == "framework-in-use"
    assert refused.value.values["ref_ids"] == "B2"
    assert room.session.frameworks[THEIRS].assessable()[1].ref_id == "B2"


def test_a_row_can_vanish_after_its_mapping_was_withdrawn(room, tmp_path):
    done = map_pair(room, "A1", "B2")
    mapping_id = done.result["mapping_id"]
    room.act(Role.REPORTER, "withdraw_mapping", mapping_id=mapping_id)

    bring(room, theirs_now(SAME[0], SAME[2], ref_ids=("B1", "B3")))

    assert [one.ref_id for one in room.session.frameworks[THEIRS].assessable()] == ["B1", "B3"]
    assert crosswalk_view.shared(room.session, Live(), "en")
    assert export(Material(room.session, room.store.record("demo")), tmp_path / "out")


def test_a_framework_leaves_as_long_as_nothing_was_said_of_it(room):
    room.act(Role.FACILITATOR, "set_framework_aside", framework_id=THEIRS)
    assert list(room.session.frameworks) == [OURS]

    bring(room, theirs_now(*SAME))
    map_pair(room)
    with pytest.raises(NotNow, match="framework-compared"):
        room.act(Role.FACILITATOR, "set_framework_aside", framework_id=THEIRS)


def test_a_list_that_no_room_can_compare_is_refused(room):
    rows = [requirement(f"B{number}", "Something.") for number in range(1, 1002)]

    with pytest.raises(BadInput, match="framework-too-large"):
        bring(room, framework("long-list", *rows))
    for number in range(10):
        bring(room, framework(f"list-{number}"))
    with pytest.raises(NotNow, match="frameworks-too-many"):
        bring(room, framework("one-more"))


NEWER = "eu-net-5"
STEPS = [
    {"older": "B1", "newer": "N1", "relation": "equal"},
    {"older": "B2", "newer": "N2", "relation": "subset-of"},
    {"older": "B9", "newer": "N3", "relation": "equal"},
]


def newer_edition():
    rows = [requirement(name, f"{name} is asked.") for name in ("N1", "N2", "N3")]
    return framework(NEWER, *rows, country="EU", replaces=THEIRS)


def test_a_new_edition_takes_mappings_along_and_marks_where_it_asks_otherwise(room):
    map_pair(room, "A1", "B1")
    map_pair(room, "A2", "B2")
    map_pair(room, "A3", "B3")

    bring(room, newer_edition(), steps=STEPS)

    carried = [one for one in room.session.standing_mappings() if one.object.framework_id == NEWER]
    assert [(one.subject.ref_id, one.object.ref_id, one.look_again) for one in carried] == [
        ("A1", "N1", False),
        ("A2", "N2", True),
    ]
    assert len(room.session.standing_mappings()) == 5


def test_a_carried_mapping_can_be_taken_back_and_stated_anew(room):
    map_pair(room, "A2", "B2")
    bring(room, newer_edition(), steps=STEPS)
    (carried,) = [one for one in room.session.standing_mappings() if one.look_again]

    map_pair(room, "A2", "N2", relation="superset-of", theirs=NEWER)

    standing = {one.mapping_id: one for one in room.session.standing_mappings()}
    assert carried.mapping_id not in standing
    assert [one.relation for one in standing.values() if one.object.framework_id == NEWER] == [
        "superset-of"
    ]


def test_blind_answers_stay_blind_on_the_new_edition(room):
    judged = {"subject_framework_id": OURS, "object_framework_id": THEIRS}
    room.act(
        Role.FACILITATOR, "assign_judges", group_ids=["group-1", "group-2"], blind=True, **judged
    )
    map_pair(room, "A1", "B1")

    bring(room, newer_edition(), steps=STEPS)

    assert room.session.judges[OURS, NEWER].blind
    assert not room.session.judges[OURS, NEWER].revealed


def test_a_mapping_between_the_two_editions_is_not_carried_onto_itself(room):
    bring(room, newer_edition(), steps=STEPS)
    room.act(
        room.seat(Role.REPORTER),
        "state_mapping",
        subject=ref(THEIRS, "B1"),
        object=ref(NEWER, "N1"),
        relation="equal",
        justification="The same.",
        lang="en",
    )
    assert len(room.session.standing_mappings()) == 1


def test_an_announced_list_can_be_there_and_is_not_compared(room):
    announced = framework(
        "es-mc", country="ES", completeness=Completeness.ANNOUNCED, requirements=()
    )
    bring(room, announced)
    room.act(Role.FACILITATOR, "set_framework_aside", framework_id=THEIRS)

    live = Live(at=crosswalk_view.place(room.session, room.seat(Role.REPORTER), ()))
    shown = crosswalk_view.shared(room.session, live, "en")
    own = crosswalk_view.own(room.session, live, room.seat(Role.REPORTER), "en")

    assert [one["id"] for one in shown["frameworks"]] == [OURS]
    assert (shown["comparisons"], own["pair"]) == ({}, None)


def test_a_group_is_told_which_of_its_answers_want_another_look(room):
    map_pair(room, "A1", "B1")
    state_gap(room)
    bring(room, theirs_now("EU asks for something else.", *SAME[1:]))

    session = room.session
    own = crosswalk_view.own(session, Live(), room.seat(Role.REPORTER), "fr")
    assert [one["look_again"] for one in own["mine"].values()] == [
        "à revoir\u00a0: le texte a changé depuis"
    ] * 2
    assert judged_by(session, "group-1", OURS, THEIRS) == []

    map_pair(room, "A1", "B1")
    assert judged_by(room.session, "group-1", OURS, THEIRS) == ["A1"]


def test_a_preview_tells_what_a_newer_edition_takes_along(room):
    map_pair(room, "A1", "B1")
    map_pair(room, "A2", "B2")
    state_gap(room)

    seen = preview(room.session, newer_edition(), "en", [Step(**one) for one in STEPS])

    assert seen["carries"] == {"stand": 1, "look": 2}
    assert preview(room.session, theirs_now(*SAME), "en")["carries"] is None


def test_a_gap_towards_the_older_edition_wants_a_look_at_the_newer_one(room):
    state_gap(room)

    bring(room, newer_edition(), steps=STEPS)

    gaps = {gap.framework_id: gap.look_again for gap in room.session.standing_gaps()}
    assert gaps == {THEIRS: False, NEWER: True}


def test_where_two_old_requirements_became_one_a_counterpart_fills_the_gap(room):
    map_pair(room, "A1", "B1")
    room.act(
        room.seat(Role.REPORTER),
        "state_gap",
        subject=ref(THEIRS, "B2"),
        framework_id=OURS,
        justification="Nothing there.",
        lang="en",
    )
    merged = [{**step, "newer": "N1"} for step in STEPS[:2]]

    bring(room, newer_edition(), steps=merged)

    assert [gap for gap in room.session.standing_gaps() if gap.subject.framework_id == NEWER] == []
