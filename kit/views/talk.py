"""What there is to talk about: disagreements, what was settled, how far groups agree.

Everybody may read it; only the facilitator settles.
"""

from typing import Any

from kit.domain.agreement.over_all import agreement_between, agreement_over_all
from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.findings import findings
from kit.domain.crosswalk.judging import all_compared, compared
from kit.domain.session import Session
from kit.views.agreement_words import agreement_words
from kit.views.assignments import assignments
from kit.views.checks import counts
from kit.views.settling import all_settled, to_confirm, to_settle

HERE, EVERYWHERE = "disagreements", "disagreements-all"
LOOKS = (HERE, EVERYWHERE)
"""How one looks at it: on the two frameworks in sight, or on all."""
DESK = "crosswalk"
"""Where the facilitator looks at it."""


def talk(session: Session, lang: str, at: tuple[str, ...]) -> dict[str, Any] | None:
    """What there is to talk about, for who looks at it; what is blind is left out."""
    ours, theirs, look, *_ = (*at, "", "", "")
    if look == EVERYWHERE or (look == HERE and theirs not in session.frameworks):
        found, agreed = list(all_compared(session).values()), agreement_over_all(session)
        ends = None
    elif look == HERE:
        found, agreed = [compared(session, ours, theirs)], agreement_between(session, ours, theirs)
        ends = {ours, theirs}
    else:
        return None
    return {
        "agreement": agreement_words(session, agreed, lang),
        "to_settle": to_settle(session, ranked(session, found), lang),
        "settled": all_settled(session, lang, ends),
    }


def desk(session: Session, lang: str, at: tuple[str, ...]) -> dict[str, Any]:
    """The facilitator's: who compares what, and all there is to settle; in full where they look."""
    seen = all_compared(session)
    differing = ranked(session, seen.values())
    told: dict[str, Any] = {"differing": len(differing)}
    if DESK in at:
        told |= {
            "judging": assignments(session, seen, differing, lang, " ".join(at[1:])),
            "checks": counts(findings(session), lang),
            "to_settle": to_settle(session, differing, lang),
            "settled": all_settled(session, lang),
            "to_confirm": to_confirm(session, seen.values(), lang),
        }
    return told
