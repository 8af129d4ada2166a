"""Agreement between raters of a session: between groups that compared, and between voters."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kit.analysis.agreement import COLUMNS, agreement, table_of
from kit.analysis.bundle import Bundle
from kit.analysis.crosswalk import PAIR, answers
from kit.analysis.names import Names
from kit.analysis.rated import Level, Rated, rated, rated_counts
from kit.analysis.round_answers import scale
from kit.analysis.votes import closed_rounds, distribution
from kit.analysis.votes import rated as votes_of
from kit.domain.workshop import Method

LEVELS: dict[str, Level] = {Method.RATING: "ordinal", Method.GRADING: "ordinal"}
"""What may be done with the answers of a method; all others can only be told apart."""


def agreement_of_groups(
    bundle: Bundle, lang: str = "en", *, resamples: int = 1_000, seed: int = 1
) -> pd.DataFrame:
    """How far groups that judged the same two frameworks agree, question by question.

    One row a pair of frameworks, question (`counterpart`, `relation`: see `crosswalk.answers`) and
    statistic, with the columns of `agreement.COLUMNS`: estimate, interval, plain agreement, n,
    formula, source, what cannot be concluded. Items are resampled, groups taken as they are. The
    alpha is that of the table `agreement`.
    """
    found = []
    for keys, rows in answers(bundle).groupby([*PAIR, "question"], sort=False):
        counted = rated(rows, "nominal", item="item", rater="group_id", value="answer")
        table = table_of(agreement(counted, resamples=resamples, seed=seed), lang)
        found.append(_named(table, dict(zip([*PAIR, "question"], keys, strict=True))))
    return _together(found, [*PAIR, "question", *COLUMNS])


def agreement_of_voters(
    bundle: Bundle, lang: str = "en", *, resamples: int = 1_000, seed: int = 1
) -> pd.DataFrame:
    """How far voters agree in each closed round: items are the standards, raters who voted.

    One row a round and statistic, as above. Ratings and grades are ordinal, other answers nominal.
    In secret rounds nobody knows whose judgements belong together: statistics that must know it
    are empty and say so. Low agreement is no fault: a round in which standards are judged alike by
    all, but each differently, agrees most.
    """
    found = []
    for round_id in closed_rounds(bundle):
        table = table_of(
            agreement(rated_round(bundle, round_id), resamples=resamples, seed=seed), lang
        )
        found.append(_named(table, {"round_id": round_id}))
    return _together(found, ["round_id", *COLUMNS])


def rated_round(bundle: Bundle, round_id: str) -> Rated:
    """The judgements of a closed round as statistics of agreement read them."""
    opened = bundle["rounds"].set_index("round_id").loc[round_id]
    level = LEVELS.get(str(opened["method"]), "nominal")
    votes = votes_of(bundle, round_id)
    is_told = opened["secrecy"] == "open" and bool(votes["rater_id"].notna().all())
    if is_told and opened["method"] != Method.APPROVAL:  # who does not approve has no row
        return rated(votes, level)
    return rated_counts(dict(_counts(bundle, round_id)), level)


def _counts(bundle: Bundle, round_id: str) -> Iterator[tuple[str, dict[int, int]]]:
    """How often each place of the scale was given to each standard, the worst being 1."""
    values = scale(Names(bundle).rule(round_id)).values
    for row in distribution(bundle, round_id).set_index("standard_id")[list(values)].iterrows():
        standard_id, counts = row
        places = range(len(values), 0, -1)
        yield str(standard_id), dict(zip(places, map(int, counts), strict=True))


def _named(table: pd.DataFrame, named: dict[str, Any]) -> pd.DataFrame:
    for place, (name, value) in enumerate(named.items()):
        table.insert(place, name, value)
    return table


def _together(found: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=columns)
