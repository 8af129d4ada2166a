"""One standard of a closed round: verdict, figures, margin, distribution and reasons."""

from typing import Any

from kit.domain.accord import accord
from kit.domain.ballot import Reason
from kit.domain.methods import method_of
from kit.domain.reason_sides import MINORITY, SIDES
from kit.domain.results import Counted, Result
from kit.domain.session import Session
from kit.domain.workshop import Method
from kit.views.results.answers import columns, given, words_of
from kit.views.results.names import organisation_of
from kit.views.wordings import worded
from kit.words import say
from kit.words.counts import counted_words
from kit.words.figures import figures


def rows(found: Counted, lang: str, session: Session | None = None) -> list[dict[str, Any]]:
    """Every standard of a round, in the order of its ballot.

    `at` is its place where those on which the room agrees most come first.
    """
    told = [row(found, standard_id, lang, session) for standard_id in found.results]
    orders = [accord(found.rule, given(found.rule, one)).order for one in found.results.values()]
    by_accord = sorted(range(len(told)), key=lambda place: orders[place])
    for at, place in enumerate(by_accord):
        told[place]["at"] = at
    return told


def row(
    found: Counted, standard_id: str, lang: str, session: Session | None = None
) -> dict[str, Any]:
    """What a round says of one standard."""
    one, rule, round_ = found.results[standard_id], found.rule, found.round
    words = counted_words(one, rule, lang, round_)
    return {
        "standard_id": standard_id,
        "number": round_.opened.standard_ids.index(standard_id) + 1,
        **worded(dict(round_.wordings[standard_id]), lang),
        "verdict": one.verdict.value,
        "verdict_words": say(f"results-{one.verdict}", lang),
        "figures": _figures(found, one, lang),
        "main": words.main,
        "adds_up": words.adds_up,
        "margin": words.margin,
        "notes": words.notes,
        **_distribution(found, one, lang),
        "scopes": _scopes(one, lang),
        "reasons": [_reason(reason, found, one, lang, session) for reason in _ordered(one)],
    }


def _figures(found: Counted, one: Result, lang: str) -> list[dict[str, str | None] | None]:
    """The figures in the columns of the rule; a column may be empty."""
    known = {told.name: told for told in figures(one, found.rule, lang, found.round)}
    return [
        {"count": known[column.name].count, "share": known[column.name].share}
        if column.name in known
        else None
        for column in columns(found.round, lang)
    ]


def _distribution(found: Counted, one: Result, lang: str) -> dict[str, Any]:
    """How often each answer was given, in words too; `parts` are for, between and against."""
    counts = given(found.rule, one)
    sides = accord(found.rule, counts)
    is_rated = method_of(found.rule.name) is Method.RATING
    sentence = "results-rating" if is_rated else "results-given"
    listed = ", ".join(
        say(sentence, lang, count=count, answer=words_of(found.rule, value, lang))
        for value, count in counts.items()
        if count
    )
    state = sides.state if method_of(found.rule.name) is not Method.APPROVAL else "mixed"
    return {
        "distribution": list(counts.values()),
        "distribution_words": listed or say("results-nobody-judged", lang),
        "parts": [sides.lo, sides.mid, sides.hi],
        "accord": state,
        "accord_words": say(f"results-accord-{state}", lang) if state != "mixed" else None,
    }


def _scopes(one: Result, lang: str) -> str | None:
    """How many find it universal, and how many adaptable; nothing where the round did not ask."""
    told = (say(f"results-scope-{scope}", lang, count=n) for scope, n in one.scopes.items())
    return " · ".join(told) or None


def _ordered(one: Result) -> list[Reason]:
    """The minority's reasons first."""
    return sorted(one.reasons, key=lambda reason: SIDES[one.verdict].index(reason.side))


def _reason(
    reason: Reason, found: Counted, one: Result, lang: str, session: Session | None
) -> dict[str, Any]:
    """Whose it is stands there only in open rounds."""
    told = {
        "side": reason.side,
        "side_words": say(f"results-side-{reason.side}", lang),
        "text": reason.text,
    }
    if MINORITY[one.verdict] == reason.side:
        told["minority"] = say("results-minority", lang)
    if whose := organisation_of(found.round, reason.seat_id, session):
        told["whose"] = whose
    return told
