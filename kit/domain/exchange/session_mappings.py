"""What the groups of a session said, as a set of mappings that other programs understand.

Every judge's answer is a row, and so is what the room settled from them. Answers that are still
hidden from other groups are left out.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import quote

from kit.domain.crosswalk.judging import Compared, all_compared
from kit.domain.crosswalk.said import INVERSE, Gap, Settlement
from kit.domain.crosswalk.said import Mapping as Stated
from kit.domain.events import Relation, RequirementRef
from kit.domain.exchange.mapping_set import MappingSet, Value, mapping_set
from kit.domain.exchange.names import (
    ADDRESS,
    KEPT,
    framework_name,
    prefixes_of,
    requirement_name,
)
from kit.domain.exchange.other import other_cell
from kit.domain.exchange.skos import SKOS
from kit.domain.exchange.slots import NO_TERM
from kit.domain.framework import UNDATED, Framework, Texts
from kit.domain.session import Session

RECORD = "record"
"""The prefix of what was said in the session."""

STATED = "semapv:ManualMappingCuration"
SETTLED = "semapv:MappingReview"

Row = dict[str, Value]


def session_mappings(
    session: Session, lang: str, licence: str, group_names: Mapping[str, str]
) -> MappingSet:
    """The standing mappings, gaps and settlements of a session that everybody may see.

    `lang` is the language of labels and of the title, `licence` an address, `group_names` what
    each group is called on the screen. Between two frameworks the earlier one of the session is
    the subject; what a group said from the other side is turned round. A group's strength is no
    probability, so it is not given as `confidence`: it stands in `other`, with the rationale, the
    language of the justification and what a settlement was made from.
    """
    shown = [two for two in all_compared(session).values() if not two.hidden]
    writer = _Writer(session, lang, group_names)
    rows = [row for two in shown for row in writer.rows(two)]
    used = [name for two in shown for name in (two.subjects, two.objects)]
    slots: Row = {
        "mapping_set_id": f"{ADDRESS}session:{session.session_id}:mappings",
        "mapping_set_version": session.head,
        "mapping_set_title": _text(session.title, lang),
        "license": licence,
    }
    address = f"{ADDRESS}session:{session.session_id}:"
    return mapping_set(rows, slots, prefixes_of(used) | {RECORD: address})


class _Writer:
    """Makes rows of what was said between two frameworks."""

    def __init__(self, session: Session, lang: str, group_names: Mapping[str, str]) -> None:
        self._session = session
        self._lang = lang
        self._names = group_names
        self._known: dict[str, dict[str, str]] = {}
        self._gaps: dict[frozenset[str], dict[object, Gap]] = {}
        self._settled: dict[frozenset[str], list[Settlement]] = {}
        for gap in session.standing_gaps():
            two = frozenset((gap.subject.framework_id, gap.framework_id))
            self._gaps.setdefault(two, {})[gap.subject, gap.group_id] = gap
        for settlement in session.standing_settlements():
            two = frozenset((settlement.subject.framework_id, settlement.framework_id))
            self._settled.setdefault(two, []).append(settlement)
        self._bundles = {
            mapping_id: bundle.bundle_id
            for bundle in session.standing_bundles()
            for mapping_id in bundle.mapping_ids
        }

    def rows(self, two: Compared) -> Iterator[Row]:
        """What each group says of pairs, then its gaps, then what the room settled.

        A gap that the room did not keep is a row too: the settlement came from it.
        """
        key = frozenset((two.subjects, two.objects))
        for pair in two.pairs:
            for stated in pair.mappings:
                yield self._between(two, pair.subject, pair.object) | self._mapping(stated)
        for gap in self._gaps.get(key, {}).values():
            yield self._gap_ends(two, gap.subject) | self._gap(gap)
        for settlement in self._settled.get(key, []):
            yield self._settlement(two, settlement)

    def _mapping(self, one: Stated) -> Row:
        said = {"rationale": one.rationale, "strength": one.strength}
        bundle = self._bundles.get(one.mapping_id)
        return {
            **_related(one.relation),
            **self._stated(one, one.mapping_id, said | ({"bundle": bundle} if bundle else {})),
            "mapping_date": _day(one.stated_at),
        }

    def _gap(self, one: Gap) -> Row:
        return {**_related("equal"), **self._stated(one, one.gap_id, {})}

    def _stated(self, one: Stated | Gap, said_id: str, said: dict[str, str]) -> Row:
        again = {"look_again": "true"} if one.look_again else {}
        return {
            "record_id": _record(said_id),
            "mapping_justification": STATED,
            "author_label": (self._names.get(one.group_id, one.group_id),),
            "comment": one.justification,
            "other": other_cell(said | {"lang": one.lang} | again),
        }

    def _settlement(self, two: Compared, one: Settlement) -> Row:
        """What the room agreed on, seen from the same side as the answers it came from."""
        relation = one.relation
        if one.object is None:
            ends = self._gap_ends(two, one.subject)
            relation = "equal"
        elif one.subject.framework_id == two.subjects:
            ends = self._between(two, one.subject, one.object)
        else:
            ends = self._between(two, one.object, one.subject)
            relation = INVERSE[one.relation]
        said = {
            "rationale": one.rationale,
            "strength": one.strength,
            "lang": one.lang,
            "settled_from": " ".join(_record(each) for each in one.parent_ids),
        }
        return {
            **ends,
            **_related(relation),
            "record_id": _record(one.settlement_id),
            "mapping_justification": SETTLED,
            "reviewer_label": self._judges(one),
            "review_date": _day(one.settled_at),
            "comment": one.justification,
            "other": other_cell(said),
        }

    def _judges(self, one: Settlement) -> tuple[str, ...]:
        """The groups whose answers were settled, in the order of the session."""
        said = self._session.mappings | self._session.gaps
        groups = {said[each].group_id for each in one.parent_ids if each in said}
        in_order = [each for each in self._session.groups if each in groups]
        return tuple(self._names.get(each, each) for each in in_order)

    def _between(self, two: Compared, subject: RequirementRef, object_: RequirementRef) -> Row:
        ends = {**self._end("subject", subject), **self._end("object", object_)}
        return ends | self._sources(two)

    def _gap_ends(self, two: Compared, asked: RequirementRef) -> Row:
        """A requirement on its own side, and on the other that nothing was found."""
        side, other = ("subject", "object")
        if asked.framework_id != two.subjects:
            side, other = other, side
        return {**self._end(side, asked), f"{other}_id": NO_TERM} | self._sources(two)

    def _end(self, side: str, asked: RequirementRef) -> Row:
        return {
            f"{side}_id": requirement_name(asked.framework_id, asked.ref_id),
            f"{side}_label": self._labels(asked.framework_id).get(asked.ref_id, ""),
        }

    def _labels(self, framework_id: str) -> dict[str, str]:
        """What each requirement of a framework is called, else what it says; looked up once."""
        if framework_id not in self._known:
            self._known[framework_id] = {
                one.ref_id: _text(one.title or one.statement or {}, self._lang)
                for one in self._session.frameworks[framework_id].walk()
            }
        return self._known[framework_id]

    def _sources(self, two: Compared) -> Row:
        return {
            "subject_source": framework_name(two.subjects),
            "subject_source_version": _edition(self._session.frameworks[two.subjects]),
            "object_source": framework_name(two.objects),
            "object_source_version": _edition(self._session.frameworks[two.objects]),
        }


def _related(relation: Relation) -> Row:
    predicate, modifier = SKOS[relation]
    return {"predicate_id": predicate, "predicate_modifier": modifier}


def _record(said_id: str) -> str:
    return f"{RECORD}:{quote(said_id, safe=KEPT)}"


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _edition(framework: Framework) -> str:
    return "" if framework.edition == UNDATED else framework.edition


def _text(texts: Texts, lang: str) -> str:
    """A text in that language, else in English, else in whichever comes first."""
    return next((texts[each] for each in (lang, "en", *texts) if each in texts), "")
