"""A framework: a published set of requirements by one issuer, as far as we hold it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from kit.domain.ids import Country, Id, Lang, RefId

Texts = dict[Lang, str]
"""One statement in several languages."""

NumberName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""What a number counts or measures (`minimum_duration`), the same word in every framework."""


Value = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)?$")]
"""A number as it is written; a text, so that it stays exact."""


UNDATED = "[n.d.]"
"""How `edition` says that the source bears no date."""


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


class Bound(StrEnum):
    """Which side of a number is asked for."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    EXACTLY = "exactly"


class LeftTo(StrEnum):
    """Who sets a number that the issuer leaves open."""

    PROGRAMME = "programme"
    PAIR = "pair"


class Number(Part):
    """A number that a requirement asks for, in the issuer's unit.

    `or_own_minimum`: a programme may set its own instead. Without a `value` the issuer speaks of
    the matter and leaves the number to whom `left_to` says.
    """

    value: Value | None = None
    unit: str
    bound: Bound = Bound.AT_LEAST
    or_own_minimum: bool = False
    left_to: LeftTo | None = None

    @model_validator(mode="after")
    def _is_given_or_left(self) -> Self:
        if (self.value is None) == (self.left_to is None):
            raise ValueError("a number has a value or says to whom it is left")
        return self


class Source(Part):
    """A document that a framework, or a part of it, was taken from."""

    document: str
    url: str | None = None
    licence: str | None = None


class Topic(StrEnum):
    """What a fact about a scheme speaks of."""

    SCOPE = "scope"
    STRUCTURE = "structure"
    LEVELS = "levels"
    SCORING = "scoring"
    ELIGIBILITY = "eligibility"
    ASSESSMENT = "assessment"
    VALIDITY = "validity"
    ORIGIN = "origin"
    PRACTICE = "practice"


class SchemeFact(Part):
    """What is known of a scheme beside its requirements: who may apply, who looks, for how long.

    A fact is never mapped, covered or voted on.
    """

    ref_id: RefId
    topic: Topic
    statement: Texts
    numbers: dict[NumberName, Number] = {}
    source: Id | None = None
    locator: str | None = None
    reading: Reading = Reading.ISSUER


class Requirement(Part):
    """One numbered statement; a heading is a requirement that is not assessable.

    `source` names one of the framework's `other_sources` where it was not read in the framework's
    own; `locator` is the place there.
    """

    ref_id: RefId
    printed: str | None = None
    assessable: bool = True
    title: Texts | None = None
    statement: Texts | None = None
    phase: Phase | None = None
    level: str | None = None
    numbers: dict[NumberName, Number] = {}
    source: Id | None = None
    locator: str | None = None
    reading: Reading = Reading.ISSUER
    requirements: tuple["Requirement", ...] = ()

    def walk(self) -> Iterator["Requirement"]:
        """This requirement and all below it, in the order of the source."""
        yield self
        for part in self.requirements:
            yield from part.walk()


class Framework(Part):
    """A published, versioned set of requirements by one issuer.

    `replaces` is the id of the edition before it; `gaps` says what is missing, in the list or in
    what we hold of it; `to_complete` who can supply the rest of a list that we do not hold whole.
    """

    id: Id
    title: Texts
    issuer: str
    country: Country
    edition: str
    replaces: Id | None = None
    audience: Texts
    source: Source
    other_sources: dict[Id, Source] = {}
    completeness: Completeness
    wording: Wording
    languages: tuple[Lang, ...]
    levels: dict[str, Texts] = {}
    gaps: Texts | None = None
    to_complete: Texts | None = None
    scheme: tuple[SchemeFact, ...] = ()
    definitions: tuple[Requirement, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    def source_of(self, part: Requirement | SchemeFact) -> Source:
        """The document in which a requirement or a fact was read."""
        return self.other_sources[part.source] if part.source else self.source

    def walk(self) -> Iterator[Requirement]:
        """All requirements, headings and sub-points included, in the order of the source."""
        for requirement in self.requirements:
            yield from requirement.walk()

    def assessable(self) -> list[Requirement]:
        """The requirements that can be met or not: what coverage counts."""
        return [requirement for requirement in self.walk() if requirement.assessable]
