"""The statistics as a page: `docs/statistics.md`, and the same tables for a notebook."""

from kit.analysis.bootstrap import FEWEST_ITEMS
from kit.analysis.cautions import ALIKE, ENOUGH_ITEMS, FEWEST_RATERS, FIRM, LOW, TENTATIVE
from kit.analysis.statistics import LISTED, Statistic
from kit.words import say

INTRODUCTION = """\
# Statistics of agreement

What `kit.analysis.agreement` counts, and what it does not say. Every figure stands with the number
of items, raters, answers and pairs that it rests on, with the plain percentage, and with an
interval; everything is counted in exact fractions and rounded where it is shown. Each published
example below is a test.

This page is what `python -m kit.analysis.statistics_page` prints; a test compares the two.

```python
from kit.analysis.agreement import agreement, table_of
from kit.analysis.rated import rated

answers = rated(votes, "ordinal", item="standard_id", rater="seat_id", value="rating")
table_of(agreement(answers))
```

"ordinal" is the level of measurement: `nominal` (alike or not: yes and no), `ordinal` (in order:
ratings from 1 to 9, grades), `interval` (equal steps). It must be declared; the figures of one
level cannot be compared with those of another.

In a secret round every judgement has a code of its own, so nobody knows which answers come from
the same person: say `rater=None`. Percent agreement, Fleiss' kappa and alpha ask only how often
each answer was given to each item; kappa and Kendall's W are not possible. (A secret ballot of
approvals has one code for all of it: there `rater="code"` tells ballots apart.)
"""

ACROSS_GROUPS = """\
## Agreement across groups

`kit.analysis.across_groups.consensus_across_groups` gives, item by item, what every group agrees
to: the product over the groups of (agreeing + 1) / (votes + 2), and its k-th root for k groups, so
that five groups compare with two. One group that refuses pulls it down, however large the others
are: it finds what all groups can live with, not what most people want. A pass is a vote that does
not agree; a group in which nobody voted is not counted; the number of groups, votes and the
smallest group's votes stand beside it. Source of the product: Small, Bjorkegren, Erkkilä, Shaw and
Megill (2021), Polis: scaling deliberation by mapping high dimensional opinion spaces, Recerca 26.
The root is the geometric mean of the groups' shares; the paper has the product alone, and we found
no published numbers to hold it against: the tests count by hand. Not for a secret round with
groups under five votes (leave those out first), and not for fewer than two groups.
"""

INTERVALS = f"""\
## Intervals

Items are drawn again, as many as there are, with replacement, {{resamples}} times; the interval is
what the middle 95 % of the resampled figures span, with the ends shifted for bias and skewness
(BCa; `kind="percentile"` leaves them). Efron and Tibshirani (1993), An introduction to the
bootstrap, chapters 13 and 14; example: their spatial test data, 26 children, variance 171.5,
percentile (100.8, 233.9), BCa (115.8, 259.6). The seed and the number of resamples stand in every
row; draws come from the raw stream of PCG64, which numpy keeps the same in every version.

It says how far the figure would move had **other items** been judged by the **same raters**.
Nothing is said about other people.

Below {FEWEST_ITEMS} items there is no interval, and below {ENOUGH_ITEMS} a caution, because
intervals from few items are too narrow. How often an interval of 95 % held the true alpha, of 1,000
invented rooms of 12 raters each (`python -m bench intervals`):

| items | ratings, percentile | ratings, BCa | yes or no, percentile | yes or no, BCa |
|---|---|---|---|---|
| 5 | 66 % | 66 % | 68 % | 74 % |
| 8 | 80 % | 84 % | 81 % | 85 % |
| 10 | 83 % | 87 % | 85 % | 89 % |
| 15 | 87 % | 92 % | 89 % | 92 % |
| 20 | 88 % | 91 % | 89 % | 92 % |
| 30 | 93 % | 95 % | 94 % | 95 % |
| 60 | 92 % | 94 % | 94 % | 95 % |
"""

LIMITS = f"""\
## What small rooms are told

| where | what is said |
|---|---|
| fewer than {FEWEST_ITEMS} items | no interval; nothing follows for other items |
| {FEWEST_ITEMS} to {ENOUGH_ITEMS - 1} items | the interval is too narrow |
| fewer than {FEWEST_RATERS} raters | nothing follows for other people |
| all answers alike | agreement beyond chance is undefined, not perfect |
| nobody disagreed | resampling shows no doubt; that is no proof |
| {ALIKE:.0%} of pairs alike or more, figure below {LOW} | nearly all answers are the same, so \
chance explains most of it (Feinstein and Cicchetti, 1990); look at both |
| alpha below {TENTATIVE} | no conclusions; from there to {FIRM:.3f} tentative ones (Krippendorff, \
2004: conventions, not laws) |
| the interval holds {TENTATIVE} or {FIRM:.3f} | on which side the agreement lies cannot be \
concluded |
| a resample without a value | it is left out and counted; more than 5 % of them: no interval |
| answers missing | what was left out is counted |
"""


def markdown() -> str:
    """The page."""
    sections = "\n".join(map(_section, LISTED))
    intervals = INTERVALS.format(resamples="1,000")
    return "\n".join([INTRODUCTION, _overview(), sections, ACROSS_GROUPS, intervals, LIMITS])


def _overview() -> str:
    lines = [
        f"| [{say(f'statistics-name-{one.id}', 'en')}](#{_anchor(one)}) | `{one.id}` "
        f"| {', '.join(one.levels)} | {say(f'statistics-says-{one.id}', 'en')} |"
        for one in LISTED
    ]
    head = "| figure | id | levels | what it says |\n|---|---|---|---|\n"
    return head + "\n".join(lines) + "\n"


def _section(one: Statistic) -> str:
    rows = {
        "what it says": say(f"statistics-says-{one.id}", "en"),
        "when not": say(f"statistics-not-{one.id}", "en"),
        "formula": one.formula,
        "source": one.source,
        "published example": one.example,
    }
    lines = [f"| {name} | {text} |" for name, text in rows.items()]
    head = f"## {say(f'statistics-name-{one.id}', 'en')}\n\n| | |\n|---|---|\n"
    return head + "\n".join(lines) + "\n"


def _anchor(one: Statistic) -> str:
    """What a heading is called in an address."""
    name = say(f"statistics-name-{one.id}", "en").lower().replace(" ", "-")
    return "".join(letter for letter in name if letter.isalnum() or letter == "-")


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(markdown().encode())
