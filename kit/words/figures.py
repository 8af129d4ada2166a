"""The figures on which a verdict rests, in the columns of its rule: counts first, shares second."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kit.domain.entitled import entitled_weight
from kit.domain.kept import once_per_round
from kit.domain.results import Result, counted
from kit.domain.rounds import Round
from kit.domain.rules.consent import Consent
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import Rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.outcome import Figure
from kit.domain.rules.parameters import Band
from kit.words import band, say
from kit.words.answers import answer
from kit.words.numbers import exact, tenths_of_percent


@dataclass(frozen=True)
class Told:
    """One figure: its column, the count in words, the share beside it where there is one.

    `label` heads the column, `sentence` says the same where there is no column.
    """

    name: str
    label: str
    count: str
    share: str | None
    sentence: str


Found = Iterator[Told]
BASES = (("cast", "yes"), ("present", "yes"), ("entitled", "yes"), ("against", "no"))
"""Of what yes and no are told: of votes cast, of those present, of all who are entitled."""


def figures(found: Result, rule: Rule, lang: str, round_: Round | None = None) -> list[Told]:
    """The figures of a standard; none where nobody judged it.

    With the round a double threshold also tells the share of all who are entitled.
    """
    return list(_FIGURES[rule.name](found, rule, lang, round_)) if found.outcome.n else []


def votes_of(found: Result, units: str) -> dict[str, Fraction]:
    """Yes, no and abstentions under the double threshold, in `votes` or in `weights`."""
    counts = found.figure(units)
    assert isinstance(counts, Mapping), "of a double threshold"
    return {name: _number(count) for name, count in counts.items()}


def is_weighted(found: Result, round_: Round | None = None) -> bool:
    """Whether weights say other numbers than votes, of this standard or of any in its round."""
    return _any_weighted(round_) if round_ else _differs(found)


@once_per_round
def _any_weighted(round_: Round) -> bool:
    return any(map(_differs, counted(round_).results.values()))


def _differs(found: Result) -> bool:
    return votes_of(found, "votes") != votes_of(found, "weights")


def band_label(ratings: Band) -> str:
    """A band as a column is headed: `7–9`."""
    one = ratings.lowest == ratings.highest
    return str(ratings.lowest) if one else f"{ratings.lowest}–{ratings.highest}"


def _delphi(found: Result, rule: Delphi, lang: str, _: Round | None) -> Found:
    base = _whole(found, "base")
    for name, ratings in (("high", rule.high), ("low", rule.low)):
        label, count = band_label(ratings), _whole(found, name)
        yield _part(name, label, (count, base), "counted-rated", lang, band=band(ratings, lang))


def _medians(found: Result, rule: Rule, lang: str, _: Round | None) -> Found:
    spread, ends = ("iqr", "q1 q3") if rule.name == "median-iqr" else ("ipr", "p30 p70")
    told = {name: _text(found, name, lang) for name in ("median", spread, *ends.split())}
    first, last = (told[name] for name in ends.split())
    yield _plain("median", told["median"], "counted-median", lang, median=told["median"])
    words = say("counted-from-to", lang, first=first, last=last)
    range_ = {"first": first, "last": last, "range": told[spread]}
    yield _plain(ends.replace(" ", "-"), words, f"counted-{spread}", lang, **range_)
    if rule.name == "median-iqr":
        yield _plain("iqr", told["iqr"], "counted-iqr-range", lang, range=told["iqr"])
        return
    limit = _text(found, "ipras", lang)
    split = "yes" if found.figure("disagreement") else "no"
    words = say(f"counted-disagreement-{split}", lang)
    yield _plain("ipras", f"{told['ipr']} / {limit}", "counted-ipras", lang, limit=limit)
    yield _plain("disagreement", words, f"counted-disagreement-{split}", lang)


def _double_threshold(
    found: Result, rule: DoubleThreshold, lang: str, round_: Round | None
) -> Found:
    """Each base in votes, and the countries ahead; then in weights, where these differ."""
    for units in ("votes", "weights") if is_weighted(found, round_) else ("votes",):
        one = votes_of(found, units)
        wholes = {
            "cast": one["yes"] + one["no"],
            "present": sum(one.values(), Fraction(0)),
            "entitled": _entitled(rule, units, round_),
        }
        for base, side in BASES:
            name = f"{units}-{base}"
            whole = wholes["present" if base == "against" else base]
            if whole is not None:
                label = say(f"counted-column-{name}", lang)
                yield _part(name, label, (one[side], whole), "counted-labelled", lang)
        if units == "votes" and not found.withheld:
            yield from _countries(found, lang)


def _entitled(rule: DoubleThreshold, units: str, round_: Round | None) -> Fraction | None:
    """How many are entitled, or how much they weigh together."""
    if round_ is None or round_.closed is None:
        return rule.entitled if units == "weights" else None
    return Fraction(round_.closed.entitled) if units == "votes" else entitled_weight(round_)


def _countries(found: Result, lang: str) -> Found:
    counts = found.figure("countries")
    assert isinstance(counts, Mapping), "of a double threshold"
    yes, no, tied = (int(_number(counts[name])) for name in ("yes", "no", "tied"))
    if whole := yes + no + tied:
        words = say("counted-of", lang, part=yes, whole=whole)
        yield _plain("countries", words, "counted-countries", lang, count=yes, whole=whole)


def _approvals(found: Result, rule: Rule, lang: str, _: Round | None) -> Found:
    label, approvals = say("counted-column-approvals", lang), _whole(found, "approvals")
    yield _part("approvals", label, (approvals, found.outcome.n), "counted-approved", lang)
    yield from _rank(found, lang)


def _grades(found: Result, rule: MajorityJudgment, lang: str, _: Round | None) -> Found:
    grade = answer(rule, str(found.figure("grade")), lang)
    wanted = answer(rule, rule.in_grade, lang)
    yield _plain("grade", grade, "counted-grade", lang, grade=grade)
    tally = found.figure("tally")
    assert isinstance(tally, Mapping), "of majority judgment"
    counts = [int(_number(tally[one])) for one in rule.grades]
    reached = sum(counts[: rule.grades.index(rule.in_grade) + 1])
    label = say("counted-column-reached", lang, grade=wanted)
    yield _part("reached", label, (reached, sum(counts)), "counted-reached", lang, grade=wanted)
    yield from _rank(found, lang)


def _consent(found: Result, rule: Consent, lang: str, _: Round | None) -> Found:
    label, support = say("counted-column-support", lang), _whole(found, "support")
    yield _part("support", label, (support, found.outcome.n), "counted-support", lang)
    count = _whole(found, "objections")
    yield _plain("objections", str(count), "counted-objections", lang, count=count)


def _rank(found: Result, lang: str) -> Found:
    rank = found.figure("rank")
    if isinstance(rank, int):
        yield _plain("rank", str(rank), "counted-rank", lang, rank=rank)


def _part(
    name: str,
    label: str,
    ratio: tuple[Fraction | int, Fraction | int],
    sentence: str,
    lang: str,
    **more: object,
) -> Told:
    """A count of a whole, its share beside it. The share is cut off here and decides nothing."""
    part, whole = (exact(one, lang) for one in ratio)
    share = tenths_of_percent(*ratio, lang) if ratio[1] else None
    count = say("counted-of", lang, part=part, whole=whole)
    how_many = int(ratio[0])  # chooses the plural
    gaps = {"part": part, "whole": whole, "count": how_many, "label": label, **more}
    told = say(sentence, lang, **gaps)
    return Told(name, label, count, share, f"{told} ({share})" if share else told)


def _plain(name: str, count: str, sentence: str, lang: str, /, **gaps: object) -> Told:
    label = say(f"counted-column-{name}", lang)
    return Told(name, label, count, None, say(sentence, lang, **gaps))


def _text(found: Result, name: str, lang: str) -> str:
    return exact(_number(found.figure(name)), lang)


def _whole(found: Result, name: str) -> int:
    return int(_number(found.figure(name)))


def _number(figure: Figure) -> Fraction:
    assert isinstance(figure, int | Fraction), "a number"
    return Fraction(figure)


_FIGURES: Mapping[str, Callable[[Result, Any, str, Round | None], Found]] = {
    "delphi": _delphi,
    "rand-ucla": _medians,
    "median-iqr": _medians,
    "double-threshold": _double_threshold,
    "approval": _approvals,
    "equal-shares": _approvals,
    "majority-judgment": _grades,
    "consent": _consent,
}
