"""The common rules of each method."""

from collections.abc import Callable

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule, parameters
from kit.domain.what_if import approving, consenting, grading, rating, voting
from kit.domain.what_if.common import Common, Commons
from kit.domain.what_if.readings import ByRule
from kit.domain.workshop import Method

COMMONS_OF: dict[Method, Callable[[Round], Commons]] = {
    Method.RATING: rating.commons,
    Method.YES_NO: voting.commons,
    Method.APPROVAL: approving.commons,
    Method.GRADING: grading.commons,
    Method.CONSENT: consenting.commons,
}


def common_rules(round_: Round) -> Commons:
    """The common rules that read a round's ballots, without the one that was fixed for it."""
    found = COMMONS_OF[round_.opened.method](round_)
    fixed = rule_of(round_)
    others = tuple(one for one in found.rules if not _is(one, fixed))
    return Commons(others, found.left_out)


def _is(one: Common, fixed: Rule) -> bool:
    if one.is_foreign or not isinstance(one.reading, ByRule):
        return False
    return parameters(one.reading.rule) == parameters(fixed)
