"""What the always-on checks found, as sentences that lead to the row."""

from collections.abc import Iterable
from typing import Any

from kit.domain.crosswalk.finding import Finding
from kit.domain.session import Session
from kit.views.finding_words import Speaker
from kit.views.groups import group


def listed(session: Session, found: Iterable[Finding], lang: str) -> list[dict[str, Any]]:
    """Findings as a page shows them, in the order in which they are given."""
    speaker = Speaker(session, lang)
    return [_shown(session, speaker, one) for one in found]


def _shown(session: Session, speaker: Speaker, one: Finding) -> dict[str, Any]:
    """A finding with the way to its row, whose it is, and all requirements that it is about."""
    return {
        "kind": one.kind.value,
        "severity": one.severity.value,
        "words": speaker.sentence(one),
        "place": {
            "ours": one.subject.framework_id,
            "theirs": one.framework_id,
            "ref": one.subject.ref_id,
            "other": one.object.ref_id if one.object else None,
        },
        "groups": [group(session, each, speaker.lang)["number"] for each in one.group_ids],
        "refs": [ref.model_dump() for ref in one.refs or one.chain],
    }
