"""What closed rounds say of their standards. An open round has no results."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kit.domain.ballot import CANNOT_JUDGE, RECUSED, Judgement, Reason, Scope
from kit.domain.entitled import entitled_weight
from kit.domain.kept import once_per_round
from kit.domain.methods import (
    answers_of,
    asks_groups,
    fewest_groups,
    is_counted_whole,
    read_planned,
)
from kit.domain.round_table import Ballots, ballots_of
from kit.domain.rounds import Round
from kit.domain.rules.known import Rule
from kit.domain.rules.lot import Lot, draw
from kit.domain.rules.outcome import Decided, Figure, Outcome
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.workshop import Secrecy


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


@once_per_round
def rule_of(round_: Round) -> Rule:
    """The rule of a round; where it asks a share of all who are entitled, with their number."""
    return read_planned(round_.opened.rule, entitled_weight(round_))


@once_per_round
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
    return rule.decide_table(ballots.table, ballots.groups if asks_groups(rule) else {})


def _drawn(one: Outcome, lot: Lot | None) -> Outcome:
    if lot is None or one.item_id not in lot.places:
        return one
    return replace(one, verdict=Verdict.IN if one.item_id in lot.won else Verdict.OUT)


def _result(round_: Round, one: Outcome, answers: tuple[str, ...], rule: Rule) -> Result:
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    given = closed.judgements.get(one.item_id, ())
    found = Counter(each.value for each in given)
    withheld = _is_withheld(round_, rule, given)
    if withheld:
        one = replace(one, verdict=Verdict.UNDECIDED)
    if withheld or (closed.tallied and is_counted_whole(round_.opened.method)):
        one = _without_margin(one)
    return Result(
        standard_id=one.item_id,
        outcome=one,
        counts={value: found[value] for value in answers},
        recused=found[RECUSED],
        tallied=dict(Counter(each.how for each in given if each.how)),
        scopes=dict(closed.scopes.get(one.item_id, {})),
        reasons=tuple(each for each in closed.reasons if each.standard_id == one.item_id),
        withheld=withheld,
    )


def _is_withheld(round_: Round, rule: Rule, given: Sequence[Judgement]) -> bool:
    """Whether the rule asks each group or country, and the record does not tell all of them.

    Nobody could count such a verdict again, and to decide on all together would be another rule
    than the one that was locked. In open rounds each seat tells its group and country.
    """
    fewest = fewest_groups(rule)
    if fewest is None or round_.opened.secrecy is Secrecy.OPEN:
        return False
    in_the_room = {round_.value_of(seat_id) for seat_id in round_.entitled}
    if not asks_groups(rule):
        in_the_room.discard("")  # who is of no country is a group of their own, but no country
    judged = [each for each in given if each.value != CANNOT_JUDGE]
    return len(in_the_room) >= fewest and any(each.value_of is None for each in judged)


def _without_margin(one: Outcome) -> Outcome:
    """The same where nobody can say how far another verdict is."""
    unknown = {name: None for name in one.figures if name.startswith("margin")}
    return replace(one, figures={**one.figures, **unknown})
