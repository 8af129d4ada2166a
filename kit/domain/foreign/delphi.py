"""A Delphi panel: who rated what in which round, on a scale that the ratings themselves may tell.

Ratings from 1 to 9 are the kit's own; whole numbers of another scale are grades, the best first;
1 and 0 alone are yes and no.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.domain.ballot import CANNOT_JUDGE
from kit.domain.errors import BadInput
from kit.domain.foreign.gathered import Asked, Gathered, Item, Note, Person, SourceFile, note
from kit.domain.foreign.names import in_order
from kit.domain.rules.majority_judgment import MOST_GRADES
from kit.domain.rules.parameters import HIGHEST, LOWEST
from kit.domain.rules.values import NO, YES
from kit.domain.workshop import Method

Best = Literal["high", "low"]
Answer = int | Literal["cannot-judge"]
"""What a cell says; a blank cell says nothing and has none."""

YES_NO = "yes-no"
_SCALE = re.compile(r"(-?[0-9]{1,3})\s*(?:-|–|\.\.|:)\s*(-?[0-9]{1,3})")


@dataclass(frozen=True)
class Scale:
    """From which number to which, which end is the best, and whether the ratings told it."""

    lowest: int
    highest: int
    best: Best = "high"
    is_yes_no: bool = False
    is_told: bool = False

    def __contains__(self, number: int) -> bool:
        return self.lowest <= number <= self.highest

    @property
    def is_rating(self) -> bool:
        """Whether it is the scale on which standards are rated here."""
        ends = self.lowest, self.highest
        return ends == (LOWEST, HIGHEST) and self.best == "high" and not self.is_yes_no

    @property
    def method(self) -> Method:
        """What was asked of the panel, in our words."""
        if self.is_yes_no:
            return Method.YES_NO
        return Method.RATING if self.is_rating else Method.GRADING

    def rule(self) -> dict[str, str]:
        """The kit's usual rule for that method."""
        if self.is_yes_no:
            return {"name": "double-threshold", "country_share": "off"}
        if self.is_rating:
            return {"name": "delphi"}
        numbers = [str(one) for one in range(self.lowest, self.highest + 1)]
        in_order_ = numbers[::-1] if self.best == "high" else numbers
        return {"name": "majority-judgment", "grades": ",".join(in_order_)}

    def value(self, answer: Answer) -> str:
        """An answer as a ballot has it."""
        if isinstance(answer, str):
            return CANNOT_JUDGE
        if self.is_yes_no:
            return YES if (answer == 1) == (self.best == "high") else NO
        return str(answer)


def read_scale(text: str, best: Best) -> Scale:
    """The scale that somebody names: `1-5`, or `yes-no`. BadInput says what it may be."""
    word = text.strip().casefold()
    if word == YES_NO:
        return Scale(0, 1, best, is_yes_no=True, is_told=True)
    found = _SCALE.fullmatch(word)
    lowest, highest = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= highest - lowest < MOST_GRADES:
        raise BadInput("foreign-scale-bad", text=text, most=MOST_GRADES)
    return Scale(lowest, highest, best, is_told=True)


def guessed_scale(given: set[int], best: Best) -> Scale:
    """The scale that the ratings tell. BadInput where they tell none."""
    lowest, highest = min(given, default=0), max(given, default=0)
    if given == {0, 1}:
        return Scale(0, 1, best, is_yes_no=True)
    if lowest >= LOWEST and highest in (HIGHEST - 1, HIGHEST):
        return Scale(LOWEST, HIGHEST, best)
    if not 1 <= highest - lowest < MOST_GRADES:
        raise BadInput("foreign-scale-unknown", lowest=lowest, highest=highest, most=MOST_GRADES)
    return Scale(lowest, highest, best)


@dataclass(frozen=True)
class Row:
    """What one row says of a person, and what the person answered."""

    person: Person
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Sheet:
    """One round as it was read, its rows in their order; later ones of a person count."""

    title: str
    items: Mapping[str, str]
    rows: Sequence[Row]


def gathered(
    title: str,
    files: tuple[SourceFile, ...],
    sheets: Sequence[Sheet],
    scale: Scale,
    notes: Sequence[Note] = (),
) -> Gathered:
    """The panel with a round for each sheet."""
    items: dict[str, str] = {}
    for sheet in sheets:
        items.update({name: text for name, text in sheet.items.items() if name not in items})
    rounds = tuple(_round(sheet, scale, len(sheets) > 1) for sheet in sheets)
    return Gathered(
        kind="delphi",
        title=title,
        files=files,
        items=tuple(Item(name, text) for name, text in items.items()),
        people=tuple(_people(sheets)),
        rounds=rounds,
        notes=(
            *notes,
            _about_scale(scale),
            *_about_rounds(sheets, rounds),
            *_about_items(sheets),
            *_about_rows(sheets, scale),
            note("foreign-rule-ours", rule=scale.rule()["name"]),
        ),
    )


def _round(sheet: Sheet, scale: Scale, is_named: bool) -> Asked:
    latest: dict[str, Mapping[str, Answer]] = {}
    changed: set[str] = set()
    for row in sheet.rows:
        name = row.person.person_id
        if name in latest and latest[name] != row.answers:
            changed.add(name)
        latest[name] = row.answers
    return Asked(
        method=scale.method,
        rule=scale.rule(),
        item_ids=tuple(sheet.items),
        entitled=tuple(in_order(latest)),
        answers={
            name: {item: scale.value(answer) for item, answer in answers.items()}
            for name, answers in latest.items()
            if answers
        },
        changed=len(changed),
        title=sheet.title if is_named else "",
    )


def _people(sheets: Sequence[Sheet]) -> Iterator[Person]:
    """Everybody of all rounds; what the last row says of somebody counts."""
    found: dict[str, Person] = {}
    for row in (row for sheet in sheets for row in sheet.rows):
        before = found.get(row.person.person_id, row.person)
        found[row.person.person_id] = Person(
            row.person.person_id,
            group=row.person.group or before.group,
            organisation=row.person.organisation or before.organisation,
            country=row.person.country or before.country,
        )
    return (found[name] for name in in_order(found))


def _about_scale(scale: Scale) -> Note:
    if scale.is_yes_no:
        return note("foreign-scale-yes-no", yes=1 if scale.best == "high" else 0)
    best, worst = scale.highest, scale.lowest
    if scale.best == "low":
        best, worst = worst, best
    how = "told" if scale.is_told else "guessed"
    return note(f"foreign-scale-{how}", lowest=scale.lowest, highest=scale.highest, best=best)


def _about_rounds(sheets: Sequence[Sheet], rounds: Sequence[Asked]) -> Iterator[Note]:
    before: set[str] = set()
    for number, (sheet, asked) in enumerate(zip(sheets, rounds, strict=True), 1):
        people = set(asked.entitled)
        yield note(
            "foreign-delphi-round",
            number=number,
            title=sheet.title,
            people=len(people),
            voted=len(asked.answers),
            items=len(asked.item_ids),
            answers=sum(map(len, asked.answers.values())),
        )
        if number > 1 and (new := len(people - before)):
            yield note("foreign-delphi-new-people", count=new, number=number)
        if number > 1 and (gone := len(before - people)):
            yield note("foreign-delphi-gone-people", count=gone, number=number)
        before |= people


def _about_items(sheets: Sequence[Sheet]) -> Iterator[Note]:
    before: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            same, total = len(before & sheet.items.keys()), len(sheet.items)
            yield note("foreign-delphi-same-items", number=number, same=same, total=total)
        before |= sheet.items.keys()


def _about_rows(sheets: Sequence[Sheet], scale: Scale) -> Iterator[Note]:
    latest = [{row.person.person_id: row.answers for row in sheet.rows} for sheet in sheets]
    rows = sum(len(sheet.rows) for sheet in sheets)
    if again := rows - sum(map(len, latest)):
        yield note("foreign-latest-row", count=again)
    every = [answer for each in latest for answers in each.values() for answer in answers.values()]
    asked = sum(len(each) * len(sheet.items) for each, sheet in zip(latest, sheets, strict=True))
    if blank := asked - len(every):
        yield note("foreign-delphi-blank", count=blank)
    if cannot := sum(isinstance(answer, str) for answer in every):
        yield note("foreign-delphi-cannot", count=cannot)
    unused = {*range(scale.lowest, scale.highest + 1)} - {
        answer for answer in every if isinstance(answer, int)
    }
    if unused and not scale.is_yes_no:
        yield note("foreign-scale-unused", numbers=", ".join(map(str, sorted(unused))))
