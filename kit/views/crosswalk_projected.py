"""The crosswalk on the screen of the room: two or three frameworks as columns, more as a wheel."""

from typing import Any

from kit.domain.crosswalk.judging import all_compared
from kit.domain.session import Session
from kit.graph.columns import PROJECTED, Measure
from kit.graph.wheel import PROJECTED_WHEEL
from kit.views.crosswalk_picture import picture, touched
from kit.views.crosswalk_wheel import round_picture

MOST_COLUMNS = 3
THREE = Measure(row=28, label=236, space=130)
"""Three columns: shorter labels, so that the type stays as large as with two."""


def projected(session: Session, lang: str) -> dict[str, Any]:
    """The picture of the frameworks that were compared: `picture` in columns, or the `wheel`."""
    compared = all_compared(session)
    shown = touched(session, compared)
    if len(shown) <= MOST_COLUMNS:
        measure = THREE if len(shown) == MOST_COLUMNS else PROJECTED
        return {"picture": picture(session, lang, shown, measure=measure), "wheel": None}
    frameworks = [session.frameworks[one] for one in shown]
    between = [one for ends, one in compared.items() if set(ends) <= set(shown)]
    return {"picture": None, "wheel": round_picture(frameworks, between, lang, PROJECTED_WHEEL)}
