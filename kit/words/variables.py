"""What researchers read of the tables: names of tables, variables, codes, units, empty cells.

What a variable means in full is told in English alone, by `kit.frames.dictionary`.
"""

from kit.words import catalogue, say


def table(name: str, lang: str) -> str:
    """What a table is called."""
    return say(f"codebook-table-{_dashed(name)}", lang)


def variable(frame: str, column: str, lang: str) -> str:
    """What a variable is called; one name for all tables where it means the same in them."""
    own = f"codebook-variable-{_dashed(frame)}-{_dashed(column)}"
    return say(own if own in catalogue(lang) else f"codebook-variable-{_dashed(column)}", lang)


def code(column: str, value: str, lang: str) -> str:
    """What a code stands for; itself where it is no word of ours, such as a rating."""
    names = (f"codebook-code-{_dashed(column)}-{value}", f"codebook-code-{value}")
    found = next((one for one in names if one in catalogue(lang)), None)
    return say(found, lang) if found else value


def empty(reason: str, lang: str) -> str:
    """Why a cell is empty."""
    return say(f"codebook-empty-{reason}", lang)


def unit(name: str, lang: str) -> str:
    """What a number counts."""
    return say(f"codebook-unit-{name}", lang)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
