"""The demo's sessions: one ready to start, one finished, whose content is invented and says so."""

from kit.server.demo.example import EXAMPLE, play_example

DEMO = "demo"
"""The name of the session that is ready to start."""

__all__ = ["DEMO", "EXAMPLE", "play_example"]
