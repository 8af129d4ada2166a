"""In which order the reasons beside a verdict are read: the minority's first."""

from kit.domain.rules.verdict import Verdict

SIDES = {
    Verdict.IN: ("drop", "keep", "remark"),
    Verdict.OUT: ("keep", "drop", "remark"),
    Verdict.UNDECIDED: ("keep", "drop", "remark"),
}
"""The sides that reasons are given for, the minority's first."""

MINORITY = {Verdict.IN: "drop", Verdict.OUT: "keep", Verdict.UNDECIDED: None}
"""Whose reasons are the minority's."""
