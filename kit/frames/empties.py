"""Why a cell of a frame may be empty. A column that is not named here is never empty."""

_CLOSED_ONLY = (
    "attribute_dropped",
    "closed_at",
    "voted",
    "on_paper",
    "by_hands",
    "changed",
    "root",
)
_COUNTS = ("strict", "any", "candidate", "gaps", "orphans", "strict_share", "any_share")
_ANSWERS = ("scope", "tier", "under_id", "adaptation", "harm", "evidence")
_CLAIMED = ("relation", "object_ref_id", "rationale", "strength")
_AGREEMENT = ("share", "kappa", "weighted_kappa", "alpha", "weighted_alpha")


def _all(frame: str, columns: tuple[str, ...], reason: str) -> dict[str, str]:
    return {f"{frame}.{column}": reason for column in columns}


EMPTY: dict[str, str] = {
    "groups.title": "no-name",
    "organisations.country": "not-said",
    "seats.group_id": "whole-room",
    **_all("agenda", ("minutes", "started_at"), "not-started"),
    "agenda.ended_at": "not-ended",
    "ideas.line_id": "not-taken-up",
    **_all("themes", ("line_id", "group_id"), "no-line"),
    **_all("frameworks", ("edition", "licence"), "not-in-source"),
    **_all("requirements", ("level", "phase"), "not-in-source"),
    "numbers.value": "left-open",
    "numbers.left_to": "not-left-open",
    "pairs.relation": "groups-differ",
    **_all("disagreements", _CLAIMED, "no-counterpart"),
    **_all("settlements", _CLAIMED, "no-counterpart"),
    **_all("coverage", ("by_framework_id", "by_completeness"), "all-others"),
    **_all("coverage", _COUNTS, "not-compared"),
    "reach.counterparts": "not-compared",
    **_all("reach", ("gap_state", "gap_by"), "nobody-stated"),
    **_all("agreement", ("first_group_id", "second_group_id"), "all-judges"),
    **_all("agreement", _AGREEMENT, "not-defined"),
    "overlaps.jaccard": "not-defined",
    **_all("overlaps", ("related", "possible", "density"), "not-compared"),
    "descriptions.group_id": "whole-room",
    **_all("descriptions", _ANSWERS, "not-answered"),
    "sources.framework_id": "other-source",
    "rounds.attribute": "not-asked",
    **_all("rounds", _CLOSED_ONLY, "still-open"),
    "rounds.weights": "equal-weights",
    "rounds.closes_at": "no-deadline",
    "rounds.heads": "not-counted",
    **_all("voters", ("group_id", "organisation_id", "country"), "not-said"),
    "votes.value": "no-judgement",
    "votes.rating": "other-method",
    "votes.reasoned": "not-asked",
    "votes.value_of": "protected",
    "votes.seat_id": "secret",
    **_all("votes", ("organisation_id", "country"), "secret-or-none"),
    "reasons.seat_id": "secret",
    **_all("results", ("high", "middle", "low"), "no-band"),
    "results.margin": "unknown-margin",
    **_all("results", tuple(f"rating_{one}" for one in range(1, 10)), "other-method"),
    "figures.decimal": "no-number",
    **_all("what_if", ("verdict", "flips"), "too-small"),
}
"""The reason by frame and column, as a name; `kit.words.variables` says it in words."""


def why_empty(frame: str, column: str) -> str | None:
    """The reason for which a cell of this column may be empty; none where it never is."""
    return EMPTY.get(f"{frame}.{column}")
