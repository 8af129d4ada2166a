"""The lists that the networks brought: which edition, in whose words, how much of them we hold."""

from kit.domain.framework import Completeness, Framework
from kit.reports.edition import Edition
from kit.reports.html import Markup, h
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
    document = h("cite", framework.source.document)
    missing = held(edition, framework)
    return h(
        "li",
        edition.framework(framework),
        " – ",
        edition.texts(framework.title),
        f", {framework.edition}. ",
        edition.say(f"reports-words-{framework.wording}"),
        " ",
        document,
        [" – ", missing] if missing else None,
    )
