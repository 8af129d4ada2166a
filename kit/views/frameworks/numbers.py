"""Numbers compared: who asks how many months, contacts, hours, and who does not name any."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kit.domain.framework import (
    Completeness,
    Framework,
    Number,
    Requirement,
    SchemeFact,
    Topic,
)
from kit.domain.numbers_compared import Measure, measure
from kit.views.framework_words import label, reading
from kit.views.frameworks.addresses import page
from kit.views.frameworks.at_hand import AtHand, Shelf, broken
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader
from kit.views.frameworks.tree import level
from kit.words import say
from kit.words.quantities import number, number_name

AREAS = {
    "relation": (
        "minimum_duration",
        "contacts",
        "contact_hours",
        "session_length",
        "group_size",
    ),
    "start": (
        "interviews",
        "references",
        "minimum_age",
        "maximum_age",
        "mentor_training",
        "mentor_training_recommended",
        "mentee_training",
        "topics",
    ),
    "support": (
        "staff_contacts_first_month",
        "staff_contacts",
        "family_contacts_first_month",
        "family_contacts",
    ),
    "scheme": (
        "validity",
        "review_interval",
        "completed_cycle",
        "waiting_period",
        "least_participants",
        "requirements",
        "standards",
        "levels_needed",
        "score_overall",
        "score_each",
        "interviewees",
        "fee",
    ),
}
OTHER = "other"
"""The area of names that we do not know."""


@dataclass(frozen=True)
class Entry:
    """A number where it stands."""

    held: AtHand
    part: Requirement | SchemeFact
    asked: Number

    @property
    def framework(self) -> Framework:
        """The framework that names it."""
        return self.held.framework

    @property
    def is_asked(self) -> bool:
        """Whether the issuer asks for it; what is usual is told, and asked of nobody."""
        return isinstance(self.part, Requirement) or self.part.topic is not Topic.PRACTICE

    @property
    def measure(self) -> Measure | None:
        """The number as it is compared."""
        return measure(self.asked)


def view(shelf: Shelf, lang: str) -> dict[str, Any]:
    """Every kind of number that some framework names, by area."""
    found = _found(shelf)
    areas = [
        {"name": say(f"frameworks-area-{area}", lang), "kinds": kinds}
        for area, names in _areas(found).items()
        if (kinds := [_kind(shelf, name, found[name], lang) for name in names if name in found])
    ]
    return {"areas": areas, "broken": broken(shelf, lang)}


def _areas(found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    known = {name for names in AREAS.values() for name in names}
    return {**AREAS, OTHER: tuple(sorted(set(found) - known))}


def _found(shelf: Shelf) -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = {}
    for held in shelf.frameworks.values():
        for part in _parts(held.framework):
            for name, asked in part.numbers.items():
                entries.setdefault(name, []).append(Entry(held, part, asked))
    return entries


def _parts(framework: Framework) -> Iterator[Requirement | SchemeFact]:
    yield from framework.walk()
    yield from framework.scheme


def _kind(shelf: Shelf, name: str, entries: list[Entry], lang: str) -> dict[str, Any]:
    main = _main(entries)
    asked = [one.measure for one in entries if one.is_asked]
    sizes = [found.value for found in asked if found and found.kind == main]
    most = max(sizes, default=Fraction(0))
    naming = {one.framework.id for one in entries if one.is_asked}
    silent = [one for one in shelf.all() if one.id not in naming]
    unknown = [_named(one, lang) for one in silent if not _is_whole(one)]
    return {
        "id": name.replace("_", "-"),
        "name": number_name(name, lang),
        "rows": [_row(alike, _bar(alike[0], main, most), lang) for alike in _alike(entries, main)],
        "absent": [_named(one, lang) for one in silent if _is_whole(one)],
        "unknown": unknown,
        "unknown_count": say("frameworks-numbers-unknown-count", lang, count=len(unknown)),
    }


def _alike(entries: list[Entry], main: str | None) -> list[list[Entry]]:
    """The same number of one framework together, in the order in which they are shown."""
    together: dict[tuple[str, bool, str], list[Entry]] = {}
    for one in sorted(entries, key=_order(main)):
        alike = (one.framework.id, one.is_asked, one.asked.model_dump_json())
        together.setdefault(alike, []).append(one)
    return list(together.values())


def _main(entries: list[Entry]) -> str | None:
    """The kind of measure that most of them have: what a bar can show."""
    kinds = Counter(one.measure.kind for one in entries if one.measure)
    return max(kinds, key=lambda kind: kinds[kind], default=None)


def _order(main: str | None) -> Any:
    """Largest first; then what cannot be compared, what is left to somebody, what is only usual."""

    def key(entry: Entry) -> tuple[int, str, Fraction, str]:
        found = entry.measure
        if found is None:
            return 2, "", Fraction(0), entry.framework.id
        is_main = found.kind == main
        rank = int(not is_main) if entry.is_asked else 3
        return rank, "" if is_main else found.kind, -found.value, entry.framework.id

    return key


def _row(alike: list[Entry], bar: str | None, lang: str) -> dict[str, Any]:
    """One number of one framework, with every place where it stands."""
    first = alike[0]
    return {
        **_named(first.framework, lang),
        "words": number(first.asked, lang),
        "usual": None if first.is_asked else say("frameworks-numbers-usual", lang),
        "bar": bar,
        "audience": Reader(lang).one(first.framework.audience),
        "session": first.held.session is not None,
        "places": [_place(one, lang) for one in alike],
    }


def _place(entry: Entry, lang: str) -> dict[str, Any]:
    framework, part = entry.framework, entry.part
    return {
        "href": page(framework.id, part.ref_id),
        "ref_id": part.ref_id,
        "text": _text(part, lang),
        "level": level(framework, part, Reader(lang)) if isinstance(part, Requirement) else None,
        "remark": reading(part, lang),
    }


def _bar(entry: Entry, main: str | None, most: Fraction) -> str | None:
    """The bar's length as a share of the largest, for the drawing alone."""
    found = entry.measure if entry.is_asked else None
    if found is None or found.kind != main or not most:
        return None
    return f"{float(found.value / most):.2%}"


def _text(part: Requirement | SchemeFact, lang: str) -> dict[str, str]:
    """A few words of where the number stands."""
    if isinstance(part, Requirement):
        return label(part, lang, longest=90)
    return label(Requirement(ref_id=part.ref_id, statement=part.statement), lang, longest=90)


def _named(framework: Framework, lang: str) -> dict[str, Any]:
    return {
        "framework": framework.issuer,
        "title": Reader(lang).one(framework.title),
        "framework_href": page(framework.id),
        "country": place(framework.country, lang),
    }


def _is_whole(framework: Framework) -> bool:
    return framework.completeness is Completeness.COMPLETE
