"""What weights mean: how often each organisation turns defeat into success."""

from fractions import Fraction
from typing import Any

from kit.domain.results import Counted
from kit.domain.session import Session
from kit.views.results.names import organisation
from kit.words import say
from kit.words.numbers import exact, tenths_of_percent


def power(found: Counted, lang: str, session: Session | None = None) -> dict[str, Any] | None:
    """Banzhaf's swings of every organisation, the heaviest first; None where all weigh the same."""
    powers = found.decided.power
    if not powers:
        return None
    whole = sum((one.weight for one in powers), Fraction(0))
    every = sum(one.swings for one in powers)
    ordered = sorted(powers, key=lambda one: (-one.weight, one.organisation))
    return {
        "words": say("results-power", lang),
        "idle": [
            say("results-power-none", lang, name=organisation(one.organisation, session))
            for one in ordered
            if not one.swings
        ],
        "rows": [
            {
                "name": organisation(one.organisation, session),
                "weight": exact(one.weight, lang),
                "weight_share": tenths_of_percent(one.weight, whole, lang) if whole else None,
                "swings": say("counted-of", lang, part=one.swings, whole=every),
                "share": tenths_of_percent(one.swings, every, lang) if every else None,
            }
            for one in ordered
        ],
    }
