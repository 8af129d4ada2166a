"""What groups are shown as likely counterparts, and what they make of it."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.requirements import check_pair, check_requirement
from kit.domain import events as ev
from kit.domain.errors import NotFound
from kit.domain.events import RequirementRef, SuggestedPair
from kit.domain.rights import Act


class ShowSuggestions(Args):
    """The candidates that stand beside a requirement, best first, and the method they are from."""

    subject: RequirementRef
    method: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    suggested: Annotated[tuple[SuggestedPair, ...], Field(min_length=1, max_length=60)]


class RefuseSuggestion(Args):
    """A suggested pair that is none."""

    subject: RequirementRef
    object: RequirementRef


@act(Act.SHOW_SUGGESTIONS, ShowSuggestions)
def show_suggestions(acting: Acting, args: ShowSuggestions) -> list[ev.Event]:
    """Log what a group is shown; what it was shown before is not logged again."""
    check_requirement(acting, args.subject)
    for one in args.suggested:
        check_pair(acting, args.subject, one.object)
    seen = acting.session.suggested
    new = tuple(
        one for one in args.suggested if (acting.group_id, args.subject, one.object) not in seen
    )
    if not new:
        return []
    return [
        ev.SuggestionsShown(
            group_id=acting.group_id, subject=args.subject, method=args.method, suggested=new
        )
    ]


@act(Act.REFUSE_SUGGESTION, RefuseSuggestion)
def refuse_suggestion(acting: Acting, args: RefuseSuggestion) -> list[ev.Event]:
    """Say that a suggested pair is none, once."""
    shown = acting.session.suggested.get((acting.group_id, args.subject, args.object))
    if shown is None:
        raise NotFound("suggestion-unknown")
    if shown.refused:
        return []
    return [ev.SuggestionRefused(group_id=acting.group_id, **dict(args))]
