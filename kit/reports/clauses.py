"""A clause of the draft seal on paper: wording, verdict, counts, reasons, who asks, where from."""

from kit import words
from kit.domain.results import Result, rule_of
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.parameters import Band
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import Clause
from kit.domain.standards.standard import Asks
from kit.reports.description import described
from kit.reports.distribution import distribution
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.provenance import provenance

SIDES = {
    Verdict.IN: ("drop", "keep", "remark"),
    Verdict.OUT: ("keep", "drop", "remark"),
    Verdict.UNDECIDED: ("keep", "drop", "remark"),
}
"""The sides that reasons were given for, the minority's first."""

MINORITY = {Verdict.IN: "drop", Verdict.OUT: "keep", Verdict.UNDECIDED: None}
"""Whose reasons are the minority's."""


def clause(edition: Edition, number: int, one: Clause, under: int | None = None) -> Markup:
    """One standard, with everything that a reader may ask about it.

    `under` is the number of the requirement under which it stands.
    """
    return h(
        "article",
        h(
            "div",
            h("h3", h("span", number, class_="number"), " ", _wording(edition, one)),
            verdict(edition, one.verdict),
            class_="head",
        ),
        h("p", edition.say("standards-is-under", number=under), class_="under") if under else None,
        _translations(edition, one),
        _reworded(edition, one),
        described(edition, one.standard),
        _voted(edition, one),
        _asked(edition, one),
        provenance(edition, one.chain, one.round),
        class_="clause",
        id=f"clause-{number}",
    )


def verdict(edition: Edition, found: Verdict | None) -> Markup | None:
    """The verdict as a word; a standard that was not voted on has none."""
    if found is None:
        return None
    return h("span", edition.say(f"reports-verdict-{found}"), class_=f"verdict {found}")


def counts(edition: Edition, result: Result, high: Band, low: Band) -> list[str]:
    """Counts first, shares beside them, then how they add up, and the margin."""
    judged = result.outcome.n
    if not judged:
        return [edition.say("reports-nobody-judged"), _voted_sum(edition, result)]
    rated = [
        edition.say(
            "reports-rated",
            count=count,
            judged=judged,
            band=words.band(band, edition.lang),
            share=edition.share(count, judged),
        )
        for name, band in (("high", high), ("low", low))
        if isinstance(count := result.figure(name), int)
    ]
    return [
        *rated,
        _voted_sum(edition, result),
        edition.say("reports-margin", count=result.margin),
    ]


def _wording(edition: Edition, one: Clause) -> Markup:
    return edition.texts(one.wordings)


def _translations(edition: Edition, one: Clause) -> list[Markup]:
    shown, _ = words.in_language(one.wordings, edition.lang)
    return [
        h(
            "p",
            h("abbr", lang, class_="lang", title=words.language(lang, edition.lang)),
            " ",
            edition.said(lang, text),
            class_="translation",
        )
        for lang, text in one.wordings.items()
        if lang != shown
    ]


def _reworded(edition: Edition, one: Clause) -> list[Markup]:
    return [
        h("p", edition.say("reports-reworded"), " ", edition.said(lang, text), class_="reworded")
        for lang, text in one.reworded.items()
    ]


def _voted(edition: Edition, one: Clause) -> list[Child]:
    if one.result is None or one.round is None:
        return []
    rule = rule_of(one.round)
    assert isinstance(rule, Delphi), "a rule with bands"
    first, *others = counts(edition, one.result, rule.high, rule.low)
    figures = h("div", h("p", first, class_="first"), *(h("p", other) for other in others))
    return [
        h("div", distribution(edition, rule, one.result), figures, class_="figures"),
        _reasons(edition, one.result),
    ]


def _voted_sum(edition: Edition, result: Result) -> str:
    one = result.outcome
    return edition.say(
        "reports-voted-sum",
        voted=one.n + one.cannot_judge + one.blank,
        judged=one.n,
        cannot_judge=one.cannot_judge,
        blank=one.blank,
    )


def _reasons(edition: Edition, result: Result) -> list[Markup]:
    found = result.verdict
    grouped = {side: [one for one in result.reasons if one.side == side] for side in SIDES[found]}
    return [
        h(
            "div",
            h("h4", edition.say(f"reports-{_whose(found, side)}-{side}")),
            h("ul", *(h("li", h("q", one.text, dir="auto")) for one in reasons)),
            class_="reasons",
        )
        for side, reasons in grouped.items()
        if reasons
    ]


def _whose(found: Verdict, side: str) -> str:
    return "minority" if MINORITY[found] == side else "reasons"


def _asked(edition: Edition, one: Clause) -> Markup | None:
    if not one.asked:
        return None
    entries = [_asks(edition, one, framework_id, asks) for framework_id, asks in one.asked.items()]
    return h("div", h("h4", edition.say("reports-asked")), h("ul", *entries, class_="asked"))


def _asks(edition: Edition, one: Clause, framework_id: str, asks: Asks) -> Markup:
    framework = edition.session.frameworks[framework_id]
    own = [ref.ref_id for ref in one.standard.requirements if ref.framework_id == framework_id]
    said = edition.say(f"reports-asks-{asks}", refs=", ".join(own))
    mark = {Asks.YES: "✓", Asks.PARTLY: "≈", Asks.NOT_KNOWN: "?", Asks.NO: "–"}[asks]
    return h(
        "li",
        h("span", mark, class_="mark", aria_hidden="true"),
        edition.framework(framework),
        " – ",
        h("span", said, class_="asks"),
        class_=f"asks-{asks}",
    )
