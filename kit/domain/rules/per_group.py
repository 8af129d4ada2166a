"""Verdicts on counts of ratings, pooled or asked of every group."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kit.domain.ballot_table import BallotTable, Said, said
from kit.domain.rules.outcome import Decided, Outcome, in_every_group

GROUPS = ("pooled", "each")
"""Whether a verdict rests on all judgements together or must hold in each group."""


def decided(
    table: BallotTable,
    groups: Mapping[str, BallotTable],
    decide: Callable[[str, Said], Outcome],
    choice: str,
) -> Decided:
    """What `decide` says of every standard; a group in which nobody judged has no say."""
    parts = [one.counts() for one in groups.values()] if choice == "each" else []
    outcomes = []
    for place, counts in enumerate(table.counts()):
        item = table.items[place]
        pooled = decide(item, said(counts))
        judges = [one for part in parts if (one := decide(item, said(part[place]))).n]
        verdict = in_every_group([one.verdict for one in judges]) if parts else pooled.verdict
        outcomes.append(replace(pooled, verdict=verdict))
    return Decided(tuple(outcomes))
