"""Rows of what closed rounds decided: verdicts, counts, figures, and what other rules would say."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from kit.domain.results import Counted, Result, closed_rounds, counted
from kit.domain.rules.outcome import Figure
from kit.domain.rules.parameters import RATINGS, number_text
from kit.domain.session import Session
from kit.domain.what_if import what_if, without
from kit.frames.rows import Row, as_json


def results(session: Session) -> Iterator[Row]:
    """One row a standard and round; columns of ratings are empty where nobody rated."""
    for round_ in closed_rounds(session):
        found = counted(round_)
        again = {one.standard_id: one for one in what_if(round_).rows}
        for result in found.results.values():
            other = again[result.standard_id]
            yield {
                **_result(found, result),
                "fragile": other.is_fragile,
                "rules": other.told,
                "agreeing": other.agreeing,
            }


def _result(found: Counted, result: Result) -> Row:
    closed, one = found.round.closed, result.outcome
    assert closed is not None, "closed rounds only"
    high, low = result.figure("high"), result.figure("low")
    middle = one.n - high - low if isinstance(high, int) and isinstance(low, int) else None
    return {
        "round_id": found.round.round_id,
        "standard_id": result.standard_id,
        "verdict": result.verdict.value,
        "by_lot": bool(found.lot and result.standard_id in found.lot.places),
        "withheld": result.withheld,
        "entitled": closed.entitled,
        "voted": closed.voted,
        "judged": one.n,
        "cannot_judge": one.cannot_judge,
        "blank": one.blank,
        "recused": result.recused,
        "void": result.figure("void") or 0,
        "high": high,
        "middle": middle,
        "low": low,
        "margin": result.margin,
        **{f"rating_{rating}": result.counts.get(rating) for rating in RATINGS},
    }


def counts(session: Session) -> Iterator[Row]:
    """How often each answer was given, those that nobody gave too."""
    for round_ in closed_rounds(session):
        for result in counted(round_).results.values():
            for answer, count in (*result.counts.items(), ("blank", result.outcome.blank)):
                yield {
                    "round_id": round_.round_id,
                    "standard_id": result.standard_id,
                    "answer": answer,
                    "count": count,
                }


def figures(session: Session) -> Iterator[Row]:
    """Every figure that a rule defines; what is a table of figures has a row for each."""
    for round_ in closed_rounds(session):
        for result in counted(round_).results.values():
            for name, figure in flat(result.outcome.figures):
                yield {
                    "round_id": round_.round_id,
                    "standard_id": result.standard_id,
                    "figure": name,
                    "value": exact(figure),
                    "decimal": _decimal(figure),
                }


def flat(figures_: Mapping[str, Figure], above: str = "") -> Iterator[tuple[str, Figure]]:
    """Figures by name, those of a table as `table.name`; what is not defined is left out."""
    for name, figure in figures_.items():
        if isinstance(figure, Mapping):
            yield from flat(figure, f"{above}{name}.")
        elif figure is not None:
            yield f"{above}{name}", figure


def exact(figure: Figure) -> str:
    """A figure as a text that loses nothing: a whole number, decimals, a fraction, a word."""
    if isinstance(figure, bool):
        return "true" if figure else "false"
    return number_text(figure) if isinstance(figure, Fraction) else str(figure)


def _decimal(figure: Figure) -> float | None:
    is_number = isinstance(figure, int | Fraction) and not isinstance(figure, bool)
    return float(figure) if is_number else None  # type: ignore[arg-type]


def what_ifs(session: Session) -> Iterator[Row]:
    """Every standard under every other common rule that can read its round."""
    for round_ in closed_rounds(session):
        found = what_if(round_)
        for row in found.rows:
            for place, (rule, verdict) in enumerate(zip(found.rules, row.others, strict=True)):
                yield {
                    "round_id": round_.round_id,
                    "standard_id": row.standard_id,
                    "rule": rule.name,
                    "parameters": as_json(rule.reading.stated()),
                    "verdict": verdict and verdict.value,
                    "flips": None if verdict is None else place in row.flips,
                }


def without_organisation(session: Session) -> Iterator[Row]:
    """Every standard of an open round without the votes of each organisation."""
    for round_ in closed_rounds(session):
        for one in without(round_):
            for standard_id, verdict in one.verdicts.items():
                yield {
                    "round_id": round_.round_id,
                    "organisation_id": one.left_out,
                    "standard_id": standard_id,
                    "verdict": verdict.value,
                    "changes": standard_id in one.changed,
                }
