"""The rule of a round in words while its plan is being typed: nothing is recorded."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.domain.errors import BadInput, NotAllowed
from kit.domain.ids import Id
from kit.domain.rights import Act, may
from kit.domain.workshop import RoundPlan
from kit.server.door import Call, spoken
from kit.views.voting.planning import drafted, unusable


class SentPlan(BaseModel):
    """A plan as it stands in the form."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    seat: Id
    plan: dict[str, Any]
    lang: str = ""


class RuleCall(Call):
    """POST /api/rule: what a plan would mean, or why it cannot be held so."""

    async def post(self) -> None:
        """Say it to who may plan rounds."""
        given = self.body()
        self.spoken = spoken(given.get("lang"), self.lang)
        try:
            sent = SentPlan.model_validate(given)
        except ValidationError:
            raise BadInput("door-unreadable") from None
        room, seat = self.seat(sent.seat)
        if not may(seat.role, Act.PLAN_ROUND):
            raise NotAllowed("door-not-yours")
        try:
            plan = RoundPlan.model_validate(sent.plan)
        except ValidationError as error:
            told = unusable(_unreadable(error), self.lang)
        else:
            told = drafted(room.session, plan, self.lang)
        self.finish({"ok": True, **told})


def _unreadable(error: ValidationError) -> BadInput:
    """A half-typed weight is what a form has most; anything else is named by its place."""
    place = ".".join(str(part) for part in error.errors()[0]["loc"])
    if place.startswith("weights"):
        return BadInput("plan-weights-unusable")
    return BadInput("args-unreadable", place=place)
