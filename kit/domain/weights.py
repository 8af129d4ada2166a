"""Whose a weight is: organisations are named by their id or by their title in the session."""

from collections.abc import Mapping

from kit.domain.session import Session


def weights_by_id(session: Session, weights: Mapping[str, str]) -> dict[str, str]:
    """Weights by the ids of organisations; those that belong to nobody are left out."""
    known = _known(session)
    return {known[_folded(name)]: text for name, text in weights.items() if _folded(name) in known}


def of_nobody(session: Session, weights: Mapping[str, str]) -> list[str]:
    """Names that have a weight and belong to no organisation of the session."""
    known = _known(session)
    return [name for name in weights if _folded(name) not in known]


def _known(session: Session) -> dict[str, str]:
    titles = {_folded(one.title): one.organisation_id for one in session.organisations.values()}
    return titles | {one: one for one in session.organisations}


def _folded(name: str) -> str:
    return name.strip().casefold()
