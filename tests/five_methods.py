"""The five methods as a test needs them: a plan that a secret round can carry, and its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kit.domain.methods import answers_of
from kit.domain.planned import planned_rule
from kit.domain.workshop import RoundPlan, Secrecy

GRADES = "“très bien”,bien,à revoir,rejeté"


@dataclass(frozen=True)
class Asked:
    """A method with a rule."""

    method: str
    rule: dict[str, str]

    def plan(self, plan_id: str = "r9", **more: Any) -> RoundPlan:
        """A secret round of persons that asks whether a standard is universal, too."""
        given = {
            "id": plan_id,
            "electorate": "persons",
            "secrecy": "secret",
            "method": self.method,
            "rule": self.rule,
            "asks_scope": True,
        }
        return RoundPlan.model_validate(given | more)

    @property
    def answers(self) -> tuple[str, ...]:
        """All that a secret ballot can say of a standard."""
        return answers_of(planned_rule(self.plan()), Secrecy.SECRET)

    def choices(
        self, standard_ids: Sequence[str], turn: int, code: str = "c0de"
    ) -> dict[str, dict[str, str]]:
        """A ballot's choices, others in each turn; approval leaves some out, under one code."""
        is_whole = self.method == "approval"
        return {
            standard_id: {
                "value": self.answers[(turn + number) % len(self.answers)],
                "code": (code if is_whole else f"{code}{number}").ljust(20, "z"),
            }
            for number, standard_id in enumerate(standard_ids)
            if not is_whole or (turn + number) % 2
        }


FIVE = {
    one.method: one
    for one in (
        Asked("rating", {"name": "delphi", "high": "7-9", "in_share": "70%"}),
        Asked(
            "yes-no",
            {"name": "double-threshold", "weights_of": "voters", "country_share": "off"},
        ),
        Asked("approval", {"name": "approval", "places": "1"}),
        Asked("grading", {"name": "majority-judgment", "grades": GRADES}),
        Asked("consent", {"name": "consent"}),
    )
}
