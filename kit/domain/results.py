"""What closed rounds say of their standards. An open round has no results."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from kit.domain.ballot import CANNOT_JUDGE, RECUSED, Judgement, Reason, Scope
from kit.domain.methods import answers_of, read_planned
from kit.domain.round_table import Ballots, ballots_of, weight
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule
from kit.domain.rules.lot import Lot, draw
from kit.domain.rules.outcome import Decided, Figure, Outcome
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.workshop import Electorate


@dataclass(frozen=True)
class Result:
    """What a closed round says of one standard.

    voted = `outcome.n` + `outcome.cannot_judge` + `outcome.blank` + `recused`. `counts` holds every
    answer of the ballot, zeros included. `tallied` are the judgements that came on paper or by show
    of hands, `scopes` how many find it universal or adaptable. `withheld`: the rule asks each group
    or country, and with so few people in one of them nothing can be told of any; the standard is
    then undecided.
    """

    standard_id: str
    outcome: Outcome
    counts: dict[str, int]
    recused: int
    tallied: dict[str, int]
    scopes: Mapping[Scope, int]
    reasons: tuple[Reason, ...]
    withheld: bool = False

    @property
    def verdict(self) -> Verdict:
        """What the round decided."""
        return self.outcome.verdict

    def figure(self, name: str) -> Figure:
        """A figure of the rule, none where the rule does not know it."""
        return self.outcome.figures.get(name)

    @property
    def margin(self) -> int | None:
        """The fewest ballots that, cast otherwise, change the verdict; none where not known."""
        found = self.figure("margin")
        return found if isinstance(found, int) else None


@dataclass(frozen=True)
class Counted:
    """A closed round, counted under its rule; `lot` tells how ties were broken, if they were."""

    round: Round
    rule: Rule
    decided: Decided
    results: dict[str, Result]
    lot: Lot | None = None


def results(round_: Round) -> list[Result]:
    """The results of a closed round, in the order of its ballot; none of an open one."""
    return list(counted(round_).results.values()) if round_.closed else []


def result(round_: Round, standard_id: str) -> Result:
    """The result of one standard in a closed round."""
    return counted(round_).results[standard_id]


def closed_rounds(session: Session) -> list[Round]:
    """The rounds that were closed, first one first."""
    return [round_ for round_ in session.rounds.values() if not round_.is_open]


def deciding_round(session: Session, standard_id: str) -> Round | None:
    """The closed round that asked for a standard last: its verdict stands."""
    asked = [one for one in closed_rounds(session) if standard_id in one.opened.standard_ids]
    return asked[-1] if asked else None


def rule_of(round_: Round) -> Rule:
    """The rule of a round; where it asks a share of all who are entitled, with their number."""
    return read_planned(round_.opened.rule, entitled_weight(round_))


def entitled_weight(round_: Round) -> Fraction:
    """How much all who are entitled weigh together: organisations their weights, others one each.

    An organisation with several seats in a round of persons counts as often as it has seats.
    """
    opened, closed = round_.opened, round_.closed
    if opened.electorate is Electorate.ORGANISATIONS:
        weights = opened.weights
        named = [round_.voters[one].organisation_id or "" for one in round_.entitled]
        return sum((weight(weights.get(one, "1")) for one in named), Fraction(0))
    return Fraction(closed.entitled if closed else len(round_.entitled))


@lru_cache(maxsize=64)
def counted(round_: Round) -> Counted:
    """A closed round with everything that its rule makes of it. Counted once, asked often."""
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    rule, ballots = rule_of(round_), ballots_of(round_)
    decided = decide(rule, ballots)
    lot = draw(decided, closed.root) if opened.ties == "lot" else None
    answers = answers_of(rule, opened.secrecy)
    found = {
        one.item_id: _result(round_, _drawn(one, lot), answers, rule) for one in decided.outcomes
    }
    return Counted(round_, rule, decided, found, lot)


def decide(rule: Rule, ballots: Ballots) -> Decided:
    """What a rule makes of ballots, asked of each group where it asks groups."""
    asks_groups = rule.stated().get("groups") == "each"
    return rule.decide_table(ballots.table, ballots.groups if asks_groups else {})


def _drawn(one: Outcome, lot: Lot | None) -> Outcome:
    if lot is None or one.item_id not in dict(lot.order):
        return one
    return replace(one, verdict=Verdict.IN if one.item_id in lot.won else Verdict.OUT)


def _result(round_: Round, one: Outcome, answers: tuple[str, ...], rule: Rule) -> Result:
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    given = closed.judgements.get(one.item_id, ())
    found = Counter(each.value for each in given)
    withheld = rule.stated().get("groups") == "each" and not all(map(_tells_group, given))
    return Result(
        standard_id=one.item_id,
        outcome=replace(one, verdict=Verdict.UNDECIDED) if withheld else one,
        counts={value: found[value] for value in answers},
        recused=found[RECUSED],
        tallied=dict(Counter(each.how for each in given if each.how)),
        scopes=dict(closed.scopes.get(one.item_id, {})),
        reasons=tuple(each for each in closed.reasons if each.standard_id == one.item_id),
        withheld=withheld,
    )


def _tells_group(judgement: Judgement) -> bool:
    return judgement.value_of is not None or judgement.value in (CANNOT_JUDGE, RECUSED)
