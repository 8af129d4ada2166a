import pandas as pd
import pytest

from kit.analysis.across_groups import COLUMNS, consensus_across_groups


def votes(*rows):
    """Item, group, how many agree, how many vote."""
    return pd.DataFrame(
        [
            {"item_id": item, "group_id": group, "agrees": place < agreeing}
            for item, group, agreeing, size in rows
            for place in range(size)
        ]
    )


def test_what_all_groups_accept_comes_before_what_most_people_want():
    table = consensus_across_groups(
        votes(("s1", "be", 30, 30), ("s1", "fr", 0, 6), ("s2", "be", 20, 30), ("s2", "fr", 4, 6))
    )

    assert list(table.columns) == list(COLUMNS)
    assert table["item"].tolist() == ["s2", "s1"]
    assert table["share"].tolist() == [24 / 36, 30 / 36]
    assert table["product"].iloc[0] == pytest.approx(21 / 32 * 5 / 8)
    assert table["consensus"].iloc[0] == pytest.approx((21 / 32 * 5 / 8) ** 0.5)
    assert table[["groups", "votes", "agreeing", "fewest"]].iloc[0].tolist() == [2, 36, 24, 6]


def test_votes_without_a_group_or_an_answer_are_not_counted():
    table = votes(("s1", "be", 2, 3)).astype({"agrees": "boolean"})
    more = pd.DataFrame(
        {
            "item_id": ["s1", "s1", "s2"],
            "group_id": [None, "be", "be"],
            "agrees": [True, None, None],
        }
    )

    found = consensus_across_groups(pd.concat([table, more.astype({"agrees": "boolean"})]))

    assert found["item"].tolist() == ["s1", "s2"]
    assert found["votes"].tolist() == [3, 0]
    assert found["consensus"].isna().tolist() == [False, True]
