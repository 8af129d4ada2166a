"""What decides beside the rule: the weights of organisations."""

from collections import defaultdict

from kit.domain.round_table import weight
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.words import say
from kit.words.numbers import exact


def beside(session: Session, round_: Round, lang: str) -> list[str]:
    """One sentence a matter; nothing where the rule alone decides."""
    return [_weights(session, round_, lang)] if round_.opened.weights else []


def _weights(session: Session, round_: Round, lang: str) -> str:
    """Every weight with the organisations that have it, the heaviest first."""
    by_weight: dict[str, list[str]] = defaultdict(list)
    for organisation_id, text in round_.opened.weights.items():
        organisation = session.organisations.get(organisation_id)
        by_weight[text].append(organisation.title if organisation else organisation_id)
    told = [
        say("ballot-weight", lang, weight=exact(weight(text), lang), names=", ".join(names))
        for text, names in sorted(by_weight.items(), key=lambda one: -weight(one[0]))
    ]
    return say("ballot-weights", lang, weights="; ".join(told))
