"""Closing a round: the box is emptied into one event, in which nothing links seat and ballot."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from kit.commands.rounds import OfRound
from kit.domain import events as ev
from kit.domain.ballot import RECUSED, Choice, Judgement, Reason, Scope
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.methods import is_counted_whole, value_with_reason
from kit.domain.results import rule_of
from kit.domain.rounds import FEWEST_SECRET, Round, Sheet
from kit.domain.tally import How, Tally
from kit.domain.workshop import Secrecy
from kit.store.ballot_box import CountedBallot


class CloseRound(OfRound):
    """A round; closing is asked twice, since it never reopens."""

    confirmed: Literal[True]


Given = list[Judgement]
Draw = Callable[[], str]
"""Gives a new random code, where no device drew one."""


def closed(
    round_: Round, box: list[CountedBallot], tallies: Mapping[str, Tally], draw: Draw
) -> ev.RoundClosed:
    """The event that empties the box. Of a secret round no seat, order or time remains."""
    box = _told_apart(round_, box, draw)
    sheets = [sheet for sheet in round_.sheets.values() if sheet.counts]
    on_paper = _by_kind(sheets)
    shows_how = _shows_how(round_, [len(box), *on_paper.values()])
    values = _values_shown(round_, box)
    judgements = {
        standard_id: tuple(
            sorted(
                [
                    *_judgements(round_, standard_id, box, values, draw),
                    *_tallied(sheets, tallies, standard_id, draw, shows_how=shows_how),
                ],
                key=lambda judgement: (judgement.code, judgement.value),
            )
        )
        for standard_id in round_.opened.standard_ids
    }
    return ev.RoundClosed(
        round_id=round_.round_id,
        entitled=len(round_.entitled) + sum(on_paper.values()),
        voted=len(box) + sum(on_paper.values()),
        changed=sum(counted.standing.changes > 0 for counted in box),
        judgements=judgements,
        reasons=tuple(_reasons(round_, box)),
        attribute_dropped=round_.opened.attribute is not None and values is None,
        root=merkle_root(judgement_leaves(judgements)),
        scopes=_scopes(round_, box),
        tallied=on_paper,
        blank=_blank(round_, box, judgements),
    )


def _blank(
    round_: Round, box: list[CountedBallot], judgements: Mapping[str, tuple[Judgement, ...]]
) -> tuple[str, ...]:
    """The seats that no judgement names: whose organisation and group nobody would know else."""
    if round_.opened.secrecy is Secrecy.SECRET:
        return ()
    named = {one.seat_id for given in judgements.values() for one in given}
    unnamed = {counted.seat_id for counted in box} - named
    return tuple(seat_id for seat_id in round_.entitled if seat_id in unnamed)


def _told_apart(round_: Round, box: list[CountedBallot], draw: Draw) -> list[CountedBallot]:
    """The ballots, a new code drawn wherever another ballot came with the same one.

    Two devices never draw the same by chance. Without this, two seats that agree on a code would
    be read as one voter.
    """
    taken: set[tuple[str, str]] = set()
    told = []
    for counted in box:
        choices = counted.standing.ballot.choices
        is_whole = is_counted_whole(round_.opened.method)
        used = {("" if is_whole else name, one.code) for name, one in choices.items()}
        if used & taken:
            counted = _with_new_codes(counted, draw, is_whole=is_whole)
        taken |= used
        told.append(counted)
    return told


def _with_new_codes(counted: CountedBallot, draw: Draw, *, is_whole: bool) -> CountedBallot:
    ballot, code = counted.standing.ballot, draw()
    choices = {
        name: one.model_copy(update={"code": code if is_whole else draw()})
        for name, one in ballot.choices.items()
    }
    told = ballot.model_copy(update={"choices": choices})
    return replace(counted, standing=counted.standing.model_copy(update={"ballot": told}))


def _judgements(
    round_: Round, standard_id: str, box: list[CountedBallot], values: set[str] | None, draw: Draw
) -> Given:
    is_open = round_.opened.secrecy is Secrecy.OPEN
    needs_reason = value_with_reason(rule_of(round_))
    given = [
        Judgement(
            code=choice.code,
            value=choice.value,
            seat_id=counted.seat_id if is_open else None,
            value_of=round_.value_of(counted.seat_id) if values is not None else None,
            # of any other judgement it would tell, in a small room, which reason belongs to it
            reasoned=_has_reason(counted, standard_id) if choice.value == needs_reason else None,
        )
        for counted in box
        if (choice := _choice(round_, counted, standard_id, draw)) is not None
    ]
    if is_open or values is None or _all_can_hide(given, values):
        return given
    return [one.model_copy(update={"value_of": None}) for one in given]


def _choice(round_: Round, counted: CountedBallot, standard_id: str, draw: Draw) -> Choice | None:
    """What a ballot says of a standard; of one that its seat is recused from, only that."""
    given = counted.standing.ballot.choices.get(standard_id)
    if standard_id not in round_.recused.get(counted.seat_id, ()):
        return given
    return Choice(value=RECUSED, code=given.code if given else draw())


def _has_reason(counted: CountedBallot, standard_id: str) -> bool:
    return any(reason.standard_id == standard_id for reason in counted.standing.ballot.reasons)


def _tallied(
    sheets: list[Sheet],
    tallies: Mapping[str, Tally],
    standard_id: str,
    draw: Draw,
    *,
    shows_how: bool,
) -> Iterator[Judgement]:
    """One judgement for each that was counted; whoever counts draws its code."""
    for sheet in sheets:
        for value, count in tallies[sheet.tally_id].counts.get(standard_id, {}).items():
            for _ in range(count):
                how = sheet.how if shows_how else None
                yield Judgement(code=draw(), value=value, how=how)


def _shows_how(round_: Round, voters: list[int]) -> bool:
    """Whether each judgement tells how it came: in a secret round not of few, nor of few others."""
    return round_.opened.secrecy is Secrecy.OPEN or not any(
        0 < number < FEWEST_SECRET for number in voters
    )


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


def _values_shown(round_: Round, box: list[CountedBallot]) -> set[str] | None:
    """The groups or countries of those who voted; none where one has too few ballots to hide in."""
    if round_.opened.attribute is None:
        return None
    counts = Counter(round_.value_of(counted.seat_id) or "" for counted in box)
    if round_.opened.secrecy is Secrecy.SECRET and not _are_many(counts.values()):
        return None
    return set(counts)


def _all_can_hide(given: Given, values: set[str]) -> bool:
    """Whether each group or country has enough judgements of one standard to hide in.

    Where nobody of one judged it, that is told of all of them: the same holds.
    """
    counts = Counter(one.value_of for one in given)
    return _are_many(counts[value] for value in values)


def _are_many(counts: Iterable[int]) -> bool:
    return min(counts, default=0) >= FEWEST_SECRET
