"""A clause of the draft seal: wording, verdict, counts, reasons, who asks, where it comes from."""

from kit import words
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import Clause
from kit.reports.description import described
from kit.reports.edition import Edition
from kit.reports.html import Child, Either, Markup, h
from kit.reports.provenance import provenance
from kit.reports.seal.asked import asked
from kit.reports.seal.chapters import Numbered
from kit.reports.seal.reasons import reasons
from kit.reports.seal.voters import who_voted_how
from kit.reports.seal.votes import ballots, scopes, voted


def clause(edition: Edition, numbered: Numbered, under: int | None = None) -> Markup:
    """One standard, with everything that a reader may ask about it.

    `under` is the number of the requirement under which it stands.
    """
    one, vote = numbered.clause, numbered.clause.vote
    return h(
        "article",
        _head(edition, numbered),
        h("p", edition.say("standards-is-under", number=under), class_="under") if under else None,
        _wordings(edition, one),
        voted(edition, one),
        reasons(edition, vote) if vote else None,
        who_voted_how(edition, vote) if vote else None,
        asked(edition, one),
        described(edition, one.standard),
        scopes(edition, vote) if vote else None,
        provenance(edition, one.chain, ballots(edition, one)),
        class_="clause",
    )


def verdict(edition: Edition, found: Verdict | None) -> Markup | None:
    """The verdict as a word; a standard that was not voted on has none."""
    if found is None:
        return None
    return h("span", edition.say(f"reports-verdict-{found}"), class_=f"verdict {found}")


def _head(edition: Edition, numbered: Numbered) -> Markup:
    one = numbered.clause
    number = h("span", numbered.number, class_="number")
    said = verdict(edition, one.verdict)
    named = h("p", edition.say("seal-verdict"), " ", said, class_="decided") if said else None
    return h(
        "div",
        h(
            "h4",
            number,
            " ",
            edition.texts(one.wordings),
            id=numbered.anchor,
            class_="clause-title",
        ),
        Either(html=said, word=named),
        class_="head",
    )


def _wordings(edition: Edition, one: Clause) -> list[Child]:
    """The other languages beside the one it is headed with, each with what is known of it."""
    shown, _ = words.in_language(one.wordings, edition.lang)
    ordered = [lang for lang in edition.session.languages if lang in one.wordings]
    ordered += [lang for lang in one.wordings if lang not in ordered]
    return [
        *(_translation(edition, lang, one.wordings[lang]) for lang in ordered if lang != shown),
        h("p", _about_the_wordings(edition, one), class_="wordings"),
        *(_reworded(edition, text, lang) for lang, text in one.reworded.items()),
    ]


def _translation(edition: Edition, lang: str, text: str) -> Markup:
    name = words.language(lang, edition.lang)
    return h(
        "p",
        h("abbr", lang, class_="lang", title=name),
        " ",
        edition.said(lang, text),
        class_="translation",
    )


def _about_the_wordings(edition: Edition, one: Clause) -> str:
    """Which one is the original, and which languages of the room have none."""
    said = edition.say("seal-original", language=words.language(one.original, edition.lang))
    missing = [lang for lang in edition.session.languages if lang not in one.wordings]
    if not missing:
        return said
    names = ", ".join(words.language(lang, edition.lang) for lang in missing)
    return f"{said} {edition.say('seal-untranslated', languages=names)}"


def _reworded(edition: Edition, text: str, lang: str) -> Markup:
    said = edition.said(lang, text)
    return h("p", edition.say("reports-reworded"), " ", said, class_="reworded")
