"""The draft seal: each standard with its verdict, what it rests on and where it came from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kit.domain.chain import Chain, chain, judged_pairs
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Phase, Requirement
from kit.domain.results import Result, closed_rounds, result
from kit.domain.rounds import Round
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.domain.standards.asked import Asked, Sources, asked, sources, whole
from kit.domain.standards.described import arranged
from kit.domain.standards.standard import Standard

VERDICTS: tuple[Verdict | None, ...] = (Verdict.IN, Verdict.UNDECIDED, Verdict.OUT, None)
"""The verdicts in the order of the document; at the end what was not voted on."""

PHASES: tuple[Phase | None, ...] = (*Phase, None)
"""The phases of a mentoring relation in their order; at the end what belongs to none of them."""


@dataclass(frozen=True)
class Vote:
    """What one closed round says of a standard."""

    round: Round
    result: Result


@dataclass(frozen=True)
class Clause:
    """A standard in the draft seal, with all closed rounds that asked for it: the last decides."""

    standard: Standard
    chain: Chain
    asked: Asked
    phase: Phase | None
    votes: tuple[Vote, ...]

    @property
    def vote(self) -> Vote | None:
        """The vote that decides; none where it was not voted on."""
        return self.votes[-1] if self.votes else None

    @property
    def round(self) -> Round | None:
        """The round that decides."""
        return self.vote.round if self.vote else None

    @property
    def result(self) -> Result | None:
        """What that round says."""
        return self.vote.result if self.vote else None

    @property
    def verdict(self) -> Verdict | None:
        """What the round decided; none where it was not voted on."""
        return self.result.verdict if self.result else None

    @property
    def original(self) -> str:
        """The language in which it was first written."""
        return self.standard.wordings[0][0]

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
class Part:
    """The clauses of one phase that share a verdict."""

    phase: Phase | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Seal:
    """The clauses that stand, those voted on that were dropped since, and all closed rounds."""

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

    def decides(self, round_: Round) -> bool:
        """Whether a verdict of this round stands, and no later one took its place."""
        every = (*self.clauses, *self.dropped)
        return any(one.round and one.round.round_id == round_.round_id for one in every)


def draft_seal(session: Session) -> Seal:
    """The seal as the closed rounds leave it: per standard, the last one that asked for it."""
    judged, held = judged_pairs(session), sources(session)
    phases = phases_of(session.frameworks.values())
    clauses = [_clause(held, one, judged, phases) for one in session.standards.values()]
    return Seal(
        clauses=tuple(one for one in clauses if not one.standard.dropped),
        dropped=tuple(one for one in clauses if one.standard.dropped and one.result),
        rounds=tuple(closed_rounds(session)),
    )


def by_phase(session: Session, clauses: Iterable[Clause]) -> list[Part]:
    """Clauses by the phase that they speak of, phases without any left out.

    Within a phase a requirement is followed by the standards under it.
    """
    by_id = {one.standard.standard_id: one for one in clauses}
    ordered = [
        by_id[one.standard_id]
        for one in arranged(session, (one.standard for one in by_id.values()))
    ]
    parts = (Part(phase, tuple(one for one in ordered if one.phase is phase)) for phase in PHASES)
    return [part for part in parts if part.clauses]


def phases_of(frameworks: Iterable[Framework]) -> dict[RequirementRef, Phase]:
    """The phase of each requirement; a point has that of the requirement that it belongs to."""
    return {
        RequirementRef(framework_id=framework.id, ref_id=ref_id): phase
        for framework in frameworks
        for ref_id, phase in _below(framework.requirements, None)
    }


def phase_of(
    requirements: Iterable[RequirementRef], phases: Mapping[RequirementRef, Phase]
) -> Phase | None:
    """The phase that most of these requirements speak of; of several, the earliest one."""
    counts = Counter(phases[ref] for ref in requirements if ref in phases)
    return max(Phase, key=lambda phase: counts[phase]) if counts else None


def _below(requirements: Iterable[Requirement], above: Phase | None) -> Iterator[tuple[str, Phase]]:
    for one in requirements:
        phase = one.phase or above
        if phase is not None:
            yield one.ref_id, phase
        yield from _below(one.requirements, phase)


def _clause(
    held: Sources,
    standard: Standard,
    judged: list[Pair],
    phases: Mapping[RequirementRef, Phase],
) -> Clause:
    session = held.session
    return Clause(
        standard=standard,
        chain=chain(session, standard, judged),
        asked=asked(standard, held),
        phase=phase_of(whole(standard, session).requirements, phases),
        votes=tuple(
            Vote(one, result(one, standard.standard_id))
            for one in closed_rounds(session)
            if standard.standard_id in one.opened.standard_ids
        ),
    )
