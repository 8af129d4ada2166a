"""The prepared crosswalks that touch a framework: one reader's comparison each."""

from typing import Any

from kit.domain.framework import Framework
from kit.domain.prepared import PreparedCrosswalk, Side
from kit.views.frameworks.addresses import crosswalk as place_of
from kit.views.frameworks.at_hand import Shelf
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader
from kit.words import say


def compared(shelf: Shelf, framework: Framework, lang: str) -> list[dict[str, Any]]:
    """Each crosswalk with the other framework, as it looks from this one."""
    found = []
    for one in shelf.crosswalks:
        side = _side(one, framework)
        other = shelf.frameworks.get(one.object if side == "subject" else one.subject)
        if side and other:
            found.append(_crosswalk(one, side, framework, other.framework, lang))
    return found


def _side(crosswalk: PreparedCrosswalk, framework: Framework) -> Side | None:
    if crosswalk.subject == framework.id:
        return "subject"
    return "object" if crosswalk.object == framework.id else None


def _crosswalk(
    one: PreparedCrosswalk, side: Side, ours: Framework, theirs: Framework, lang: str
) -> dict[str, Any]:
    counted = {each.ref_id for each in ours.assessable()}
    return {
        "href": place_of(one.id),
        "issuer": theirs.issuer,
        "title": Reader(lang).one(theirs.title),
        "country": place(theirs.country, lang),
        "reader": Reader(lang).one(one.reader),
        "made": one.made,
        "said": say(
            "framework-page-reached",
            lang,
            reached=len(one.reached(side) & counted),
            total=len(counted),
        ),
    }
