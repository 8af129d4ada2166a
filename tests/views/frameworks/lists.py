"""Small lists to show: frameworks on a shelf, with what pages ask of them."""

from typing import Any

from kit.domain.framework import Framework, SchemeFact
from kit.views.frameworks.at_hand import AtHand, Shelf
from tests.builders import framework, requirement


def shelf(*frameworks: Framework) -> Shelf:
    """These frameworks at hand."""
    return Shelf({one.id: AtHand(one) for one in frameworks})


def graded(framework_id: str = "be-mentoring", **more: Any) -> Framework:
    """A list of four requirements in three phases, with numbers, levels and points."""
    rows = (
        requirement("A1", "Mentors are interviewed.", phase="selection", level="must"),
        requirement(
            "A2",
            "Mentors are trained.",
            phase="training",
            requirements=[requirement("A2a", "Ethics and safety", assessable=False)],
        ),
        requirement("A3", "A pair lasts.", phase="accompaniment", numbers=months("6")),
        requirement("A4", "Nobody said when."),
    )
    levels = {"must": {"en": "mandatory", "fr": "obligatoire"}}
    return framework(framework_id, *rows, levels=levels, **more)


def months(value: str, unit: str = "month", **more: object) -> dict[str, dict[str, object]]:
    """How long a relationship lasts."""
    return {"minimum_duration": {"value": value, "unit": unit, **more}}


def fact(ref_id: str = "G1", en: str = "The seal is valid.", **more: object) -> SchemeFact:
    """Something known of a scheme."""
    given = {"ref_id": ref_id, "topic": "validity", "statement": {"en": en, "fr": f"{en} (fr)"}}
    return SchemeFact.model_validate(given | more)


def announced(framework_id: str = "es-seal", **more: object) -> Framework:
    """A list that nobody has seen, with one fact about its scheme."""
    one = framework(framework_id, country="ES")
    given = {"completeness": "announced", "requirements": (), "scheme": (fact(),)}
    return Framework.model_validate(one.model_dump() | given | more)


def one_asking(framework_id: str, numbers: object, **more: Any) -> Framework:
    """A list whose first requirement asks for these numbers."""
    return framework(framework_id, requirement("A1", "So much.", numbers=numbers), **more)


def refs(rows: list[dict[str, object]]) -> list[str]:
    """The numbers of all rows of a tree, in their order."""
    found: list[str] = []
    for row in rows:
        found.append(str(row["ref_id"]))
        below = row["below"]
        assert isinstance(below, list)
        found += refs(below)
    return found


def plain(text: dict[str, list[dict[str, str]]]) -> str:
    """A text of a page without its marks."""
    return "".join(piece["text"] for piece in text["pieces"])
