"""The crosswalk page: two frameworks side by side, what groups say of them, and where they differ.

While groups compare two frameworks blind, nobody's answers on them are in the shared part; a
group's own part holds its own.
"""

from itertools import combinations
from typing import Any

from kit.domain.crosswalk import Gap
from kit.domain.ids import LONGEST_TEXT
from kit.domain.judging import is_hidden
from kit.domain.rights import Act, may
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.comparison import comparison
from kit.views.framework_words import described
from kit.views.live import Live
from kit.views.moment import moment, written
from kit.words import say

FIELDS = ("rationale", "strength", "relation")


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """What everybody on this page may see, the same for every group."""
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed": session.closed_at is not None,
        "moment": moment(session, lang),
        "longest": LONGEST_TEXT,
        "groups": [
            {"group_id": group.group_id, "number": group.number, "title": group.title}
            for group in session.groups.values()
        ],
        "frameworks": [described(one, lang) for one in session.comparable()],
        "comparisons": {
            _name(pair): comparison(session, lang, *pair) for pair in _pairs_shown(session)
        },
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """A seat's group, what it judged, and its own answers where the others' are hidden."""
    group = session.groups.get(seat.group_id or "")
    group_id = group.group_id if group else None
    return {
        "role": seat.role.value,
        "group": group and {"group_id": group_id, "number": group.number, "title": group.title},
        "may_judge": group is not None and may(seat.role, Act.STATE_MAPPING),
        "pair": _pair_of(session, group_id),
        "mine": [*_mappings(session, group_id, lang), *_gaps(session, group_id, lang)],
        "comparisons": {
            _name(pair): comparison(session, lang, *pair, group_id)
            for pair in _pairs_shown(session)
            if group_id and is_hidden(session, *pair)
        },
    }


def _name(pair: tuple[str, str]) -> str:
    return " ".join(pair)


def _pairs_shown(session: Session) -> list[tuple[str, str]]:
    """The pairs of frameworks that are assigned or were judged; with the first two, always.

    That a hidden pair was touched is no secret, so it is listed like any other.
    """
    ends = {
        *session.judges,
        *(
            (one.subject.framework_id, one.object.framework_id)
            for one in session.standing_mappings()
        ),
        *((gap.subject.framework_id, gap.framework_id) for gap in session.standing_gaps()),
    }
    pairs = list(combinations([one.id for one in session.comparable()], 2))
    return [pair for pair in pairs if pair in (pairs[0], *ends) or pair[::-1] in ends]


def _pair_of(session: Session, group_id: str | None) -> list[str] | None:
    """The two frameworks that this group is asked to compare; else the first two of the session."""
    assigned = [ends for ends, judges in session.judges.items() if group_id in judges.group_ids]
    if assigned:
        return list(assigned[-1])
    first = [one.id for one in session.comparable()[:2]]
    return first if len(first) == 2 else None


def _mappings(session: Session, group_id: str | None, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "mapping_id": mapping.mapping_id,
            "subject": mapping.subject.model_dump(),
            "object": mapping.object.model_dump(),
            "mark": relation_words.MARKS[mapping.relation],
            "words": relation_words.relation(mapping, session.frameworks, lang),
            "why": {"text": mapping.justification, "lang": mapping.lang},
            "look_again": say("crosswalk-look-again", lang) if mapping.look_again else None,
            **{field: getattr(mapping, field) for field in FIELDS},
        }
        for mapping in session.standing_mappings()
        if mapping.group_id == group_id
    ]


def _gaps(session: Session, group_id: str | None, lang: str) -> list[dict[str, Any]]:
    return [_gap(session, gap, lang) for gap in session.standing_gaps() if gap.group_id == group_id]


def _gap(session: Session, gap: Gap, lang: str) -> dict[str, Any]:
    return {
        "gap_id": gap.gap_id,
        "subject": gap.subject.model_dump(),
        "framework_id": gap.framework_id,
        "words": relation_words.gap(session.frameworks[gap.framework_id], lang),
        "why": {"text": gap.justification, "lang": gap.lang},
        "look_again": say("crosswalk-look-again", lang) if gap.look_again else None,
    }
