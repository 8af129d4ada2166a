"""The table of acts: what each does, who may do it, what it takes, what it may be refused with."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kit.commands import ballots, closing
from kit.commands.act import ACTS, Args
from kit.commands.refusals import Refusals, refusals
from kit.commands.rounds import running
from kit.commands.tallies import check_same
from kit.domain.methods import read_planned
from kit.domain.planned import planned_rule
from kit.domain.results import rule_of
from kit.domain.rights import MAY, Act
from kit.domain.seat import Role
from kit.store.ballot_box import BallotBox

SUBJECTS = {
    "setup": "Setting up",
    "frameworks": "Frameworks",
    "agenda": "Agenda and help",
    "notes": "Lines and ideas",
    "plenary": "Plenary and themes",
    "crosswalk": "Crosswalk",
    "suggestions": "Suggestions",
    "settling": "Settling disagreements",
    "standards": "Standards",
    "rounds": "Rounds",
    "ballots": "Ballots",
    "tallies": "Votes on paper or by show of hands",
}
"""The modules of acts in the order in which a room comes to them, and how they are called."""

SENTENCES = {
    Act.CAST: "Hand in a ballot: all that the seat says in the round, in one act. It takes the "
    "place of the seat's ballot before it.",
    Act.CLOSE_ROUND: "Close a round: the box is emptied, and what was cast is published and "
    "counted. It never opens again.",
    Act.CONFIRM_TALLY: "Confirm a count by counting again, without having seen the first count.",
    Act.SHOW_SUGGESTIONS: "Record what a group is shown; what it was shown before is not recorded "
    "again.",
}
"""What an act does, where no single function decides it."""

NOTES = {
    Act.ARRANGE_GROUPS: "The list replaces the one before. A group without `group_id` is new; it "
    "gets its seats, and the seats of a group that is not in the list are withdrawn.",
    Act.LIST_ORGANISATIONS: "One a line: `Name; BE`, `Name<tab>BE`, `Name (BE)` or the name alone; "
    "at most 500, a name 120 characters. The list replaces the one before.",
    Act.BRING_FRAMEWORK: "Not by `/api/act`: a framework is read and checked by the server itself, "
    "so it comes in by [`/api/framework`](api.md#frameworks).",
    Act.WRITE_LINE: "It ends where the brainstorm does; a line on its way then is refused.",
    Act.SEND_IDEA: "`question_id` is one of the questions of the seat's own group.",
    Act.CALL_HELP: "Of the seat's own group.",
    Act.HAND_OVER_SEAT: "The `url` in the result is the new link. Who hands over the own seat has "
    "no seat afterwards: sent again, the act is 403 `door-no-seat`, and the link stands in the "
    "facilitator's list of seats.",
    Act.REWORD_LINE: "`base` is the `version` of the line that its writer saw.",
    Act.REWORD_STANDARD: "`base` is the `version` of the standard that its writer saw.",
    Act.STATE_BUNDLE: "Neither side may be empty; together they name at least three requirements.",
    Act.SHOW_SUGGESTIONS: "What to show comes from [`/api/suggestions`](api.md#suggestions); this "
    "records that it was shown.",
    Act.SETTLE_PAIR: "`parent_ids` are the mappings and gaps that were looked at: all that stand.",
    Act.SETTLE_GAP: "`parent_ids` are the mappings and gaps that were looked at: all that stand.",
    Act.PLAN_ROUND: "It replaces the plan of that `id`. The methods, their rules and all "
    "parameters: [the rules of decision](rules.md); a parameter that cannot be read is 400 with "
    "an id that begins with `rule-` or `deciding-`.",
    Act.OPEN_ROUND: "`round_id` in the result names the round from then on. `standard_ids`: all "
    "that stand, where it is left out. `heads`, where persons vote: how many are in the room. "
    "`seat_ids`, where organisations vote: the one seat of each; `weights` are by "
    "`organisation_id` and replace the plan's.",
    Act.SET_DEADLINE: "`null` means: by hand only. At most 366 days from now.",
    Act.RECUSE_SEAT: "An empty list takes it back.",
    Act.CAST: "`base` is the `version` of the ballot that it replaces, 0 for the first; another "
    "is 409 `ballot-outdated` with `present`. [How to vote](api.md#vote) has a ballot of each "
    "method, and how codes are drawn and kept.",
    Act.CLOSE_ROUND: "Two things are asked for: the round's id, and that it was `confirmed`.",
    Act.ENTER_TALLY: "The numbers are sealed; the record says how many voted. Who is in no count "
    "left the standard blank.",
    Act.CONFIRM_TALLY: "Another seat than the first sends what it counted. `tally-differs` names "
    "the standards by their numbers, and no count.",
}
"""What a type does not say."""

NOT_HERE: dict[Act, tuple[str, ...]] = {
    # It is reached only for an item that has run.
    Act.START_ITEM: ("item-not-started",),
    # A secret round's fewest seats are asked for first; an open one's plan was checked.
    Act.CAST: ("act-not-yours", "seat-withdrawn", "text-empty", "text-too-long"),
}
"""What the code names on a way that this act cannot take, or that holds for every act."""

CHECKED_BEFORE: dict[Act, tuple[Callable[..., Any], ...]] = {
    Act.OPEN_ROUND: (planned_rule, read_planned)
}
"""A plan is checked when it is made: what could refuse it then cannot when the round opens."""


@dataclass(frozen=True)
class Told:
    """An act as a page tells it."""

    act: Act
    subject: str
    sentence: str
    note: str
    roles: tuple[Role, ...]
    shape: type[Args]
    refusals: Refusals


def table() -> list[Told]:
    """All acts, subject by subject, in the order in which the code names them."""
    order = list(SUBJECTS)
    told = [_told(one) for one in Act]
    return sorted(told, key=lambda one: order.index(one.subject))


def _told(act: Act) -> Told:
    decide, shape = _decided_by(act)
    text = SENTENCES.get(act) or " ".join((inspect.getdoc(decide[0]) or "").split())
    return Told(
        act=act,
        subject=_subject(act, decide[0]),
        sentence=text,
        note=NOTES.get(act, ""),
        roles=tuple(role for role in Role if role in MAY[act]),
        shape=shape,
        refusals=_refusals(act, decide),
    )


def _decided_by(act: Act) -> tuple[tuple[Callable[..., Any], ...], type[Args]]:
    if act is Act.CAST:
        return (ballots.read_cast, ballots.cast, BallotBox.cast), ballots.CastArgs
    if act is Act.CLOSE_ROUND:
        return (running,), closing.CloseRound
    known = ACTS[act]
    return (known.decide,), known.args


def _subject(act: Act, decide: Callable[..., Any]) -> str:
    return "rounds" if act is Act.CLOSE_ROUND else decide.__module__.rpartition(".")[2]


def _refusals(act: Act, decide: tuple[Callable[..., Any], ...]) -> Refusals:
    found = refusals(*decide, without=(rule_of, *CHECKED_BEFORE.get(act, ())))
    if act is Act.CONFIRM_TALLY:
        found |= refusals(check_same)
    return {name: kind for name, kind in found.items() if name not in NOT_HERE.get(act, ())}
