"""What a draft seal does not hold (yet), said plainly."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kit import words
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.crosswalk.pairs import PairState
from kit.domain.framework import Framework, Reading
from kit.domain.results import Result
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import Clause, Seal
from kit.reports.edition import Edition
from kit.reports.html import Child, h
from kit.reports.sources import held


def incomplete(edition: Edition, seal: Seal) -> list[Child]:
    """Everything that a reader should know is missing, one sentence each."""
    return [
        *_of_the_session(edition, seal),
        *_of_the_verdicts(edition, seal),
        *(said for one in seal.rounds for said in _of_a_round(edition, one)),
        *_of_the_wordings(edition, seal),
        *_of_the_chains(edition, seal),
        *_of_the_frameworks(edition),
    ]


def _of_the_session(edition: Edition, seal: Seal) -> Iterator[str]:
    session = edition.session
    if session.open_round():
        yield edition.say("reports-missing-open-round")
    if session.closed_at is None:
        yield edition.say("reports-missing-close")
    if any(is_hidden(session, one, other) for one, other in combinations(session.frameworks, 2)):
        yield edition.say("reports-missing-blind")
    if seal.is_voted and session.review is None:
        yield edition.say("seal-missing-review")


def _of_the_verdicts(edition: Edition, seal: Seal) -> Iterator[str]:
    unvoted, undecided = len(seal.of(None)), len(seal.of(Verdict.UNDECIDED))
    if unvoted and seal.is_voted:
        yield edition.say("reports-missing-vote", count=unvoted)
    if undecided:
        yield edition.say("seal-missing-undecided", count=undecided)
    found = [one.result for one in seal.clauses if one.result]
    quorums, withheld = sum(map(_lacks_quorum, found)), sum(one.withheld for one in found)
    if quorums:
        yield edition.say("seal-missing-quorum", count=quorums)
    if withheld:
        yield edition.say("seal-missing-withheld", count=withheld)


def _lacks_quorum(found: Result) -> bool:
    conditions = found.figure("conditions")
    return isinstance(conditions, dict) and conditions.get("quorum") is False


def _of_a_round(edition: Edition, round_: Round) -> Iterator[str]:
    closed, number = round_.closed, round_.opened.number
    assert closed is not None, "only closed rounds decide"
    if 2 * closed.voted < closed.entitled:
        yield edition.say(
            "seal-missing-turnout", number=number, voted=closed.voted, entitled=closed.entitled
        )
    for sheet in round_.standing_sheets():
        if not sheet.counts:
            yield edition.say("seal-missing-sheet", number=number, count=sheet.voters)
    if closed.attribute_dropped:
        yield edition.say("seal-missing-attribute", number=number)


def _of_the_wordings(edition: Edition, seal: Seal) -> Iterator[str]:
    for lang in edition.session.languages:
        count = sum(lang not in clause.wordings for clause in seal.clauses)
        if count:
            name = words.language(lang, edition.lang)
            yield edition.say("reports-missing-wording", count=count, language=name)
    reworded = sum(bool(clause.reworded) for clause in seal.clauses)
    if reworded:
        yield edition.say("seal-missing-reworded", count=reworded)


def _of_the_chains(edition: Edition, seal: Seal) -> Iterator[str]:
    untraced = sum(not clause.chain.is_traced for clause in seal.clauses)
    if untraced:
        yield edition.say("reports-missing-source", count=untraced)
    for state, sentence in (
        (PairState.DISPUTED, "reports-missing-agreement"),
        (PairState.CANDIDATE, "seal-missing-candidate"),
    ):
        if count := _pairs(seal.clauses, state):
            yield edition.say(sentence, count=count)


def _pairs(clauses: Iterable[Clause], state: PairState) -> int:
    """How many comparisons behind these clauses are in this state, each once."""
    return len(
        {
            (pair.subject, pair.object)
            for clause in clauses
            for chain in clause.chain.walk()
            for pair in chain.pairs
            if pair.state is state
        }
    )


def _of_the_frameworks(edition: Edition) -> Iterator[Child]:
    """Lists that are not held whole, and requirements that were not read where they come from."""
    for framework in edition.session.frameworks.values():
        missing, count = held(edition, framework), _read_elsewhere(framework)
        elsewhere = edition.say("seal-missing-reading", count=count) if count else None
        if said := [one for one in (missing, elsewhere) if one]:
            yield h("span", edition.framework(framework), " – ", ", ".join(said))


def _read_elsewhere(framework: Framework) -> int:
    return sum(one.reading is not Reading.ISSUER for one in framework.assessable())
