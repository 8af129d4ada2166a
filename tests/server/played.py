"""How the server plays in tests: the real command, with people who are quicker than people are."""

import sys

from tests.server.running import Running

QUICKLY = """
import sys
from kit.cli import main
from kit.rehearsal import play, stage
play.Pace = lambda: stage.Pace(writing=0.4, voting=0.4, again=0.02)
sys.argv[0] = "sealkit"
main()
"""


def quick(running: Running) -> Running:
    """A server whose rehearsals take seconds."""
    running.server.place.player.command = (sys.executable, "-c", QUICKLY, "rehearse")
    return running
