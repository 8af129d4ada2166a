"""Yes or no with two thresholds, in organisations' weights, and a majority of countries.

After ISO/IEC Directives, part 1, 2.6.3: two thirds of the votes in favour and not more than one
quarter against; and after European standardisation since 2017, 55% of the members. A quorum is one
of approval: it cannot be missed on purpose by staying away (Maniquet & Morelli, 2015).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kit.domain.ballot_table import BallotTable, Said, said
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.bases import Bases, Count, Units, bases, units
from kit.domain.rules.double_margin import to_lose, to_win
from kit.domain.rules.outcome import Decided, Outcome, Power, outcome
from kit.domain.rules.parameters import (
    OFF,
    condition_text,
    number_text,
    read_choice,
    read_condition,
    read_entitled,
    read_share,
    read_whole,
    share_text,
)
from kit.domain.rules.power import powers
from kit.domain.rules.values import ABSTAIN, NO, YES, vocabulary
from kit.domain.rules.verdict import Verdict

DEFAULTS = {
    "yes_share": "2/3",
    "no_share": "25%",
    "no_of": "present",
    "no_in": "weights",
    "no_counts": "always",
    "weights_of": "organisations",
    "country_share": "55%",
    "countries_of": "present",
    "countries_from": "3",
    "entitled": OFF,
    "quorum": OFF,
}

CHOICES = {
    "no_of": ("present", "cast"),
    "countries_of": ("present", "cast"),
    "no_in": ("weights", "votes"),
    "no_counts": ("always", "with-reason"),
    "weights_of": ("organisations", "voters"),
}

VALUES = vocabulary((YES, NO, ABSTAIN))
MOST_COUNTRIES = 1_000


@dataclass(frozen=True)
class Conditions:
    """Which conditions hold; none where one is not asked."""

    yes: bool
    no: bool
    countries: bool | None
    quorum: bool | None

    @property
    def hold(self) -> bool:
        """Whether all that are asked do."""
        return all(one is not False for one in (self.yes, self.no, self.countries, self.quorum))


class DoubleThreshold(Part):
    """In where all conditions hold, out where one fails, undecided where nobody said yes or no.

    Yes >= yes_share of yes and no; no <= no_share of all present (or cast); from `countries_from`
    countries on, yes ahead of no in country_share of the countries in which anybody is present (or
    cast); yes >= quorum of all who are entitled.
    """

    name: ClassVar[str] = "double-threshold"

    yes_share: Fraction
    no_share: Fraction
    no_of: Literal["present", "cast"]
    no_in: Literal["weights", "votes"]
    no_counts: Literal["always", "with-reason"]
    weights_of: Literal["organisations", "voters"]
    country_share: Fraction | None
    countries_of: Literal["present", "cast"]
    countries_from: int
    entitled: Fraction | None
    quorum: Fraction | None

    @model_validator(mode="after")
    def _quorum_is_of_something(self) -> Self:
        if self.quorum is not None and self.entitled is None:
            raise BadInput("deciding-entitled-missing", key="quorum")
        return self

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        chosen = {key: read_choice(key, told[key], known) for key, known in CHOICES.items()}
        return cls.model_validate(
            {
                **chosen,
                "yes_share": read_share("yes_share", told["yes_share"]),
                "no_share": read_share("no_share", told["no_share"]),
                "country_share": read_condition("country_share", told["country_share"]),
                "countries_from": read_whole(
                    "countries_from", told["countries_from"], 1, MOST_COUNTRIES
                ),
                "entitled": read_entitled(told["entitled"]),
                "quorum": read_condition("quorum", told["quorum"]),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "yes_share": share_text(self.yes_share),
            "no_share": share_text(self.no_share),
            "no_of": self.no_of,
            "no_in": self.no_in,
            "no_counts": self.no_counts,
            "weights_of": self.weights_of,
            "country_share": condition_text(self.country_share),
            "countries_of": self.countries_of,
            "countries_from": str(self.countries_from),
            "entitled": OFF if self.entitled is None else number_text(self.entitled),
            "quorum": condition_text(self.quorum),
        }

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return VALUES

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table, and the power of weights where they differ.

        BadInput where more voted than are entitled.
        """
        who = units(table, by_organisation=self.weights_of == "organisations")
        needs_reason = self.no_counts == "with-reason"
        counted = bases(table, who, needs_reason=needs_reason)
        is_plain = len(set(who.unit_of)) == len(who.unit_of) and not who.are_weighted
        outcomes = (
            self._outcome(item, said(counts), one, is_plain=is_plain)
            for item, counts, one in zip(table.items, table.counts(), counted, strict=True)
        )
        return Decided(tuple(outcomes), power=self._power(who))

    def verdict(self, one: Bases) -> Verdict:
        """The verdict on one standard."""
        if not one.weights.cast:
            return Verdict.UNDECIDED
        return Verdict.IN if self.conditions(one).hold else Verdict.OUT

    def conditions(self, one: Bases) -> Conditions:
        """Which of the conditions hold."""
        weights = one.weights
        against = weights if self.no_in == "weights" else one.votes
        base = against.present if self.no_of == "present" else against.cast
        quorum = None
        if self.quorum is not None and self.entitled is not None:
            quorum = weights.yes >= self.quorum * self.entitled
        return Conditions(
            yes=weights.yes >= self.yes_share * weights.cast,
            no=against.no <= self.no_share * base,
            countries=self._countries(one.countries),
            quorum=quorum,
        )

    def _countries(self, countries: Mapping[str, Count]) -> bool | None:
        needed = self._countries_needed(countries)
        if needed is None:
            return None
        return sum(one.yes > one.no for one in countries.values()) >= needed

    def _outcome(self, item_id: str, one: Said, found: Bases, *, is_plain: bool) -> Outcome:
        weights = found.weights
        if self.entitled is not None and weights.present > self.entitled:
            raise BadInput(
                "deciding-more-than-entitled",
                item=item_id,
                count=number_text(weights.present),
                entitled=number_text(self.entitled),
            )
        conditions = self.conditions(found)
        ahead = [one for one in found.countries.values() if one.present]
        return outcome(
            item_id,
            one,
            self.verdict(found),
            yes=weights.yes,
            no=weights.no,
            abstain=weights.abstain,
            yes_of_cast=_share(weights.yes, weights.cast),
            yes_of_present=_share(weights.yes, weights.present),
            yes_of_entitled=_share(weights.yes, self.entitled),
            votes=found.votes.figures(),
            weights=weights.figures(),
            countries={
                "yes": sum(one.yes > one.no for one in ahead),
                "no": sum(one.yes < one.no for one in ahead),
                "tied": sum(one.yes == one.no for one in ahead),
            },
            without_reason=found.without_reason,
            conditions=vars(conditions),
            margin=self.margin(found) if is_plain and not found.without_reason else None,
        )

    def margin(self, found: Bases) -> int | None:
        """The fewest votes that, cast otherwise, change the verdict; all votes weigh the same.

        None where nobody voted whose vote weighs anything, or where a vote cast otherwise makes a
        country one that counts.
        """
        votes = found.votes
        is_of_cast = self.country_share is not None and self.countries_of == "cast"
        if not found.weights.present or (is_of_cast and found.countries):
            return None
        if not votes.cast:
            return 1
        each = found.weights.present / votes.present
        in_votes = {name: one.scaled(1 / each) for name, one in found.countries.items()}

        def holds(one: Count) -> bool:
            return self.conditions(Bases(one, one.scaled(each), {})).hold

        plain = replace(found, countries=in_votes)
        undone = to_lose if self.conditions(found).hold else to_win
        return undone(plain, holds, self._countries_needed(in_votes))

    def _countries_needed(self, countries: Mapping[str, Count]) -> int | None:
        voting = sum(bool(getattr(one, self.countries_of)) for one in countries.values())
        if self.country_share is None or voting < self.countries_from:
            return None
        return ceil(self.country_share * voting)

    def _power(self, who: Units) -> tuple[Power, ...]:
        """Where weights differ: who decides how often, if everybody says yes or no."""
        share = self.yes_share
        if self.no_in == "weights":
            share = max(share, 1 - self.no_share)
        return powers(who, share) if who.are_weighted else ()


def _share(count: Fraction, base: Fraction | None) -> Fraction | None:
    return count / base if base else None
