"""A prepared crosswalk as a page: pair by pair, beside a second reading where there is one."""

from fractions import Fraction
from typing import Any

from kit.domain.agreement.two_judges import Agreement, TwoReadings, two_readings
from kit.domain.framework import Completeness, Framework
from kit.domain.prepared import PreparedCrosswalk, PreparedGap, PreparedMapping, Side
from kit.domain.rounded import to_hundredths
from kit.views import relation_words
from kit.views.framework_words import edition, known
from kit.views.frameworks.addresses import page
from kit.views.frameworks.at_hand import Shelf
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader
from kit.words import decimal, in_language, say
from kit.words.numbers import tenths_of_percent

Pair = tuple[str, str]


def view(shelf: Shelf, crosswalk_id: str, lang: str) -> dict[str, Any]:
    """Everything that the page shows. The crosswalk and its two frameworks have to be at hand."""
    readings = _readings(shelf, crosswalk_id)
    ends = [shelf.frameworks[one].framework for one in (readings[0].subject, readings[0].object)]
    told = _Told(readings, (ends[0], ends[1]), lang)
    return {
        "id": crosswalk_id,
        "heading": _heading(shelf, (ends[0].id, ends[1].id), lang),
        "ends": [_end(one, lang) for one in ends],
        "readers": [
            {**Reader(lang).one(one.reader), "number": number, "made": one.made}
            for number, one in enumerate(readings, 1)
        ],
        "agreement": told.agreement(),
        "reached": [told.reached(side) for side in SIDES],
        "pairs": told.pairs(),
        "gaps": [told.gaps(side) for side in SIDES],
    }


def index(shelf: Shelf, lang: str) -> list[dict[str, Any]]:
    """Every prepared crosswalk whose two frameworks are at hand, two readings as one."""
    firsts = {(one.subject, one.object): one for one in reversed(_known(shelf))}
    return [
        {
            "href": f"/frameworks/crosswalks/{one.id}",
            "heading": _heading(shelf, ends, lang),
            "ends": [_end(shelf.frameworks[end].framework, lang) for end in ends],
            "pairs": say("readings-count", lang, count=len(one.related())),
            "readings": len(_readings(shelf, one.id)),
        }
        for ends, one in sorted(firsts.items())
    ]


def has(shelf: Shelf, crosswalk_id: str) -> bool:
    """Whether a crosswalk and both its frameworks are at hand."""
    return any(one.id == crosswalk_id for one in _known(shelf))


def _known(shelf: Shelf) -> list[PreparedCrosswalk]:
    return [one for one in shelf.crosswalks if {one.subject, one.object} <= shelf.frameworks.keys()]


def _readings(shelf: Shelf, crosswalk_id: str) -> list[PreparedCrosswalk]:
    """The crosswalk and, after it, the other readings of the same two frameworks."""
    (asked,) = [one for one in shelf.crosswalks if one.id == crosswalk_id]
    others = [
        one
        for one in shelf.crosswalks
        if (one.subject, one.object) == (asked.subject, asked.object) and one is not asked
    ]
    return sorted([asked, *others], key=lambda one: one.id)[:2]


def _heading(shelf: Shelf, ends: Pair, lang: str) -> str:
    """Who is compared with whom; two editions of one issuer by their titles."""
    one, other = (shelf.frameworks[end].framework for end in ends)
    if one.issuer != other.issuer:
        return f"{one.issuer} – {other.issuer}"
    return " – ".join(in_language(each.title, lang)[1] for each in (one, other))


def _end(framework: Framework, lang: str) -> dict[str, Any]:
    return {
        "href": page(framework.id),
        "issuer": framework.issuer,
        "title": Reader(lang).one(framework.title),
        "edition": edition(framework, lang),
        "audience": Reader(lang).one(framework.audience),
        "known": known(framework, lang),
        "country": place(framework.country, lang),
    }


SIDES: tuple[Side, Side] = ("subject", "object")


class _Told:
    """One or two readings of two frameworks, told in a language."""

    def __init__(
        self, readings: list[PreparedCrosswalk], ends: tuple[Framework, Framework], lang: str
    ) -> None:
        self.readings = readings
        self.ends = ends
        self.lang = lang
        self.reads = Reader(lang)
        self.texts = [
            {one.ref_id: one.statement or one.title or {} for one in end.walk()} for end in ends
        ]

    def agreement(self) -> list[str]:
        """How far the two readers agree; nothing where there is one."""
        if len(self.readings) < 2:
            return []
        first, second = self.readings
        return agreement_words(two_readings(first, second, *self.ends), self.lang)

    def reached(self, side: Side) -> dict[str, Any]:
        """How much of one list has a counterpart in the other, by each reader."""
        ours, theirs = self._looking_from(side)
        return {
            "sentences": [
                say(
                    "readings-reached",
                    self.lang,
                    reached=len(one.reached(side)),
                    total=len(ours.assessable()),
                    name=ours.issuer,
                    by=theirs.issuer,
                )
                for one in self.readings
            ],
            "caution": self._caution(theirs),
        }

    def pairs(self) -> list[dict[str, Any]]:
        """Every pair that a reader names, in the order of the first framework."""
        order = [{one.ref_id: place for place, one in enumerate(end.walk())} for end in self.ends]
        named = {(one.subject, one.object) for each in self.readings for one in each.mappings}
        return [
            self._pair(pair)
            for pair in sorted(named, key=lambda pair: (order[0][pair[0]], order[1][pair[1]]))
        ]

    def _pair(self, pair: Pair) -> dict[str, Any]:
        answers = [self._answer(one, pair) for one in self.readings]
        given = {answer["relation"] for answer in answers}
        return {
            "subject": self._text(0, pair[0]),
            "object": self._text(1, pair[1]),
            "answers": answers,
            "differ": len(given) > 1,
        }

    def _answer(self, reading: PreparedCrosswalk, pair: Pair) -> dict[str, Any]:
        found = next((one for one in reading.mappings if (one.subject, one.object) == pair), None)
        if found is None:
            words = say("readings-not-named", self.lang)
            return {"relation": None, "mark": None, "words": words, "why": None}
        return {
            "relation": found.relation,
            "mark": relation_words.MARKS[found.relation],
            "words": say(
                f"ui-crosswalk-relation-{found.relation}",
                self.lang,
                subject=self.ends[0].issuer,
                object=self.ends[1].issuer,
            ),
            "why": self.reads.one(found.justification),
            "how": self._how(found),
        }

    def _how(self, found: PreparedMapping) -> str:
        rationale = say(f"ui-crosswalk-rationale-{found.rationale}", self.lang)
        strength = say(f"ui-crosswalk-strength-{found.strength}", self.lang)
        how = say("crosswalk-reasons", self.lang, rationale=rationale, strength=strength)
        return f"{how} · {say('crosswalk-look-again', self.lang)}" if found.look_again else how

    def gaps(self, side: Side) -> dict[str, Any]:
        """The requirements of one list for which a reader found nothing in the other."""
        ours, theirs = self._looking_from(side)
        by_reader = [{gap.ref_id: gap for gap in one.gaps(side)} for one in self.readings]
        rows = [
            {
                "end": self._text(SIDES.index(side), one.ref_id),
                "answers": [self._gap(gaps.get(one.ref_id)) for gaps in by_reader],
            }
            for one in ours.assessable()
            if any(one.ref_id in gaps for gaps in by_reader)
        ]
        return {
            "title": say("readings-gaps", self.lang, name=ours.issuer, by=theirs.issuer),
            "words": relation_words.gap(theirs.id, {theirs.id: theirs}, self.lang),
            "rows": rows,
        }

    def _gap(self, gap: PreparedGap | None) -> dict[str, Any]:
        if gap is None:
            return {"why": None, "words": say("readings-has-counterpart", self.lang)}
        return {"why": self.reads.one(gap.justification), "words": None}

    def _text(self, end: int, ref_id: str) -> dict[str, Any]:
        framework = self.ends[end]
        text = self.reads.one(self.texts[end].get(ref_id, {}))
        return {"ref_id": ref_id, "href": page(framework.id, ref_id), "text": text}

    def _looking_from(self, side: Side) -> tuple[Framework, Framework]:
        return self.ends if side == "subject" else (self.ends[1], self.ends[0])

    def _caution(self, framework: Framework) -> str | None:
        if framework.completeness is Completeness.COMPLETE:
            return None
        return say("crosswalk-caution", self.lang, name=framework.issuer)


def agreement_words(found: TwoReadings, lang: str) -> list[str]:
    """What two readings amount to, in sentences: counts first, kappa never without the share."""
    pairs = say(
        "readings-pairs",
        lang,
        both=len(found.both),
        first=len(found.only_first),
        second=len(found.only_second),
    )
    return [
        pairs,
        _said("readings-partner", found.partner, lang),
        _said("readings-relation", found.relation, lang),
    ]


def _said(message_id: str, found: Agreement, lang: str) -> str:
    return say(
        message_id,
        lang,
        alike=found.alike,
        total=found.total,
        share=tenths_of_percent(found.alike, found.total, lang) if found.total else "–",
        kappa=_kappa(found.kappa, lang),
    )


def _kappa(kappa: Fraction | None, lang: str) -> str:
    """Kappa as it is printed; a dash where it says nothing."""
    return "–" if kappa is None else decimal(to_hundredths(kappa), lang)
