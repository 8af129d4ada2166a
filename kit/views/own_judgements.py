"""What one group has said of pairs itself, and made of what a machine suggested to it.

Everything is keyed by its id, so that a new answer is sent alone and not with all before it.
"""

from typing import Any, get_args

from kit.domain.crosswalk.said import Bundle, Gap, Mapping, follows
from kit.domain.events import Relation
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.framework_names import node_id
from kit.words import say

FIELDS = ("rationale", "strength", "relation")
SIDES = {"one": 1, "several": 2}
"""How many requirements stand on a side, as far as it matters for what follows."""

Answers = dict[str, dict[str, Any]]


def following() -> dict[str, dict[str, Relation]]:
    """What each relation of two sides says of a single pair: `{"equal": {"one several": …}}`."""
    return {
        relation: {
            f"{ours} {theirs}": follows(relation, range(subjects), range(objects))
            for ours, subjects in SIDES.items()
            for theirs, objects in SIDES.items()
        }
        for relation in get_args(Relation)
    }


def mine(session: Session, group_id: str | None, lang: str) -> Answers:
    """A group's standing mappings and gaps, with what takes each back."""
    mappings = [one for one in session.standing_mappings() if one.group_id == group_id]
    gaps = [one for one in session.standing_gaps() if one.group_id == group_id]
    return {
        **{one.mapping_id: _mapping(session, one, lang) for one in mappings},
        **{one.gap_id: _gap(session, one, lang) for one in gaps},
    }


def bundles(session: Session, group_id: str | None, lang: str) -> Answers:
    """What a group said of several requirements taken together."""
    return {
        one.bundle_id: _bundle(session, one, lang)
        for one in session.standing_bundles()
        if one.group_id == group_id
    }


def suggested(session: Session, group_id: str | None, ours: str) -> dict[str, dict[str, bool]]:
    """What this group was shown beside each requirement of `ours`; true where it refused it."""
    found: dict[str, dict[str, bool]] = {}
    for one in session.suggested.values():
        if one.group_id == group_id and one.subject.framework_id == ours:
            found.setdefault(one.subject.ref_id, {})[node_id(one.object)] = one.refused
    return found


def _mapping(session: Session, mapping: Mapping, lang: str) -> dict[str, Any]:
    return {
        "mapping_id": mapping.mapping_id,
        "subject": mapping.subject.model_dump(),
        "object": mapping.object.model_dump(),
        "mark": relation_words.MARKS[mapping.relation],
        "words": relation_words.relation(mapping, session.frameworks, lang),
        "why": {"text": mapping.justification, "lang": mapping.lang},
        "look_again": say("crosswalk-look-again", lang) if mapping.look_again else None,
        **{field: getattr(mapping, field) for field in FIELDS},
    }


def _gap(session: Session, gap: Gap, lang: str) -> dict[str, Any]:
    return {
        "gap_id": gap.gap_id,
        "subject": gap.subject.model_dump(),
        "framework_id": gap.framework_id,
        "words": relation_words.gap(gap.framework_id, session.frameworks, lang),
        "why": {"text": gap.justification, "lang": gap.lang},
        "look_again": say("crosswalk-look-again", lang) if gap.look_again else None,
    }


def _bundle(session: Session, bundle: Bundle, lang: str) -> dict[str, Any]:
    """Its mappings carry the reason: they were stated in the same act."""
    mappings = [session.mappings[one] for one in bundle.mapping_ids]
    first = mappings[0]
    look_again = any(one.look_again for one in mappings)
    return {
        "bundle_id": bundle.bundle_id,
        "subjects": [one.model_dump() for one in bundle.subjects],
        "objects": [one.model_dump() for one in bundle.objects],
        "mapping_ids": list(bundle.mapping_ids),
        "relation": bundle.relation,
        "rationale": first.rationale,
        "strength": first.strength,
        "mark": relation_words.MARKS[bundle.relation],
        "words": relation_words.bundle(bundle, session.frameworks, lang),
        "why": {"text": first.justification, "lang": first.lang},
        "look_again": say("crosswalk-look-again", lang) if look_again else None,
    }
