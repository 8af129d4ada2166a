"""How far a verdict hangs on the rule, or on one organisation."""

import pandas as pd

from kit.analysis.bundle import Bundle

FIXED = "fixed"
"""The column of what the round itself decided."""


def by_rule(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """The verdicts of a closed round under its rule and other common rules: wide.

    One row a standard (the index, in the order of the ballot), `fixed` first, then one column a
    rule, by the names of the table `what_if`. An empty cell: that rule asks each group or country,
    and one is too small to be told. Sources of the rules: kit/domain/what_if.
    """
    return _wide(bundle, bundle["what_if"], round_id, "rule")


def by_rule_counts(bundle: Bundle) -> pd.DataFrame:
    """How many standards each rule would take in: one row a round and rule, the fixed one first.

    `in`, `undecided`, `out`, and `flips`: how many differ from what the round decided.
    """
    fixed = bundle["results"].assign(rule=FIXED, flips=False)
    rows = pd.concat([fixed, bundle["what_if"]])[["round_id", "rule", "verdict", "flips"]]
    counts = rows.assign(**{one: rows["verdict"] == one for one in ("in", "undecided", "out")})
    found = counts.groupby(["round_id", "rule"], as_index=False, sort=False).agg(
        **{name: (name, "sum") for name in ("in", "undecided", "out", "flips")}
    )
    numbers = bundle["rounds"][["round_id", "number"]]
    found = numbers.merge(found, on="round_id").sort_values("number", kind="stable")
    return found.astype(dict.fromkeys(("in", "undecided", "out", "flips"), "Int64"))


def leave_one_out(bundle: Bundle, round_id: str) -> pd.DataFrame:
    """The verdicts of an open round without each organisation: wide, as `by_rule`.

    `fixed`, then one column an organisation that is left out; it is then not entitled either.
    Secret rounds tell of nobody how they voted: they have no columns but `fixed`.
    """
    return _wide(bundle, bundle["without_organisation"], round_id, "organisation_id")


def _wide(bundle: Bundle, rows: pd.DataFrame, round_id: str, column: str) -> pd.DataFrame:
    results = bundle.of_round("results", round_id).set_index("standard_id")
    fixed = results[["verdict"]].rename(columns={"verdict": FIXED})
    told = rows.query("round_id == @round_id")
    order = told[column].drop_duplicates()
    wide = told.pivot_table(index="standard_id", columns=column, values="verdict", aggfunc="first")
    return fixed.join(wide.reindex(columns=list(order))).rename_axis(columns=None)
