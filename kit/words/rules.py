"""The decision rules in sentences, with all their parameters."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from kit.domain.rules.approval import Approval
from kit.domain.rules.consent import Consent
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.equal_shares import EqualShares
from kit.domain.rules.known import Rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.median_iqr import MedianIqr
from kit.domain.rules.parameters import number_text
from kit.domain.rules.rand_ucla import RandUcla
from kit.domain.workshop import Ties
from kit.words import band, decimal, say, share
from kit.words.answers import answer

Sentences = Iterator[str]


def rule_in_words(rule: Rule, lang: str, ties: Ties = "undecided") -> str:
    """A rule as people read it before a round opens and beside its results."""
    return " ".join(rule_sentences(rule, lang, ties))


def rule_sentences(rule: Rule, lang: str, ties: Ties = "undecided") -> list[str]:
    """What the rule does, one thing a sentence; `ties` matter to rules that give out places."""
    sentences = list(_SENTENCES[rule.name](rule, lang))
    if isinstance(rule, Approval | EqualShares):
        sentences.append(say(f"deciding-rule-ties-{ties}", lang))
    return sentences


def _delphi(rule: Delphi, lang: str) -> Sentences:
    bands = {"high": band(rule.high, lang), "low": band(rule.low, lang)}
    shares = {
        "in_share": share(rule.in_share, lang),
        "low_share": share(rule.low_share, lang),
    }
    yield say("deciding-rule-delphi", lang, **bands, **shares)
    limit = rule.out_if_high
    if limit is None:
        yield say("deciding-rule-delphi-out", lang, **bands, **shares)
    else:
        sentence = "most" if limit.included else "below"
        few = share(limit.share, lang)
        yield say(f"deciding-rule-delphi-out-{sentence}", lang, share=few, high=bands["high"])
    yield say("deciding-rule-otherwise", lang)
    base = {
        (False, False): "deciding-rule-base",
        (True, False): "deciding-rule-base-cannot-judge",
        (False, True): "deciding-rule-base-blank",
        (True, True): "deciding-rule-base-both",
    }
    yield say(base[rule.counts_cannot_judge, rule.counts_blank], lang)
    if rule.in_each_group:
        yield say("deciding-rule-each-group", lang)


def _by_median(rule: RandUcla | MedianIqr, lang: str) -> Sentences:
    yield say("deciding-rule-medians", lang, in_median=rule.in_median, out_median=rule.out_median)
    if isinstance(rule, MedianIqr):
        yield say("deciding-rule-iqr", lang, iqr=_number(rule.iqr, lang))
    else:
        yield say(f"deciding-rule-{rule.disagreement}", lang)
        yield say(f"deciding-rule-even-{rule.even_median}", lang)
    yield say("deciding-rule-quantile", lang, number=rule.quantile.removeprefix("type-"))
    if rule.groups == "each":
        yield say("deciding-rule-each-group", lang)


def _double_threshold(rule: DoubleThreshold, lang: str) -> Sentences:
    yield say("deciding-rule-double", lang)
    yield say("deciding-rule-double-yes", lang, share=share(rule.yes_share, lang))
    no = f"deciding-rule-double-no-{rule.no_of}-{rule.no_in}"
    yield say(no, lang, share=share(rule.no_share, lang))
    if rule.country_share is not None:
        countries = share(rule.country_share, lang)
        yield say(
            "deciding-rule-double-countries", lang, count=rule.countries_from, share=countries
        )
    if rule.quorum is not None:
        yield _of_entitled("deciding-rule-double-quorum", rule.quorum, rule.entitled, lang)
    if rule.no_counts == "with-reason":
        yield say("deciding-rule-double-reasons", lang)
    yield say(f"deciding-rule-double-{rule.weights_of}", lang)


def _approval(rule: Approval, lang: str) -> Sentences:
    yield say("deciding-rule-approval", lang, count=rule.places)
    if rule.least:
        yield say("deciding-rule-approval-least", lang, count=rule.least)


def _equal_shares(rule: EqualShares, lang: str) -> Sentences:
    yield say(f"deciding-rule-shares-{rule.budgets}", lang, count=rule.places)
    yield say("deciding-rule-shares", lang)
    yield say(f"deciding-rule-shares-{rule.completion}", lang)


def _majority_judgment(rule: MajorityJudgment, lang: str) -> Sentences:
    grades = ", ".join(answer(rule, one, lang) for one in rule.grades)
    lowest = answer(rule, rule.in_grade, lang)
    yield say("deciding-rule-majority", lang, grade=lowest, grades=grades)
    yield say(f"deciding-rule-majority-blank-{rule.blank}", lang)
    yield say(f"deciding-rule-majority-cannot-judge-{rule.cannot_judge}", lang)


def _consent(rule: Consent, lang: str) -> Sentences:
    yield say("deciding-rule-consent", lang, share=share(rule.min_support, lang))
    yield say(f"deciding-rule-consent-{rule.objected}", lang)
    if rule.override is not None:
        yield _of_entitled("deciding-rule-consent-override", rule.override, rule.entitled, lang)


def _of_entitled(message_id: str, asked: Fraction, entitled: Fraction | None, lang: str) -> str:
    """A share of all who are entitled; how many these are is known once a round is open."""
    if entitled is None:
        return say(f"{message_id}-all", lang, share=share(asked, lang))
    number = _number(entitled, lang)
    return say(message_id, lang, share=share(asked, lang), entitled=number)


def _number(number: Fraction, lang: str) -> str:
    text = number_text(number)
    return text if "/" in text else decimal(text, lang)


_SENTENCES: Mapping[str, Callable[[Any, str], Sentences]] = {
    "delphi": _delphi,
    "rand-ucla": _by_median,
    "median-iqr": _by_median,
    "double-threshold": _double_threshold,
    "approval": _approval,
    "equal-shares": _equal_shares,
    "majority-judgment": _majority_judgment,
    "consent": _consent,
}
