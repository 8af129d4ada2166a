"""Candidates: for each requirement of one framework those of another that come nearest."""

from dataclasses import dataclass

import numpy as np

from kit.domain.framework import Framework
from kit.suggest.at_hand import method_at_hand
from kit.suggest.exact import PLACES, WHOLE, Wholes
from kit.suggest.method import Method
from kit.suggest.passages import common_language, said

NEIGHBOURS = 5
"""How many of the nearest tell how near everything is to a requirement."""


@dataclass(frozen=True)
class Candidate:
    """A pair worth a look; never a mapping.

    `score` is the cosine of the two requirements' own words, the same in whatever list they stand.
    `rank` counts from 1 within the subject and its framework pair: it also weighs heading and
    sub-points, and puts what resembles everything behind what resembles this. So a lower score
    can have the better rank.
    """

    subject: str
    object: str
    score: float
    rank: int


def candidates(
    subjects: Framework, objects: Framework, *, top: int | None = None, method: Method | None = None
) -> list[Candidate]:
    """The best candidates of each assessable requirement of `subjects`, in its order.

    `top` limits them per requirement; ranks do not depend on it. Without `method`, the best one at
    hand. A framework without assessable requirements has no candidates.
    """
    method = method or method_at_hand()
    lang = common_language(subjects, objects)
    ours, theirs = said(subjects, lang), said(objects, lang)
    if not ours or not theirs:
        return []
    scores = method.cosines([one.own for one in ours], [one.own for one in theirs])
    near = method.cosines([one.around for one in ours], [one.around for one in theirs])
    return [
        Candidate(ours[row].ref_id, theirs[column].ref_id, _share(scores[row, column]), rank)
        for row, columns in enumerate(_ranked(near, scores))
        for rank, column in enumerate(columns[:top].tolist(), start=1)
    ]


def _share(ten_thousandths: np.int64) -> float:
    share: float = round(int(ten_thousandths) / WHOLE, PLACES)
    return share


def _ranked(near: Wholes, scores: Wholes) -> list[Wholes]:
    """For each row the columns from the nearest on; of equals the one first in the source.

    Corrected for hubs: what is near to everything here is less near to each (cross-domain
    similarity local scaling: Conneau and others, Word Translation Without Parallel Data, 2018).
    Twice the cosine minus the mean of the column's nearest, in whole numbers. The row's own mean,
    the same for all its columns, changes no order.
    """
    neighbours = min(NEIGHBOURS, len(near))
    nearest = np.sort(near, axis=0)[len(near) - neighbours :].sum(axis=0)
    corrected = 2 * neighbours * near - nearest[None, :]
    places = np.arange(near.shape[1])
    return [
        np.lexsort((places, -scores[row], -corrected[row])).astype(np.int64)
        for row in range(len(near))
    ]
