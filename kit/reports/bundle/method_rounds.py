"""Items of the method report about the rounds: what was asked, how, of whom, and what counted."""

from collections.abc import Iterator

from kit import words
from kit.domain.ballot import RECUSED
from kit.domain.changes import changes
from kit.domain.methods import answers_of, value_with_reason
from kit.domain.results import counted, deciding_round, rule_of
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.seat import Role
from kit.domain.workshop import AgendaItem, Secrecy
from kit.reports.bundle.method_told import Told
from kit.words.answers import answer
from kit.words.rules import rule_in_words

Sentences = Iterator[str]


def step(told: Told, item: AgendaItem) -> str:
    """An agenda item by its title, else by its kind."""
    own = told.own(item.title or {})
    return own or told.edition.say(f"reports-kind-{item.kind}")


def steps(told: Told) -> Sentences:
    for item in () if told.is_imported else told.session.plan.agenda:
        yield told.tell("step", step=step(told, item), planned=item.minutes)
    for one in told.rounds:
        count, opened = len(one.opened.standard_ids), one.opened
        asks = told.edition.say(f"seal-asks-{opened.method}", count=count)
        how = told.edition.say(f"reports-vote-{opened.secrecy}-{opened.electorate}")
        named = told.round(one)
        yield told.tell("round-method", round=named, asks=asks, how=f"{how.rstrip(',')}.")
    if not told.rounds:
        yield told.tell("no-round")


def asked(told: Told) -> Sentences:
    for one in told.rounds:
        rule, named = rule_of(one), told.round(one)
        offered = [each for each in answers_of(rule, one.opened.secrecy) if each != RECUSED]
        values = [answer(rule, each, told.lang) for each in offered]
        yield told.tell("answers", round=named, answers=", ".join(values))
        if value := value_with_reason(rule):
            yield told.tell("reason-needed", round=named, answer=answer(rule, value, told.lang))
        if one.opened.asks_scope:
            yield told.tell("scope-asked", round=named)
    if told.rounds:
        yield told.tell("reason-free")
    yield told.tell("proposed", count=len(told.session.standards))


def purposes(told: Told) -> Sentences:
    for kind in dict.fromkeys(item.kind for item in told.session.plan.agenda):
        yield told.tell(f"for-{kind}")


def definitions(told: Told) -> Sentences:
    for one in told.rounds:
        said = rule_in_words(rule_of(one), told.lang, one.opened.ties)
        yield told.tell("rule", round=told.round(one), rule=said)
    if not told.rounds:
        yield told.tell("no-round")
    elif told.is_imported:
        yield told.tell("imported-rule")


def asked_again(told: Told) -> Sentences:
    found = False
    for one in told.rounds:
        changed = changes(told.session, one)
        if changed is not None:
            found = True
            undecided = (each.before.verdict is Verdict.UNDECIDED for each in changed.of.values())
            decided = len(changed.of) - sum(undecided)
            named = told.round(one)
            yield told.tell("asked-again", round=named, again=len(changed.of), decided=decided)
    if not found:
        yield told.tell("nothing-again")


def taken(told: Told) -> Sentences:
    lines = [one for one in told.session.lines.values() if not one.removed]
    if lines:
        yield told.tell("lines-written", count=len(lines))
    if told.session.ideas:
        yield told.tell("ideas-sent", count=len(told.session.ideas))
    for one in told.rounds:
        assert one.closed is not None, "closed rounds only"
        paper, hands = (one.closed.tallied.get(how, 0) for how in ("paper", "hands"))
        given = {"paper": paper, "hands": hands, "voted": one.closed.voted}
        yield told.tell("ballots-alone", round=told.round(one), **given)


def worked_up(told: Told) -> Sentences:
    themes = told.session.standing_themes()
    if themes:
        lines = {line_id for one in themes for line_id in one.line_ids}
        yield told.tell("themes", lines=len(lines), themes=len(themes))
    if told.session.standards:
        yield told.tell("sources")
    yield told.tell("counted-exactly")


def told_back(told: Told) -> Sentences:
    if told.rounds:
        yield told.tell("feedback")
    for one in told.rounds:
        changed = changes(told.session, one)
        if changed is not None:
            earlier = changed.earlier.opened.number
            yield told.tell("feedback-again", round=told.round(one), earlier=earlier)


def anonymity(told: Told) -> Sentences:
    yield told.tell("lines-anonymous")
    for one in told.rounds:
        secret = one.opened.secrecy is Secrecy.SECRET
        named = told.round(one)
        said = told.tell("secret", round=named) if secret else told.tell("open", round=named)
        attribute = one.opened.attribute
        carried = told.edition.say(f"seal-attribute-{attribute}") if attribute else ""
        yield f"{said} {carried}".strip()


def steering_votes(told: Told) -> Sentences:
    for one in told.rounds:
        seats = [told.session.seats.get(seat_id) for seat_id in one.entitled]
        steering = sum(seat is not None and seat.role is not Role.PARTICIPANT for seat in seats)
        named = told.round(one)
        if steering:
            given = {"entitled": len(seats), "count": steering}
            yield told.tell("voters-steering", round=named, **given)
        else:
            yield told.tell("voters-participants", round=named)
    if not told.rounds:
        yield told.tell("no-round")


def recused(told: Told) -> Sentences:
    for one in told.rounds:
        count = sum(each.recused for each in counted(one).results.values())
        if count:
            sentence = told.edition.say("seal-recused", count=count)
            yield told.tell("recused", round=told.round(one), sentence=sentence)


def first_asked(told: Told, round_: Round) -> int:
    """How many standards a round was the first to ask for."""
    number = round_.opened.number
    before = {
        standard_id
        for one in told.rounds
        if one.opened.number < number
        for standard_id in one.opened.standard_ids
    }
    return sum(one not in before for one in round_.opened.standard_ids)


def stands(told: Told, standard_id: str) -> str:
    """The verdict that stands on a standard, as a word."""
    round_ = deciding_round(told.session, standard_id)
    verdict = counted(round_).results[standard_id].verdict if round_ else "none"
    return words.say(f"reports-verdict-{verdict}", told.lang)
