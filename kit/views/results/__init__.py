"""What a closed round says, in words and numbers: the piece that every page shows alike."""

from kit.views.results.whole import results, round_title, verdicts

__all__ = ["results", "round_title", "verdicts"]
