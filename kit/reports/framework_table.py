"""The tables of `docs/frameworks.md`: the shipped lists, what completes them, how they compare."""

from collections import Counter
from itertools import groupby

from kit.domain.agreement.two_judges import Agreement, two_readings
from kit.domain.framework import Framework, Reading
from kit.domain.prepared import PreparedCrosswalk
from kit.formats.library import Library
from kit.words import country, language


def tables(library: Library) -> tuple[str, str, str]:
    """All frameworks and those that are not complete, by country and name; the crosswalks."""
    frameworks = [library.framework(one) for one in library.frameworks()]
    ordered = sorted(frameworks, key=lambda one: (country(one.country, "en"), one.issuer, one.id))
    return (
        _table(
            ("framework", "country", "for whom", "requirements", "languages", "read", "how whole"),
            [_row(one) for one in ordered],
        ),
        _table(
            ("framework", "what we do not hold", "who can help"),
            [_missing(one) for one in ordered if one.to_complete],
        ),
        _crosswalks(library),
    )


def _row(framework: Framework) -> tuple[str, ...]:
    return (
        f"**{framework.issuer}**: {framework.title['en']}, {framework.edition} (`{framework.id}`)",
        country(framework.country, "en"),
        framework.audience["en"],
        str(len(framework.assessable())),
        ", ".join(language(one, "en") for one in framework.languages),
        _read(framework),
        framework.completeness.value,
    )


def _read(framework: Framework) -> str:
    counts = Counter(one.reading for one in framework.assessable())
    return ", ".join(f"{counts[one]} {one}" for one in Reading if counts[one]) or "–"


def _missing(framework: Framework) -> tuple[str, ...]:
    gaps, to_complete = framework.gaps or {}, framework.to_complete or {}
    return f"`{framework.id}`", gaps.get("en", "–"), to_complete.get("en", "–")


def _crosswalks(library: Library) -> str:
    """Each two frameworks with their readings: pairs, what is reached, how far readers agree."""
    readings = sorted((library.crosswalk(one) for one in library.crosswalks()), key=_ends)
    heads = ("crosswalk", "pairs", "of the first list", "of the second list", "agreement")
    rows = [_compared(library, list(some)) for _, some in groupby(readings, key=_ends)]
    return _table(heads, rows)


def _ends(crosswalk: PreparedCrosswalk) -> tuple[str, str]:
    return crosswalk.subject, crosswalk.object


def _compared(library: Library, readings: list[PreparedCrosswalk]) -> tuple[str, ...]:
    subject, other = (library.framework(one) for one in _ends(readings[0]))
    totals = len(subject.assessable()), len(other.assessable())
    return (
        f"`{subject.id}` – `{other.id}`",
        "; ".join(str(len(one.related())) for one in readings),
        "; ".join(f"{len(one.reached('subject'))} of {totals[0]}" for one in readings),
        "; ".join(f"{len(one.reached('object'))} of {totals[1]}" for one in readings),
        _agreement(readings, (subject, other)),
    )


def _agreement(readings: list[PreparedCrosswalk], ends: tuple[Framework, Framework]) -> str:
    if len(readings) != 2:
        return "one reading"
    found = two_readings(readings[0], readings[1], *ends)
    return f"any counterpart: {_counts(found.partner)}; relation: {_counts(found.relation)}"


def _counts(found: Agreement) -> str:
    kappa = "–" if found.kappa is None else f"{float(found.kappa):.2f}"
    return f"{found.alike} of {found.total} alike (kappa {kappa})"


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "".join(map(_line, [heads, ("---",) * len(heads), *rows]))


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write("\n".join(tables(Library())).encode())
