"""Majority judgment: standards are graded, the middle grade decides and orders.

Balinski & Laraki, Majority Judgment, 2010. In where the middle grade reaches `in_grade`.
"""

from collections.abc import Mapping, Sequence
from functools import cmp_to_key
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.domain.ballot_table import BLANK, BallotTable, Said, said
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.majority_order import Tally, compare, majority_grade
from kit.domain.rules.outcome import Decided, Figure, Outcome, outcome
from kit.domain.rules.parameters import read_choice
from kit.domain.rules.values import NO_JUDGEMENT, vocabulary
from kit.domain.rules.verdict import Verdict

SECOND_BEST = "second-best"
DEFAULTS = {
    "grades": "excellent,very-good,good,fair,poor,reject",
    "in_grade": SECOND_BEST,
    "blank": "leave",
    "cannot_judge": "leave",
}

BLANKS = ("leave", "worst", "void", "refuse")
"""What becomes of a blank: left out, counted as the worst grade, the ballot void, refused."""

MOST_GRADES = 20


class MajorityJudgment(Part):
    """The grades from best to worst, the one that a standard must reach, and what blanks count.

    `void` leaves out all grades of a voter who left some standards blank and graded others.
    """

    name: ClassVar[str] = "majority-judgment"

    grades: tuple[str, ...]
    in_grade: str
    blank: Literal["leave", "worst", "void", "refuse"]
    cannot_judge: Literal["leave", "worst"]

    @model_validator(mode="after")
    def _grades_are_told_apart(self) -> Self:
        folded = [grade.casefold() for grade in self.grades]
        if not 1 < len(folded) <= MOST_GRADES or len(set(folded)) < len(folded):
            raise BadInput("deciding-grades-bad", most=MOST_GRADES)
        taken = [grade or "“”" for grade in folded if grade in NO_JUDGEMENT]
        if taken:
            raise BadInput("deciding-grade-taken", grade=taken[0])
        return self

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        grades = tuple(" ".join(one.split()) for one in told["grades"].split(","))
        known = {grade.casefold(): grade for grade in grades}
        wanted = " ".join(told["in_grade"].split()).casefold()
        if wanted == SECOND_BEST and wanted not in known:
            wanted = grades[min(1, len(grades) - 1)].casefold()
        if wanted not in known:
            raise BadInput(
                "deciding-choice-unknown",
                key="in_grade",
                text=told["in_grade"],
                known=", ".join(grades),
            )
        return cls.model_validate(
            {
                "grades": grades,
                "in_grade": known[wanted],
                "blank": read_choice("blank", told["blank"], BLANKS),
                "cannot_judge": read_choice(
                    "cannot_judge", told["cannot_judge"], ("leave", "worst")
                ),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "grades": ",".join(self.grades),
            "in_grade": self.in_grade,
            "blank": self.blank,
            "cannot_judge": self.cannot_judge,
        }

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return vocabulary(self.grades)

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table. BadInput where blanks are refused."""
        void = self._void(table) if self.blank == "void" else table.taken(())
        counted = [said(counts) for counts in _without(table, void).counts()]
        if self.blank == "refuse" and any(one.blank for one in counted):
            refused = next(place for place, one in enumerate(counted) if one.blank)
            raise BadInput("deciding-blank-refused", item=table.items[refused])
        tallies = [self.tally(one) for one in counted]
        ranks = ranked(tallies)
        left_out = [sum(counts.values()) for counts in void.counts()]
        rows = zip(table.items, counted, tallies, ranks, left_out, strict=True)
        return Decided(tuple(self._outcome(*row) for row in rows))

    def _outcome(
        self, item_id: str, one: Said, tally: Tally, rank: int | None, left_out: int
    ) -> Outcome:
        by_grade: dict[str, Figure] = dict(zip(self.grades, tally, strict=True))
        figures: dict[str, Figure] = {
            "grade": None,
            "rank": rank,
            "tally": by_grade,
            "void": left_out,
        }
        if not one.n:
            return outcome(item_id, one, Verdict.UNDECIDED, **figures)
        grade = majority_grade(tally)
        reached = grade <= self.grades.index(self.in_grade)
        figures["grade"] = self.grades[grade]
        return outcome(item_id, one, Verdict.IN if reached else Verdict.OUT, **figures)

    def tally(self, one: Said) -> list[int]:
        """How often each grade counts, the best first; none where nobody graded."""
        tally = [one.judged.get(grade, 0) for grade in self.grades]
        if one.n:
            tally[-1] += one.blank * (self.blank == "worst")
            tally[-1] += one.cannot_judge * (self.cannot_judge == "worst")
        return tally

    def _void(self, table: BallotTable) -> BallotTable:
        """The rows of voters who graded some standards and left others blank."""
        blank = _voters(table, (BLANK,))
        void = blank & _voters(table, self.grades)
        return table.taken([row for row, voter in enumerate(table.voter_of) if voter in void])


def ranked(tallies: Sequence[Tally]) -> list[int | None]:
    """The rank of each; those that are alike share one; none where nobody graded."""
    graded = [place for place, tally in enumerate(tallies) if sum(tally)]

    def better_first(one: int, other: int) -> int:
        return compare(tallies[one], tallies[other])

    order = sorted(graded, key=cmp_to_key(better_first))
    ranks: list[int | None] = [None] * len(tallies)
    for number, place in enumerate(order, start=1):
        before = order[number - 2] if number > 1 else None
        is_alike = before is not None and better_first(before, place) == 0
        ranks[place] = ranks[before] if before is not None and is_alike else number
    return ranks


def _voters(table: BallotTable, values: Sequence[str]) -> set[int]:
    codes = {code for code, value in enumerate(table.values) if value in values}
    rows = zip(table.voter_of, table.value_of, strict=True)
    return {voter for voter, value in rows if value in codes}


def _without(table: BallotTable, void: BallotTable) -> BallotTable:
    if not len(void):
        return table
    gone = set(void.voter_of)
    return table.taken([row for row, voter in enumerate(table.voter_of) if voter not in gone])
