"""Where the pages of frameworks are, and under which name a requirement stands in its page."""

from urllib.parse import urlencode


def page(framework_id: str, ref_id: str | None = None, **query: str) -> str:
    """The page of a framework, at one of its requirements where one is named."""
    asked = urlencode({name: value for name, value in query.items() if value})
    place = f"#{anchor(ref_id)}" if ref_id is not None else ""
    return f"/frameworks/{framework_id}{'?' + asked if asked else ''}{place}"


def crosswalk(crosswalk_id: str) -> str:
    """The page of a prepared crosswalk."""
    return f"/frameworks/crosswalks/{crosswalk_id}"


def anchor(ref_id: str) -> str:
    """A name that an address may hold, another one for every `ref_id`."""
    return "r-" + "".join(_spelt(letter) for letter in ref_id)


def _spelt(letter: str) -> str:
    plain = letter.isascii() and (letter.isalnum() or letter in ".-")
    return letter if plain else f"_{ord(letter):x}_"
