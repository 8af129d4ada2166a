"""Candidate standards of the common seal, and which frameworks ask for them already."""

from dataclasses import dataclass
from enum import StrEnum

from kit.domain import events as ev
from kit.domain.crosswalk import Mapping
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
    PARTLY = "partly"
    NOT_KNOWN = "not-known"
    NO = "no"


def asked_by(
    standard: Standard, frameworks: dict[str, Framework], mappings: dict[str, Mapping]
) -> dict[str, Asks]:
    """Which frameworks ask for a standard: those with a requirement it was gathered from.

    `PARTLY` where the groups found nothing but an overlap between those requirements and the
    others, and none of them says what the standard says word for word. An incomplete framework
    that was not gathered from is `NOT_KNOWN`, never `NO`.
    """
    claims = [mappings[one] for one in standard.mapping_ids if one in mappings]
    return {
        framework_id: _asks(standard, framework, claims)
        for framework_id, framework in frameworks.items()
    }


def _asks(standard: Standard, framework: Framework, claims: list[Mapping]) -> Asks:
    sources = {one for one in standard.requirements if one.framework_id == framework.id}
    if not sources:
        is_whole = framework.completeness is Completeness.COMPLETE
        return Asks.NO if is_whole else Asks.NOT_KNOWN
    overlaps = all(_only_overlaps(source, claims) for source in sources)
    return Asks.PARTLY if overlaps and not _in_its_words(standard, framework) else Asks.YES


def _only_overlaps(source: ev.RequirementRef, claims: list[Mapping]) -> bool:
    relations = {one.relation for one in claims if source in (one.subject, one.object)}
    return relations == {"intersects-with"}


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
