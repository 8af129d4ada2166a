"""The last part of the minutes: the rounds with their rules, and what they decided."""

from kit.domain.results import counted
from kit.domain.rounds import Round
from kit.domain.seal import Clause, Seal, draft_seal
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section, table
from kit.reports.seal.clause import verdict
from kit.reports.seal.votes import round_title
from kit.words.counts import counted_words
from kit.words.rules import rule_in_words


def decisions(edition: Edition) -> Markup:
    """The candidate standards and, where a round was closed, how and what it decided."""
    seal, title = draft_seal(edition.session), edition.say("reports-decisions")
    if not seal.clauses:
        return section(
            "decisions", title, h("p", edition.say("reports-seal-empty"), class_="empty")
        )
    intro = edition.say("reports-decisions-more" if seal.is_voted else "reports-decisions-none")
    rounds = [_round(edition, one) for one in seal.rounds]
    listed = h("ul", *(h("li", one) for one in rounds)) if rounds else None
    return section("decisions", title, listed, _table(edition, seal), intro=intro)


def _round(edition: Edition, round_: Round) -> list[Child]:
    """A round with its day, its turnout and its rule."""
    closed, closed_at = round_.closed, round_.closed_at
    assert closed is not None, "only closed rounds decide"
    assert closed_at is not None, "closing is dated"
    missing = closed.entitled - closed.voted
    turnout = edition.say(
        "reports-entitled-sum", entitled=closed.entitled, voted=closed.voted, missing=missing
    )
    rule = rule_in_words(counted(round_).rule, edition.lang, round_.opened.ties)
    return [
        h("b", round_title(edition, round_)),
        f" – {edition.day(closed_at)} – {turnout} {rule}",
    ]


def _table(edition: Edition, seal: Seal) -> Markup:
    names = ("standard", "round", "counted", "judged", "verdict")
    heads = [edition.say(f"reports-head-{one}") for one in names]
    rows = [_decision(edition, one) for one in seal.clauses]
    return table(edition.say("reports-standards"), heads, rows)


def _decision(edition: Edition, one: Clause) -> list[Child]:
    """The round that decides, what it counted, and how many judged it."""
    wording = edition.texts(one.wordings)
    if one.vote is None:
        return [wording, "–", "–", "–", edition.say("reports-verdict-none")]
    round_, result = one.vote.round, one.vote.result
    found = result.outcome
    said = counted_words(result, counted(round_).rule, edition.lang, round_)
    voted = found.n + found.cannot_judge + found.blank + result.recused
    judged = edition.say("reports-of", part=found.n, whole=voted)
    return [wording, round_.opened.number, said.main[0], judged, verdict(edition, found.verdict)]
