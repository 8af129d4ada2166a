"""The sheet: what held and what did not, in words for whoever leads the room."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kit.rehearsal.checks import Check, Unit
from kit.words import decimal, say

TOO_BUSY = 0.1
"""Seconds by which the computer that plays may be late without spoiling the figures."""
ABOUT_TIME = {
    "staff",
    "arrivals",
    "begun",
    "lines",
    "lost-links",
    "extended",
    "clocks",
    "ballots",
    "votes",
    "reveal",
}
APART = {"network", "finished", "removed"}
"""Checks whose failure has an advice of its own; what is in neither set must not be lost."""


@dataclass(frozen=True)
class Sheet:
    """The outcome of a rehearsal. `busy` is how late the computer was that played the phones."""

    server: str
    phones: int
    checks: tuple[Check, ...]
    busy: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether the room is ready."""
        return not self.failed

    @property
    def failed(self) -> list[Check]:
        """What does not hold."""
        return [one for one in self.checks if not one.passed]

    def text(self, lang: str) -> str:
        """To be read in a terminal, or printed."""
        rows = self.rows(lang)
        one, two, three = (max(len(row[column]) for row in rows) for column in range(3))
        table = [
            f"{mark:<{one}}  {sentence:<{two}}  {figure:>{three}}  {bound}".rstrip()
            for mark, sentence, figure, bound in rows
        ]
        advice = [f"- {one}" for one in self.advice(lang)]
        return "\n".join([self.title(lang), "", *table, "", self.verdict(lang), *advice])

    def rows(self, lang: str) -> list[tuple[str, str, str, str]]:
        """Each check in words: its mark, what was tried, the figure, the bound."""
        return [_row(one, lang) for one in self.checks]

    def as_json(self, lang: str) -> dict[str, Any]:
        """For scripts: the same, with the figures as numbers."""
        return {
            "server": self.server,
            "phones": self.phones,
            "passed": self.passed,
            "verdict": self.verdict(lang),
            "advice": self.advice(lang),
            "busy": round(self.busy, 4),
            "checks": [_as_json(one, lang) for one in self.checks],
        }

    def title(self, lang: str) -> str:
        """What was rehearsed."""
        return say("rehearsal-title", lang, phones=self.phones, server=self.server)

    def verdict(self, lang: str) -> str:
        """Whether the room is ready, in one sentence."""
        checks, failed = len(self.checks), len(self.failed)
        if self.passed:
            return say("rehearsal-ready", lang, phones=self.phones, checks=checks)
        values = {"phones": self.phones, "checks": checks, "count": failed}
        return say("rehearsal-not-ready", lang, **values)

    def advice(self, lang: str) -> list[str]:
        """What to do about what failed."""
        return [say(f"rehearsal-advice-{one}", lang) for one in self._causes()]

    def _causes(self) -> Iterator[str]:
        names = {one.name for one in self.failed}
        if "finished" in names:
            yield "finished"  # what else failed may have failed for that
        else:
            yield from self._causes_in_play(names)
        if "removed" in names:
            yield "removed"

    def _causes_in_play(self, names: set[str]) -> Iterator[str]:
        if "network" in names:
            yield "network"
        elif names & ABOUT_TIME:
            yield "laptop"
        if names & ABOUT_TIME and self.busy > TOO_BUSY:
            yield "busy"
        if names - ABOUT_TIME - APART:
            yield "lost"


def _row(check: Check, lang: str) -> tuple[str, str, str, str]:
    mark = say("rehearsal-pass" if check.passed else "rehearsal-fail", lang)
    return mark, _sentence(check, lang), _figure(check, lang), _bound(check, lang)


def _sentence(check: Check, lang: str) -> str:
    values = dict(check.values)
    if "scene" in values:
        values["scene"] = say(f"rehearsal-scene-{values['scene']}", lang)
    return say(f"rehearsal-check-{check.name}", lang, number=check.count, **values).strip()


def _figure(check: Check, lang: str) -> str:
    if check.missing:
        return say("rehearsal-figure-missing", lang, missing=check.missing)
    if check.figure is None:
        return say("rehearsal-figure-never", lang)
    if check.unit is Unit.SECONDS:
        return _seconds(check.figure, lang, 2)
    if check.name in APART:
        return ""
    if not check.bound:
        return f"{check.figure:.0f}"
    return say("rehearsal-figure-of", lang, found=int(check.figure), wanted=int(check.bound))


def _bound(check: Check, lang: str) -> str:
    if check.unit is Unit.COUNT:
        return ""
    digits = next((one for one in range(3) if round(check.bound, one) == check.bound), 2)
    return say("rehearsal-bound", lang, seconds=_seconds(check.bound, lang, digits))


def _seconds(seconds: float, lang: str, digits: int) -> str:
    return say("rehearsal-seconds", lang, number=decimal(f"{seconds:.{digits}f}", lang))


def _as_json(check: Check, lang: str) -> dict[str, Any]:
    figure = None if check.figure is None else round(check.figure, 4)
    return {
        "check": check.name,
        "passed": check.passed,
        "figure": figure,
        "bound": check.bound,
        "unit": check.unit.value,
        "missing": check.missing,
        "text": _sentence(check, lang),
    }
