"""The published crosswalk PMC4384433: five systems and how much of each the others hold."""

import pytest

from kit.frames import figures
from tests.frames.crosswalked import agreed, crosswalked, framework

# Fields of each system, and the shares printed for it in percent: strict, any.
PRINTED = {
    "a": (280, 38.2, 81.8),
    "b": (241, 35.7, 85.5),
    "c": (263, 44.1, 80.2),
    "d": (302, 21.9, 75.2),
    "e": (141, 24.1, 70.9),
}


def fields(letter):
    """How many fields have a strict counterpart, and how many any: rebuilt from the percentages."""
    total, *shares = PRINTED[letter]
    return [round(total * share / 100) for share in shares]


def rebuilt():
    """A crosswalk with so many fields reached, each by the system that comes next.

    The article prints counts, not pairs: which field answers which is ours.
    """
    following = dict(zip(PRINTED, [*list(PRINTED)[1:], "a"], strict=True))
    for letter, other in following.items():
        strict, any_ = fields(letter)
        held = fields(other)[0]
        for number in range(1, any_ + 1):
            relation = "equal" if number <= strict else "intersects-with"
            yield from agreed(f"{letter}{number}", f"{other}{(number - 1) % held + 1}", relation)


SYSTEMS = [framework(letter, total) for letter, (total, *_) in PRINTED.items()]
FOUND = figures.coverage(crosswalked(rebuilt(), frameworks=SYSTEMS))
TOGETHER = FOUND[FOUND["by_framework_id"].isna()].set_index("framework_id")


@pytest.mark.parametrize("letter", PRINTED)
def test_the_printed_shares_come_out_of_the_rebuilt_crosswalk(letter):
    total, *printed = PRINTED[letter]
    found = TOGETHER.loc[letter]

    assert found["total"] == total
    assert [found["strict"], found["any"]] == fields(letter)
    assert [round(100 * found[share], 1) for share in ("strict_share", "any_share")] == printed


def test_the_rebuilt_rows_add_up_to_every_total():
    counted = TOGETHER["any"] + TOGETHER["candidate"] + TOGETHER["gaps"] + TOGETHER["orphans"]

    assert counted.to_dict() == {letter: total for letter, (total, *_) in PRINTED.items()}
