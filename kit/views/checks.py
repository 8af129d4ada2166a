"""The always-on checks on a page: how many there are, and, where somebody looks, each of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kit.domain.crosswalk.finding import Finding, Severity
from kit.domain.crosswalk.findings import between
from kit.domain.crosswalk.findings import findings as all_findings
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.session import Session
from kit.views.findings import listed
from kit.words import say

HERE, EVERYWHERE = "checks", "checks-all"
LOOKS = (HERE, EVERYWHERE)
"""How one looks at them: on the two frameworks in sight, or on all."""


def checks(
    session: Session, lang: str, at: tuple[str, ...], group_id: str | None = None
) -> dict[str, Any]:
    """What the checks found between the two frameworks looked at, and everywhere, in counts.

    `rows` are there only for who looks at them; `group_id` sees its own answers, too.
    """
    ours, theirs, look, *_ = (*at, "", "", "")
    found = all_findings(session, group_id)
    here = between(found, ours, theirs) if theirs in session.frameworks else found
    shown = {HERE: here, EVERYWHERE: found}.get(look)
    return {
        "here": counts(here, lang),
        "everywhere": counts(found, lang),
        "rows": None if shown is None else _rows(session, shown, lang),
    }


def own_checks(
    session: Session, lang: str, at: tuple[str, ...], group_id: str | None
) -> dict[str, Any] | None:
    """The same with a group's own blind answers; nothing where it sees what everybody does."""
    blind = any(
        group_id in judges.group_ids and is_hidden(session, *ends)
        for ends, judges in session.judges.items()
    )
    return checks(session, lang, at, group_id) if group_id and blind else None


def counts(found: Iterable[Finding], lang: str) -> dict[str, Any]:
    """How many of each severity; `open` are those that somebody should look at."""
    by_severity = Counter(one.severity for one in found)
    return {
        **{severity.value: by_severity[severity] for severity in Severity},
        "open": by_severity[Severity.CONTRADICTS] + by_severity[Severity.LOOK],
        "words": say(
            "judging-checks",
            lang,
            contradicts=by_severity[Severity.CONTRADICTS],
            look=by_severity[Severity.LOOK],
            note=by_severity[Severity.NOTE],
        ),
    }


def _rows(session: Session, found: list[Finding], lang: str) -> dict[str, Any]:
    """Each under a name of its own, gravest first, so that only what is new need be sent."""
    told = listed(session, found, lang)
    seen: Counter[str] = Counter()
    rows: dict[str, Any] = {}
    for one in told:
        where = one["place"]
        name = f"{one['kind']} {where['ours']} {where['ref']} {where['theirs']} {where['other']}"
        seen[name] += 1
        rows[f"{name} {seen[name]}"] = one
    return {"order": list(rows), "found": rows}
