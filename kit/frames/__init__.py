"""A session as tidy tables: one row a thing, documented columns, the same for everybody.

`docs/data-dictionary.md` says what every column means. While a round is open nothing of its
ballots is in any frame; where groups compare blind, their answers are not in yet either.
"""

from collections.abc import Callable, Iterator

import pandas as pd

from kit.domain.session import Session
from kit.frames import agreed, compared, decided, imported, merged, reach, said, talk, voted
from kit.frames.columns import COLUMNS
from kit.frames.rows import Row, framed

Frame = pd.DataFrame

ROWS: dict[str, Callable[[Session], Iterator[Row]]] = {
    "groups": said.groups,
    "organisations": said.organisations,
    "seats": said.seats,
    "agenda": said.agenda,
    "questions": said.questions,
    "lines": said.lines,
    "translations": said.translations,
    "ideas": said.ideas,
    "themes": said.themes,
    "frameworks": compared.frameworks,
    "requirements": compared.requirements,
    "numbers": compared.numbers,
    "mappings": compared.mappings,
    "gaps": compared.gaps,
    "bundles": compared.bundles,
    "suggestions": compared.suggestions,
    "pairs": compared.pairs,
    "disagreements": talk.disagreements,
    "settlements": talk.settlements,
    "coverage": reach.coverage_rows,
    "reach": reach.reach_rows,
    "agreement": agreed.agreement_rows,
    "concepts": merged.concept_rows,
    "core": merged.core_rows,
    "overlaps": merged.overlap_rows,
    "standards": voted.standards,
    "descriptions": voted.descriptions,
    "sources": voted.sources,
    "rounds": voted.rounds,
    "voters": voted.voters,
    "votes": voted.votes,
    "reasons": voted.reasons,
    "scopes": voted.scopes,
    "results": decided.results,
    "counts": decided.counts,
    "figures": decided.figures,
    "what_if": decided.what_ifs,
    "without_organisation": decided.without_organisation,
    "imported": imported.imported,
}
"""How the rows of each frame are made."""


def frames(session: Session) -> dict[str, Frame]:
    """All frames of a session, by name."""
    return {name: frame(name, session) for name in COLUMNS}


def frame(name: str, session: Session) -> Frame:
    """One frame of a session, with its columns even where it has no rows."""
    return framed(ROWS[name](session), COLUMNS[name])
