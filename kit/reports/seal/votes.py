"""How a clause was voted on: counts and drawing, earlier rounds, and the ballots themselves."""

from kit.domain.results import counted
from kit.domain.rounds import Round
from kit.domain.seal import Clause, Vote
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.seal.distribution import distribution
from kit.words.counts import CountedWords, counted_words


def voted(edition: Edition, one: Clause) -> list[Child]:
    """The round that decides, in full; earlier ones in a line each."""
    if one.vote is None:
        return []
    said = _words(edition, one.vote)
    margin = edition.say("seal-margin", margin=said.margin) if said.margin else ""
    others = (*said.main[1:], said.adds_up, margin, *said.notes)
    paragraphs = [h("p", _sentence(other)) for other in others if other]
    figures = h("div", h("p", _sentence(said.main[0]), class_="first"), *paragraphs)
    drawn = distribution(edition, counted(one.vote.round).rule, one.vote.result)
    return [h("div", drawn, figures, class_="figures"), _earlier(edition, one)]


def scopes(edition: Edition, vote: Vote) -> Markup | None:
    """What ballots said of whether it is universal or adaptable, where they were asked."""
    found = vote.result.scopes
    if not vote.round.opened.asks_scope:
        return None
    counts = {scope: found.get(scope, 0) for scope in ("universal", "adaptable")}
    return h("p", edition.say("seal-scopes", **counts), class_="scopes")


def ballots(edition: Edition, one: Clause) -> list[Child]:
    """Each round that asked for it: when, how, and how many answers it published."""
    return [_ballots(edition, each) for each in one.votes]


def round_title(edition: Edition, round_: Round) -> list[Child]:
    """A round by its number, and its own title where it has one."""
    number = edition.say("reports-round", number=round_.opened.number)
    own = round_.opened.title
    return [number, " · ", edition.texts(own)] if own else [number]


def _words(edition: Edition, vote: Vote) -> CountedWords:
    return counted_words(vote.result, counted(vote.round).rule, edition.lang, vote.round)


def _earlier(edition: Edition, one: Clause) -> Markup | None:
    earlier = one.votes[:-1]
    if not earlier:
        return None
    entries = [h("li", _before(edition, each)) for each in earlier]
    return h("div", h("h5", edition.say("seal-earlier")), h("ul", *entries), class_="earlier")


def _before(edition: Edition, vote: Vote) -> list[Child]:
    said = _words(edition, vote)
    verdict = edition.say(f"reports-verdict-{vote.result.verdict}")
    figures = " · ".join(said.main)
    return [*round_title(edition, vote.round), " – ", h("b", verdict), " – ", figures]


def _ballots(edition: Edition, vote: Vote) -> list[Child]:
    opened, closed, closed_at = vote.round.opened, vote.round.closed, vote.round.closed_at
    assert closed is not None, "only closed rounds decide"
    assert closed_at is not None, "closing is dated"
    standard_id = vote.result.standard_id
    published = len(closed.judgements.get(standard_id, ()))
    facts = [
        edition.day(closed_at),
        edition.say(f"seal-method-{opened.method}"),
        edition.say(f"seal-secrecy-{opened.secrecy}"),
    ]
    return [
        *round_title(edition, vote.round),
        f" – {', '.join(facts)} – ",
        edition.say("seal-published", count=published),
        " ",
        edition.small_id(standard_id),
    ]


def _sentence(said: str) -> str:
    """Counts as the result pages tell them, beginning like a sentence."""
    return said[:1].upper() + said[1:]
