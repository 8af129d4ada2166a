"""The kinds of words that people type, as far as they can be erased apart from each other."""

from enum import StrEnum


class Words(StrEnum):
    """Where in a session words were typed."""

    NAMES = "names"
    NOTES = "notes"
    CROSSWALK = "crosswalk"
    STANDARDS = "standards"
    REASONS = "reasons"


TYPED: dict[Words, frozenset[str]] = {
    Words.NAMES: frozenset({"session-renamed", "groups-arranged", "organisations-listed"}),
    Words.NOTES: frozenset(
        {
            "line-written",
            "line-reworded",
            "line-translated",
            "idea-sent",
            "theme-gathered",
            "theme-renamed",
        }
    ),
    Words.CROSSWALK: frozenset({"mapping-stated", "gap-stated", "pair-settled", "gap-settled"}),
    Words.STANDARDS: frozenset({"standard-gathered", "standard-reworded", "standard-described"}),
    Words.REASONS: frozenset({"round-closed"}),
}
"""In which events they stand, by the events' names in the record."""
