"""The votes of closed rounds: who took part, how answers are distributed, what they decided."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.counting import divided
from kit.analysis.names import Names
from kit.analysis.round_answers import APART, FOR, Scale, scale
from kit.domain.rules.values import NOT_APPROVED


def closed_rounds(bundle: Bundle) -> list[str]:
    """The ids of the closed rounds, in their order."""
    rounds = bundle["rounds"].dropna(subset=["closed_at"]).sort_values("number")
    return list(rounds["round_id"])


def turnout(bundle: Bundle) -> pd.DataFrame:
    """Who took part, one row a closed round: entitled = voted + not_voted.

    `share` = voted / entitled; `on_paper` and `by_hands` are part of `voted`; `changed` seats
    changed theirs before closing.
    """
    rounds = bundle["rounds"].dropna(subset=["closed_at"]).sort_values("number")
    rows = rounds.assign(
        not_voted=rounds["entitled"] - rounds["voted"],
        share=divided(rounds["voted"], rounds["entitled"]),
    )
    told = ["round_id", "number", "method", "electorate", "secrecy", "entitled", "voted"]
    return rows[[*told, "not_voted", "share", "on_paper", "by_hands", "changed"]].reset_index(
        drop=True
    )


def round_scale(bundle: Bundle, round_id: str) -> Scale:
    """What could be answered in a round, from the best to the worst."""
    return scale(Names(bundle).rule(round_id))


def distribution(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """How often each answer was given: one row a standard, in the order of the ballot.

    `standard_id`, `verdict`, `n` (who judged it), one column an answer from best to worst, then
    cannot-judge, recused, blank. Of ratings also `median`, `lower` and `upper` quartile (linear
    interpolation between ranks: type 7 of Hyndman and Fan, The American Statistician 1996;50:361).
    """
    given = scale(Names(bundle).rule(round_id))
    results = bundle.of_round("results", round_id).set_index("standard_id")
    counts = bundle.of_round("counts", round_id)
    table = counts.pivot_table(index="standard_id", columns="answer", values="count", aggfunc="sum")
    table = table.reindex(index=results.index)
    if NOT_APPROVED in given.values:
        table[NOT_APPROVED] = results["judged"] - table[given.values[0]]
    apart = [name for name in APART if name in table]
    table = table.reindex(columns=[*given.values, *apart], fill_value=0).astype("Int64")
    told = results[["verdict"]].assign(n=results["judged"])
    rows = told.join(table)
    if _is_rated(bundle, round_id):
        rows = rows.join(_quartiles(table))
    return rows.reset_index()


def in_favour(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """How many judged for a standard: `standard_id`, `n`, `in_favour`, `share` = in_favour / n.

    For is what the rule of the round counts for it: its high band, yes, approval, the grade asked
    or a better one.
    """
    rows = distribution(bundle, round_id)
    given = round_scale(bundle, round_id)
    total = rows[list(given.of_side(FOR))].sum(axis=1).astype("Int64")
    told = rows[["standard_id", "n"]].assign(in_favour=total)
    return told.assign(share=divided(total, rows["n"]))


def decided(bundle: Bundle) -> pd.DataFrame:
    """What every closed round decided on every standard, with how sure that is.

    `round_id`, `number`, `standard_id`, `n`, `in_favour`, `share`, `verdict`, `margin` (fewest
    ballots that, cast otherwise, change it), `rules` other common rules and how many are
    `agreeing`, `fragile` where not all are.
    """
    told = ["round_id", "standard_id", "verdict", "margin", "rules", "agreeing", "fragile"]
    columns = ["number", "n", "in_favour", "share"]
    rounds = closed_rounds(bundle)
    if not rounds:
        return bundle["results"][told].reindex(columns=[*told, *columns])
    shares = pd.concat([in_favour(bundle, one).assign(round_id=one) for one in rounds])
    rows = bundle["results"][told].merge(shares, on=["round_id", "standard_id"])
    numbers = bundle["rounds"][["round_id", "number"]]
    rows = rows.merge(numbers, on="round_id")
    return rows[[*told[:2], *columns, *told[2:]]]


def rated(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """The judgements of a round in long form, as the functions of agreement read them.

    `item_id` (the standard), `rater_id` (the seat, in open rounds only), `value`: a rating, or the
    place of the answer on the scale, 1 for the worst. In a secret round nothing tells which
    judgements are of one person: `rater_id` is then empty.
    """
    order = {
        value: place
        for place, value in enumerate(reversed(round_scale(bundle, round_id).values), 1)
    }
    votes = bundle["votes"].query("round_id == @round_id and status == 'judged'")
    return pd.DataFrame(
        {
            "item_id": votes["standard_id"],
            "rater_id": votes["seat_id"],
            "value": votes["value"].map(order).astype("Int64"),
        }
    ).reset_index(drop=True)


def _is_rated(bundle: Bundle, round_id: str) -> bool:
    rounds = bundle["rounds"].set_index("round_id")
    return bool(rounds.at[round_id, "method"] == "rating")


def _quartiles(table: pd.DataFrame) -> pd.DataFrame:
    found = {standard_id: list(_of_counts(row)) for standard_id, row in table.iterrows()}
    columns = ["median", "lower", "upper"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns, dtype="Float64")


def _of_counts(row: "pd.Series[Any]") -> Iterator[float | None]:
    """Median and quartiles of ratings, from how often each was given."""
    rated_ = {int(str(name)): int(count) for name, count in row.items() if str(name).isdigit()}
    values = np.repeat(list(rated_), list(rated_.values()))
    for quantile in (0.5, 0.25, 0.75):
        yield float(np.quantile(values, quantile)) if values.size else None
