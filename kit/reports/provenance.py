"""The chain back from a clause, in words: requirements, comparisons, themes, lines, ballots."""

from collections.abc import Iterable

from kit.domain.chain import Chain
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Mapping, Settlement
from kit.domain.events import RequirementRef
from kit.domain.notes import Line, Theme
from kit.domain.standards.described import took_up
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h


def provenance(edition: Edition, chain: Chain, ballots: list[Child]) -> Markup:
    """Where a standard comes from, each step with its id in small type where ids are shown.

    `ballots` tell of the rounds that asked for it.
    """
    return h(
        "div",
        h("h5", edition.say("reports-chain")),
        None if chain.is_traced else h("p", edition.say("reports-chain-none")),
        _steps(edition, chain),
        _listed(edition.say("reports-chain-ballots"), ballots),
        class_="chain",
    )


def pair_in_words(edition: Edition, pair: Pair) -> list[Child]:
    """What the groups say of a pair, and whether they agree; where they differ, each by itself."""
    state = h("span", edition.say(f"reports-state-{pair.state}"), class_=f"state {pair.state}")
    if pair.settlement is not None:
        return _settled(edition, pair, pair.settlement)
    if pair.relation is None:
        ends = (pair.subject, pair.object)
        title = " · ".join(edition.numbered(one.framework_id, one.ref_id) for one in ends)
        claims = [_claim(edition, one, _relation(edition, one)) for one in pair.mappings]
    else:
        title = _relation(edition, pair.mappings[0])
        claims = [_claim(edition, one) for one in pair.mappings]
    return [title, " – ", state, h("ul", *(h("li", one) for one in claims))]


def _settled(edition: Edition, pair: Pair, found: Settlement) -> list[Child]:
    """What the room settled, why, and the answers it came from, each as it was."""
    why = h("q", found.justification, lang=found.lang, dir="auto")
    entries = [
        h(
            "li",
            edition.say("standards-the-room"),
            " – ",
            why,
            " ",
            edition.small_id(found.settlement_id),
        ),
        *(h("li", _claim(edition, one, _relation(edition, one))) for one in pair.mappings),
    ]
    state = h("span", edition.say("standards-settled"), class_="state agreed")
    return [_relation(edition, found), " – ", state, h("ul", *entries)]


def line_in_words(edition: Edition, line: Line, after: Child = None) -> list[Child]:
    """A line in the language it was written in, what comes after it, and its translations."""
    others = [
        h("span", " ", edition.said(lang, text), class_="translation")
        for lang, text in line.translations
    ]
    return [edition.said(line.lang, line.text), after and [" ", after], *others]


def _steps(edition: Edition, chain: Chain) -> list[Markup | None]:
    return [
        _listed(
            edition.say("reports-chain-requirements"),
            (_requirement(edition, one) for one in chain.requirements),
        ),
        _listed(
            edition.say("reports-chain-pairs"),
            (
                *(pair_in_words(edition, one) for one in chain.pairs),
                *(_withdrawn(edition, one) for one in chain.withdrawn),
            ),
        ),
        _listed(
            edition.say("reports-chain-themes"),
            (_theme(edition, theme, lines) for theme, lines in chain.themes),
        ),
        _listed(_made_of(edition, chain), (_parent(edition, one) for one in chain.parents)),
    ]


def _listed(title: str, entries: Iterable[Child]) -> Markup | None:
    found = [h("li", entry) for entry in entries]
    return h("div", h("h6", title), h("ul", *found)) if found else None


def _requirement(edition: Edition, ref: RequirementRef) -> list[Child]:
    """Its number, its words, and where they stand in which list."""
    requirement = edition.requirement(ref.framework_id, ref.ref_id)
    framework = edition.session.frameworks.get(ref.framework_id)
    texts = (requirement.statement or requirement.title or {}) if requirement else {}
    place = [edition.called(framework)] if framework else []
    place += [requirement.locator] if requirement and requirement.locator else []
    return [
        h("b", edition.numbered(ref.framework_id, ref.ref_id)),
        " ",
        edition.texts(texts),
        h("span", f" ({', '.join(place)})", class_="locator", lang="") if place else None,
    ]


def _relation(edition: Edition, said: Mapping | Settlement) -> str:
    assert said.object is not None, "what is said of a pair has two ends"
    return edition.say(
        f"reports-relation-{said.relation}",
        subject=edition.numbered(said.subject.framework_id, said.subject.ref_id),
        object=edition.numbered(said.object.framework_id, said.object.ref_id),
    )


def _claim(edition: Edition, mapping: Mapping, relation: str | None = None) -> list[Child]:
    why = h("q", mapping.justification, lang=mapping.lang, dir="auto")
    said = [relation, " – "] if relation else []
    return [
        edition.group(mapping.group_id),
        " – ",
        *said,
        why,
        " ",
        edition.small_id(mapping.mapping_id),
    ]


def _withdrawn(edition: Edition, mapping: Mapping) -> list[Child]:
    state = h("span", edition.say("reports-state-withdrawn"), class_="state")
    return [_claim(edition, mapping, _relation(edition, mapping)), " ", state]


def _theme(edition: Edition, theme: Theme, lines: tuple[Line, ...]) -> list[Child]:
    said = [
        h(
            "li",
            edition.group(line.group_id),
            " – ",
            line_in_words(edition, line, after=edition.small_id(line.line_id)),
        )
        for line in lines
    ]
    title = h("b", edition.said(theme.lang, theme.title))
    return [title, " ", edition.small_id(theme.theme_id), h("ul", *said) if said else None]


def _made_of(edition: Edition, chain: Chain) -> str:
    """Whether it was joined from others or is a share of one."""
    is_joined = all(took_up(chain.standard, one.standard) for one in chain.parents)
    return edition.say("reports-chain-parents" if is_joined else "standards-split-from")


def _parent(edition: Edition, chain: Chain) -> list[Child]:
    return [
        edition.texts(dict(chain.standard.wordings)),
        " ",
        edition.small_id(chain.standard.standard_id),
        _steps(edition, chain),
    ]
