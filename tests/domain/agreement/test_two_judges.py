from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.agreement.relation_distance import relation_distance
from kit.domain.agreement.two_judges import agreement, two_readings, unlike, weighted_kappa
from kit.domain.events import Relation
from tests.builders import framework, requirement
from tests.prepared import gap, mapping, prepared

SUBJECT = framework("be", requirements=[requirement(one) for one in ("A1", "A2", "A3")])
OTHER = framework("us", requirements=[requirement(one) for one in ("B1", "B2")])


def table(*counts: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, count in counts for _ in range(count)]


# The two-by-two tables that textbooks print for Cohen's formula: 0.40, 0.1304 and 0.2593.
@pytest.mark.parametrize(
    ("counts", "alike", "kappa"),
    [
        ([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)], 35, "2/5"),
        ([("yes", "yes", 45), ("yes", "no", 15), ("no", "yes", 25), ("no", "no", 15)], 60, "3/23"),
        ([("yes", "yes", 25), ("yes", "no", 35), ("no", "yes", 5), ("no", "no", 35)], 60, "7/27"),
    ],
)
def test_kappa_of_published_tables(counts, alike, kappa):
    found = agreement(table(*counts))

    assert (found.alike, found.kappa) == (alike, Fraction(kappa))


def test_high_agreement_can_be_worse_than_chance():
    found = agreement(table(("yes", "yes", 118), ("yes", "no", 5), ("no", "yes", 2)))

    assert found.share == Fraction(118, 125)
    assert round(float(found.kappa or 1), 2) == -0.02


# Cohen (1968), Weighted kappa: two psychiatrists, 200 patients, three diagnoses; his own weights.
DIAGNOSES = (("a", "a", 88), ("a", "b", 14), ("a", "c", 18), ("b", "a", 10), ("b", "b", 40))
DIAGNOSES_LEFT = (("b", "c", 10), ("c", "a", 2), ("c", "b", 6), ("c", "c", 12))
COSTS = {("a", "b"): 1, ("a", "c"): 3, ("b", "c"): 6}


def test_weighted_kappa_of_its_first_published_table():
    pairs = table(*DIAGNOSES, *DIAGNOSES_LEFT)

    def cost(one: str, other: str) -> Fraction:
        low, high = sorted((one, other))
        return Fraction(COSTS.get((low, high), 0))

    found = agreement(pairs, cost)

    assert found.total == 200
    assert round(float(found.kappa or 0), 3) == 0.492
    assert round(float(found.weighted_kappa or 0), 3) == 0.348


def test_where_both_always_say_the_same_word_kappa_says_nothing():
    assert agreement(table(("yes", "yes", 9))).kappa is None
    assert agreement([]).share is None


def test_agreement_of_a_published_crosswalk():
    """AHRQ, Care Coordination Measures Atlas, appendix: 146 of 169 items, printed as 86 percent."""
    found = agreement(table(("mapped", "mapped", 146), ("mapped", "not", 23)))

    assert found.share == Fraction(146, 169)
    assert round(100 * found.share) == 86


DEGREES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=20)


def linear(one: int, other: int) -> Fraction:
    return Fraction(abs(one - other), 3)


@given(DEGREES)
def test_linear_weights_are_what_the_tables_cut_in_two_say_together(answers):
    """Vanbelle & Albert (2009), A note on the linearly weighted kappa coefficient for ordinal
    scales, Statistical Methodology 6: it is the kappa of the K - 1 embedded two-by-two tables."""
    seen, by_chance = Fraction(0), Fraction(0)
    for cut in (1, 2, 3):
        cells = [(one >= cut, other >= cut) for one, other in answers]
        ones = sum(one for one, _ in cells)
        others = sum(other for _, other in cells)
        seen += sum(one != other for one, other in cells) * len(cells)
        by_chance += ones * (len(cells) - others) + (len(cells) - ones) * others

    expected = 1 - seen / by_chance if by_chance else None

    assert weighted_kappa(answers, linear) == expected


@given(DEGREES)
def test_without_weights_the_weighted_kappa_is_cohens(answers):
    """(p_o - p_e) / (1 - p_e), Cohen (1960)."""
    total = len(answers)
    alike = Fraction(sum(one == other for one, other in answers), total or 1)
    chance = sum(
        (
            Fraction(sum(one == each for one, _ in answers), total or 1)
            * Fraction(sum(other == each for _, other in answers), total or 1)
            for each in range(4)
        ),
        Fraction(0),
    )
    expected = None if chance == 1 or not total else (alike - chance) / (1 - chance)

    assert agreement(answers).kappa == weighted_kappa(answers, unlike) == expected


@given(DEGREES, st.permutations(range(4)), st.randoms(use_true_random=False))
def test_neither_names_nor_order_nor_who_is_first_changes_kappa(answers, names, chance):
    renamed = [(names[one], names[other]) for one, other in answers]
    turned = [(other, one) for one, other in answers]
    chance.shuffle(turned)

    assert agreement(renamed).kappa == agreement(answers).kappa == agreement(turned).kappa
    assert weighted_kappa(turned, linear) == weighted_kappa(answers, linear)


def test_a_near_miss_weighs_less_than_a_far_one():
    alike: list[tuple[Relation, Relation]] = [
        ("equal", "equal"),
        ("no-relationship", "no-relationship"),
    ]
    near: list[tuple[Relation, Relation]] = [*alike, ("equal", "subset-of")]
    far: list[tuple[Relation, Relation]] = [*alike, ("equal", "no-relationship")]

    found = [weighted_kappa(one, relation_distance) for one in (near, far)]

    assert found[0] is not None
    assert found[1] is not None
    assert found[0] > found[1]


def test_two_readings_meet_and_part():
    first = prepared(
        mapping("A1", "B1", "equal"), mapping("A2", "B2", "subset-of"), subject_gaps=[gap("A3")]
    )
    second = prepared(
        mapping("A1", "B1", "superset-of"), mapping("A3", "B2", "equal"), subject_gaps=[gap("A2")]
    )

    found = two_readings(first, second, SUBJECT, OTHER)

    assert found.both == (("A1", "B1"),)
    assert found.differing == (("A1", "B1"),)
    assert (found.only_first, found.only_second) == ((("A2", "B2"),), (("A3", "B2"),))
    assert found.shared == Fraction(1, 3)
    assert (found.partner.alike, found.partner.total) == (3, 5)
    assert (found.relation.alike, found.relation.total) == (0, 1)


def test_a_pair_said_to_have_nothing_in_common_is_not_named():
    first = prepared(mapping("A1", "B1", "no-relationship"))

    assert two_readings(first, first, SUBJECT, OTHER).both == ()
