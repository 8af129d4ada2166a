"""What a closed round says, in words and numbers: the piece that every page shows alike."""

from collections import Counter
from fractions import Fraction
from typing import Any

from kit.domain.ballot import Reason
from kit.domain.results import result, rule_of
from kit.domain.rounds import Round
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.outcome import Outcome
from kit.domain.rules.parameters import RATINGS, Band
from kit.domain.rules.verdict import Verdict
from kit.domain.workshop import Secrecy
from kit.views.moment import milliseconds, written
from kit.views.wordings import worded
from kit.words import say
from kit.words.rules import rule_in_words


def results(round_: Round, lang: str) -> dict[str, Any]:
    """Rule, turnout and, standard by standard, verdict, counts, margin and distribution."""
    closed, opened = round_.closed, round_.opened
    assert closed is not None, "an open round is never counted"
    assert round_.closed_at is not None, "closing is dated"
    rows = [
        _row(round_, standard_id, number, lang)
        for number, standard_id in enumerate(opened.standard_ids, start=1)
    ]
    return {
        "round_id": round_.round_id,
        "number": opened.number,
        "title": round_title(round_, lang),
        "closed_at": milliseconds(round_.closed_at),
        "secret": opened.secrecy is Secrecy.SECRET,
        "rule": rule_in_words(rule_of(round_), lang),
        "turnout": _turnout(round_, lang),
        "verdicts": _verdicts(rows, lang),
        "bands": _bands(round_),
        "rows": rows,
    }


def round_title(round_: Round, lang: str) -> dict[str, str]:
    """The round's own title, or its number."""
    if round_.opened.title:
        return written(round_.opened.title, lang)
    return {"text": say("results-round", lang, number=round_.opened.number), "lang": lang}


def _row(round_: Round, standard_id: str, number: int, lang: str) -> dict[str, Any]:
    found = result(round_, standard_id)
    one, counts = found.outcome, found.counts
    high, low = found.figure("high"), found.figure("low")
    assert isinstance(high, int), "a rule with bands"
    assert isinstance(low, int), "a rule with bands"
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    return {
        "standard_id": standard_id,
        "number": number,
        **worded(dict(round_.wordings[standard_id]), lang),
        "verdict": one.verdict.value,
        "verdict_words": say(f"results-{one.verdict}", lang),
        "judged": one.n,
        "voted": closed.voted,
        "high": high,
        "low": low,
        "cannot_judge": one.cannot_judge,
        "blank": one.blank,
        "high_words": _of(high, one.n, lang),
        "low_words": _of(low, one.n, lang),
        "judged_words": _judged(one, closed.voted, lang),
        "margin": found.margin,
        "margin_words": _margin(found.margin, lang),
        "distribution": [counts[rating] for rating in RATINGS],
        "distribution_words": _distribution(counts, lang),
        "reasons": [_reason(reason, lang) for reason in found.reasons],
    }


def _of(part: int, whole: int, lang: str) -> dict[str, str | None]:
    """A count first, its share beside it; the share is rounded here and decides nothing."""
    share = tenths_of_percent(part, whole, lang) if whole else None
    return {"count": say("results-of", lang, part=part, whole=whole), "share": share}


def tenths_of_percent(part: int, whole: int, lang: str) -> str:
    """A share of a hundred with one decimal: `68.9 %`. Cut off, so that 69.97 is never 70.0."""
    whole_part, tenths = divmod(Fraction(1000 * part, whole).__floor__(), 10)
    return say("results-percent", lang, whole=whole_part, tenths=tenths)


def _judged(one: Outcome, voted: int, lang: str) -> str:
    parts = [say("results-judged", lang, count=one.n, voted=voted)]
    if one.cannot_judge:
        parts.append(say("results-cannot-judge", lang, count=one.cannot_judge))
    if one.blank:
        parts.append(say("results-blank", lang, count=one.blank))
    return " · ".join(parts)


def _margin(margin: int | None, lang: str) -> str:
    if margin is None:
        return say("results-nobody-judged", lang)
    return say("results-margin", lang, count=margin)


def _distribution(counts: dict[str, int], lang: str) -> str:
    given = ", ".join(
        say("results-rating", lang, count=counts[rating], rating=rating)
        for rating in RATINGS
        if counts[rating]
    )
    return given or say("results-nobody-judged", lang)


def _reason(reason: Reason, lang: str) -> dict[str, str]:
    return {
        "side": reason.side,
        "side_words": say(f"results-side-{reason.side}", lang),
        "text": reason.text,
    }


def _turnout(round_: Round, lang: str) -> list[str]:
    """Entitled = voted + not voted; who changed is told apart."""
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    missing = closed.entitled - closed.voted
    return [
        say("results-entitled", lang, count=closed.entitled),
        say("results-voted", lang, count=closed.voted),
        say("results-not-voted", lang, count=missing),
        say("results-changed", lang, count=closed.changed),
    ]


def _verdicts(rows: list[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    tally = Counter(row["verdict"] for row in rows)
    return [
        {
            "verdict": one.value,
            "count": tally[one],
            "words": say(f"results-count-{one}", lang, count=tally[one]),
        }
        for one in Verdict
    ]


def _bands(round_: Round) -> dict[str, Any]:
    """Which ratings count as high and as low under the rule of the round."""
    rule = rule_of(round_)
    assert isinstance(rule, Delphi), "a rule with bands"
    return {"high": _band(rule.high), "low": _band(rule.low)}


def _band(band: Band) -> dict[str, Any]:
    words = f"{band.lowest}–{band.highest}" if band.lowest < band.highest else str(band.lowest)
    return {"from": band.lowest, "to": band.highest, "words": words}
