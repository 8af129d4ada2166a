"""The lists that the networks brought: which edition, in whose words, how much of them we hold."""

from kit.domain.framework import UNDATED, Completeness, Framework, Source
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section


def sources(edition: Edition) -> Markup | None:
    """Every framework of the session with the document it was taken from."""
    frameworks = edition.session.frameworks.values()
    if not frameworks:
        return None
    listed = h("ul", *(_source(edition, one) for one in frameworks))
    return section("sources", edition.say("reports-sources"), listed)


def held(edition: Edition, framework: Framework) -> str | None:
    """What is missing of a list; nothing where we hold it whole."""
    if framework.completeness is Completeness.COMPLETE:
        return None
    return edition.say(f"reports-missing-framework-{framework.completeness}")


def _source(edition: Edition, framework: Framework) -> Markup:
    missing = held(edition, framework)
    undated = framework.edition == UNDATED
    return h(
        "li",
        edition.framework(framework),
        " – ",
        edition.texts(framework.title),
        ", ",
        edition.say("frameworks-undated") if undated else framework.edition,
        ". ",
        edition.say(f"reports-words-{framework.wording}"),
        " ",
        _document(edition, framework.source),
        None if framework.source.licence else f" ({edition.say('seal-no-licence')})",
        [" – ", missing] if missing else None,
        _others(edition, list(framework.other_sources.values())),
    )


def _others(edition: Edition, found: list[Source]) -> Markup | None:
    return h("ul", *(h("li", _document(edition, one)) for one in found)) if found else None


def _document(edition: Edition, source: Source) -> list[Child]:
    """A document and under which terms it may be used."""
    licence = source.licence
    terms = edition.say("seal-licence", licence=licence) if licence else None
    return [h("cite", source.document, lang=""), f" ({terms})" if terms else None]
