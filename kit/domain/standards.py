"""Candidate standards of the common seal, and which frameworks ask for them already."""

from dataclasses import dataclass
from enum import StrEnum

from kit.domain import events as ev
from kit.domain.framework import Completeness, Framework


@dataclass(frozen=True)
class Standard:
    """A candidate for the common seal, in as many languages as the room gave it."""

    standard_id: str
    wordings: tuple[tuple[str, str], ...]
    requirements: tuple[ev.RequirementRef, ...]
    theme_ids: tuple[str, ...]
    mapping_ids: tuple[str, ...]
    parent_ids: tuple[str, ...] = ()
    version: int = 1
    rivals: tuple[str, ...] = ()
    dropped: bool = False

    @property
    def text(self) -> str:
        """The first wording that was given."""
        return self.wordings[0][1]


class Asks(StrEnum):
    """Whether a framework asks for a standard, as far as we hold it."""

    YES = "yes"
    NOT_KNOWN = "not-known"
    NO = "no"


def asked_by(standard: Standard, frameworks: dict[str, Framework]) -> dict[str, Asks]:
    """Which frameworks ask for a standard: those with a requirement it was gathered from.

    An incomplete framework that was not gathered from is `NOT_KNOWN`, never `NO`.
    """
    sources = {requirement.framework_id for requirement in standard.requirements}
    return {
        framework_id: Asks.YES
        if framework_id in sources
        else Asks.NO
        if framework.completeness is Completeness.COMPLETE
        else Asks.NOT_KNOWN
        for framework_id, framework in frameworks.items()
    }
