"""What is counted by hand: the standards of a round, and the answers each may have."""

from typing import Any

from kit.domain.ballot import RECUSED
from kit.domain.methods import answers_of, value_with_reason
from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.views.moment import written
from kit.words import say
from kit.words.answers import answer


def grid(round_: Round, lang: str) -> dict[str, Any]:
    """The rows and columns of a count. It holds no number: both who count begin with nothing.

    What needs a reason beside it has no column: paper has none that could be published.
    """
    rule = rule_of(round_)
    reasoned = value_with_reason(rule)
    values = [
        one for one in answers_of(rule, round_.opened.secrecy) if one not in (RECUSED, reasoned)
    ]
    note = None
    if reasoned is not None:
        note = say("voting-grid-reasoned", lang, answer=answer(rule, reasoned, lang))
    return {
        "method": round_.opened.method.value,
        "standards": [
            {"standard_id": one, **written(dict(round_.wordings[one]), lang)}
            for one in round_.opened.standard_ids
        ],
        "values": [{"value": one, "words": answer(rule, one, lang)} for one in values],
        "note": note,
    }
