"""All of a framework but its list: what was given, else what was there, else "not stated"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kit.domain.framework import (
    Completeness,
    Framework,
    Requirement,
    SchemeFact,
    Source,
    Texts,
    Wording,
)
from kit.formats.complaints import listed
from kit.formats.spreadsheet.about import About, Said
from kit.formats.spreadsheet.notes import Note, note

NOT_STATED = {
    "ca": "no s’indica",
    "de": "nicht angegeben",
    "en": "not stated",
    "es": "no se indica",
    "fr": "non précisé",
    "it": "non indicato",
    "nl": "niet vermeld",
    "pt": "não indicado",
}
"""What stands where nobody said anything; these words go into the file, not on a screen."""

NO_WORDS = "[?]"
NO_COUNTRY = "ZZ"
"""The code of ISO 3166 that CLDR gives to an unknown region."""


@dataclass
class Filling:
    """Fills a framework's frame in the languages of its rows, and notes what is still missing."""

    languages: tuple[str, ...]
    about: About
    said: Said
    present: Framework | None
    open: list[str] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)
    untitled: list[str] = field(default_factory=list)

    def title(self) -> Texts:
        """The title; one that is given in one language only is a name and stays as it is."""
        before = self.present.title if self.present else None
        given = self._merged(self.about.title, before)
        if not given:
            self.open.append("title")
            return dict.fromkeys(self.languages, self.about.id)
        source = _source(given, self.languages)
        own = {source} if isinstance(self.about.title, str) else given
        self.untitled += [lang for lang in self.languages if lang not in own]
        return {lang: given.get(lang, given[source]) for lang in self.languages}

    def audience(self) -> Texts:
        """Who the list is for."""
        given = self._merged(self.about.audience, self.present.audience if self.present else None)
        if not given:
            self.open.append("audience")
            return {lang: NOT_STATED.get(lang, NO_WORDS) for lang in self.languages}
        return self.kept(given, "audience")

    def one(self, name: str, before: str | None, otherwise: str) -> str:
        """A fact without language."""
        given: str | None = getattr(self.about, name) or before
        if given is None:
            self.open.append(name)
        return given or otherwise

    def not_stated(self) -> str:
        """Words for a fact without language that nobody gave."""
        return NOT_STATED.get(self.languages[0], NO_WORDS)

    def source(self) -> Source:
        """The document; another one takes nothing over from the one before."""
        before = self.present.source if self.present else None
        if self.about.document and before and self.about.document != before.document:
            before = None
        return Source(
            document=self.one("document", before.document if before else None, self.not_stated()),
            url=self.about.url or (before.url if before else None),
            licence=self.about.licence or (before.licence if before else None),
        )

    def gaps(self, name: str) -> Texts | None:
        """What is said of gaps and of who fills them, from the sheet and from before."""
        before: Texts | None = getattr(self.present, name) if self.present else None
        given = (before or {}) | getattr(self.said, name)
        return self.kept(given, name) if given else None

    def definitions(self) -> tuple[Requirement, ...]:
        """The definitions as they were, in the languages of the rows."""
        before = self.present.definitions if self.present else ()
        return tuple(self._definition(one) for one in before)

    def _definition(self, one: Requirement) -> Requirement:
        below = tuple(self._definition(each) for each in one.requirements)
        return one.model_copy(update={**self._texts(one), "requirements": below})

    def scheme(self) -> tuple[SchemeFact, ...]:
        """The facts about the scheme as they were, in the languages of the rows."""
        facts = self.present.scheme if self.present else ()
        return tuple(one.model_copy(update=self._texts(one)) for one in facts)

    def levels(self, names: dict[str, Texts]) -> dict[str, Texts]:
        """The names of the levels in the languages of the rows."""
        return {key: self.kept(texts, f"level {key}") for key, texts in names.items()}

    def kept(self, texts: Texts, name: str) -> Texts:
        """A text in the languages of the rows; another language's, marked, where it is missing."""
        missing = [lang for lang in self.languages if lang not in texts]
        if missing:
            self.borrowed.append(f"{name} ({listed(missing)})")
        source = _source(texts, self.languages)
        marked = f"[{source}] {texts[source]}"
        return {lang: texts.get(lang, marked) for lang in self.languages}

    def _texts(self, one: Requirement | SchemeFact) -> dict[str, Texts]:
        texts = {name: getattr(one, name, None) for name in ("title", "statement")}
        return {name: self.kept(each, one.ref_id) for name, each in texts.items() if each}

    def _merged(self, given: str | Texts | None, before: Texts | None) -> Texts:
        if isinstance(given, str):
            return dict.fromkeys(self.languages, given)
        return (before or {}) | (given or {})

    def notes(self) -> list[Note]:
        """What is still to be filled in, and how."""
        said = [note("sheet-still-open", name=name) for name in self.open]
        if self.untitled:
            said.append(note("sheet-title-in-one-language", languages=listed(self.untitled)))
        if self.borrowed:
            said.append(note("sheet-still-to-translate", names=listed(self.borrowed)))
        return said


def _source(texts: Texts, languages: Iterable[str]) -> str:
    """The language from which a missing one is borrowed: the framework's first that is there."""
    return next((lang for lang in languages if lang in texts), next(iter(texts)))


def completeness(
    about: About, present: Framework | None, requirements: Iterable[Requirement]
) -> tuple[Completeness, list[Note]]:
    """How much of the list this is; where nobody says, no more than can be seen."""
    if about.completeness:
        return Completeness(about.completeness), []
    has_criteria = any(one.assessable for one in requirements)
    if present and not (present.completeness is Completeness.ANNOUNCED and has_criteria):
        return present.completeness, []
    found = Completeness.PARTIAL if has_criteria else Completeness.HEADINGS
    return found, [note("sheet-completeness-assumed", completeness=found.value)]


def wording(
    about: About, present: Framework | None, requirements: list[Requirement]
) -> tuple[Wording, list[Note]]:
    """Whose words these are: the issuer's, unless ours from before still stand among them."""
    if about.wording:
        return Wording(about.wording), []
    if present and requirements == list(present.walk()):
        return present.wording, []
    if present and present.wording is Wording.RESTATED and _still_ours(present, requirements):
        return Wording.RESTATED, [note("sheet-wording-kept")]
    return Wording.ISSUER, [note("sheet-wording-issuer")]


def _still_ours(present: Framework, requirements: Iterable[Requirement]) -> bool:
    """Whether a requirement says in some language, word for word, what we had written."""
    ours = {one.ref_id: _asked(one) for one in present.walk()}
    return any(_asked(one).items() & ours.get(one.ref_id, {}).items() for one in requirements)


def _asked(requirement: Requirement) -> Texts:
    """The words that are somebody's own; a heading's title is a name."""
    title = requirement.title if requirement.assessable else None
    return requirement.statement or title or {}
