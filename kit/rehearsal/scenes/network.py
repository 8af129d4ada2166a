"""The network by itself: how long the shortest question takes, before anybody is there."""

from kit.rehearsal.checks import Check, Unit, percentile
from kit.rehearsal.stage import Stage

QUESTIONS = 9
BOUND = 0.1


async def play(stage: Stage) -> None:
    """Ask for next to nothing, one after the other."""
    await stage.facilitator.page("/api/health")  # the first one has to find the way
    answers = [await stage.facilitator.page("/api/health") for _ in range(QUESTIONS)]
    usual = percentile([one.seconds for one in answers], 50)
    is_there = all(one.ok for one in answers)
    stage.checks.append(Check("network", is_there and usual <= BOUND, usual, BOUND, Unit.SECONDS))
