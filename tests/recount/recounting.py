"""Takes rounds of the kit to the recount script, which knows nothing of the kit."""

import json
from typing import Any

from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.reports import recount as script
from kit.reports.bundle.decisions import decisions

WHEN = ("opened_at", "closed_at")
"""What the record says of a round and the round itself does not."""


def as_script(round_: Round) -> script.Round:
    """The same closed round as the script reads it from a record."""
    record = script.Record()
    found = script.Round(round_.opened.model_dump(mode="json"), "")
    found.voters = {seat_id: voter_of(round_, seat_id) for seat_id in round_.entitled}
    record.rounds[round_.round_id] = found
    assert round_.closed is not None
    body = round_.closed.model_dump(mode="json")
    record.take({"name": "round-closed", "position": 2, "at": "", "body": body})
    return found


def voter_of(round_: Round, seat_id: str) -> script.Voter:
    """Whom a seat stands for."""
    voter = round_.voters[seat_id]
    return script.Voter(voter.organisation_id, voter.country, voter.group_id)


def by_kit(round_: Round) -> dict[str, Any]:
    """What the kit decided, as decisions.json has it, without what nobody counts again."""
    session = Session("demo", rounds={round_.round_id: round_})
    [found] = json.loads(decisions(session))["rounds"]
    for one in found["standards"]:
        one["figures"] = script.without_margins(one["figures"])
        del one["margin"]
    del found["power"]
    return {name: one for name, one in found.items() if name not in WHEN}


def by_script(round_: Round) -> dict[str, Any]:
    """What the script says that the same round decided."""
    found = script.recounted(as_script(round_))
    return {name: one for name, one in found.items() if name not in WHEN}
