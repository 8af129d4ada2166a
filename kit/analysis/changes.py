"""What changed from one round to the next on the same standard."""

from itertools import pairwise

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.votes import closed_rounds, distribution, in_favour, round_scale

COLUMNS = [
    "standard_id", "from_round_id", "to_round_id", "n_from", "n_to", "in_favour_from",
    "in_favour_to", "share_from", "share_to", "moved", "median_from", "median_to", "range_from",
    "range_to", "verdict_from", "verdict_to", "verdict_changed", "at_least_moved", "seats_both",
    "seats_changed",
]  # fmt: skip


def changes(bundle: Bundle) -> pd.DataFrame:
    """One row a standard that was asked in two consecutive rounds of the same method.

    `in_favour_…` of `n_…` judged for it; `moved` = share_to − share_from. Of ratings the `median_…`
    and the `range_…` between the quartiles. `at_least_moved`: the smallest share of judgements that
    must differ for one distribution to become the other (half the sum of absolute differences of
    their shares: total variation distance).

    Secret rounds tell nobody's ballots apart: only distributions can be compared, so that people
    who moved in opposite directions cancel out, and `at_least_moved` is a lower bound. Where both
    rounds were open, `seats_both` judged in both, `seats_changed` of them otherwise than before.
    The wording may have changed between the rounds: see standards.version and the record.
    """
    found = [_between(bundle, one, other) for one, other in _consecutive(bundle)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)


def _consecutive(bundle: Bundle) -> list[tuple[str, str]]:
    method = bundle["rounds"].set_index("round_id")["method"]
    rounds = pairwise(closed_rounds(bundle))
    return [(one, other) for one, other in rounds if method[one] == method[other]]


def _between(bundle: Bundle, one: str, other: str) -> pd.DataFrame:
    sides = zip(("from", "to"), (one, other), strict=True)
    first, second = (_told(bundle, round_id).add_suffix(f"_{side}") for side, round_id in sides)
    rows = first.join(second, how="inner").assign(from_round_id=one, to_round_id=other)
    rows = rows.assign(
        moved=rows["share_to"] - rows["share_from"],
        verdict_changed=rows["verdict_from"] != rows["verdict_to"],
        at_least_moved=_distance(bundle, one, other).reindex(rows.index),
    )
    return rows.join(_seats(bundle, one, other)).reset_index().reindex(columns=COLUMNS)


def _told(bundle: Bundle, round_id: str) -> pd.DataFrame:
    rows = distribution(bundle, round_id).set_index("standard_id")
    shares = in_favour(bundle, round_id).set_index("standard_id")
    told = shares.join(rows[["verdict"]])
    if "median" not in rows:
        return told.assign(median=None, range=None)
    return told.assign(median=rows["median"], range=rows["upper"] - rows["lower"])


def _distance(bundle: Bundle, one: str, other: str) -> pd.Series:
    first, second = (_shares(bundle, round_id) for round_id in (one, other))
    return (first - second).abs().sum(axis=1, skipna=False) / 2


def _shares(bundle: Bundle, round_id: str) -> pd.DataFrame:
    rows = distribution(bundle, round_id).set_index("standard_id")
    values = list(round_scale(bundle, round_id).values)
    return rows[values].astype("Float64").div(rows["n"].where(rows["n"] > 0), axis=0)


def _seats(bundle: Bundle, one: str, other: str) -> pd.DataFrame:
    """What each seat judged in both rounds, where both were open."""
    votes = bundle["votes"].query("status == 'judged'").dropna(subset=["seat_id"])
    first, second = (votes[votes["round_id"] == round_id] for round_id in (one, other))
    both = first.merge(second, on=["standard_id", "seat_id"], suffixes=("_from", "_to"))
    both = both.assign(is_other=both["value_from"] != both["value_to"])
    found = both.groupby("standard_id").agg(
        seats_both=("seat_id", "size"), seats_changed=("is_other", "sum")
    )
    return found.astype("Int64")
