"""What one would pick instead, in an environment of its own: python decide_rivals.py NAME < data.

Reads approvals as JSON: how many standards, each voter's, how many places. Prints seconds and what
was chosen. Needs nothing of the kit.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

Found = dict[str, Any]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came out."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def abcvoting(data: Any) -> Found:
    """Equal shares in exact fractions, completed by Phragmén, with all ties."""
    rules = importlib.import_module("abcvoting.abcrules")
    preferences = importlib.import_module("abcvoting.preferences")
    profile = preferences.Profile(data["items"])
    profile.add_voters(data["ballots"])
    seconds, committees = timed(
        lambda: rules.compute_equal_shares(
            profile, data["places"], algorithm="standard-fractions", resolute=False
        )
    )
    return {"seconds": seconds, "found": sorted(sorted(one) for one in committees)}


def pref_voting(data: Any) -> Found:
    """The most approved; it has no equal shares, so this is the easier question."""
    profiles = importlib.import_module("pref_voting.grade_profiles")
    methods = importlib.import_module("pref_voting.grade_methods")
    items = list(range(data["items"]))
    sets = map(set, data["ballots"])
    ballots = [{item: int(item in ballot) for item in items} for ballot in sets]
    profile = profiles.GradeProfile(ballots, [0, 1], candidates=items)
    seconds, winners = timed(lambda: methods.approval(profile))
    return {"seconds": seconds, "found": sorted(winners)}


RIVALS = {"abcvoting": abcvoting, "pref_voting": pref_voting}


def main() -> None:
    """Time one rival."""
    print(json.dumps(RIVALS[sys.argv[1]](json.load(sys.stdin))))


if __name__ == "__main__":
    main()
