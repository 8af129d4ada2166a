"""Reads a set of mappings in SSSOM as what people said of two lists or more.

What a program has computed is no one's judgement and is left out; predicates that our relations
cannot express are left out too. Both are counted.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from kit.domain.errors import BadInput
from kit.domain.events import RequirementRef
from kit.domain.exchange.mapping_set import MappingSet, Value, is_gap
from kit.domain.exchange.skos import relation_of
from kit.domain.exchange.slots import NO_LICENSE, NO_TERM
from kit.domain.foreign.claims import Claim
from kit.domain.foreign.gathered import Gathered, Note, SourceFile, note
from kit.domain.foreign.names import in_order
from kit.domain.framework import (
    UNDATED,
    Completeness,
    Framework,
    Requirement,
    Source,
    Wording,
)
from kit.domain.ids import ID_SHAPE, LANGUAGES, LONGEST_TEXT
from kit.formats.complaints import listed
from kit.formats.foreign.files import Opened, opened
from kit.formats.sssom.reading import sssom_from
from kit.words import say

BY_PEOPLE = frozenset(
    {
        "semapv:ManualMappingCuration",
        "semapv:MappingReview",
        "semapv:BackgroundKnowledgeBasedMatching",
        "semapv:UnspecifiedMatching",
    }
)
"""How a mapping is justified where somebody stands for it."""

MOST_GROUPS = 12
MOST_FRAMEWORKS = 12
MOST_CLAIMS = 5_000
LONGEST_REF = 40
NOWHERE = "ZZ"
"""The code that ISO 3166 leaves free for a country that is not told."""

Row = dict[str, Value]


def read_sssom_session(path: Path, lang: str) -> Gathered:
    """The claims of a set; raises `BrokenFiles` with every mistake, BadInput where it is too much.

    `lang` is the language of its labels.
    """
    file = opened(path)
    read = sssom_from(path, file.data)
    one = read.checked()
    reader = _Reader(file, one, lang)
    claims = reader.claims()
    if not claims:
        reasons = listed((*in_order(reader.computed), *in_order(reader.foreign)))
        raise file.broken("foreign-sssom-no-claims", count=one.count, names=reasons)
    if len(claims) > MOST_CLAIMS:
        raise BadInput("foreign-too-many-claims", count=len(claims), most=MOST_CLAIMS)
    frameworks = tuple(reader.frameworks(claims))
    if len(frameworks) > MOST_FRAMEWORKS:
        count = len(frameworks)
        raise BadInput("foreign-too-many-frameworks", count=count, most=MOST_FRAMEWORKS)
    title = str(one.slots.get("mapping_set_title") or path.stem.removesuffix(".sssom"))
    licence = str(one.slots.get("license") or "")
    source: SourceFile = file.source
    return Gathered(
        kind="sssom",
        title=title,
        files=(source,),
        frameworks=frameworks,
        claims=tuple(claims),
        notes=(*reader.notes(len(claims)), note("foreign-sssom-lists", count=len(frameworks))),
        licence="" if licence == NO_LICENSE else licence,
        citation=str(one.slots.get("mapping_set_id") or ""),
        lang=lang,
    )


class _Reader:
    """Goes through the rows and counts what is not taken."""

    def __init__(self, file: Opened, one: MappingSet, lang: str) -> None:
        self._file = file
        self._set = one
        self._lang = lang
        self._lists: dict[str, str] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._versions: dict[str, str] = {}
        self.computed: Counter[str] = Counter()
        self.foreign: Counter[str] = Counter()
        self._apart: Counter[str] = Counter()
        self._authors: set[str] = set()
        self._shortened: set[str] = set()

    def claims(self) -> list[Claim]:
        """What people said, each author once on a pair: what stands last in the file counts."""
        found: dict[tuple[str, RequirementRef, object], Claim] = {}
        rows = zip(
            self._set.rows(), self._set.ends("subject"), self._set.ends("object"), strict=True
        )
        self._know_lists()
        for row, subject, object_ in rows:
            claim = self._claim(row, subject, object_)
            if claim is None:
                continue
            key = claim.author, claim.subject, claim.object or claim.framework_id
            self._apart["twice"] += key in found
            found[key] = claim
        claims = [*found.values()]
        authors = {one.author for one in claims}
        if len(authors) <= MOST_GROUPS:
            return claims
        self._authors = authors
        return _under_one_name(claims)

    def frameworks(self, claims: Sequence[Claim]) -> Iterator[Framework]:
        """A list for each prefix that a claim is about, with all entries that the set names."""
        asked = {one.subject.framework_id for one in claims} | {one.framework_id for one in claims}
        for name, framework_id in self._lists.items():
            if framework_id not in asked:
                continue
            entries = self._labels[framework_id]
            document = self._set.slots.get("mapping_set_title") or self._file.path.name
            yield Framework(
                id=framework_id,
                title={self._lang: name},
                issuer=self._set.known_prefixes().get(name, name),
                country=NOWHERE,
                edition=self._versions.get(framework_id) or UNDATED,
                audience={},
                source=Source(document=str(document), licence=self._licence()),
                completeness=Completeness.PARTIAL,
                wording=Wording.ISSUER,
                languages=(self._lang,),
                gaps={one: say("foreign-sssom-gaps", one) for one in LANGUAGES},
                requirements=tuple(
                    Requirement(ref_id=ref_id, statement={self._lang: entries[ref_id]})
                    for ref_id in in_order(entries)
                ),
            )

    def notes(self, taken: int) -> Iterator[Note]:
        """What was taken, and what was left out and why."""
        yield note("foreign-sssom-rows", count=taken, total=self._set.count)
        if self.computed:
            names = listed(in_order(self.computed))
            yield note("foreign-sssom-computed", count=self.computed.total(), names=names)
        if self.foreign:
            names = listed(in_order(self.foreign))
            yield note("foreign-sssom-predicates", count=self.foreign.total(), names=names)
        for reason in ("literal", "one-list", "no-other", "twice"):
            if count := self._apart[reason]:
                yield note(f"foreign-sssom-{reason}", count=count)
        if self._shortened:
            yield note("foreign-sssom-shortened", count=len(self._shortened))
        if self._authors:
            yield note("foreign-sssom-authors", count=len(self._authors), most=MOST_GROUPS)
        if "confidence" in self._set.columns or "confidence" in self._set.slots:
            yield note("foreign-sssom-confidence")

    def _licence(self) -> str | None:
        told = str(self._set.slots.get("license") or "")
        return told if told and told != NO_LICENSE else None

    def _know_lists(self) -> None:
        """All entries of all lists, in the order in which the set names them, subjects first."""
        for side in ("subject", "object"):
            for row, name in zip(self._set.rows(), self._set.ends(side), strict=True):
                if name != NO_TERM and not name.startswith('"'):
                    self._end(row, side, name)

    def _list(self, prefix: str) -> str:
        if prefix not in self._lists:
            plain = "".join(one if ID_SHAPE.fullmatch(one) else "-" for one in prefix.casefold())
            name = plain.strip("-")[:32] or "list"
            taken = set(self._lists.values())
            self._lists[prefix] = name if name not in taken else f"{name}-{len(taken)}"
        return self._lists[prefix]

    def _claim(self, row: Row, subject: str, object_: str) -> Claim | None:
        justified = str(row.get("mapping_justification", ""))
        if justified not in BY_PEOPLE:
            self.computed[justified.partition(":")[2] or justified] += 1
            return None
        if subject.startswith('"') or object_.startswith('"'):
            self._apart["literal"] += 1
            return None
        if is_gap(subject, object_):
            return self._gap(row, subject, object_)
        predicate, modifier = str(row["predicate_id"]), str(row.get("predicate_modifier", ""))
        relation = relation_of(predicate, modifier)
        if relation is None:
            self.foreign[f"{modifier} {predicate}".strip()] += 1
            return None
        if subject.partition(":")[0] == object_.partition(":")[0]:
            self._apart["one-list"] += 1
            return None
        ends = self._end(row, "subject", subject), self._end(row, "object", object_)
        return Claim(
            _author(row), ends[0], ends[1].framework_id, ends[1], relation, _why(row, justified)
        )

    def _gap(self, row: Row, subject: str, object_: str) -> Claim | None:
        """Something without a counterpart, in the only other list there is."""
        side, name = ("object", object_) if subject == NO_TERM else ("subject", subject)
        if name == NO_TERM:
            self._apart["no-other"] += 1
            return None
        others = [one for one in self._lists.values() if one != self._list(name.partition(":")[0])]
        if len(others) != 1:
            self._apart["no-other"] += 1
            return None
        asked = self._end(row, side, name)
        justified = str(row.get("mapping_justification", ""))
        return Claim(_author(row), asked, others[0], None, "no-relationship", _why(row, justified))

    def _end(self, row: Row, side: str, name: str) -> RequirementRef:
        prefix, _, local = name.partition(":")
        framework_id = self._list(prefix)
        ref_id = unquote(local)
        if len(ref_id) > LONGEST_REF:
            self._shortened.add(name)
            ref_id = f"{ref_id[:31]}~{hashlib.sha256(local.encode()).hexdigest()[:8]}"
        label = str(row.get(f"{side}_label") or name)[:LONGEST_TEXT]
        self._labels.setdefault(framework_id, {}).setdefault(ref_id, label)
        if version := row.get(f"{side}_source_version"):
            self._versions.setdefault(framework_id, str(version))
        return RequirementRef(framework_id=framework_id, ref_id=ref_id)


def _author(row: Row) -> str:
    """Who stands for a row, as the set names them."""
    for slot in ("author_label", "author_id", "reviewer_label", "reviewer_id", "mapping_provider"):
        if told := row.get(slot):
            return told if isinstance(told, str) else ", ".join(told)
    return ""


def _why(row: Row, justified: str) -> str:
    """What was said in favour, else how it was found."""
    return str(row.get("comment") or justified.partition(":")[2])[:LONGEST_TEXT]


def _under_one_name(claims: list[Claim]) -> list[Claim]:
    """The claims as one group's; what the last of several authors said of a pair counts."""
    found: dict[object, Claim] = {}
    for one in claims:
        key = one.subject, one.object or one.framework_id
        found[key] = Claim(
            "", one.subject, one.framework_id, one.object, one.relation, one.justification
        )
    return [*found.values()]
