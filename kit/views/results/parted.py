"""A round by country, organisation or group: what each of them said, where that may be told."""

from collections.abc import Mapping
from typing import Any

from kit.domain.accord import accord
from kit.domain.breakdown import Breakdown, breakdowns
from kit.domain.methods import judgements_of
from kit.domain.results import Counted
from kit.domain.rules.known import Rule
from kit.domain.session import Session
from kit.views.results.names import named
from kit.words import say
from kit.words.answers import APART, answer


def parted(found: Counted, lang: str, session: Session | None = None) -> list[dict[str, Any]]:
    """One table for each way of parting: who, and what they said of every standard."""
    return [_table(found, one, lang, session) for one in breakdowns(found.round)]


def _table(found: Counted, one: Breakdown, lang: str, session: Session | None) -> dict[str, Any]:
    withheld = sum(parts is None for parts in one.parts.values())
    return {
        "by": one.by,
        "title": say(f"results-by-{one.by}", lang),
        "names": [named(one.by, name, session, lang) for name in one.names],
        "short": [name or "–" for name in one.names] if one.by == "country" else None,
        "withheld": say("results-by-withheld", lang, count=withheld) if withheld else None,
        "rows": [
            {
                "standard_id": standard_id,
                "cells": None
                if parts is None
                else [_cell(found.rule, parts.get(name, {}), lang) for name in one.names],
            }
            for standard_id, parts in one.parts.items()
        ],
    }


def _cell(rule: Rule, counts: Mapping[str, int], lang: str) -> dict[str, Any] | None:
    """What one of them said: in words and by side. Nothing where they said nothing."""
    known = (*judgements_of(rule), *APART)
    said = [(value, counts[value]) for value in known if counts.get(value)]
    if not said:
        return None
    sides = accord(rule, counts)
    return {"words": _said(rule, said, lang), "parts": [sides.lo, sides.mid, sides.hi]}


def _said(rule: Rule, said: list[tuple[str, int]], lang: str) -> str:
    """One answer alone is its own words; several are counted."""
    if sum(count for _, count in said) == 1:
        return answer(rule, said[0][0], lang)
    return ", ".join(f"{count} × {answer(rule, value, lang)}" for value, count in said)
