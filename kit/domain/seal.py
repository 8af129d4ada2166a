"""The draft seal: each standard with its verdict, what it rests on and where it came from."""

from dataclasses import dataclass

from kit.domain.chain import Chain, chain, judged_pairs
from kit.domain.crosswalk.pairs import Pair
from kit.domain.results import Result, deciding_round, result
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.standards.asked import Sources, sources, who_asks
from kit.domain.standards.standard import Asks, Standard


@dataclass(frozen=True)
class Clause:
    """A standard in the draft seal. Without a vote on it, it has no round and no result."""

    standard: Standard
    chain: Chain
    asked: dict[str, Asks]
    round: Round | None
    result: Result | None

    @property
    def verdict(self) -> Verdict | None:
        """What the round decided; none where it was not voted on."""
        return self.result.verdict if self.result else None

    @property
    def wordings(self) -> dict[str, str]:
        """The text per language: as it was voted, with translations that came later."""
        return dict(self.standard.wordings) | self._voted

    @property
    def reworded(self) -> dict[str, str]:
        """The texts that read differently now than when they were voted on."""
        present = dict(self.standard.wordings)
        return {lang: present[lang] for lang, text in self._voted.items() if present[lang] != text}

    @property
    def _voted(self) -> dict[str, str]:
        return dict(self.round.wordings[self.standard.standard_id]) if self.round else {}


@dataclass(frozen=True)
class Seal:
    """The clauses that stand, those voted on that were dropped since, and the deciding rounds."""

    clauses: tuple[Clause, ...]
    dropped: tuple[Clause, ...]
    rounds: tuple[Round, ...]

    def of(self, verdict: Verdict | None) -> list[Clause]:
        """The clauses with this verdict, in the order in which they were proposed."""
        return [clause for clause in self.clauses if clause.verdict is verdict]

    @property
    def is_voted(self) -> bool:
        """Whether any round was closed on it."""
        return bool(self.rounds)


def draft_seal(session: Session) -> Seal:
    """The seal as the closed rounds leave it: per standard, the last one that asked for it."""
    judged = judged_pairs(session)
    held = sources(session)
    clauses = [_clause(held, standard, judged) for standard in session.standards.values()]
    used = {one.round.round_id for one in clauses if one.round}
    return Seal(
        clauses=tuple(one for one in clauses if not one.standard.dropped),
        dropped=tuple(one for one in clauses if one.standard.dropped and one.result),
        rounds=tuple(one for one in session.rounds.values() if one.round_id in used),
    )


def _clause(held: Sources, standard: Standard, judged: list[Pair]) -> Clause:
    session = held.session
    round_ = deciding_round(session, standard.standard_id)
    return Clause(
        standard=standard,
        chain=chain(session, standard, judged),
        asked=who_asks(standard, held),
        round=round_,
        result=result(round_, standard.standard_id) if round_ else None,
    )
