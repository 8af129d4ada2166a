"""How a reader sees a text: in one's own language, beside it in another, found words marked."""

from dataclasses import dataclass, field
from typing import Any

from kit.domain.framework import Framework, Texts
from kit.views.frameworks.search import Query
from kit.words import in_language, language, say

NONE = "none"


@dataclass(frozen=True)
class Reader:
    """Who reads a framework: in `lang`, with `beside` next to it where there is a second one."""

    lang: str
    beside: str | None = None
    query: Query = field(default_factory=Query)

    def texts(self, texts: Texts | None) -> list[dict[str, Any]]:
        """A text once or twice, each with the language it really is in."""
        if not texts:
            return []
        lang, text = in_language(texts, self.lang)
        shown = [self._one(text, lang)]
        if self.beside and self.beside != lang and self.beside in texts:
            shown.append(self._one(texts[self.beside], self.beside))
        return shown

    def one(self, texts: Texts) -> dict[str, Any]:
        """A text in the reader's own language alone."""
        lang, text = in_language(texts, self.lang)
        return self._one(text, lang)

    def _one(self, text: str, lang: str) -> dict[str, Any]:
        return {"lang": lang, "pieces": self.query.marked(text)}


def reader(framework: Framework, lang: str, beside: str, query: Query | None = None) -> Reader:
    """Who reads this framework; unless asked otherwise with the source's language beside it,
    or with English where that is the reader's."""
    return Reader(lang, _second(framework, lang, beside), query or Query())


def _second(framework: Framework, lang: str, asked: str) -> str | None:
    first = shown_in(framework, lang)
    source = framework.languages[0] if framework.languages else None
    if asked == NONE:
        return None
    wanted = [asked] if asked in framework.languages else [source, "en"]
    return next((one for one in wanted if one and one != first and has(framework, one)), None)


def shown_in(framework: Framework, lang: str) -> str:
    """The language in which a reader of `lang` sees this framework."""
    return in_language(framework.title, lang)[0]


def has(framework: Framework, lang: str) -> bool:
    """Whether a framework can be read in that language."""
    return lang in framework.languages


def choices(framework: Framework, chosen: Reader) -> list[dict[str, Any]]:
    """The languages that may stand beside the reader's, the source's marked, and none."""
    first = shown_in(framework, chosen.lang)
    rows = [
        {
            "value": one,
            "words": _named(framework, one, chosen.lang),
            "chosen": one == chosen.beside,
        }
        for one in framework.languages
        if one != first
    ]
    none = say("framework-page-beside-none", chosen.lang)
    return [*rows, {"value": NONE, "words": none, "chosen": chosen.beside is None}]


def _named(framework: Framework, code: str, lang: str) -> str:
    name = language(code, lang)
    if code == framework.languages[0]:
        return say("framework-page-source-language", lang, name=name)
    return name
