"""Votes by country, organisation and group, where the round lets them be seen."""

from collections.abc import Sequence

import pandas as pd

from kit.analysis.across_groups import COLUMNS as ACROSS
from kit.analysis.across_groups import consensus_across_groups
from kit.analysis.bundle import Bundle
from kit.analysis.round_answers import FOR
from kit.analysis.votes import round_scale
from kit.domain.rounds import FEWEST_SECRET
from kit.domain.rules.values import NOT_APPROVED
from kit.domain.workshop import Method

COLUMNS = ["standard_id", "part", "n", "in_favour", "share", "withheld"]
OPEN = {"country": "country", "organisation": "organisation_id", "group": "group_id"}
"""What an open round tells of each voter, by the name of the part."""

PARTS = tuple(OPEN)


def by_part(bundle: Bundle, round_id: str, part: str = "country") -> pd.DataFrame:
    """How each country, organisation or group judged: one row a standard and part.

    `n` judged it, `in_favour` of them for it. Open rounds tell country, organisation and group of
    every vote. A secret round tells the one attribute that it carried, of those standards where
    every value of it has five judgements or more; of the others there is one row with `withheld`
    and without counts. Where the round tells nothing of that part, there are no rows.
    """
    judged = judgements(bundle, round_id, part)
    if judged is None:
        return pd.DataFrame(columns=COLUMNS)
    told = _counted(judged)
    if _is_secret(bundle, round_id):
        told = _withheld(told, judged["standard_id"])
    place = {one: place for place, one in enumerate(_ballot(bundle, round_id))}
    key = told["standard_id"].map(place)
    ordered = told.assign(_place=key).sort_values(["_place", "part"], kind="stable")
    return ordered[COLUMNS].reset_index(drop=True)


def consensus(bundle: Bundle, round_id: str, part: str = "group") -> pd.DataFrame:
    """Which standards all parts are for, not only the largest: one row a standard, the best first.

    `consensus` is the k-th root of the product of each part's share in favour, smoothed; formula
    and source in `across_groups`. Of a secret round only what `by_part` tells is counted.
    """
    judged = judgements(bundle, round_id, part)
    if judged is None:
        return pd.DataFrame(columns=["standard_id", *ACROSS[1:]])
    if _is_secret(bundle, round_id):
        told = by_part(bundle, round_id, part)
        judged = judged[judged["standard_id"].isin(told.loc[told["n"].notna(), "standard_id"])]
    found = consensus_across_groups(judged, item="standard_id", group="part", agrees="is_for")
    return found.rename(columns={"item": "standard_id"})


def judgements(bundle: Bundle, round_id: str, part: str) -> pd.DataFrame | None:
    """The judgements of a round with their part: `standard_id`, `part`, `is_for`.

    None where the round does not tell it. Who did not approve a standard has no vote: in an open
    round of approvals they are put in from the list of voters, in a secret one nobody knows them.
    """
    opened = bundle["rounds"].set_index("round_id").loc[round_id]
    is_approval = opened["method"] == Method.APPROVAL
    if _is_secret(bundle, round_id):
        if is_approval or str(opened["attribute"]) != part:
            return None
        votes = bundle.of_round("votes", round_id).rename(columns={"value_of": "part"})
    else:
        votes = _of_open(bundle, round_id, OPEN[part])
        if is_approval:
            votes = _with_silent(bundle, round_id, votes, OPEN[part])
    judged = votes[votes["status"] == "judged"]
    if judged["part"].isna().all() and not _is_secret(bundle, round_id):
        return None
    is_for = judged["value"].isin(round_scale(bundle, round_id).of_side(FOR))
    return judged[["standard_id", "part"]].assign(is_for=is_for)


def _of_open(bundle: Bundle, round_id: str, column: str) -> pd.DataFrame:
    votes = bundle.of_round("votes", round_id)[["standard_id", "seat_id", "status", "value"]]
    voters = bundle.of_round("voters", round_id).set_index("seat_id")[column]
    return votes.assign(part=votes["seat_id"].map(voters))


def _with_silent(bundle: Bundle, round_id: str, votes: pd.DataFrame, column: str) -> pd.DataFrame:
    """The same with everybody who voted and did not approve, standard by standard."""
    voters = bundle.of_round("voters", round_id)
    of_seat = voters.set_index("seat_id")[column]
    seats = voters.loc[voters["voted"].fillna(value=False).astype(bool), "seat_id"]
    asked: Sequence[str] = _ballot(bundle, round_id)
    every = pd.MultiIndex.from_product([asked, seats], names=["standard_id", "seat_id"])
    given = votes.set_index(["standard_id", "seat_id"]).reindex(every).reset_index()
    silent = given["status"].isna()
    given.loc[silent, "status"] = "judged"
    given.loc[silent, "value"] = NOT_APPROVED
    return given.assign(part=given["seat_id"].map(of_seat))


def _is_secret(bundle: Bundle, round_id: str) -> bool:
    return bool(bundle["rounds"].set_index("round_id").at[round_id, "secrecy"] == "secret")


def _ballot(bundle: Bundle, round_id: str) -> list[str]:
    return list(bundle.of_round("results", round_id)["standard_id"])


def _counted(judged: pd.DataFrame) -> pd.DataFrame:
    found = judged.groupby(["standard_id", "part"], as_index=False, sort=False).agg(
        n=("is_for", "size"), in_favour=("is_for", "sum")
    )
    found = found.astype({"n": "Int64", "in_favour": "Int64"})
    share = found["in_favour"] / found["n"]
    return found.assign(share=share.astype("Float64"), withheld=False)[COLUMNS]


def _withheld(told: pd.DataFrame, asked: pd.Series) -> pd.DataFrame:
    """One row for each standard of which parts are not told, or one is too small to be."""
    small = set(told.loc[told["n"] < FEWEST_SECRET, "standard_id"])
    kept = told[~told["standard_id"].isin(small)]
    hidden = [one for one in asked.unique() if one not in set(kept["standard_id"])]
    rows = pd.DataFrame({"standard_id": hidden, "withheld": True}).reindex(columns=COLUMNS)
    return pd.concat([kept, rows]) if hidden else kept
