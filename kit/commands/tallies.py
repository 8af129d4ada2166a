"""Votes on paper or by show of hands: one seat counts, a second counts again, then they count."""

from kit.commands.act import Acting, act
from kit.commands.rounds import OfRound, going_on
from kit.domain import events as ev
from kit.domain.ballot import RECUSED
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.methods import answers_of, value_with_reason
from kit.domain.results import rule_of
from kit.domain.rights import Act
from kit.domain.rounds import Round, Sheet
from kit.domain.tally import How, Tally
from kit.domain.tallying import why_no_tally


class EnterTally(OfRound):
    """What was counted. The numbers go sealed into the box; the record tells how many voted."""

    how: How
    tally: Tally


class OfTally(OfRound):
    """A tally of a round."""

    tally_id: Id


class ConfirmTally(OfTally):
    """What the second seat counted, without having seen the first count."""

    tally: Tally


@act(Act.ENTER_TALLY, EnterTally)
def enter_tally(acting: Acting, args: EnterTally) -> list[ev.Event]:
    """Enter a count; it waits for the second seat."""
    round_ = going_on(acting, args.round_id)
    refusal = why_no_tally(round_)
    if refusal is not None:
        raise NotNow(refusal)
    check_tally(round_, args.tally)
    heads = round_.opened.heads or 0
    seated = len(round_.entitled) + round_.voters_on_paper()
    if seated + args.tally.voters > heads:
        raise NotNow("tally-more-than-heads", voters=args.tally.voters, seats=seated, heads=heads)
    return [
        ev.TallyEntered(
            round_id=round_.round_id,
            tally_id=acting.made("tally"),
            how=args.how,
            voters=args.tally.voters,
        )
    ]


@act(Act.CONFIRM_TALLY, ConfirmTally)
def confirm_tally(acting: Acting, args: ConfirmTally) -> list[ev.Event]:
    """Confirm a count by counting again; `check_same` compares the two before this stands."""
    round_ = going_on(acting, args.round_id)
    sheet = standing_sheet(round_, args.tally_id)
    if sheet.entered_by == acting.seat.seat_id:
        raise NotAllowed("tally-second-seat")
    if sheet.confirmed_by is not None:
        raise NotNow("tally-confirmed")
    check_tally(round_, args.tally)
    return [ev.TallyConfirmed(round_id=round_.round_id, tally_id=sheet.tally_id)]


@act(Act.WITHDRAW_TALLY, OfTally)
def withdraw_tally(acting: Acting, args: OfTally) -> list[ev.Event]:
    """Take a count back: it was wrong, or it was entered twice."""
    round_ = going_on(acting, args.round_id)
    sheet = round_.sheets.get(args.tally_id)
    if sheet is None:
        raise NotFound("tally-unknown")
    if sheet.withdrawn:
        return []
    return [ev.TallyWithdrawn(round_id=round_.round_id, tally_id=sheet.tally_id)]


def check_same(round_: Round, first: Tally, second: Tally) -> None:
    """Refuse a second count that differs, naming the standards by their numbers on the ballot."""
    if first.voters != second.voters:
        raise BadInput("tally-voters-differ")
    places = {one: number for number, one in enumerate(round_.opened.standard_ids, start=1)}
    differing = sorted(places[one] for one in first.differing(second))
    if differing:
        raise BadInput("tally-differs", numbers=", ".join(map(str, differing)))


def check_tally(round_: Round, tally: Tally) -> None:
    """Refuse counts of what cannot be answered, and more answers than voters."""
    rule = rule_of(round_)
    known = {*answers_of(rule, round_.opened.secrecy)} - {RECUSED}
    needs_reason = value_with_reason(rule)
    if not set(tally.counts) <= set(round_.opened.standard_ids):
        raise NotFound("standard-not-on-ballot")
    for number, standard_id in enumerate(round_.opened.standard_ids, start=1):
        counts = tally.counts.get(standard_id, {})
        if not set(counts) <= known:
            raise BadInput("tally-unreadable", number=number)
        given = sum(counts.values())
        if given > tally.voters:
            raise BadInput("tally-too-many", number=number, given=given, voters=tally.voters)
        if needs_reason and counts.get(needs_reason):
            raise BadInput("tally-without-reason", number=number)


def standing_sheet(round_: Round, tally_id: str) -> Sheet:
    """A tally that was not withdrawn."""
    sheet = round_.sheets.get(tally_id)
    if sheet is None or sheet.withdrawn:
        raise NotFound("tally-unknown")
    return sheet
