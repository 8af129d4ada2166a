"""Mappings and gaps that others have published, as the answers of groups."""

from collections.abc import Iterator, Mapping, Sequence

from kit.domain import events as ev
from kit.domain.foreign.claims import Claim
from kit.domain.foreign.names import named


def claimed(
    claims: Sequence[Claim], groups: Mapping[str, str], key: bytes, lang: str
) -> Iterator[ev.Event]:
    """Each claim as its author's; `groups` are the authors by their names."""
    for number, one in enumerate(claims, 1):
        name = str(number)
        if one.object is None:
            yield ev.GapStated(
                gap_id=named("gap", key, name),
                group_id=groups[one.author],
                subject=one.subject,
                framework_id=one.framework_id,
                justification=one.justification,
                lang=lang,
            )
        else:
            yield ev.MappingStated(
                mapping_id=named("mapping", key, name),
                group_id=groups[one.author],
                subject=one.subject,
                object=one.object,
                relation=one.relation,
                justification=one.justification,
                lang=lang,
            )
