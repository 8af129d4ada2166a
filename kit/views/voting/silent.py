"""Who has not voted yet, to remind them: that somebody voted, never how."""

from collections import Counter
from operator import itemgetter
from typing import Any

from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.domain.workshop import Electorate
from kit.views.groups import group
from kit.views.live import Live
from kit.views.seat_list import seat_link
from kit.views.voting.voters import names
from kit.words import country, say


def turnout_by(session: Session, round_: Round, live: Live, lang: str) -> list[dict[str, Any]]:
    """How many of each group have voted; where organisations vote, of each country."""
    entitled = Counter(_part_of(round_, one) for one in round_.entitled)
    voted = Counter(_part_of(round_, one) for one in round_.entitled if one in live.voted)
    return [
        {
            "words": _part_words(session, round_, part, lang),
            "voted": voted[part],
            "entitled": count,
            "turnout": say("voting-turnout", lang, count=voted[part], entitled=count),
        }
        for part, count in sorted(entitled.items(), key=lambda one: (one[0] is None, one[0] or ""))
    ]


def silent(session: Session, round_: Round, live: Live, lang: str) -> dict[str, str]:
    """A line for each seat that has not voted, with its link where the seat list shows one."""
    waiting = [one for one in round_.entitled if one not in live.voted]
    return {
        seat_id: _line(words, seat_link(live, session.seats[seat_id]), lang)
        for seat_id, words in sorted(names(session, waiting, lang).items(), key=itemgetter(1))
    }


def _line(words: str, url: str | None, lang: str) -> str:
    return say("voting-silent-line", lang, name=words, url=url) if url else words


def _part_of(round_: Round, seat_id: str) -> str | None:
    voter = round_.voters[seat_id]
    is_of_organisations = round_.opened.electorate is Electorate.ORGANISATIONS
    return voter.country if is_of_organisations else voter.group_id


def _part_words(session: Session, round_: Round, part: str | None, lang: str) -> str:
    is_of_organisations = round_.opened.electorate is Electorate.ORGANISATIONS
    if part is None:
        return say("voting-no-country" if is_of_organisations else "voting-no-group", lang)
    if is_of_organisations:
        return country(part, lang)
    return str(group(session, part, lang)["name"])
