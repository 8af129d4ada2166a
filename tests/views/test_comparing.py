"""What a group's own part of the crosswalk page holds, so that it can judge, undo and go on."""

import json
from itertools import product
from typing import get_args

import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.said import follows
from kit.domain.ids import LANGUAGES
from kit.server.changes import changes
from kit.views import crosswalk, own_judgements
from kit.views.live import Live
from kit.words import labels
from tests.builders import framework, gap, judges, mapping, ref, session, two_frameworks

AT = "be-mentoring eu-net"
RELATIONS = get_args(ev.Relation)


def own(room, seat_id="r1", lang="en"):
    live = Live(at=crosswalk.place(room, room.seats[seat_id], tuple(AT.split())))
    return crosswalk.own(room, live, room.seats[seat_id], lang)


def bundle(bundle_id="b1", group_id="g1", relation="equal", objects=("B1", "B2")):
    made = [f"{bundle_id}-{one.lower()}" for one in objects]
    stated = ev.BundleStated(
        bundle_id=bundle_id,
        group_id=group_id,
        subjects=(ref("A1"),),
        objects=tuple(ref(one) for one in objects),
        relation=relation,
        mapping_ids=tuple(made),
    )
    single = follows(relation, ("A1",), objects)
    mappings = [
        mapping(name, group_id, "A1", one, single, strength="strong")
        for name, one in zip(made, objects, strict=True)
    ]
    return [stated, *mappings]


def shown(object_id="B1", group_id="g1", subject="A1"):
    pair = ev.SuggestedPair(object=ref(object_id), rank=1, score=6120)
    return ev.SuggestionsShown(
        group_id=group_id, subject=ref(subject), method="encoder", suggested=(pair,)
    )


def refused(object_id="B1", group_id="g1", subject="A1"):
    return ev.SuggestionRefused(group_id=group_id, subject=ref(subject), object=ref(object_id))


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize(("ours", "theirs"), list(product((1, 2, 7), repeat=2)))
def test_the_page_tells_beforehand_what_the_record_will_hold_of_each_pair(relation, ours, theirs):
    side = ("one", "several")
    told = own_judgements.following()[relation][f"{side[ours > 1]} {side[theirs > 1]}"]

    assert told == follows(relation, range(ours), range(theirs))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_relation_has_words_for_several_on_either_side(lang):
    words = labels(lang)
    sides = ("one-several", "several-one", "several-several")

    for side, relation in product(sides, RELATIONS):
        form = words[f"ui-comparing-{side}-{relation}"]
        assert ("{ours}" in form, "{theirs}" in form) == (
            side.startswith("several"),
            side.endswith("several"),
        )


def test_what_was_said_together_is_one_answer_that_carries_its_reason():
    room = session(*bundle(relation="equal"))
    (one,) = own(room)["bundles"].values()

    assert one["mapping_ids"] == ["b1-b1", "b1-b2"]
    assert (one["relation"], one["strength"]) == ("equal", "strong")
    assert one["why"]["text"] == "The same moment."
    assert {each["relation"] for each in own(room)["mine"].values()} == {"superset-of"}


def test_a_bundle_of_which_a_part_was_taken_back_is_none_any_more():
    room = session(*bundle(), ev.MappingWithdrawn(mapping_id="b1-b2"))

    assert own(room)["bundles"] == {}
    assert set(own(room)["mine"]) == {"b1-b1"}


def test_other_groups_find_neither_the_bundle_nor_its_pairs_among_their_own():
    room = session(judges("g1", "g2", blind=True), *bundle())

    assert own(room, "r2")["bundles"] == own(room, "r2")["mine"] == {}
    assert "The same moment." not in json.dumps(own(room, "r2"))


def test_a_group_is_told_what_it_was_shown_and_what_it_refused():
    room = session(shown("B1"), shown("B2"), shown("B3", "g2"), refused("B2"))

    assert own(room)["suggested"] == {"A1": {"eu-net B1": False, "eu-net B2": True}}
    assert own(room, "r2")["suggested"] == {"A1": {"eu-net B3": False}}


def test_suggestions_for_other_lists_of_ours_do_not_come_along():
    third = framework("nl-net", country="NL")
    other = ev.SuggestionsShown(
        group_id="g1",
        subject=ref("B1", "nl-net"),
        method="ngrams",
        suggested=(ev.SuggestedPair(object=ref("A1"), rank=1, score=100),),
    )
    room = session(other, frameworks=[*two_frameworks(), third])

    assert own(room)["suggested"] == {}


def test_a_new_answer_is_sent_alone():
    before = own(session(mapping(), gap("x")))
    after = own(session(mapping(), gap("x"), mapping("m2", "g1", "A3", "B3")))
    paths = [path for path, *_ in changes(before["mine"], after["mine"])]

    assert paths == [["m2"]]


def test_all_others_at_once_come_with_their_requirements():
    third = framework("nl-net", country="NL")
    room = session(mapping(), frameworks=[*two_frameworks(), third])
    at = crosswalk.place(room, room.seats["r1"], ("be-mentoring", "*"))

    assert set(crosswalk.shared(room, Live(at=at), "en")["rows"]) == set(room.frameworks)
    assert set(crosswalk.own(room, Live(at=at), room.seats["r1"], "en")["mine"]) == {"m1"}
