"""What every group agrees to: group-aware consensus of a table of votes."""

import pandas as pd

from kit.domain.agreement.across_groups import AcrossGroups, GroupVotes, across_groups

COLUMNS = ("item", "consensus", "product", "groups", "votes", "agreeing", "share", "fewest")


def consensus_across_groups(
    votes: pd.DataFrame, *, item: str = "item_id", group: str = "group_id", agrees: str = "agrees"
) -> pd.DataFrame:
    """A row an item, the most agreed to across groups first; where alike, in the table's order.

    `votes` has a row a vote; `agrees` is true or false (a pass is a vote that does not agree).
    Votes without a group or without an answer are not counted. Columns: `consensus`, the k-th root
    of `product` over the k `groups` that voted; `votes`, `agreeing` and their plain `share`, to
    compare with; `fewest` votes of any of these groups. Formula and source are in
    `kit.domain.agreement.across_groups`. In a secret round leave out groups under five votes first.
    """
    known = votes.dropna(subset=[item, group, agrees])
    counts = known.assign(**{agrees: known[agrees].astype(bool)}).groupby(
        [item, group], sort=False, observed=True
    )[agrees]
    by_item: dict[object, dict[str, GroupVotes]] = {each: {} for each in votes[item].dropna()}
    agreeing, sizes = counts.sum(), counts.count()
    for (label, name), some, all_ in zip(agreeing.index, agreeing, sizes, strict=True):
        by_item[label][str(name)] = GroupVotes(int(some), int(all_))
    rows = [_row(label, across_groups(groups)) for label, groups in by_item.items()]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        dict.fromkeys(("consensus", "product", "share"), "Float64")
    )
    return table.sort_values("consensus", ascending=False, kind="stable", ignore_index=True)


def _row(label: object, found: AcrossGroups) -> dict[str, object]:
    return {
        "item": label,
        "consensus": found.consensus,
        "product": float(found.product) if found.groups else None,
        "groups": found.groups,
        "votes": found.votes,
        "agreeing": found.agreeing,
        "share": found.agreeing / found.votes if found.votes else None,
        "fewest": found.fewest,
    }
