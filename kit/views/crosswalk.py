"""The crosswalk page: two frameworks side by side, what groups say of them, and where they differ.

The page is sent in parts: a framework's requirements and a comparison only where somebody looks at
them. While groups compare two frameworks blind, nobody's answers on them are in the shared part; a
group's own part holds its own.
"""

from typing import Any

from kit.domain.crosswalk.judging import is_hidden
from kit.domain.ids import LONGEST_TEXT
from kit.domain.rights import Act, may
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.views import checks, crosswalk_whole, own_judgements, standards_asked, talk
from kit.views.comparison import comparison
from kit.views.crosswalk_picture import picture
from kit.views.framework_names import called
from kit.views.framework_words import described, rows
from kit.views.live import Live
from kit.views.moment import moment, written
from kit.words import day

OF_THE_RECORD = True
"""Nothing of the moment is shown: who is here, who has voted."""
ALL = "*"
"""Instead of a second framework: all the others."""
LOOKS = ("pair", *crosswalk_whole.LOOKS, *checks.LOOKS, *talk.LOOKS)
"""What can be looked at of the frameworks: two of them, or all."""


def place(session: Session, seat: Seat, at: tuple[str, ...]) -> tuple[str, ...]:
    """Where a seat looks: ours, theirs (or all others), and in which way; else where it begins."""
    known = [one.id for one in session.comparable()]
    ours, theirs, look = (*at, *("",) * 3)[:3]
    if look == standards_asked.LOOK:
        return (ALL, ALL, look)
    if look in crosswalk_whole.LOOKS:
        if len(known) > 1:
            return (ALL, crosswalk_whole.chosen(session, theirs), look)
        look = LOOKS[0]
    if ours not in known or theirs not in (*known, ALL) or ours == theirs:
        ours, theirs = _pair_of(session, seat.group_id) or ("", "")
    return (ours, theirs, look if look in LOOKS else LOOKS[0])


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """What everybody on this page may see, the same for every group that looks at the same."""
    ends = _pairs_at(session, live)
    looked_at = dict.fromkeys(end for pair in ends for end in pair)
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
        "frameworks": [
            {**described(one, lang), "name": called(one, session.frameworks.values(), lang)}
            for one in session.comparable()
        ],
        "follows": own_judgements.following(),
        "at": " ".join(live.at),
        "rows": {one: rows(session.frameworks[one], lang) for one in looked_at},
        "comparisons": {_name(pair): comparison(session, lang, *pair) for pair in ends},
        "picture": picture(session, lang, ends[0]) if len(ends) == 1 else None,
        "day": _day(session, lang),
        "whole": crosswalk_whole.whole(session, lang, live.at),
        "checks": checks.checks(session, lang, live.at),
        "talk": talk.talk(session, lang, live.at),
        **standards_asked.standards_asked(session, lang, live.at),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """A seat's group, what it judged, and its own answers where the others' are hidden."""
    group = session.groups.get(seat.group_id or "")
    group_id = group.group_id if group else None
    ends = _pairs_at(session, live)
    hidden = [pair for pair in ends if group_id and is_hidden(session, *pair)]
    return {
        "role": seat.role.value,
        "group": group and {"group_id": group_id, "number": group.number, "title": group.title},
        "may_judge": group is not None and may(seat.role, Act.STATE_MAPPING),
        "pair": list(_pair_of(session, group_id) or ()) or None,
        "mine": own_judgements.mine(session, group_id, lang),
        "bundles": own_judgements.bundles(session, group_id, lang),
        "suggested": own_judgements.suggested(session, group_id, (*live.at, "")[0]),
        "comparisons": {_name(pair): comparison(session, lang, *pair, group_id) for pair in hidden},
        "picture": picture(session, lang, hidden[0], group_id)
        if len(hidden) == len(ends) == 1
        else None,
        "whole": crosswalk_whole.own_whole(session, lang, live.at, group_id),
        "checks": checks.own_checks(session, lang, live.at, group_id),
    }


def _day(session: Session, lang: str) -> str:
    """The day of the newest answer, as a picture that is taken away says it."""
    newest = crosswalk_whole.newest(session)
    return day(newest.date(), lang) if newest else ""


def _name(pair: tuple[str, str]) -> str:
    return " ".join(pair)


def _pairs_at(session: Session, live: Live) -> list[tuple[str, str]]:
    """The pairs of frameworks that are looked at, in the session's order."""
    ours, theirs, *_ = (*live.at, "", "")
    order = [one.id for one in session.comparable()]
    others = [one for one in order if one != ours] if theirs == ALL else [theirs]
    found = [(ours, one) for one in others if ours and {ours, one} <= set(order)]
    return [
        (one, other) if order.index(one) < order.index(other) else (other, one)
        for one, other in found
    ]


def _pair_of(session: Session, group_id: str | None) -> tuple[str, str] | None:
    """The two frameworks that this group is asked to compare; else the first two of the session."""
    assigned = [ends for ends, judges in session.judges.items() if group_id in judges.group_ids]
    if assigned:
        return assigned[-1]
    first = [one.id for one in session.comparable()[:2]]
    return (first[0], first[1]) if len(first) == 2 else None
