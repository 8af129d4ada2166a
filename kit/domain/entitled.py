"""How much all who are entitled weigh together, in what the rule of their round counts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kit.domain.round_table import weight
from kit.domain.rounds import Round, Voter
from kit.domain.rules import double_threshold

BY_ORGANISATION = "organisations"


def entitled_weight(round_: Round) -> Fraction:
    """What a quorum of a round is a share of: seats admitted later and people on paper included."""
    closed = round_.closed
    seats = len(round_.entitled)
    on_paper = closed.entitled - seats if closed else round_.voters_counted_twice()
    voters = [round_.voters.get(one, Voter()) for one in round_.entitled]
    return weight_of(round_.opened.rule, voters, round_.opened.weights, on_paper)


def weight_of(
    rule: Mapping[str, str],
    voters: Sequence[Voter],
    weights: Mapping[str, str],
    on_paper: int = 0,
) -> Fraction:
    """The sum of what voters weigh under a rule: voices, voters' weights or organisations'.

    An organisation counts once, however many seats it has; who belongs to none is one alone.
    """
    if rule.get("name") != double_threshold.DoubleThreshold.name:
        return Fraction(len(voters) + on_paper)
    named = [one.organisation_id for one in voters if one.organisation_id]
    alone = len(voters) - len(named) + on_paper
    told = {**double_threshold.DEFAULTS, **rule}
    if told["weights_of"].strip().casefold() == BY_ORGANISATION:
        named = list(dict.fromkeys(named))
    return sum((weight(weights.get(one, "1")) for one in named), Fraction(alone))
