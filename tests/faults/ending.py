"""How each rehearsal of a fault ends: acknowledged N, recorded N, chain intact."""

import argparse
import random
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Ending:
    """What was acknowledged, what of it the record holds, and everything that is wrong."""

    acknowledged: int = 0
    recorded: int = 0
    problems: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What else is worth knowing of the rehearsal."""

    def told_problems(self) -> list[str]:
        """All that is wrong, in sentences; whoever counts one too few names it as well."""
        if self.acknowledged == self.recorded:
            return self.problems
        counts = f"acknowledged {self.acknowledged}, but recorded {self.recorded}"
        return [*self.problems, counts]

    def __add__(self, other: "Ending") -> "Ending":
        return Ending(
            self.acknowledged + other.acknowledged,
            self.recorded + other.recorded,
            self.problems + other.problems,
            self.told + other.told,
        )


Rehearse = Callable[[Path, int, int], Ending]
"""In a folder of its own, so many rounds, with the chance that begins with this number."""


def total(endings: Iterable[Ending]) -> Ending:
    """Several endings as one."""
    return sum(endings, Ending())


def run(doc: str | None, rounds: int, rehearse: Rehearse) -> int:
    """Rehearse a fault as the command line says, and print how it ended; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=rounds, help=f"{rounds} unless told")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kit-") as folder:
        ending = rehearse(Path(folder), given.rounds, given.seed)
    print(f"{given.rounds} rounds, seed {given.seed}")
    for text in ending.told:
        print(text)
    problems = ending.told_problems()
    for text in problems:
        print(f"WRONG: {text}")
    if not problems:
        print(f"acknowledged {ending.acknowledged}, recorded {ending.recorded}, chain intact")
    return 1 if problems else 0
