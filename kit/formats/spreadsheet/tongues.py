"""Which language a row is in, however people write it."""

import re
from functools import cache

from kit.domain.ids import LANGUAGES as SPOKEN
from kit.formats.languages import LANGUAGES
from kit.formats.spreadsheet.columns import plain_name
from kit.words import language

OWN_NAMES = {
    "castellano": "es",
    "castillan": "es",
    "castilian": "es",
    "català": "ca",
    "cymraeg": "cy",
    "dansk": "da",
    "deutsch": "de",
    "euskara": "eu",
    "flamand": "nl",
    "gaeilge": "ga",
    "galego": "gl",
    "italiano": "it",
    "magyar": "hu",
    "nederlands": "nl",
    "norsk": "no",
    "polski": "pl",
    "português": "pt",
    "română": "ro",
    "suomi": "fi",
    "svenska": "sv",
}
"""What speakers call a language, where the interface's three languages call it otherwise."""

REGION = re.compile(r"([a-z]{2,3})[-_][A-Z]{2}")
BETWEEN = re.compile(r"[/,;+&|]|\s+(?:et|and|y|e|und)\s+|(?<=\w)-(?=\w)")
LABEL = re.compile(r"(?:^|[/|;\n(\[])\s*\(?(fr|en|es|de|nl|it|pt|ca)\)?\s?[:：]", re.IGNORECASE)
"""A mark such as `FR:` at the start of a text or after a sign that parts it."""

CAPITALS = re.compile(r"(?<!\w)(FR|EN|ES|DE|NL|IT|PT|CA)\s?[:：]")
"""The same mark anywhere; in capitals, because `es:` is a word of Spanish."""

HALVES = re.compile(r"\w+\W+\w+\W+\w.*\s/\s\w+\W+\w+\W+\w.*", re.DOTALL)
"""Two texts of three words at least, parted by a stroke."""


@cache
def _by_name() -> dict[str, str]:
    names = {plain_name(language(code, lang)): code for lang in SPOKEN for code in LANGUAGES}
    return names | {plain_name(name): code for name, code in OWN_NAMES.items()}


def language_called(text: str) -> str | None:
    """The code of the language that a cell means: `fr`, `FR`, `fr-BE`, `français`, `French`."""
    if region := REGION.fullmatch(text):
        text = region[1]
    code = text.casefold()
    return code if code in LANGUAGES else _by_name().get(plain_name(text))


def names_several(text: str) -> bool:
    """Whether a cell names more than one language (`fr/en`)."""
    if REGION.fullmatch(text):
        return False
    parts = [part.strip() for part in BETWEEN.split(text) if part.strip()]
    return len(parts) > 1 and all(language_called(part) for part in parts)


def holds_several(text: str) -> bool:
    """Whether a text is given in several languages at once (`FR: … / EN: …`)."""
    marks = [*LABEL.findall(text), *CAPITALS.findall(text)]
    return len({found.casefold() for found in marks}) > 1


def may_hold_several(text: str) -> bool:
    """Whether a text may be two languages parted by a stroke, or one that has a stroke in it."""
    return HALVES.fullmatch(text) is not None and text.count(" / ") == 1
