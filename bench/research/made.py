"""Sessions of any size, made with a seed, as their record is kept."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, cycle

from kit.domain import events as ev
from kit.domain.ballot import Judgement
from kit.domain.hash_chain import GENESIS
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.record import Record, Row, Text
from kit.domain.rules import read_rule, rule_hash
from kit.store.codec import Place, encode
from tests import builders as make
from tests.many import many_frameworks, many_stated

BEGUN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
GROUPS = 8


def kept(happened: Iterator[ev.Event], session_id: str = "bench") -> Record:
    """The record of these events, a second apart."""
    rows: list[Row] = []
    texts: list[Text] = []
    head = GENESIS
    for position, event in enumerate(happened, start=1):
        at = BEGUN + timedelta(seconds=position)
        row, apart = encode(event, Place(session_id, position, head, at, "fac"))
        head = row.hash
        rows.append(row)
        texts += sorted(apart, key=lambda text: text.hash)
    return Record(tuple(rows), tuple(texts))


def summit(seats: int, standards: int, rounds: int, lines: int, mappings: int) -> Record:
    """A summit of that size: notes, a crosswalk of twelve lists, rounds of ratings by everybody."""
    return kept(_summit(seats, standards, rounds, lines, mappings))


def _summit(
    seats: int, standards: int, rounds: int, lines: int, mappings: int
) -> Iterator[ev.Event]:
    frameworks = many_frameworks(12, 34)
    yield make.started(frameworks=frameworks)
    yield make.groups_arranged(GROUPS)
    yield from make.seats_opened(groups=GROUPS, participants=seats)
    yield from _notes(lines)
    yield from many_stated(frameworks, mappings, gaps=mappings // 10)
    for number in range(standards):
        yield make.standard(f"What pairs can rely on, point {number}.", f"s{number}")
    for number in range(1, rounds + 1):
        yield from _round(number, seats, standards)


def _notes(lines: int) -> Iterator[ev.Event]:
    for number in range(lines):
        said = f"Pairs need a person to turn to, said {number} times."
        yield make.line(said, f"l{number}", group_id=f"g{number % GROUPS + 1}")
    for number in range(0, lines - 4, 4):
        yield make.theme(f"Theme {number}", f"t{number}", tuple(f"l{number + i}" for i in range(4)))


def _round(number: int, seats: int, standards: int) -> Iterator[ev.Event]:
    drawn = random.Random(number)
    standard_ids = tuple(f"s{one}" for one in range(standards))
    round_id = f"round{number}"
    yield make.round_opened(
        round_id,
        number=number,
        standard_ids=standard_ids,
        entitled=tuple(f"p{one}" for one in range(1, seats + 1)),
        rule_hash=rule_hash(read_rule(make.DELPHI)),
    )
    given = {
        standard_id: tuple(
            sorted(
                (_judgement(drawn, place) for _ in range(seats)),
                key=lambda judgement: judgement.code,
            )
        )
        for place, standard_id in enumerate(standard_ids)
    }
    yield ev.RoundClosed(
        round_id=round_id,
        entitled=seats,
        voted=seats,
        changed=0,
        judgements=given,
        reasons=(),
        root=merkle_root(judgement_leaves(given)),
    )


def _judgement(drawn: random.Random, place: int) -> Judgement:
    rated = min(9, max(1, round(drawn.gauss(4 + place % 5, 2))))
    return Judgement(code=f"{drawn.getrandbits(128):032x}", value=str(rated))


def busy(events: int) -> Record:
    """So many events of a room that never stops: lines, rewordings, ideas, translations, themes."""
    return kept(_busy(events))


def _busy(events: int) -> Iterator[ev.Event]:
    room = [make.started(), make.groups_arranged(GROUPS), *make.seats_opened(groups=GROUPS)]
    yield from room
    kinds = cycle(("line", "reworded", "idea", "merged", "line", "translated"))
    numbers = count()
    line_id = idea_id = "none"
    for kind in (next(kinds) for _ in range(events - len(room))):
        number = next(numbers)
        text = f"What pairs need most is time for each other, remark {number}."
        if kind == "line":
            line_id = f"l{number}"
            yield make.line(text, line_id, group_id=f"g{number % GROUPS + 1}")
        elif kind == "reworded":
            yield ev.LineReworded(line_id=line_id, base=1, text=text, lang="en")
        elif kind == "idea":
            idea_id = f"i{number}"
            yield make.idea(text, idea_id)
        elif kind == "merged":
            yield ev.IdeaMerged(idea_id=idea_id, line_id=line_id)
        else:
            yield ev.LineTranslated(line_id=line_id, lang="fr", text=text)
