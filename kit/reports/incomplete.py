"""What a draft seal does not hold (yet), said plainly."""

from collections.abc import Iterator
from itertools import combinations

from kit import words
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.crosswalk.pairs import PairState
from kit.domain.seal import Seal
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.sources import held


def incomplete(edition: Edition, seal: Seal) -> list[Child]:
    """Everything that a reader should know is missing, one sentence each."""
    return [
        *_of_the_session(edition),
        *_of_the_votes(edition, seal),
        *_of_the_wordings(edition, seal),
        *_of_the_chains(edition, seal),
        *_of_the_frameworks(edition),
    ]


def _of_the_session(edition: Edition) -> Iterator[str]:
    session = edition.session
    if session.open_round():
        yield edition.say("reports-missing-open-round")
    if session.closed_at is None:
        yield edition.say("reports-missing-close")
    if any(is_hidden(session, one, other) for one, other in combinations(session.frameworks, 2)):
        yield edition.say("reports-missing-blind")


def _of_the_votes(edition: Edition, seal: Seal) -> Iterator[str]:
    unvoted = len(seal.of(None))
    if unvoted and seal.is_voted:
        yield edition.say("reports-missing-vote", count=unvoted)
    if any(one.closed and one.closed.attribute_dropped for one in seal.rounds):
        yield edition.say("reports-missing-attribute")


def _of_the_wordings(edition: Edition, seal: Seal) -> Iterator[str]:
    for lang in edition.session.languages:
        count = sum(lang not in clause.wordings for clause in seal.clauses)
        if count:
            name = words.language(lang, edition.lang)
            yield edition.say("reports-missing-wording", count=count, language=name)


def _of_the_chains(edition: Edition, seal: Seal) -> Iterator[str]:
    untraced = sum(not clause.chain.is_traced for clause in seal.clauses)
    if untraced:
        yield edition.say("reports-missing-source", count=untraced)
    disputed = {
        (pair.subject, pair.object)
        for clause in seal.clauses
        for chain in clause.chain.walk()
        for pair in chain.pairs
        if pair.state is PairState.DISPUTED
    }
    if disputed:
        yield edition.say("reports-missing-agreement", count=len(disputed))


def _of_the_frameworks(edition: Edition) -> Iterator[Markup]:
    for framework in edition.session.frameworks.values():
        if missing := held(edition, framework):
            yield h("span", edition.framework(framework), " – ", missing)
