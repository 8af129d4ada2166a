"""A framework: a published set of requirements by one issuer, as far as we hold it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kit.domain.ids import Country, Id, Lang, RefId

Texts = dict[Lang, str]
"""One statement in several languages."""

NumberName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""What a number counts or measures (`minimum_duration`), the same word in every framework."""


class Part(BaseModel):
    """A frozen value read from a file or an event; unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Completeness(StrEnum):
    """How much of the issuer's list we hold."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    HEADINGS = "headings"
    ANNOUNCED = "announced"


class Wording(StrEnum):
    """Whose words the statements are."""

    RESTATED = "restated"
    ISSUER = "issuer"


class Reading(StrEnum):
    """Where a requirement was read."""

    ISSUER = "issuer"
    COPY = "copy"
    PARTLY = "partly"


class Phase(StrEnum):
    """The phase of a mentoring relation that a requirement speaks of."""

    RECRUITING = "recruiting"
    SELECTION = "selection"
    TRAINING = "training"
    MATCHING = "matching"
    ACCOMPANIMENT = "accompaniment"
    ENDING = "ending"
    EVALUATION = "evaluation"
    GOVERNANCE = "governance"
    SAFEGUARDING = "safeguarding"


class Number(Part):
    """A number a requirement asks for; `or_own_minimum` where a programme may set its own."""

    value: Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]
    unit: str
    or_own_minimum: bool = False


class Source(Part):
    """The document that a framework was taken from."""

    document: str
    url: str | None = None
    licence: str | None = None


class Requirement(Part):
    """One numbered statement; a heading is a requirement that is not assessable."""

    ref_id: RefId
    printed: str | None = None
    assessable: bool = True
    title: Texts | None = None
    statement: Texts | None = None
    phase: Phase | None = None
    level: str | None = None
    numbers: dict[NumberName, Number] = {}
    locator: str | None = None
    reading: Reading = Reading.ISSUER
    requirements: tuple["Requirement", ...] = ()

    def walk(self) -> Iterator["Requirement"]:
        """This requirement and all below it, in the order of the source."""
        yield self
        for part in self.requirements:
            yield from part.walk()


class Framework(Part):
    """A published, versioned set of requirements by one issuer."""

    id: Id
    title: Texts
    issuer: str
    country: Country
    edition: str
    audience: Texts
    source: Source
    completeness: Completeness
    wording: Wording
    languages: tuple[Lang, ...]
    levels: dict[str, Texts] = {}
    gaps: Texts | None = None
    definitions: tuple[Requirement, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    def walk(self) -> Iterator[Requirement]:
        """All requirements, headings and sub-points included, in the order of the source."""
        for requirement in self.requirements:
            yield from requirement.walk()

    def assessable(self) -> list[Requirement]:
        """The requirements that can be met or not: what coverage counts."""
        return [requirement for requirement in self.walk() if requirement.assessable]
