"""Rounds drawn with a seed: any rule with any parameters, any electorate, any ballots."""

import random
from functools import cache

from kit.domain.methods import answers_of, read_planned
from kit.domain.rounds import Round, Voter
from kit.domain.rules.known import RULES
from kit.domain.tally import Tally
from kit.domain.workshop import Secrecy
from tests.domain.held import Cast, Vote, of_organisations

TYPES = tuple(f"type-{number}" for number in range(1, 10))

PARAMETERS: dict[str, dict[str, tuple[str, ...]]] = {
    "delphi": {
        "high": ("7-9", "6-9", "9", "8-9"),
        "in_share": ("70%", "2/3", "51%", "75%"),
        "low": ("1-3", "1", "1-5"),
        "low_share": ("15%", "1/3", "100%", "20%"),
        "out_if_high": ("off", "<=50%", "<50%", "<=1/3"),
        "cannot_judge": ("leave", "count"),
        "blank": ("leave", "count"),
        "groups": ("pooled", "each"),
    },
    "rand-ucla": {
        "in_median": ("7", "6", "5"),
        "out_median": ("3", "4"),
        "quantile": TYPES,
        "even_median": ("higher",),
        "disagreement": ("panel-size",),
        "groups": ("each",),
    },
    "median-iqr": {
        "in_median": ("7", "6"),
        "out_median": ("3", "2"),
        "iqr": ("1", "2", "1.5", "5/2", "0"),
        "quantile": TYPES,
        "groups": ("each",),
    },
    "double-threshold": {
        "yes_share": ("2/3", "50%", "100%"),
        "no_share": ("25%", "1/3", "50%", "100%"),
        "no_of": ("cast",),
        "no_in": ("votes",),
        "no_counts": ("with-reason",),
        "weights_of": ("voters",),
        "country_share": ("off", "50%", "55%", "100%"),
        "countries_of": ("cast",),
        "countries_from": ("1", "2", "4"),
        "quorum": ("40%", "1/2", "20%"),
    },
    "approval": {"places": ("1", "2", "3", "4"), "least": ("0", "1", "3")},
    "equal-shares": {
        "places": ("1", "2", "3", "4"),
        "budgets": ("organisations",),
        "completion": ("none",),
    },
    "majority-judgment": {
        "grades": ("a,b,c", "très bien,bien,à revoir", "1,2,3,4"),
        "blank": ("worst", "void"),
        "cannot_judge": ("worst",),
    },
    "consent": {
        "min_support": ("50%", "2/3", "100%"),
        "objected": ("undecided",),
        "override": ("2/3", "50%", "off"),
    },
}
assert PARAMETERS.keys() == RULES.keys()


def drawn_rule(name: str, dice: random.Random) -> dict[str, str]:
    """A rule of that name, half of its parameters said."""
    told = {
        key: dice.choice(known) for key, known in PARAMETERS[name].items() if dice.random() < 0.5
    }
    return {"name": name, **told}


@cache
def drawn_round(name: str, seed: int) -> Round:
    """A closed round under such a rule."""
    dice = random.Random(seed)
    rule = drawn_rule(name, dice)
    is_open = dice.random() < 0.5 or "organisations" in rule.values()
    if not is_open and name == "double-threshold":
        rule["weights_of"] = "voters"
    standards = tuple(f"s{number}" for number in range(dice.choice([1, 3, 5])))
    casts = _casts(rule, is_open, standards, dice)
    tallies = _tallies(rule, is_open, standards, dice)
    recused = {seat: (dice.choice(standards),) for seat in casts if is_open and dice.random() < 0.1}
    round_: Round = Vote(
        rule,
        casts,
        is_open,
        standards,
        silent=("late",) if dice.random() < 0.5 else (),
        recused=recused,
        tallies=tallies,
        more=_more(is_open, dice),
    ).held()
    return round_


def _casts(
    rule: dict[str, str], is_open: bool, standards: tuple[str, ...], dice: random.Random
) -> dict[str, Cast]:
    answers = _answers(rule, is_open)
    weights = [dice.random() for _ in answers]
    countries = dice.choice([("BE", "FR", "ES", "DE", None), ("BE", "FR"), ("BE", "FR", "ES")])
    groups = dice.choice([("g1", "g2", None), ("g1", "g2"), ("g1",)])
    casts = {}
    for number in range(dice.choice([0, 1, 3, 6, 10, 14, 20])):
        values = {one: dice.choices(answers, weights)[0] for one in standards}
        reasons = frozenset(one for one in standards if dice.random() < 0.4)
        home = dice.choice([None, "o1", "o2", "o3", "o4"])
        voter = Voter(home, countries[number % len(countries)], groups[number % len(groups)])
        said = {one: value for one, value in values.items() if value}
        casts[f"p{number}"] = Cast(said, reasons, voter)
    return casts


def _answers(rule: dict[str, str], is_open: bool) -> list[str]:
    secrecy = Secrecy.OPEN if is_open else Secrecy.SECRET
    return ["", *answers_of(read_planned(rule), secrecy)]


def _tallies(
    rule: dict[str, str], is_open: bool, standards: tuple[str, ...], dice: random.Random
) -> tuple[Tally, ...]:
    if dice.random() < 0.8 or rule["name"] == "equal-shares" or rule.get("blank") == "void":
        return ()
    voters, answers = dice.choice([1, 5]), _answers(rule, is_open)
    counts: dict[str, dict[str, int]] = {one: {} for one in standards}
    for one in standards:
        for value in dice.choices(answers, k=voters):
            if value and value != "recused":
                counts[one][value] = counts[one].get(value, 0) + 1
    return (Tally(voters=voters, counts=counts),)


def _more(is_open: bool, dice: random.Random) -> dict[str, object]:
    more: dict[str, object] = {}
    if dice.random() < 0.7:
        more["attribute"] = dice.choice(["group", "country"])
    if dice.random() < 0.5:
        more["ties"] = "lot"
    if is_open and dice.random() < 0.5:
        weights = {one: dice.choice(["2", "1.5", "1/3"]) for one in ("o1", "o2", "o3")}
        more |= of_organisations(weights=weights)
    return more


def all_alike(voters: int, standards: int) -> Round:
    """Everybody approves everything: more ways to break ties than can be followed."""
    names = tuple(f"s{number:02d}" for number in range(standards))
    casts = {f"p{number}": Cast(dict.fromkeys(names, "1")) for number in range(voters)}
    rule = {"name": "equal-shares", "places": "12"}
    round_: Round = Vote(rule, casts, standard_ids=names, more={"ties": "lot"}).held()
    return round_
