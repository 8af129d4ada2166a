"""Cosines that come out the same in any batch, in any order, on either side.

Sums of fractions depend on the order in which a machine adds them up. Vectors are therefore
rounded to whole numbers once, each by itself; sums of products of those are exact.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Wholes = NDArray[np.int64]
Numbers = NDArray[np.float64]
"""Whole numbers below 2^53 as floats: numpy multiplies these faster, and still exactly."""

SCALE = 2**20
"""Steps in a unit vector's length. Twice a text and once its heading: under 2^22, squared 2^44."""
PLACES = 4
WHOLE = 10**PLACES
"""A cosine of one, in the ten-thousandths in which all are given."""


def in_steps(vector: Floats) -> Wholes:
    """A vector of any length, as a unit vector in whole steps; nothing stays nothing."""
    exact: Numbers = vector.astype(np.float64)
    length = np.sqrt(np.sum(exact * exact))
    unit = exact / length if length > 0 else exact
    return np.rint(unit * SCALE).astype(np.int64)


def ten_thousandths(products: Numbers, squares: Numbers, other_squares: Numbers) -> Wholes:
    """Cosines from exact products and exact squares, rounded once; 0 where there is no text."""
    lengths = np.sqrt(squares[:, None] * other_squares[None, :])
    shares = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    rounded: Wholes = np.rint(shares * WHOLE).astype(np.int64)
    return rounded
