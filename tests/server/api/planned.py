"""What chapters of the story have in common: plans, ballots, rounds that open and close."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.server.api.telling import Story

BE, EU = "be-mentoring-belgium", "eu-eument-net"
RATING = {"name": "delphi", "high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}
PHONES = [f"phone-{number}" for number in range(1, 7)]


def soon(minutes: int = 15) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def plan(plan_id: str, method: str, rule: dict[str, str], **more: Any) -> dict[str, Any]:
    given = {"id": plan_id, "electorate": "persons", "secrecy": "secret", "method": method}
    return {**given, "rule": rule, **more}


def ref(framework_id: str, ref_id: str) -> dict[str, str]:
    return {"framework_id": framework_id, "ref_id": ref_id}


def code(who: str, number: int, kind: str) -> str:
    """A code as a device draws it, the same in each telling."""
    return hashlib.sha256(f"{who} {number} {kind}".encode()).hexdigest()[:20]


def choices(told: Story, who: str, kind: str, *values: str | None) -> dict[str, dict[str, str]]:
    whole = kind == "approval"
    return {
        standard_id: {"value": value, "code": code(who, 0 if whole else number, kind)}
        for number, (standard_id, value) in enumerate(zip(told.ballot, values, strict=True))
        if value is not None
    }


def opened(told: Story, asked: dict[str, Any], named: str = "", **more: Any) -> str:
    told.does("facilitator", "plan_round", f"plan_round {asked['id']}", plan=asked)
    given = {"plan_id": asked["id"], "standard_ids": told.ballot, **more}
    return str(told.does("facilitator", "open_round", named, **given)["round_id"])


def close(told: Story, in_round: dict[str, str]) -> None:
    told.does("facilitator", "close_round", "close", **in_round, confirmed=True)
