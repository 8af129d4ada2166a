"""What became of the standards since the round before: new, reworded, joined, split, gone."""

from typing import Any

from kit.domain.results import closed_rounds, deciding_round, result
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.domain.standards.described import took_up
from kit.domain.standards.standard import Standard
from kit.views import published
from kit.views.moment import written
from kit.words import say


def last_round(session: Session) -> Round | None:
    """The round that closed last."""
    closed = closed_rounds(session)
    return closed[-1] if closed else None


def since(session: Session, round_: Round, standard_id: str, lang: str) -> dict[str, Any] | None:
    """How a standard differs from what was voted on before; None where it does not.

    `new`, `reworded` (with the wording then), or made of others: `joined`, `split` off one, or
    `remade` of one, each with what was said of these.
    """
    if last_round(session) is None:
        return None
    then = deciding_round(session, standard_id)
    if then is not None:
        return _reworded(round_, then, standard_id, lang)
    parents = voted_parents(session, session.standards[standard_id])
    if not parents:
        return {"kind": "new"}
    kind = _kind(session.standards[standard_id], parents)
    return {"kind": kind, "of": [_parent(session, one, lang) for one in parents]}


def gone(session: Session, round_: Round, last: Round, lang: str) -> list[dict[str, Any]]:
    """What stood on the last ballot and not on this one: its verdict, and what became of it.

    `into` are the numbers of the standards that were made of it.
    """
    here = round_.opened.standard_ids
    numbers = {one: number for number, one in enumerate(here, start=1)}
    return [
        {
            **written(dict(last.wordings[standard_id]), lang),
            "verdict_words": say(f"results-{result(last, standard_id).verdict}", lang),
            **_became(session, standard_id, numbers),
        }
        for standard_id in last.opened.standard_ids
        if standard_id not in numbers
    ]


def voted_parents(session: Session, standard: Standard) -> list[Standard]:
    """The nearest standards it was made of that a closed round has asked for."""
    found: dict[str, Standard] = {}
    seen: set[str] = set()
    waiting = list(standard.parent_ids)
    while waiting:
        parent_id = waiting.pop(0)
        parent = session.standards.get(parent_id)
        if parent is None or parent_id in seen:
            continue
        seen.add(parent_id)
        if deciding_round(session, parent_id) is not None:
            found[parent_id] = parent
        else:
            waiting += parent.parent_ids
    return list(found.values())


def _kind(standard: Standard, parents: list[Standard]) -> str:
    if len(parents) > 1:
        return "joined"
    return "remade" if took_up(standard, parents[0]) else "split"


def _parent(session: Session, parent: Standard, lang: str) -> dict[str, Any]:
    then = deciding_round(session, parent.standard_id)
    assert then is not None, "only parents that were voted on"
    return {
        **written(dict(then.wordings[parent.standard_id]), lang),
        "before": published.before(session, parent.standard_id, lang),
    }


def _reworded(round_: Round, then: Round, standard_id: str, lang: str) -> dict[str, Any] | None:
    """A wording that was added in another language changes nothing; one that differs does."""
    now, earlier = dict(round_.wordings[standard_id]), dict(then.wordings[standard_id])
    if all(now.get(spoken) == text for spoken, text in earlier.items()):
        return None
    return {"kind": "reworded", "then": written(earlier, lang)}


def _became(session: Session, standard_id: str, numbers: dict[str, int]) -> dict[str, Any]:
    heirs = [
        number
        for one, number in numbers.items()
        if any(
            parent.standard_id == standard_id
            for parent in voted_parents(session, session.standards[one])
        )
    ]
    if heirs:
        return {"became": "into", "into": heirs}
    dropped = session.standards[standard_id].dropped
    return {"became": "dropped" if dropped else "not-asked", "into": []}
