"""How far raters agree: every statistic that fits, with its n, its interval and its limits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any

import pandas as pd

from kit.analysis.bootstrap import Interval, Kind, bootstrap
from kit.analysis.cautions import Caution, cautions, limits
from kit.analysis.rated import Rated
from kit.analysis.statistics import STATISTICS, Statistic, percent
from kit.words import say

COLUMNS = (
    "statistic",
    "name",
    "estimate",
    "low",
    "high",
    "percent",
    "items",
    "raters",
    "answers",
    "pairs",
    "left_out_items",
    "left_out_raters",
    "confidence",
    "interval",
    "resamples",
    "undefined",
    "seed",
    "formula",
    "source",
    "cautions",
)


@dataclass(frozen=True)
class Measured:
    """One statistic of some answers.

    `exact` is the figure, none where it is undefined or cannot be counted; `percent` the share of
    pairs alike among the same answers, which no kappa and no alpha is shown without. `items`,
    `raters` (none where they cannot be told apart), `answers` and `pairs` of answers are what was
    counted; `left_out_items` and `left_out_raters` what was there and was not.
    """

    statistic: Statistic
    exact: Fraction | None
    percent: Fraction | None
    interval: Interval
    answers: int
    pairs: int
    left_out_items: int
    left_out_raters: int
    cautions: tuple[Caution, ...]


def agreement(
    rated: Rated,
    *,
    kind: Kind = "bca",
    resamples: int = 1_000,
    seed: int = 1,
    level: float = 0.95,
) -> tuple[Measured, ...]:
    """Every statistic that is meant for the level of measurement, the impossible ones with why."""

    def drawn(statistic: Statistic, counted: Rated) -> Interval:
        return bootstrap(
            statistic.weighted(counted),
            counted.n_items,
            kind=kind,
            resamples=resamples,
            seed=seed,
            level=level,
            n_raters=counted.n_raters,
        )

    none = Interval(None, 0, None, level, kind, seed)
    return tuple(
        _impossible(statistic, counted, none)
        if isinstance(counted, str)
        else _measured(statistic, rated, counted, drawn(statistic, counted))
        for statistic in STATISTICS.values()
        if rated.level in statistic.levels
        for counted in [statistic.counted(rated)]
    )


def _impossible(statistic: Statistic, why: str, none: Interval) -> Measured:
    return Measured(statistic, None, None, replace(none, why=why), 0, 0, 0, 0, (Caution(why),))


def _measured(statistic: Statistic, rated: Rated, counted: Rated, drawn: Interval) -> Measured:
    exact, alike = statistic.exact(counted), percent(counted)
    interval = replace(drawn, estimate=None if exact is None else float(exact))
    items = rated.n_items - counted.n_items
    raters = (rated.n_raters or 0) - (counted.n_raters or 0)
    said = [cautions(exact, alike, interval, counted), _left_out(items, raters)]
    if statistic.id == "alpha" and interval.estimate is not None:
        said.append(limits(interval.estimate, interval))
    return Measured(
        statistic,
        exact,
        alike,
        interval,
        answers=counted.n_answers,
        pairs=counted.n_pairs,
        left_out_items=items,
        left_out_raters=raters,
        cautions=tuple(chain(*said)),
    )


def _left_out(items: int, raters: int) -> Iterable[Caution]:
    if items:
        yield Caution("statistics-left-out-items", {"count": items})
    if raters:
        yield Caution("statistics-left-out-raters", {"count": raters})


def table_of(measured: Iterable[Measured], lang: str = "en") -> pd.DataFrame:
    """A row a statistic, with the columns `COLUMNS`; sentences in that language."""
    rows = [_row(one, lang) for one in measured]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"raters": "Int64", **dict.fromkeys(("estimate", "low", "high", "percent"), "Float64")}
    )


def _row(one: Measured, lang: str) -> dict[str, Any]:
    interval = one.interval
    return {
        "statistic": one.statistic.id,
        "name": say(f"statistics-name-{one.statistic.id}", lang),
        "estimate": interval.estimate,
        "low": interval.low,
        "high": interval.high,
        "percent": None if one.percent is None else float(one.percent),
        "items": interval.n_items,
        "raters": interval.n_raters,
        "answers": one.answers,
        "pairs": one.pairs,
        "left_out_items": one.left_out_items,
        "left_out_raters": one.left_out_raters,
        "confidence": interval.level,
        "interval": interval.kind,
        "resamples": interval.resamples,
        "undefined": interval.undefined,
        "seed": interval.seed,
        "formula": one.statistic.formula,
        "source": one.statistic.source,
        "cautions": " ".join(caution.sentence(lang) for caution in one.cautions),
    }
