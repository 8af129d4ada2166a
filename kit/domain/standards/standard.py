"""Candidate standards of the common seal, and which frameworks ask for them already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kit.domain import events as ev
from kit.domain.ballot import Scope
from kit.domain.crosswalk.said import Mapping as Stated
from kit.domain.framework import Completeness, Framework

SOURCES = ("requirements", "theme_ids", "mapping_ids")
"""What a standard rests on."""

TEXTS = ("adaptation", "harm", "evidence")
"""What is answered of a standard in one's own words."""


@dataclass(frozen=True)
class Described:
    """What a group, or the room, says of a standard beyond its wording. Empty: not answered.

    `version` counts the answers; `rivals` are texts that another hand wrote at the same time.
    """

    scope: Scope | None = None
    tier: ev.Tier | None = None
    under_id: str | None = None
    adaptation: str = ""
    harm: str = ""
    evidence: str = ""
    lang: str = "en"
    version: int = 0
    rivals: tuple[str, ...] = ()

    def then(self, event: ev.StandardDescribed) -> "Described":
        """The next answer of the same group; what its writer did not see stays beside it."""
        answers = {name: getattr(event, name) for name in ("scope", "tier", "under_id", *TEXTS)}
        unseen = [getattr(self, name) for name in TEXTS if getattr(self, name) != answers[name]]
        return Described(
            **answers,
            lang=event.lang,
            version=self.version + 1,
            rivals=tuple(filter(None, unseen)) if event.base != self.version else (),
        )


@dataclass(frozen=True)
class Standard:
    """A candidate for the common seal, in as many languages as the room gave it.

    `described` holds the answers of each group, and under no group what the room settled on.
    """

    standard_id: str
    wordings: tuple[tuple[str, str], ...]
    requirements: tuple[ev.RequirementRef, ...]
    theme_ids: tuple[str, ...]
    mapping_ids: tuple[str, ...]
    parent_ids: tuple[str, ...] = ()
    version: int = 1
    rivals: tuple[str, ...] = ()
    dropped: bool = False
    described: Mapping[str | None, Described] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The first wording that was given."""
        return self.wordings[0][1]


class Asks(StrEnum):
    """Whether a framework asks for a standard, as far as we hold it."""

    YES = "yes"
    PARTLY = "partly"
    NOT_KNOWN = "not-known"
    NO = "no"


def asked_by(
    standard: Standard, frameworks: dict[str, Framework], mappings: dict[str, Stated]
) -> dict[str, Asks]:
    """Which frameworks ask for a standard: those with a requirement it was gathered from.

    `PARTLY` where the groups found nothing but an overlap between those requirements and the
    others, and none of them says what the standard says word for word. An incomplete framework
    that was not gathered from is `NOT_KNOWN`, never `NO`.
    """
    said: dict[ev.RequirementRef, set[ev.Relation]] = defaultdict(set)
    for claim in (mappings[one] for one in standard.mapping_ids if one in mappings):
        said[claim.subject].add(claim.relation)
        said[claim.object].add(claim.relation)
    return {
        framework_id: _asks(standard, framework, said)
        for framework_id, framework in frameworks.items()
    }


Said = Mapping[ev.RequirementRef, set[ev.Relation]]
"""What the mappings of a standard say of each requirement, from whichever side."""


def _asks(standard: Standard, framework: Framework, said: Said) -> Asks:
    sources = {one for one in standard.requirements if one.framework_id == framework.id}
    if not sources:
        is_whole = framework.completeness is Completeness.COMPLETE
        return Asks.NO if is_whole else Asks.NOT_KNOWN
    overlaps = all(said.get(source) == {"intersects-with"} for source in sources)
    return Asks.PARTLY if overlaps and not _in_its_words(standard, framework) else Asks.YES


def _in_its_words(standard: Standard, framework: Framework) -> bool:
    """Whether the standard reads like one of the framework's requirements it came from."""
    sources = {one.ref_id for one in standard.requirements if one.framework_id == framework.id}
    texts = {
        text
        for requirement in framework.walk()
        if requirement.ref_id in sources
        for text in (requirement.statement or requirement.title or {}).values()
    }
    return any(text in texts for _, text in standard.wordings)
