"""What a rule says of a standard."""

from enum import StrEnum


class Verdict(StrEnum):
    """Where a standard stands after a round."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"
