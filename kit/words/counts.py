"""How a standard was counted, in sentences: for pages and documents alike.

Counts first, shares beside them; then how they add up, how far another verdict is, and what else
must be known to read them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kit.domain.methods import method_of
from kit.domain.results import Result
from kit.domain.rounds import Round
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import Rule
from kit.domain.workshop import Method
from kit.words import say, share
from kit.words.figures import figures
from kit.words.numbers import exact


@dataclass(frozen=True)
class CountedWords:
    """What there is to say of one standard in a closed round.

    `main` are the counts that decide, each with its share; `adds_up` parts all who voted; `margin`
    is how many ballots another verdict is away, none where the rule tells none; `notes` are what
    came on paper or by show of hands, which conditions failed, what is withheld.
    """

    main: list[str]
    adds_up: str
    margin: str | None
    notes: list[str]


def counted_words(
    found: Result, rule: Rule, lang: str, round_: Round | None = None
) -> CountedWords:
    """The counts of a standard in words. With its round, shares of all who are entitled too."""
    main = [one.sentence for one in figures(found, rule, lang, round_)]
    return CountedWords(
        main=main or [say("counted-nobody-judged", lang)],
        adds_up=adds_up(found, rule, lang),
        margin=margin(found, lang),
        notes=list(_notes(found, rule, lang)),
    )


def adds_up(found: Result, rule: Rule, lang: str) -> str:
    """voted = judged + cannot judge + blank + recused; of approvals, who approves and who not."""
    one = found.outcome
    void = found.figure("void")
    parts = [("void", void)] if isinstance(void, int) and void else []
    if found.recused:
        parts.insert(0, ("recused", found.recused))
    if method_of(rule.name) is Method.APPROVAL:
        approvals = found.counts["1"]
        parts = [("approved", approvals), ("not-approved", one.n - approvals), *parts]
    else:
        judged = [("judged", one.n), ("cannot-judge", one.cannot_judge), ("blank", one.blank)]
        parts = [*judged, *parts]
    voted = sum(count for _, count in parts)
    told = " + ".join(say(f"counted-part-{name}", lang, count=count) for name, count in parts)
    return say("counted-voted", lang, count=voted, parts=told)


def margin(found: Result, lang: str) -> str | None:
    """How many ballots another verdict is away; within limits where it is not known exactly."""
    if found.withheld or not found.outcome.n:
        return None
    if found.margin is not None:
        return say("counted-margin", lang, count=found.margin)
    least, most = found.figure("margin_from"), found.figure("margin_to")
    if isinstance(least, int) and isinstance(most, int):
        return say("counted-margin-between", lang, least=least, most=most)
    if isinstance(least, int):
        return say("counted-margin-least", lang, count=least)
    return None


def failed(found: Result, rule: Rule, lang: str) -> list[str]:
    """Which conditions of a double threshold do not hold."""
    return list(_failed(found, rule, lang)) if isinstance(rule, DoubleThreshold) else []


def _failed(found: Result, rule: DoubleThreshold, lang: str) -> Iterator[str]:
    conditions = found.figure("conditions")
    if found.withheld or not isinstance(conditions, Mapping) or not found.outcome.n:
        return
    if conditions["yes"] is False:
        yield say("counted-failed-yes", lang, share=share(rule.yes_share, lang))
    if conditions["no"] is False:
        yield say("counted-failed-no", lang, share=share(rule.no_share, lang))
    if conditions["countries"] is False and rule.country_share is not None:
        yield say("counted-failed-countries", lang, share=share(rule.country_share, lang))
    if conditions["quorum"] is False and rule.quorum is not None and rule.entitled is not None:
        entitled = exact(rule.entitled, lang)
        quorum = share(rule.quorum, lang)
        yield say("counted-failed-quorum", lang, share=quorum, entitled=entitled)


def _notes(found: Result, rule: Rule, lang: str) -> Iterator[str]:
    yield from failed(found, rule, lang)
    without = found.figure("without_reason")
    if isinstance(without, int) and without:
        yield say("counted-without-reason", lang, count=without)
    for how, count in sorted(found.tallied.items()):
        yield say(f"counted-{how}", lang, count=count)
    if found.withheld:
        yield say("counted-withheld", lang)
