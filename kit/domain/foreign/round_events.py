"""A round of others as it would stand in the record, had it been held here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kit.domain import events as ev
from kit.domain.ballot import Judgement, ballot_bytes, reasons_bytes, spelled_length
from kit.domain.foreign.gathered import Asked
from kit.domain.foreign.names import code
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.methods import answers_of, is_counted_whole
from kit.domain.planned import planned_rule
from kit.domain.rules.known import rule_hash
from kit.domain.workshop import RoundPlan


@dataclass(frozen=True)
class Voting:
    """A round with the names that its items and people have in the session.

    `values_of` tells of each person the group or country, where the round carries it.
    """

    round_id: str
    number: int
    plan: RoundPlan
    asked: Asked
    items: Mapping[str, str]
    seats: Mapping[str, str]
    values_of: Mapping[str, str | None]
    key: bytes


def opened(voting: Voting) -> ev.RoundOpened:
    """Question, rule and electorate, fixed."""
    plan, rule = voting.plan, planned_rule(voting.plan)
    standard_ids = tuple(voting.items[one] for one in voting.asked.item_ids)
    longest = max(answers_of(rule, plan.secrecy), key=spelled_length)
    return ev.RoundOpened(
        round_id=voting.round_id,
        plan_id=plan.id,
        number=voting.number,
        title=plan.title or {},
        electorate=plan.electorate,
        secrecy=plan.secrecy,
        method=plan.method,
        attribute=plan.attribute,
        rule=rule.stated(),
        rule_hash=rule_hash(rule),
        standard_ids=standard_ids,
        entitled=tuple(voting.seats[one] for one in voting.asked.entitled),
        ballot_bytes=ballot_bytes(standard_ids, longest),
        reasons_bytes=reasons_bytes(standard_ids),
    )


def closed(voting: Voting) -> ev.RoundClosed:
    """Every judgement per item, sorted by code, and the Merkle root over them."""
    asked = voting.asked
    given: dict[str, list[Judgement]] = {item_id: [] for item_id in asked.item_ids}
    for person_id, answers in asked.answers.items():
        for item_id, judgement in _judgements(voting, person_id, answers):
            given[item_id].append(judgement)
    judgements = {
        voting.items[item_id]: tuple(sorted(each, key=lambda one: (one.code, one.value)))
        for item_id, each in given.items()
    }
    return ev.RoundClosed(
        round_id=voting.round_id,
        entitled=len(asked.entitled),
        voted=len(asked.answers),
        changed=asked.changed,
        judgements=judgements,
        reasons=(),
        root=merkle_root(judgement_leaves(judgements)),
        blank=tuple(
            voting.seats[one]
            for one in asked.entitled
            if one in asked.answers and not asked.answers[one]
        ),
    )


def _judgements(
    voting: Voting, person_id: str, answers: Mapping[str, str]
) -> Iterator[tuple[str, Judgement]]:
    """What one person said; one code holds a ballot together where it is counted whole."""
    is_whole = is_counted_whole(voting.asked.method)
    seat_id, value_of = voting.seats[person_id], voting.values_of[person_id]
    whole = code(voting.key, voting.round_id, person_id)
    for item_id, value in answers.items():
        own = whole if is_whole else code(voting.key, voting.round_id, person_id, item_id)
        yield item_id, Judgement(code=own, value=value, seat_id=seat_id, value_of=value_of)
