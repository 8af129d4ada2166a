"""What the numbers of a frame count, and between which bounds they lie."""

from dataclasses import dataclass

from kit.domain.rules.parameters import HIGHEST, LOWEST, RATINGS
from kit.frames.columns import COLUMNS
from kit.frames.table import MOMENT, NUMBER, TRUTH

_UNITS: dict[str, tuple[str, ...]] = {
    "minutes": ("planned_minutes", "minutes"),
    "seats": ("seats",),
    "wordings": ("rivals", "version"),
    "ideas": ("ideas",),
    "answers": ("descriptions.version",),
    "rank": ("rank",),
    "ten-thousandths": ("score",),
    "groups": ("judged_by", "assigned", "judges"),
    "standards": ("disagreements.standards",),
    "requirements": (
        *("total", "strict", "any", "candidate", "gaps", "orphans", "counterparts"),
        "concepts.requirements",
    ),
    "frameworks": ("frameworks", "of_frameworks", "unknown"),
    "concepts": ("core.concepts", "at_least", "of_concepts", "both", "either"),
    "pairs": ("compared", "alike", "related", "possible"),
    "questions": ("questions", "unanimous"),
    "share": ("strict_share", "any_share", "share", "share_at_least", "jaccard", "density"),
    "coefficient": ("kappa", "weighted_kappa", "alpha", "weighted_alpha"),
    "people": ("heads",),
    "voters": ("entitled", "voted", "on_paper", "by_hands", "changed", "recused"),
    "ballots": (
        *("judged", "cannot_judge", "blank", "void", "high", "middle", "low", "margin", "count"),
        *(f"rating_{one}" for one in RATINGS),
    ),
    "points": ("rating",),
    "rules": ("rules", "agreeing"),
    "weight": ("weight",),
    "of-rule": ("figures.value", "decimal"),
    "of-source": ("numbers.value",),
}
UNITS = {column: unit for unit, columns in _UNITS.items() for column in columns}
"""What a column counts, by its name; with its frame before it where the name says less."""


@dataclass(frozen=True)
class Bounds:
    """The least and the most that a number can be; none where nothing is known."""

    least: int | None = None
    most: int | None = None


BOUNDS: dict[str, Bounds] = {
    "version": Bounds(1),
    "number": Bounds(1),
    "rank": Bounds(1),
    "planned_minutes": Bounds(1),
    "minutes": Bounds(1),
    "score": Bounds(-10_000, 10_000),
    "rating": Bounds(LOWEST, HIGHEST),
    "figures.decimal": Bounds(),
    **{column: Bounds(0, 1) for column in _UNITS["share"]},
    **{column: Bounds(most=1) for column in _UNITS["coefficient"]},
}
"""Bounds of columns; of others no count is below nought."""


def unit(frame: str, column: str) -> str | None:
    """What a column counts or measures; none of names, and of what is true or false."""
    type_ = COLUMNS[frame][column]
    if type_ in (MOMENT, TRUTH):
        return "utc" if type_ == MOMENT else None
    return UNITS.get(f"{frame}.{column}") or UNITS.get(column)


def bounds(frame: str, column: str) -> Bounds:
    """Between which numbers a column lies."""
    found = BOUNDS.get(f"{frame}.{column}") or BOUNDS.get(column)
    is_count = COLUMNS[frame][column] == NUMBER
    return found or (Bounds(0) if is_count else Bounds())
