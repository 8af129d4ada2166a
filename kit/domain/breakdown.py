"""Who said what, by country, organisation or group: where that may be told, and of which standards.

Open rounds tell it of everybody. A secret round tells it by the attribute that it kept, and only of
standards on which every group or country has enough people to hide in.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from kit.domain.ballot import CANNOT_JUDGE, Judgement
from kit.domain.kept import once_per_round
from kit.domain.rounds import FEWEST_SECRET, Round, Voter
from kit.domain.workshop import Secrecy

By = Literal["country", "organisation", "group"]

Parts = Mapping[str, Mapping[str, int]]
"""How often each group, country or organisation gave each value."""


@dataclass(frozen=True)
class Breakdown:
    """The judgements of a round by country, organisation or group.

    `names` are those that voted; the empty one has who tells none. `parts` holds, for each
    standard, what each of them said; nothing where it is withheld.
    """

    by: By
    names: tuple[str, ...]
    parts: Mapping[str, Parts | None]


def is_small(round_: Round, standard_id: str) -> bool:
    """Whether a breakdown would tell on few people: then all of its values are withheld.

    Only judgements count, and a value that gave none is as telling as one that gave few.
    """
    if round_.opened.secrecy is not Secrecy.SECRET:
        return False
    given = [one for one in _given(round_)[standard_id] if one.value != CANNOT_JUDGE]
    judged = Counter(one.value_of for one in given)
    fewest = min((judged[name] for name in _values(round_)), default=0)
    return None in judged or fewest < FEWEST_SECRET


@once_per_round
def _values(round_: Round) -> frozenset[str]:
    """The groups or countries that some judgement of the round tells."""
    told = {one.value_of for judgements in _given(round_).values() for one in judgements}
    return frozenset(one for one in told if one is not None)


def breakdowns(round_: Round) -> list[Breakdown]:
    """All that may be told; nothing where there is only one country, organisation or group."""
    if round_.opened.secrecy is Secrecy.OPEN:
        found = [_by_seat(round_, "country"), _by_seat(round_, "organisation")]
    else:
        found = [_by_attribute(round_)] if round_.opened.attribute else []
    return [one for one in found if len(one.names) > 1]


def _by_seat(round_: Round, by: Literal["country", "organisation"]) -> Breakdown:
    def name(judgement: Judgement) -> str:
        voter = round_.voters.get(judgement.seat_id or "", Voter())
        return (voter.country if by == "country" else voter.organisation_id) or ""

    return _parted(round_, by, name)


def _by_attribute(round_: Round) -> Breakdown:
    assert round_.opened.attribute is not None, "a round that carries one"
    return _parted(round_, round_.opened.attribute, lambda judgement: judgement.value_of or "")


def _parted(round_: Round, by: By, name: Callable[[Judgement], str]) -> Breakdown:
    parts: dict[str, Parts | None] = {}
    names: set[str] = set()
    for standard_id, given in _given(round_).items():
        if is_small(round_, standard_id):
            parts[standard_id] = None
            continue
        counts: dict[str, Counter[str]] = {}
        for one in given:
            counts.setdefault(name(one), Counter())[one.value] += 1
        parts[standard_id] = counts
        names |= counts.keys()
    return Breakdown(by, tuple(sorted(names, key=lambda one: (not one, one))), parts)


def _given(round_: Round) -> Mapping[str, tuple[Judgement, ...]]:
    assert round_.closed is not None, "closed rounds only"
    return round_.closed.judgements
