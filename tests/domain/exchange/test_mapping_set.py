"""Sets of mappings: what the set says for its rows, relations and predicates, cardinality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.crosswalk.said import INVERSE
from kit.domain.exchange.cardinality import cardinalities
from kit.domain.exchange.many_values import join_values, split_values
from kit.domain.exchange.mapping_set import condensed, is_gap, mapping_set, propagated
from kit.domain.exchange.other import NAMES, other_cell, said_in
from kit.domain.exchange.skos import SKOS, relation_of, turned
from kit.domain.exchange.slots import NO_TERM, OLD_NO_TERM, ROW_SLOTS, SET_SLOTS, in_order
from kit.formats.mapping_table.relation_cell import spelled
from tests.mapping_files import made, row, sets_of_any_text


def pairs(*ends, **slots):
    rows = [
        {"subject_id": s, "object_id": o, "predicate_id": "skos:exactMatch"} | dict(more)
        for s, o, *more in ends
    ]
    return mapping_set(rows, slots, {})


# --- relations and predicates: methods 3.2 names these equivalences -------------------------------


@pytest.mark.parametrize("relation", SKOS)
def test_a_relation_comes_back_from_its_predicate(relation):
    assert relation_of(*SKOS[relation]) == relation


def test_the_object_of_a_broad_match_is_the_broader_one():
    assert SKOS["subset-of"] == ("skos:broadMatch", "")
    assert SKOS["superset-of"] == ("skos:narrowMatch", "")


@pytest.mark.parametrize("relation", [each for each in SKOS if each != "no-relationship"])
def test_swapping_subject_and_object_swaps_broad_and_narrow(relation):
    predicate, modifier = SKOS[relation]

    back = turned(predicate)

    assert (back, modifier) == SKOS[INVERSE[relation]]
    assert turned(back or "") == predicate


@pytest.mark.parametrize(
    ("predicate", "modifier"),
    [("skos:closeMatch", ""), ("owl:equivalentClass", ""), ("skos:broadMatch", "Not")],
)
def test_a_predicate_that_ours_cannot_express_is_none_of_them(predicate, modifier):
    assert relation_of(predicate, modifier) is None


def test_nobody_has_defined_what_a_subclass_is_from_the_other_side():
    assert turned("rdfs:subClassOf") is None
    assert turned("owl:sameAs") == "owl:sameAs"


# --- propagation and condensation, as the specification defines them ------------------------------


def test_what_every_row_says_alike_is_said_once_and_back():
    one = pairs(("A", "B", ("mapping_tool", "a pen")), ("C", "D", ("mapping_tool", "a pen")))

    assert condensed(one).slots == {"mapping_tool": "a pen"}
    assert propagated(condensed(one)) == one


def test_a_slot_of_the_set_itself_never_speaks_for_rows():
    one = pairs(("A", "B"), comment="About the whole.")

    assert propagated(one).slots == {"comment": "About the whole."}


def test_without_rows_the_set_keeps_what_it_says():
    one = mapping_set([], {"mapping_tool": "a pen"}, {})

    assert propagated(one) == one


@given(sets_of_any_text())
def test_condensing_loses_nothing(one):
    assert propagated(condensed(one)) == propagated(one)


# --- cardinality ----------------------------------------------------------------------------------

# The nine rows of the specification's example, cardinality.sssom.tsv.
SPECIFIED = [
    ("S1", "O1", "1:1"),
    ("S1", "O1", "1:1"),
    ("S2", "O2", "1:n"),
    ("S2", "O3", "1:n"),
    ("S3", "O4", "n:1"),
    ("S4", "O4", "n:1"),
    ("S5", "O5", "n:n"),
    ("S5", "O6", "1:n"),
    ("S6", "O5", "n:1"),
]


def test_cardinality_is_the_specifications():
    one = pairs(*((subject, other) for subject, other, _ in SPECIFIED))

    assert cardinalities(one) == [expected for *_, expected in SPECIFIED]


def test_gaps_count_for_nobody():
    # cardinality-with-unmapped-entities.sssom.tsv of the specification
    one = pairs(("S1", NO_TERM), ("S1", "O1"), (NO_TERM, "O2"), (NO_TERM, NO_TERM))

    assert cardinalities(one) == ["1:0", "1:1", "0:1", "0:0"]


def test_cardinality_counts_within_its_scope():
    # the three rows in the specification's section on scopes
    broad, narrow = ("predicate_id", "skos:broadMatch"), ("predicate_id", "skos:narrowMatch")
    rows = ("U", "V", broad), ("U", "E", narrow), ("U", "N", narrow)

    assert cardinalities(pairs(*rows)) == ["1:n"] * 3
    assert cardinalities(pairs(*rows, cardinality_scope=("predicate_id",))) == ["1:1", "1:n", "1:n"]


def test_a_literal_is_another_subject_than_the_id_that_is_spelled_like_it():
    literal = ("subject_type", "rdfs literal"), ("subject_label", "S1")
    one = pairs(("S1", "O1"), ("", "O1", *literal))

    assert one.ends("subject") == ("S1", '"S1"')
    assert cardinalities(one) == ["n:1", "n:1"]


ENDS = st.sampled_from(["A", "B", "C", NO_TERM])


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=8))
def test_cardinality_is_turned_round_with_the_rows(ends):
    there = cardinalities(pairs(*ends))
    back = cardinalities(pairs(*((other, subject) for subject, other in ends)))

    assert [each[::-1] for each in there] == back


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=8))
def test_repeating_rows_changes_no_cardinality(ends):
    once = cardinalities(pairs(*ends))

    assert cardinalities(pairs(*ends, *ends)) == once * 2


# --- several values, our own pairs, order ---------------------------------------------------------


@given(st.lists(st.text(min_size=1), max_size=4).map(tuple))
def test_values_survive_one_cell(values):
    assert split_values(join_values(values)) == values


NAMED = st.dictionaries(st.sampled_from([*NAMES, "comment_fr"]), st.text(min_size=1), max_size=4)


@given(NAMED)
def test_pairs_survive_one_cell(said):
    assert said_in(other_cell(said)) == said


@pytest.mark.parametrize("cell", ["free text", "their=1", "strength=weak|rationale=semantic"])
def test_what_others_have_written_is_not_taken_for_ours(cell):
    assert said_in(cell) is None


def test_slots_are_ordered_as_the_standard_orders_them_and_others_follow():
    assert in_order(["zz", "comment", "aa", "subject_id"], ROW_SLOTS) == [
        "subject_id",
        "comment",
        "aa",
        "zz",
    ]
    assert [name for name, slot in SET_SLOTS.items() if slot.propagated] == [
        name for name in SET_SLOTS if SET_SLOTS[name].propagated and name in ROW_SLOTS
    ]


def test_rows_say_only_what_they_have():
    (found,) = made((*row(), ""), columns=("comment",)).rows()

    assert found.keys() == {"subject_id", "predicate_id", "object_id", "mapping_justification"}


def test_the_old_name_of_a_gap_is_one():
    assert is_gap("BE:1", OLD_NO_TERM)
    shown = spelled("BE:1", "skos:exactMatch", "", OLD_NO_TERM)
    assert shown == ("BE:1", "", "skos:exactMatch", "", OLD_NO_TERM)


def test_a_gap_may_be_on_either_side():
    assert is_gap("A", NO_TERM)
    assert is_gap(NO_TERM, "A")
    assert not is_gap("A", "B")
