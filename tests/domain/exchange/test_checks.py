"""Rows that repeat or contradict each other, and what nobody has said anything of."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.exchange.checks import contradictions, duplicates
from kit.domain.exchange.coverage import named_in, prefixes_named, reached
from kit.domain.exchange.mapping_set import mapping_set
from kit.domain.exchange.slots import BUILT_IN, NO_TERM
from tests.builders import framework, requirement

EXACT, BROAD, NARROW = "skos:exactMatch", "skos:broadMatch", "skos:narrowMatch"
BE = framework("be-net", requirement("A1"), requirement("A2"), requirement("A 3"))
EU = framework("eu-net", requirement("B1"), requirement("B2"), country="EU")
PREFIXES = {"be-net": "urn:sealkit:framework:be-net:", "X": "https://example.org/eu-net/"}


def said(subject, predicate, object_, author="", **more):
    row = {
        "subject_id": subject,
        "predicate_id": predicate.removeprefix("Not "),
        "predicate_modifier": "Not" if predicate.startswith("Not ") else "",
        "object_id": object_,
        "author_label": tuple(filter(None, [author])),
        "mapping_justification": "semapv:ManualMappingCuration",
    }
    return row | more


def rows(*said_rows, prefixes=None):
    return mapping_set(said_rows, {}, prefixes or {})


def conflicting(*said_rows):
    return [(one.relations, one.lines) for one in contradictions(rows(*said_rows))[0]]


def disagreeing(*said_rows):
    return [(one.relations, one.lines) for one in contradictions(rows(*said_rows))[1]]


# --- duplicates -----------------------------------------------------------------------------------


def test_what_is_said_again_by_the_same_author_is_a_duplicate():
    one = rows(said("A", EXACT, "B", "Ana"), said("C", EXACT, "D"), said("A", EXACT, "B", "Ana"))

    assert duplicates(one) == [(1, 3)]


@pytest.mark.parametrize(
    "other",
    [
        said("A", EXACT, "B", "Ben"),
        said("A", BROAD, "B", "Ana"),
        said("A", f"Not {EXACT}", "B", "Ana"),
        said("B", EXACT, "A", "Ana"),
        said("A", EXACT, "B", "Ana", mapping_justification="semapv:MappingReview"),
    ],
)
def test_what_differs_in_any_of_the_six_is_no_duplicate(other):
    assert duplicates(rows(said("A", EXACT, "B", "Ana"), other)) == []


def test_the_order_in_which_authors_are_named_is_no_difference():
    one = said("A", EXACT, "B", author_label=("Ana", "Ben"))
    other = said("A", EXACT, "B", author_label=("Ben", "Ana"))

    assert duplicates(rows(one, other)) == [(1, 2)]


def test_gaps_in_two_frameworks_are_two_statements():
    here = said("A", EXACT, NO_TERM, object_source="X:es")
    there = said("A", EXACT, NO_TERM, object_source="X:fr")

    assert duplicates(rows(here, there, here)) == [(1, 3)]


# --- conflicts and disagreements ------------------------------------------------------------------


def test_two_relations_by_one_author_are_a_conflict():
    found = conflicting(said("A", EXACT, "B", "Ana"), said("A", BROAD, "B", "Ana"))

    assert found == [(("equal", "subset-of"), (1, 2))]


def test_two_relations_where_nobody_is_named_are_a_conflict():
    assert conflicting(said("A", EXACT, "B"), said("A", NARROW, "B"))


def test_two_relations_by_two_authors_are_a_disagreement():
    both = said("A", EXACT, "B", "Ana"), said("A", BROAD, "B", "Ben")

    assert conflicting(*both) == []
    assert disagreeing(*both) == [(("equal", "subset-of"), (1, 2))]


def test_only_the_rows_of_who_contradicts_oneself_are_named():
    found = conflicting(
        said("A", EXACT, "B", "Ben"), said("A", EXACT, "B", "Ana"), said("A", BROAD, "B", "Ana")
    )

    assert found == [(("equal", "subset-of"), (2, 3))]


def test_mirrored_rows_agree_when_they_say_the_inverse():
    assert conflicting(said("A", BROAD, "B"), said("B", NARROW, "A")) == []
    assert conflicting(said("A", EXACT, "B"), said("B", EXACT, "A")) == []


def test_mirrored_rows_that_both_say_broader_contradict_each_other():
    assert conflicting(said("A", BROAD, "B"), said("B", BROAD, "A")) == [
        (("subset-of", "superset-of"), (1, 2))
    ]


def test_a_predicate_that_cannot_be_turned_is_compared_from_its_own_side():
    sub = "rdfs:subClassOf"

    assert conflicting(said("A", sub, "B"), said("B", sub, "A")) == []
    assert conflicting(said("A", sub, "B"), said("A", EXACT, "B"))


def test_a_denial_contradicts_what_it_denies():
    found = conflicting(said("A", EXACT, "B"), said("A", f"Not {EXACT}", "B"))

    assert found == [(("equal", "no-relationship"), (1, 2))]


def test_no_relationship_contradicts_every_relation():
    assert conflicting(said("A", BROAD, "B"), said("A", f"Not {EXACT}", "B"))


def test_a_denial_of_something_else_contradicts_nothing():
    assert conflicting(said("A", EXACT, "B"), said("A", f"Not {BROAD}", "B")) == []
    assert conflicting(said("A", f"Not {EXACT}", "B"), said("A", f"Not {BROAD}", "B")) == []


def test_a_foreign_predicate_is_a_relation_of_its_own():
    assert conflicting(said("A", EXACT, "B"), said("A", "skos:closeMatch", "B")) == [
        (("equal", "skos:closeMatch"), (1, 2))
    ]


def test_gaps_contradict_nothing():
    assert conflicting(said("A", EXACT, NO_TERM), said("A", BROAD, NO_TERM)) == []


ENDS = st.sampled_from(["A", "B", "C", NO_TERM])
SAID = st.builds(
    said,
    ENDS,
    st.sampled_from([EXACT, BROAD, NARROW, f"Not {EXACT}", f"Not {BROAD}"]),
    ENDS,
    st.sampled_from(["", "Ana", "Ben"]),
)


@given(st.lists(SAID, min_size=1, max_size=8), st.integers())
def test_the_order_of_rows_changes_no_finding(said_rows, seed):
    shuffled = [*said_rows]
    random.Random(seed).shuffle(shuffled)

    assert findings(shuffled) == findings(said_rows)


def findings(said_rows):
    """How many rows repeat each other, and which pairs are contradicted in how many rows."""
    one = rows(*said_rows)
    pairs = [sorted([*sorted((f.subject, f.object)), str(len(f.lines))]) for f in both(one)]
    return sorted(map(len, duplicates(one))), sorted(pairs)


def both(one):
    conflicts, disagreements = contradictions(one)
    return [*conflicts, *disagreements]


# --- coverage and orphans -------------------------------------------------------------------------


def test_without_a_framework_the_ids_that_stand_there_are_counted():
    subjects, objects = reached(
        rows(
            said("A", EXACT, "X"),
            said("B", BROAD, "X"),
            said("C", EXACT, NO_TERM),
            said("D", f"Not {EXACT}", "Y"),
        )
    )

    assert (subjects.strict, subjects.any, subjects.total) == (1, 2, 4)
    assert subjects.orphans == ("D",)
    assert (objects.strict, objects.any, objects.total) == (1, 1, 2)
    assert objects.orphans == ("Y",)


def test_without_a_framework_rows_count_as_they_stand_whatever_their_prefixes_are():
    one = rows(
        said("N:1", EXACT, "M:1"),
        said("N:2", EXACT, "M:2"),
        said("M:3", f"Not {EXACT}", "N:1"),
        said("M:1", EXACT, "N:3"),
    )

    subjects, objects = reached(one)

    assert (subjects.any, subjects.total, subjects.orphans) == (3, 4, ("M:3",))
    assert (objects.any, objects.total, objects.orphans) == (3, 4, ("N:1",))


def test_with_a_framework_its_assessable_requirements_are_counted():
    one = rows(
        said("be-net:A1", EXACT, "X:B1"),
        said("be-net:A%203", EXACT, NO_TERM),
        said("be-net:A", BROAD, "X:B2"),
        said("be-net:Z9", BROAD, "X:B2"),
        prefixes=PREFIXES,
    )

    subjects, objects = reached(one, BE, EU)

    assert (subjects.strict, subjects.any, subjects.total) == (1, 1, 3)
    assert subjects.orphans == ("A2",)
    assert subjects.unknown == ("be-net:Z9",)
    assert (objects.strict, objects.any, objects.total) == (1, 2, 2)


def test_a_row_from_the_other_side_is_turned_round():
    one = rows(said("X:B1", EXACT, "be-net:A1"), said("X:B2", EXACT, NO_TERM), prefixes=PREFIXES)

    subjects, objects = reached(one, BE, EU)

    assert (subjects.any, objects.any) == (1, 1)
    assert (subjects.orphans, objects.orphans) == (("A2", "A 3"), ())


def test_a_gap_of_an_object_is_a_gap_of_the_other_side():
    _, objects = reached(rows(said(NO_TERM, EXACT, "X:B1"), prefixes=PREFIXES), BE, EU)

    assert objects.orphans == ("B2",)
    assert objects.any == 0


def test_prefixes_of_a_framework_are_its_own_and_others_are_not():
    own = prefixes_named(EU, PREFIXES)

    assert own == {"X"}
    assert named_in(EU, ["X:B1", "be-net:B1", "B1"], own) == {"X:B1": "B1", "B1": "B1"}


def test_where_no_prefix_is_known_the_side_on_which_one_stands_decides():
    one = rows(
        said("N:A1", EXACT, "M:B1"), said("M:B2", EXACT, "N:A2"), said("N:A 9", EXACT, "M:C")
    )

    subjects, objects = reached(one, BE, EU)

    assert (subjects.any, subjects.unknown) == (2, ("N:A 9",))
    assert (objects.any, objects.unknown) == (2, ("M:C",))


@pytest.mark.parametrize("prefixes", [("N:", "M:"), ("", ""), ("N:", "N:")])
@pytest.mark.parametrize("objects", [None, framework("other", *map(requirement, "123456789"))])
def test_a_number_that_a_list_does_not_have_is_not_looked_for_on_the_other_side(prefixes, objects):
    short = framework("short", *map(requirement, "12345"))
    ours, theirs = prefixes
    one = rows(
        said(f"{ours}1", EXACT, f"{theirs}1"),
        said(f"{ours}2", EXACT, f"{theirs}2"),
        said(f"{ours}7", EXACT, f"{theirs}3"),
    )

    subjects, _ = reached(one, short, objects)

    assert (subjects.any, subjects.orphans, subjects.unknown) == (2, ("3", "4", "5"), (f"{ours}7",))


def test_two_prefixes_of_one_address_are_one():
    alike = {"N": "https://a.example/", "M": "https://a.example/", "s": BUILT_IN["skos"]}
    one = rows(
        said("N:1", EXACT, "B"),
        said("M:1", "s:exactMatch", "B"),
        said("M:1", "s:broadMatch", "B"),
        prefixes=alike,
    )

    conflicts, _ = contradictions(one)

    assert duplicates(one) == [(1, 2)]
    assert [(each.subject, each.relations) for each in conflicts] == [
        ("N:1", ("equal", "subset-of"))
    ]
    assert reached(one)[0].total == 1


def test_an_id_says_who_the_author_is_whatever_label_stands_beside_it():
    by_id = {"author_id": ("orcid:1",)}
    one = rows(
        said("A", EXACT, "B", "Ana", **by_id),
        said("A", EXACT, "B", "A. Alba", **by_id),
        said("A", BROAD, "B", **by_id),
    )

    conflicts, disagreements = contradictions(one)

    assert duplicates(one) == [(1, 2)]
    assert [each.lines for each in conflicts] == [(1, 2, 3)]
    assert disagreements == []


def test_rows_that_lack_an_end_or_a_relation_neither_repeat_nor_contradict_others():
    one = rows(
        said("A", "", "B"),
        said("A", "", "B"),
        said("A", EXACT, "B"),
        said("", EXACT, "B"),
        said("", BROAD, "B"),
        said("", BROAD, "B"),
    )

    assert duplicates(one) == []
    assert contradictions(one) == ([], [])
