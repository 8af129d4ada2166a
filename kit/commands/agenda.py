"""The agenda with its one clock, and calls for help."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, NoArgs, act
from kit.domain import events as ev
from kit.domain.agenda import ItemRun
from kit.domain.errors import NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.rights import Act
from kit.domain.workshop import AgendaItem, Minutes


class StartItem(Args):
    """`minutes` where the facilitator wants another length than the plan's."""

    item_id: Id
    minutes: Minutes | None = None


class ExtendItem(Args):
    """Minutes for the item that runs."""

    minutes: Annotated[int, Field(ge=1, le=60)]


class AnswerHelp(Args):
    """The group that was helped."""

    group_id: Id


@act(Act.START_ITEM, StartItem)
def start_item(acting: Acting, args: StartItem) -> list[ev.Event]:
    """Begin an item; what ran before ends. An item that ended already is reopened."""
    item = _item(acting, args.item_id)
    if args.item_id in acting.session.items:
        return reopen_item(acting, args)
    return [*_end_running(acting), ev.ItemStarted(item_id=item.id, minutes=_minutes(item, args))]


@act(Act.REOPEN_ITEM, StartItem)
def reopen_item(acting: Acting, args: StartItem) -> list[ev.Event]:
    """Run an ended item again."""
    item = _item(acting, args.item_id)
    run = acting.session.items.get(item.id)
    if run is None:
        raise NotNow("item-not-started")
    if run.ended_at is None:
        raise NotNow("item-running")
    return [*_end_running(acting), ev.ItemReopened(item_id=item.id, minutes=_minutes(item, args))]


@act(Act.EXTEND_ITEM, ExtendItem)
def extend_item(acting: Acting, args: ExtendItem) -> list[ev.Event]:
    """Give the running item more minutes."""
    return [ev.ItemExtended(item_id=_running(acting).item_id, minutes=args.minutes)]


@act(Act.END_ITEM, NoArgs)
def end_item(acting: Acting, _: NoArgs) -> list[ev.Event]:
    """End the running item."""
    return [ev.ItemEnded(item_id=_running(acting).item_id)]


@act(Act.CALL_HELP, NoArgs)
def call_help(acting: Acting, _: NoArgs) -> list[ev.Event]:
    """Call the facilitator; calling twice is one call."""
    if acting.group_id in acting.session.help_called:
        return []
    return [ev.HelpCalled(group_id=acting.group_id)]


@act(Act.ANSWER_HELP, AnswerHelp)
def answer_help(acting: Acting, args: AnswerHelp) -> list[ev.Event]:
    """The facilitator has been there."""
    if args.group_id not in acting.session.help_called:
        return []
    return [ev.HelpAnswered(group_id=args.group_id)]


def _item(acting: Acting, item_id: str) -> AgendaItem:
    item = acting.session.plan.item(item_id)
    if item is None:
        raise NotFound("item-unknown")
    return item


def _minutes(item: AgendaItem, args: StartItem) -> int:
    return args.minutes or item.minutes


def _running(acting: Acting) -> ItemRun:
    run = acting.session.running
    if run is None:
        raise NotNow("nothing-running")
    return run


def _end_running(acting: Acting) -> list[ev.Event]:
    run = acting.session.running
    return [ev.ItemEnded(item_id=run.item_id)] if run else []
