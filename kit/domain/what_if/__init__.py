"""What if: the same ballots under other rules, or without one organisation. After closing only."""

from kit.domain.what_if.common import LEFT_OUT, Common, Commons
from kit.domain.what_if.methods import common_rules
from kit.domain.what_if.reread import Reread, WhatIf, what_if
from kit.domain.what_if.without import Without, without

__all__ = [
    "LEFT_OUT",
    "Common",
    "Commons",
    "Reread",
    "WhatIf",
    "Without",
    "common_rules",
    "what_if",
    "without",
]
