"""How it was decided: every closed round with its rule, its turnout and what belongs to it."""

from collections.abc import Iterator

from kit.domain.results import counted
from kit.domain.rounds import Round
from kit.domain.seal import Seal
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section
from kit.reports.seal.places import places
from kit.reports.seal.power import weights
from kit.reports.seal.votes import round_title
from kit.words.rules import rule_in_words


def decided(edition: Edition, seal: Seal) -> Markup | None:
    """All closed rounds, first one first; nothing of one that is open."""
    if not seal.rounds:
        return None
    told = [_round(edition, seal, one) for one in seal.rounds]
    return section("decided", edition.say("seal-decided"), *told)


def _round(edition: Edition, seal: Seal, round_: Round) -> Markup:
    closed, found = round_.closed, counted(round_)
    assert closed is not None, "only closed rounds decide"
    return h(
        "section",
        h("h3", round_title(edition, round_), id=f"round-{round_.opened.number}"),
        h("p", rule_in_words(found.rule, edition.lang, found.round.opened.ties), class_="rule"),
        h("ul", *(h("li", fact) for fact in _facts(edition, seal, round_))),
        places(edition, found),
        weights(edition, found),
        h(
            "div",
            _hash(edition, "seal-rule-hash", round_.opened.rule_hash),
            _hash(edition, "reports-root", closed.root),
            class_="fine",
        ),
        class_="box",
    )


def _facts(edition: Edition, seal: Seal, round_: Round) -> Iterator[Child]:
    """When and how; who could vote and who did; what else must be known."""
    yield _when(edition, round_)
    yield from _turnout(edition, round_)
    yield from _apart(edition, round_)
    if not seal.decides(round_):
        yield edition.say("seal-superseded")


def _when(edition: Edition, round_: Round) -> str:
    """On one day by the clock, over several days with their dates."""
    opened, closed_at = round_.opened, round_.closed_at
    assert closed_at is not None, "closing is dated"
    first, last = edition.day(round_.opened_at), edition.day(closed_at)
    times = {"opened": edition.time(round_.opened_at), "closed": edition.time(closed_at)}
    said = [
        edition.say(f"seal-asks-{opened.method}", count=len(opened.standard_ids)),
        edition.say(f"reports-vote-{opened.secrecy}-{opened.electorate}"),
        edition.say("reports-round-times", day=last, **times)
        if first == last
        else edition.say("seal-round-days", first=first, last=last, **times),
    ]
    if round_.closes_at is not None:
        day, time = edition.day(round_.closes_at), edition.time(round_.closes_at)
        said.append(edition.say("seal-deadline", day=day, time=time))
    return " ".join(said)


def _turnout(edition: Edition, round_: Round) -> Iterator[str]:
    closed, heads = round_.closed, round_.opened.heads
    assert closed is not None, "only closed rounds decide"
    missing = closed.entitled - closed.voted
    yield edition.say(
        "reports-entitled-sum", entitled=closed.entitled, voted=closed.voted, missing=missing
    )
    for how, count in sorted(closed.tallied.items()):
        yield edition.say(f"seal-tallied-{how}", count=count)
    if heads is not None:
        yield edition.say("reports-heads", count=heads)
    if closed.changed:
        yield edition.say("reports-changed", count=closed.changed)


def _apart(edition: Edition, round_: Round) -> Iterator[str]:
    closed, attribute = round_.closed, round_.opened.attribute
    assert closed is not None, "only closed rounds decide"
    recused = sum(one.recused for one in counted(round_).results.values())
    if recused:
        yield edition.say("seal-recused", count=recused)
    if attribute is not None:
        said = edition.say(f"seal-attribute-{attribute}")
        dropped = edition.say("reports-missing-attribute")
        yield f"{said} {dropped}" if closed.attribute_dropped else said


def _hash(edition: Edition, sentence: str, hashed: str) -> Markup:
    return h("p", edition.say(sentence), " ", h("code", hashed, class_="hash"))
