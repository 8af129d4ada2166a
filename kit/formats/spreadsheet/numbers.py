"""The column `numbers`: `minimum_duration=6 month; group_size<=4 person`.

`=` is at least, `<=` at most, `==` exactly. `or own minimum` may follow; where the issuer leaves
the number open, the unit stands alone with `left to programme` or `left to pair` behind it.
"""

import re

from kit.domain.framework import Bound, LeftTo, Number

SIGNS = {Bound.AT_LEAST: "=", Bound.AT_MOST: "<=", Bound.EXACTLY: "=="}
BOUNDS = {sign: bound for bound, sign in SIGNS.items()} | {"≤": Bound.AT_MOST}

PART = re.compile(
    r"(?P<name>[a-z][a-z0-9_]{0,39}) ?(?P<sign><=|≤|==|=) ?"
    r"(?:(?P<value>\d+(?:[.,]\d+)?) )?(?P<unit>\S.*?)"
    r"(?P<own> or own minimum)?(?: left to (?P<left>programme|pair))?"
)


class UnreadableNumberError(ValueError):
    """A part of the cell that is no number as it is written here."""


def read_numbers(text: str) -> dict[str, Number]:
    """The numbers of a cell; raises `UnreadableNumberError` with the part that cannot be read."""
    numbers: dict[str, Number] = {}
    for part in (each.strip() for each in text.split(";")):
        if not part:
            continue
        found = PART.fullmatch(part)
        if found is None or (found["value"] is None) == (found["left"] is None):
            raise UnreadableNumberError(part)
        if found["name"] in numbers:
            raise UnreadableNumberError(part)
        numbers[found["name"]] = _number(found)
    return numbers


def _number(found: re.Match[str]) -> Number:
    return Number(
        value=found["value"].replace(",", ".") if found["value"] else None,
        unit=found["unit"],
        bound=BOUNDS[found["sign"]],
        or_own_minimum=bool(found["own"]),
        left_to=LeftTo(found["left"]) if found["left"] else None,
    )


def write_numbers(numbers: dict[str, Number]) -> str:
    """The cell that `read_numbers` reads back."""
    return "; ".join(_written(name, number) for name, number in numbers.items())


def _written(name: str, number: Number) -> str:
    words = [number.value or "", number.unit]
    words += ["or own minimum"] if number.or_own_minimum else []
    words += [f"left to {number.left_to}"] if number.left_to else []
    return f"{name}{SIGNS[number.bound]}{' '.join(word for word in words if word)}"
