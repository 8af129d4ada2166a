"""The tables of `docs/frameworks.md`: how whole each shipped list is, and what completes it."""

from collections import Counter

from kit.domain.framework import Framework, Reading
from kit.formats.library import Library
from kit.words import country, language


def tables(library: Library) -> tuple[str, str]:
    """All frameworks, and those that are not complete, by country and name."""
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


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    return "".join(map(_line, [heads, ("---",) * len(heads), *rows]))


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write("\n".join(tables(Library())).encode())
