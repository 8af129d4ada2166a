"""Where a list comes from: a country, or Europe."""

from kit.words import country, say

EUROPE = "EU"


def place(code: str, lang: str) -> dict[str, str]:
    """The mark and the name of a country; `EU` stands for European bodies, not for the Union."""
    return {"code": code, "name": name(code, lang)}


def name(code: str, lang: str) -> str:
    """The name of a country, or of Europe."""
    return say("frameworks-europe", lang) if code == EUROPE else country(code, lang)
