"""What a parser's error means to somebody who is not a programmer."""

import re

from ruamel.yaml.error import MarkedYAMLError

from kit.formats.complaints import Complaint, complaint
from kit.formats.yaml_nodes import Place

SIGNS = (
    ("mapping values are not allowed", "yaml-colon-in-text"),
    ("expected ',' or", "yaml-bracket-not-closed"),
    ("expected the node content, but found '<stream end>'", "yaml-bracket-not-closed"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("unknown escape character", "yaml-backslash"),
    ("expected <block end>, but found '<scalar>'", "yaml-stray-quote"),
    ("expected <block end>", "yaml-indentation"),
)
"""Words of the parser, and our sentence for what mostly lies behind them."""

STRANGE_START = re.compile(r"character '(.+)' that cannot start any token")


def explain_syntax(error: MarkedYAMLError) -> Complaint:
    """Turn an error of the parser into a complaint at the place that needs a change."""
    problem = error.problem or ""
    place = _place(error.problem_mark or error.context_mark)
    if "scanning a quoted scalar" in (error.context or "") and "unexpected" in problem:
        return complaint(_place(error.context_mark), "yaml-quote-not-closed")
    for sign, message_id in SIGNS:
        if sign in problem:
            return complaint(_start(message_id, error, place), message_id)
    if strange := STRANGE_START.search(problem):
        if strange[1] == "\\t":
            return complaint(place, "yaml-tab")
        return complaint(place, "yaml-quotes-needed", character=strange[1])
    return complaint(place, "yaml-syntax")


def _start(message_id: str, error: MarkedYAMLError, place: Place) -> Place:
    """Where the cure belongs, which is not always where the parser gave up."""
    if message_id in ("yaml-bracket-not-closed", "yaml-no-colon"):
        return _place(error.context_mark)
    if message_id == "yaml-backslash":
        return place._replace(column=place.column - 1)
    return place


def _place(mark: object) -> Place:
    return Place(getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)
