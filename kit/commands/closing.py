"""Closing a round: the box is emptied into one event, in which nothing links seat and ballot."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from kit.commands.rounds import OfRound
from kit.domain import events as ev
from kit.domain.ballot import RECUSED, Choice, Judgement, Reason, Scope
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.methods import needs_reasons
from kit.domain.results import rule_of
from kit.domain.rounds import FEWEST_SECRET, Round, Sheet
from kit.domain.tally import How, Tally
from kit.domain.workshop import Secrecy
from kit.store.ballot_box import CountedBallot


class CloseRound(OfRound):
    """A round; closing is asked twice, since it never reopens."""

    confirmed: Literal[True]


Given = list[Judgement]


def closed(round_: Round, box: list[CountedBallot], tallies: Mapping[str, Tally]) -> ev.RoundClosed:
    """The event that empties the box. Of a secret round no seat, order or time remains."""
    attribute = _attribute_kept(round_, [counted.seat_id for counted in box])
    sheets = [sheet for sheet in round_.sheets.values() if sheet.counts]
    judgements = {
        standard_id: _judgements(round_, standard_id, box, attribute)
        for standard_id in round_.opened.standard_ids
    }
    for sheet in sheets:
        for standard_id, given in judgements.items():
            judgements[standard_id] = (
                *given,
                *_tallied(sheet, tallies[sheet.tally_id], standard_id),
            )
    on_paper = sum(sheet.voters for sheet in sheets)
    return ev.RoundClosed(
        round_id=round_.round_id,
        entitled=len(round_.entitled) + on_paper,
        voted=len(box) + on_paper,
        changed=sum(counted.standing.changes > 0 for counted in box),
        judgements={name: _sorted(given) for name, given in judgements.items()},
        reasons=tuple(_reasons(round_, box)),
        attribute_dropped=round_.opened.attribute is not None and attribute is None,
        root=merkle_root(judgement_leaves(judgements)),
        scopes=_scopes(round_, box),
        tallied=_by_kind(sheets),
    )


def _judgements(
    round_: Round, standard_id: str, box: list[CountedBallot], attribute: str | None
) -> tuple[Judgement, ...]:
    is_open = round_.opened.secrecy is Secrecy.OPEN
    tells_reasons = needs_reasons(rule_of(round_))
    given = [
        Judgement(
            code=choice.code,
            value=choice.value,
            seat_id=counted.seat_id if is_open else None,
            value_of=_value_of(round_, counted.seat_id) if attribute else None,
            reasoned=_has_reason(counted, standard_id) if tells_reasons else None,
        )
        for counted in box
        if (choice := _choice(round_, counted, standard_id)) is not None
    ]
    shown = given if is_open or _all_can_hide(given) else [_without_value(one) for one in given]
    return tuple(shown)


def _choice(round_: Round, counted: CountedBallot, standard_id: str) -> Choice | None:
    """What a ballot says of a standard; of one that its seat is recused from, only that."""
    given = counted.standing.ballot.choices.get(standard_id)
    if standard_id not in round_.recused.get(counted.seat_id, ()):
        return given
    return Choice(value=RECUSED, code=given.code if given else secrets.token_hex(16))


def _has_reason(counted: CountedBallot, standard_id: str) -> bool:
    return any(reason.standard_id == standard_id for reason in counted.standing.ballot.reasons)


def _tallied(sheet: Sheet, tally: Tally, standard_id: str) -> Iterator[Judgement]:
    """One judgement for each that was counted; whoever counts draws its code."""
    for value, count in tally.counts.get(standard_id, {}).items():
        for _ in range(count):
            yield Judgement(code=secrets.token_hex(16), value=value, how=sheet.how)


def _sorted(given: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    return tuple(sorted(given, key=lambda judgement: (judgement.code, judgement.value)))


def _reasons(round_: Round, box: list[CountedBallot]) -> list[Reason]:
    is_open = round_.opened.secrecy is Secrecy.OPEN
    found = [
        reason.model_copy(update={"seat_id": counted.seat_id if is_open else None})
        for counted in box
        for reason in counted.standing.ballot.reasons
        if reason.standard_id not in round_.recused.get(counted.seat_id, ())
    ]
    return sorted(found, key=lambda one: (one.standard_id, one.side, one.text, one.seat_id or ""))


def _scopes(round_: Round, box: list[CountedBallot]) -> dict[str, dict[Scope, int]]:
    if not round_.opened.asks_scope:
        return {}
    found: dict[str, dict[Scope, int]] = {
        one: {"universal": 0, "adaptable": 0} for one in round_.opened.standard_ids
    }
    for counted in box:
        for standard_id, scope in counted.standing.ballot.scopes.items():
            if standard_id not in round_.recused.get(counted.seat_id, ()):
                found[standard_id][scope] += 1
    return found


def _by_kind(sheets: list[Sheet]) -> dict[How, int]:
    found: Counter[How] = Counter()
    for sheet in sheets:
        found[sheet.how] += sheet.voters
    return dict(found)


def _all_can_hide(given: Given) -> bool:
    """Whether each group or country has enough judgements of one standard to hide in."""
    return min(Counter(one.value_of for one in given).values(), default=0) >= FEWEST_SECRET


def _without_value(judgement: Judgement) -> Judgement:
    return judgement.model_copy(update={"value_of": None})


def _attribute_kept(round_: Round, voted: list[str]) -> str | None:
    """The attribute, unless one of its values has too few ballots to hide in."""
    attribute = round_.opened.attribute
    if attribute is None or round_.opened.secrecy is Secrecy.OPEN:
        return attribute
    counts = Counter(_value_of(round_, seat_id) for seat_id in voted)
    return attribute if counts and min(counts.values()) >= FEWEST_SECRET else None


def _value_of(round_: Round, seat_id: str) -> str:
    """The voter's group or country, as it stood when the seat was entitled."""
    voter = round_.voters[seat_id]
    return (voter.group_id if round_.opened.attribute == "group" else voter.country) or ""
