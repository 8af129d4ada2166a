"""The figures of a session, each a function of the bundle, ready for a page in print.

They need matplotlib, which the extra `research` brings.
"""

from importlib.util import find_spec

from kit.domain.errors import Unusable

if find_spec("matplotlib") is None:
    raise Unusable("analysis-no-matplotlib")

from kit.analysis.figures.agreement import figure_agreement
from kit.analysis.figures.changes import figure_changes
from kit.analysis.figures.crosswalk import figure_core, figure_coverage
from kit.analysis.figures.parts import figure_parts
from kit.analysis.figures.saved import save_figures
from kit.analysis.figures.talk import figure_themes, figure_timeline
from kit.analysis.figures.turnout import figure_turnout
from kit.analysis.figures.verdicts import figure_rules, figure_sweep, figure_without
from kit.analysis.figures.votes import figure_votes

__all__ = [
    "figure_agreement",
    "figure_changes",
    "figure_core",
    "figure_coverage",
    "figure_parts",
    "figure_rules",
    "figure_sweep",
    "figure_themes",
    "figure_timeline",
    "figure_turnout",
    "figure_votes",
    "figure_without",
    "save_figures",
]
