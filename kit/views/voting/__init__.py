"""The facilitator's voting desk: rounds planned, opened, running, counted on paper, closed."""

from kit.views.voting.turnout import open_round

__all__ = ["open_round"]
