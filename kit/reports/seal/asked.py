"""Who asks for a clause already: by country, with level and numbers, and the strictest of these."""

from collections.abc import Iterator

from kit import words
from kit.domain.events import RequirementRef
from kit.domain.seal import Clause
from kit.domain.standards.asked import AskedHere, FrameworkAsks, Strictest
from kit.domain.standards.standard import Asks
from kit.reports.edition import Edition
from kit.reports.html import Markup, h
from kit.words.quantities import number, number_name

MARKS = {Asks.YES: "✓", Asks.PARTLY: "≈", Asks.NOT_KNOWN: "?", Asks.NO: "–"}
"""What stands before an answer, for the eye alone."""


def asked(edition: Edition, one: Clause) -> Markup | None:
    """The countries first, then each list with the requirements in which it asks."""
    if not one.asked.frameworks:
        return None
    return h(
        "div",
        h("h5", edition.say("reports-asked")),
        h("p", _countries(edition, one)),
        h("ul", *(_asks(edition, each) for each in one.asked.frameworks), class_="asked"),
        *(h("p", each) for each in _strictest(edition, one)),
    )


def _countries(edition: Edition, one: Clause) -> str:
    codes = (each.country for each in one.asked.frameworks if each.framework_id in one.asked.by)
    names = [words.country(code, edition.lang) for code in dict.fromkeys(codes)]
    if not names:
        return edition.say("seal-asked-nowhere")
    return edition.say("seal-asked-in", countries=", ".join(names))


def _asks(edition: Edition, one: FrameworkAsks) -> Markup:
    framework = edition.session.frameworks[one.framework_id]
    refs = ", ".join(_requirement(edition, each) for each in one.requirements)
    said = edition.say(f"reports-asks-{one.asks}", refs=refs)
    return h(
        "li",
        h("span", MARKS[one.asks], class_="mark", aria_hidden="true"),
        " ",
        edition.framework(framework),
        " – ",
        h("span", said, class_="asks"),
        class_=f"asks-{one.asks}",
    )


def _requirement(edition: Edition, one: AskedHere) -> str:
    """Its number, and in brackets its level and the numbers that it asks for."""
    levels = edition.session.frameworks[one.ref.framework_id].levels
    level = levels.get(one.level or "")
    beside = [words.in_language(level, edition.lang)[1]] if level else []
    beside += [
        edition.say(
            "seal-number",
            name=number_name(name, edition.lang),
            number=number(asked_for, edition.lang),
        )
        for name, asked_for in one.numbers
    ]
    return f"{one.ref.ref_id} ({', '.join(beside)})" if beside else one.ref.ref_id


def _strictest(edition: Edition, one: Clause) -> Iterator[str]:
    """Only where more than one requirement asks for such a number."""
    asking: dict[str, set[RequirementRef]] = {}
    for framework in one.asked.frameworks:
        for each in framework.requirements:
            for name, _ in each.numbers:
                asking.setdefault(name, set()).add(each.ref)
    for found in one.asked.strictest:
        if len(asking[found.name]) > 1:
            yield _most(edition, found)


def _most(edition: Edition, found: Strictest) -> str:
    refs = ", ".join(edition.numbered(ref.framework_id, ref.ref_id) for ref in found.refs)
    return edition.say(
        "seal-strictest",
        name=number_name(found.name, edition.lang),
        number=number(found.number, edition.lang),
        refs=refs,
    )
