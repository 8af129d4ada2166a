"""A closed round as a whole, in one shape for all rules: pages draw it without knowing any."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kit.domain.results import Counted, counted
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.workshop import Secrecy
from kit.views.moment import milliseconds, written
from kit.views.results.answers import answers
from kit.views.results.change import changed
from kit.views.results.parted import parted
from kit.views.results.places import places
from kit.views.results.power import power
from kit.views.results.rows import rows
from kit.views.results.turnout import turnout
from kit.words import say
from kit.words.rules import rule_in_words


def results(round_: Round, lang: str, session: Session | None = None) -> dict[str, Any]:
    """Rule, turnout and, standard by standard, verdict, counts, margin and distribution.

    With the session also what changed since the round before, and organisations by their names.
    """
    found = counted(round_)
    told = rows(found, lang, session)
    return {
        **headed(found, lang),
        "turnout": turnout(round_, lang),
        "verdicts": verdicts(Counter(one.verdict for one in found.results.values()), lang),
        "glance": say(
            "results-glance-approval" if found.decided.committees else "results-glance", lang
        ),
        "rows": told,
        "places": places(found, lang),
        "power": power(found, lang, session),
        "parted": parted(found, lang, session),
        "changed": changed(session, round_, lang) if session else None,
    }


def headed(found: Counted, lang: str) -> dict[str, Any]:
    """What is needed to read any row of a round: title, rule, columns and answers."""
    round_ = found.round
    assert round_.closed_at is not None, "closing is dated"
    return {
        "round_id": round_.round_id,
        "number": round_.opened.number,
        "title": round_title(round_, lang),
        "closed_at": milliseconds(round_.closed_at),
        "secret": round_.opened.secrecy is Secrecy.SECRET,
        "method": round_.opened.method.value,
        "rule": rule_in_words(found.rule, lang, round_.opened.ties),
        **answers(found, lang),
    }


def round_title(round_: Round, lang: str) -> dict[str, str]:
    """The round's own title, or its number."""
    if round_.opened.title:
        return written(round_.opened.title, lang)
    return {"text": say("results-round", lang, number=round_.opened.number), "lang": lang}


def verdicts(tally: Mapping[Verdict, int], lang: str) -> list[dict[str, Any]]:
    """How many standards are in, out and undecided."""
    return [
        {
            "verdict": one.value,
            "count": tally[one],
            "words": say(f"results-count-{one}", lang, count=tally[one]),
        }
        for one in Verdict
    ]
