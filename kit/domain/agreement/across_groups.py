"""What every group of the room agrees to, however many groups there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import prod


@dataclass(frozen=True)
class GroupVotes:
    """How many of a group judged a statement, and how many of those agree."""

    agreeing: int
    votes: int

    @property
    def share(self) -> Fraction:
        """The share that agrees, as if one more had agreed and one more had not.

        So a group of one says 2/3 and not all, and a group in which nobody judged says 1/2.
        """
        return Fraction(self.agreeing + 1, self.votes + 2)


@dataclass(frozen=True)
class AcrossGroups:
    """How far all groups agree to one statement.

    `product` of the groups' shares; `groups` in which anybody judged, `votes` and `agreeing` of all
    of them, `fewest` votes that any of them has.
    """

    product: Fraction
    groups: int
    votes: int
    agreeing: int
    fewest: int

    @property
    def consensus(self) -> float | None:
        """The root of the product: the groups' mean share, so that five compare with two."""
        return float(self.product) ** (1 / self.groups) if self.groups else None


def across_groups(groups: Mapping[str, GroupVotes]) -> AcrossGroups:
    """Group-aware consensus: the product over groups of (agreeing + 1) / (votes + 2), and its root.

    One group that refuses pulls it down, however large the others are: it finds what all groups can
    live with, not what most people want. A group in which nobody judged is not counted. The product
    falls with the number of groups; the k-th root of k groups does not, and is what to compare.
    It names groups: in a secret round ask only with groups of five judgements or more, as the
    published tables do; this function withholds nothing.
    Source: Small, Bjorkegren, Erkkilä, Shaw and Megill (2021), Polis: scaling deliberation by
    mapping high dimensional opinion spaces, Recerca 26 (the product). The root is the geometric
    mean, as re-implementations of Polis use it.
    """
    heard = [group for group in groups.values() if group.votes]
    return AcrossGroups(
        product=prod((group.share for group in heard), start=Fraction(1)),
        groups=len(heard),
        votes=sum(group.votes for group in heard),
        agreeing=sum(group.agreeing for group in heard),
        fewest=min((group.votes for group in heard), default=0),
    )
