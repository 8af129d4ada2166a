import pytest

from kit.domain import events as ev
from kit.domain.agreement.two_judges import agreement
from kit.frames import figures
from tests.frames.crosswalked import ABC, crosswalked, gap, judges, ref, stated

FIGURES = ["share", "kappa", "weighted_kappa", "alpha", "weighted_alpha"]


def rows(session):
    found = figures.agreement(session).astype(object)
    return found.where(found.notna(), None).to_dict("records")


THREE = crosswalked(
    stated("a1", "b1", "equal", "g1"),
    stated("a1", "b1", "subset-of", "g2"),
    stated("b1", "a1", "superset-of", "g3"),
    stated("a2", "b2", "intersects-with", "g1"),
    stated("a2", "b2", "intersects-with", "g2"),
    gap("a2", "b", "g3"),
    stated("a3", "c3", by="g1"),
)


def test_every_two_groups_have_a_row_and_all_together_one():
    found = [one for one in rows(THREE) if one["question"] == "relation"]

    assert [(one["first_group_id"], one["second_group_id"]) for one in found] == [
        ("g1", "g2"),
        ("g1", "g3"),
        ("g2", "g3"),
        (None, None),
    ]
    assert [one["judges"] for one in found] == [2, 2, 2, 3]
    assert [one["questions"] for one in found] == [2, 1, 1, 2]
    assert [one["alike"] for one in found] == [1, 0, 1, 2]
    assert [one["compared"] for one in found] == [2, 1, 1, 4]


def test_whether_there_is_a_counterpart_is_a_question_of_its_own():
    [found] = [one for one in rows(THREE) if one["question"] == "counterpart"][-1:]

    # a1, b1 alike of three, a2 two against one, b2 alike of two; a3 was judged by one
    assert (found["questions"], found["unanimous"]) == (4, 3)
    assert (found["compared"], found["alike"]) == (10, 8)
    assert found["share"] == pytest.approx(0.8)


def test_two_groups_have_the_coefficients_of_two_readers():
    found = next(one for one in rows(THREE) if one["question"] == "relation")
    expected = agreement([("equal", "subset-of"), ("intersects-with", "intersects-with")])

    assert found["kappa"] == pytest.approx(float(expected.kappa or 9))
    assert found["alpha"] == pytest.approx(float(expected.alpha or 9))
    assert found["weighted_kappa"] > found["kappa"]  # they differ by one step only


def test_one_group_has_nobody_to_agree_with():
    assert rows(crosswalked(stated("a1", "b1"), gap("a2", "b"))) == []


def test_two_groups_that_judged_nothing_in_common_have_no_figure():
    found = rows(crosswalked(stated("a1", "b1", by="g1"), stated("a2", "b2", by="g2")))

    assert [one["questions"] for one in found] == [0, 0, 0, 0]
    assert all(one[name] is None for one in found for name in FIGURES)


def test_groups_that_still_judge_blind_are_not_compared():
    blind = judges("a", "b", "g1", "g2", blind=True)

    assert rows(crosswalked(blind, stated("a1", "b1"), stated("a1", "b1", by="g2"))) == []


def test_what_is_settled_afterwards_changes_no_agreement():
    answers = [stated("a1", "b1", "equal", "g1"), stated("a1", "b1", "subset-of", "g2")]
    settled = ev.PairSettled(
        settlement_id="settled1",
        subject=ref("a1"),
        object=ref("b1"),
        relation="equal",
        justification="After talking.",
        lang="en",
        parent_ids=tuple(one.mapping_id for one in answers),
    )

    assert rows(crosswalked(answers, settled)) == rows(crosswalked(answers))


def test_the_order_of_frameworks_changes_no_figure():
    said = [stated("a1", "b1", "equal", "g1"), stated("a1", "b1", "subset-of", "g2")]
    there, back = (
        figures.agreement(crosswalked(said, frameworks=order)) for order in (ABC, ABC[::-1])
    )

    assert there.iloc[:, 2:].equals(back.iloc[:, 2:])
