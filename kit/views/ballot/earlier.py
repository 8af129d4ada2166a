"""What a seat said in earlier rounds that were open, from the record."""

from kit.domain.kept import once_per_round
from kit.domain.results import deciding_round, rule_of
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.domain.workshop import Secrecy
from kit.words.answers import answer


def answered_before(session: Session, round_: Round, seat_id: str, lang: str) -> dict[str, str]:
    """A seat's last answer to each standard of the ballot, in words, where a closed round was open.

    Of a secret round the record does not know it; the voter's own device does.
    """
    found: dict[str, str] = {}
    for standard_id in round_.opened.standard_ids:
        then = deciding_round(session, standard_id)
        if then is None or then.opened.secrecy is not Secrecy.OPEN:
            continue
        value = _by_seat(then).get(seat_id, {}).get(standard_id)
        if value is not None:
            found[standard_id] = answer(rule_of(then), value, lang)
    return found


@once_per_round
def _by_seat(round_: Round) -> dict[str, dict[str, str]]:
    """The judgements of an open round by the seat that gave them; read once, asked by all seats."""
    found: dict[str, dict[str, str]] = {}
    given = round_.closed.judgements if round_.closed else {}
    for standard_id, judgements in given.items():
        for one in judgements:
            if one.seat_id is not None:
                found.setdefault(one.seat_id, {})[standard_id] = one.value
    return found
