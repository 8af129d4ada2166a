"""The reasons beside a verdict, the minority's first."""

from kit.domain.ballot import Reason
from kit.domain.reason_sides import MINORITY, SIDES
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import Vote
from kit.domain.workshop import Electorate
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h


def reasons(edition: Edition, vote: Vote) -> list[Markup]:
    """What was written beside the votes; whose it is where organisations vote in the open."""
    found = vote.result.verdict
    by_side = {
        side: [one for one in vote.result.reasons if one.side == side] for side in SIDES[found]
    }
    return [
        h(
            "div",
            h("h5", edition.say(f"reports-{_whose(found, side)}-{side}")),
            h("ul", *(h("li", _reason(edition, vote, one)) for one in given)),
            class_="reasons",
        )
        for side, given in by_side.items()
        if given
    ]


def _whose(found: Verdict, side: str) -> str:
    return "minority" if MINORITY[found] == side else "reasons"


def _reason(edition: Edition, vote: Vote, one: Reason) -> list[Child]:
    """In a language that nobody told."""
    said = h("q", one.text, dir="auto", lang="")
    voter = vote.round.voters.get(one.seat_id or "")
    named = vote.round.opened.electorate is Electorate.ORGANISATIONS
    if not named or voter is None or voter.organisation_id is None:
        return [said]
    return [said, " – ", edition.organisation(voter.organisation_id)]
