"""Where a list comes from: the mark of a country, with its name."""

from kit.words import country


def place(code: str, lang: str) -> dict[str, str]:
    """The letters of a country and its name."""
    return {"code": code, "name": country(code, lang)}
