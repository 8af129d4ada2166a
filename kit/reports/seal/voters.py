"""Who voted how: of open rounds in which organisations vote."""

from fractions import Fraction

from kit.domain.ballot import RECUSED
from kit.domain.methods import answers_of
from kit.domain.results import counted
from kit.domain.rounds import Round
from kit.domain.rules.parameters import read_number
from kit.domain.seal import Vote
from kit.domain.workshop import Electorate, Secrecy
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.words.answers import answer
from kit.words.numbers import exact


def names_voters(round_: Round) -> bool:
    """Whether its record tells which organisation voted how."""
    opened = round_.opened
    return opened.electorate is Electorate.ORGANISATIONS and opened.secrecy is Secrecy.OPEN


def who_voted_how(edition: Edition, vote: Vote) -> Markup | None:
    """Each answer with the organisations that gave it, their countries and weights."""
    round_ = vote.round
    if not names_voters(round_):
        return None
    said = _answers(vote)
    rule = counted(round_).rule
    entries = [
        _answered(edition, round_, answer(rule, value, edition.lang), said[value])
        for value in answers_of(rule, Secrecy.OPEN)
        if said.get(value)
    ]
    heard = {seat_id for seats in said.values() for seat_id in seats}
    silent = [seat_id for seat_id in round_.entitled if seat_id not in heard]
    if silent:
        entries.append(_answered(edition, round_, edition.say("seal-no-answer"), silent))
    if not entries:
        return None
    return h("div", h("h5", edition.say("seal-who-voted")), h("ul", *entries), class_="voters")


def weight_of(round_: Round, organisation_id: str | None) -> Fraction:
    """The weight of an organisation; 1 where none was set."""
    number = read_number(round_.opened.weights.get(organisation_id or "", "1"))
    assert number is not None, "weights are checked where they are set"
    return number


def _answers(vote: Vote) -> dict[str, list[str]]:
    """The seats by what they answered; those recused before they voted among them."""
    closed, standard_id = vote.round.closed, vote.result.standard_id
    assert closed is not None, "only closed rounds decide"
    found: dict[str, list[str]] = {}
    for one in closed.judgements.get(standard_id, ()):
        if one.seat_id is not None:
            found.setdefault(one.value, []).append(one.seat_id)
    heard = {seat_id for seats in found.values() for seat_id in seats}
    found.setdefault(RECUSED, []).extend(
        seat_id
        for seat_id, standard_ids in vote.round.recused.items()
        if standard_id in standard_ids and seat_id not in heard
    )
    return found


def _answered(edition: Edition, round_: Round, said: str, seats: list[str]) -> Markup:
    entitled = list(round_.entitled)
    ordered = sorted(seats, key=lambda seat: entitled.index(seat) if seat in entitled else 0)
    named: list[Child] = []
    for seat_id in ordered:
        named += [", "] if named else []
        named.append(_organisation(edition, round_, seat_id))
    return h("li", h("b", said), f" ({len(seats)}) – ", named)


def _organisation(edition: Edition, round_: Round, seat_id: str) -> list[Child]:
    voter = round_.voters.get(seat_id)
    if voter is None or voter.organisation_id is None:
        return [edition.say("seal-no-organisation")]
    weight = exact(weight_of(round_, voter.organisation_id), edition.lang)
    beside = edition.say("seal-weight", weight=weight) if round_.opened.weights else None
    return [edition.organisation(voter.organisation_id, beside)]
