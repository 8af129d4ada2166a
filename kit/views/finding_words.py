"""A finding of the always-on checks as a full sentence, naming requirements by issuer and number.

Two frameworks of one issuer are told apart by edition or title.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from kit.domain.crosswalk.finding import Finding, Kind, Severity
from kit.domain.crosswalk.inferred import Path
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Completeness
from kit.domain.numbers_compared import Against
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.framework_names import told_apart
from kit.views.groups import group
from kit.words import say
from kit.words.quantities import number, number_name


@dataclass(frozen=True)
class Speaker:
    """Who says findings in one language, with the names of one session."""

    session: Session
    lang: str

    def sentence(self, one: Finding) -> str:
        """A finding in words."""
        return SENTENCES[one.kind](self, one)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each framework is called."""
        return told_apart(list(self.session.frameworks.values()), self.lang)

    def name(self, ref: RequirementRef) -> str:
        """A requirement's framework and number."""
        return f"{self.names[ref.framework_id]} {ref.ref_id}"

    def names_of(self, one: Finding) -> dict[str, str]:
        """The row of a finding: its two requirements, and who said what is found."""
        ends = {"one": self.name(one.subject), "who": self.groups(one.group_ids)}
        return {**ends, "other": self.name(one.object)} if one.object else ends

    def groups(self, group_ids: Iterable[str]) -> str:
        """Groups as they are called, one after another; what none of them said is the room's."""
        names = [group(self.session, one, self.lang)["name"] for one in group_ids]
        return ", ".join(names) or say("finding-room", self.lang)

    def relation(self, relation: Relation, one: RequirementRef, other: RequirementRef) -> str:
        """What a relation says, naming the requirement that asks for more."""
        message_id = f"ui-crosswalk-relation-{relation}"
        return say(message_id, self.lang, subject=self.name(one), object=self.name(other))

    def said(self, one: Finding, place: int = 0) -> str:
        """One of the relations that were stated of the row."""
        assert one.object is not None
        return self.relation(one.relations[place], one.subject, one.object)

    def all_said(self, one: Finding) -> str:
        """All the relations that were stated of the row, in quotation marks."""
        said = [self.said(one, place) for place in range(len(one.relations))]
        return self.listed(say("finding-quoted", self.lang, said=each) for each in said)

    def listed(self, parts: Iterable[str]) -> str:
        """Clauses one after another."""
        return say("finding-separator", self.lang).join(parts)

    def gap(self, framework_id: str) -> str:
        """That there is no counterpart, as far as we know the framework."""
        return relation_words.gap(framework_id, self.session.frameworks, self.lang)

    def chain(self, one: Finding) -> dict[str, str]:
        """A chain of equals, and who says so."""
        links = " = ".join(self.name(ref) for ref in one.chain)
        return {"chain": links, "whose": self.groups(one.chain_group_ids)}

    def step(self, pair: Pair) -> str:
        """A judged pair inside another sentence."""
        assert pair.relation is not None
        agreeing = [one.group_id for one in pair.mappings if one.relation == pair.relation]
        return say(
            "finding-step",
            self.lang,
            one=self.name(pair.subject),
            other=self.name(pair.object),
            said=self.relation(pair.relation, pair.subject, pair.object),
            who=self.groups(agreeing),
        )

    def way(self, path: Path) -> str:
        """What follows through one requirement of a third framework."""
        ends = path.first.subject, path.second.object
        assert path.relation is not None
        said = (
            say("finding-at-least", self.lang)
            if path.at_least
            else self.relation(path.relation, *ends)
        )
        return say("finding-way", self.lang, through=self.name(path.through), said=said)


def _two_relations(speaker: Speaker, one: Finding) -> str:
    names = {**speaker.names_of(one), "relations": speaker.all_said(one)}
    return say("finding-two-relations", speaker.lang, **names)


def _mirrored(speaker: Speaker, one: Finding) -> str:
    first, second = speaker.said(one), speaker.said(one, 1)
    return say(
        "finding-mirrored", speaker.lang, first=first, second=second, **speaker.names_of(one)
    )


def _gap_and_mapping(speaker: Speaker, one: Finding) -> str:
    gap = speaker.gap(one.framework_id)
    return say("finding-gap-and-mapping", speaker.lang, gap=gap, **speaker.names_of(one))


def _settled_otherwise(speaker: Speaker, one: Finding) -> str:
    names, gap = speaker.names_of(one), speaker.gap(one.framework_id)
    if one.gap_ids:
        settled = speaker.said(one)
        return say("finding-settled-denied", speaker.lang, settled=settled, gap=gap, **names)
    if _is_gap_settled(speaker.session, one):
        return say("finding-settled-gap", speaker.lang, gap=gap, **names)
    settled, said = speaker.said(one), speaker.said(one, 1)
    return say("finding-settled-pair", speaker.lang, settled=settled, said=said, **names)


def _is_gap_settled(session: Session, one: Finding) -> bool:
    return session.settlements[one.settlement_id or ""].object is None


def _equal_chain(speaker: Speaker, one: Finding) -> str:
    names = {**speaker.names_of(one), **speaker.chain(one)}
    return say("finding-equal-chain", speaker.lang, said=speaker.all_said(one), **names)


def _gap_chain(speaker: Speaker, one: Finding) -> str:
    names = {**speaker.names_of(one), **speaker.chain(one)}
    return say("finding-gap-chain", speaker.lang, gap=speaker.gap(one.framework_id), **names)


def _equals_within(speaker: Speaker, one: Finding) -> str:
    return say(
        "finding-equals-within",
        speaker.lang,
        refs=", ".join(ref.ref_id for ref in one.refs),
        name=speaker.names[one.subject.framework_id],
        **speaker.chain(one),
    )


def _three_way(speaker: Speaker, one: Finding) -> str:
    (path,) = one.paths
    row = say("finding-step", speaker.lang, said=speaker.said(one), **speaker.names_of(one))
    steps = speaker.listed([row, speaker.step(path.first), speaker.step(path.second)])
    return say("finding-three-way", speaker.lang, steps=steps)


def _inferred_apart(speaker: Speaker, one: Finding) -> str:
    ways = speaker.listed(speaker.way(path) for path in one.paths)
    return say("finding-inferred-apart", speaker.lang, ways=ways, **speaker.names_of(one))


def _duplicate(speaker: Speaker, one: Finding) -> str:
    times, said = len(one.mapping_ids), speaker.said(one)
    return say("finding-duplicate", speaker.lang, times=times, said=said, **speaker.names_of(one))


def _orphans(speaker: Speaker, one: Finding) -> str:
    """For a list that we do not hold whole, never that there is no counterpart."""
    by = speaker.session.frameworks[one.framework_id]
    part = "whole" if by.completeness is Completeness.COMPLETE else "part"
    return say(
        f"finding-orphans-{part}",
        speaker.lang,
        by=speaker.names[by.id],
        name=speaker.names[one.subject.framework_id],
        open=len(one.refs),
        total=one.total,
    )


def _numbers(speaker: Speaker, one: Finding) -> str:
    assert one.numbers is not None
    names, what = speaker.names_of(one), number_name(one.numbers.name, speaker.lang)
    message_id = f"finding-numbers-{_reason(one.numbers.against, one.severity)}"
    return say(
        "finding-numbers",
        speaker.lang,
        name=what[:1].upper() + what[1:],
        ours=number(one.numbers.ours, speaker.lang),
        theirs=number(one.numbers.theirs, speaker.lang),
        one=names["one"],
        other=names["other"],
        verdict=say(message_id, speaker.lang, said=speaker.said(one), who=names["who"]),
    )


def _reason(stand: Against, severity: Severity) -> str:
    if severity is Severity.CONTRADICTS:
        return "contradicts"
    return "fits" if stand.is_certain else stand.value


SENTENCES: dict[Kind, Callable[[Speaker, Finding], str]] = {
    Kind.TWO_RELATIONS: _two_relations,
    Kind.MIRRORED: _mirrored,
    Kind.GAP_AND_MAPPING: _gap_and_mapping,
    Kind.SETTLED_OTHERWISE: _settled_otherwise,
    Kind.EQUAL_CHAIN: _equal_chain,
    Kind.GAP_CHAIN: _gap_chain,
    Kind.NUMBERS: _numbers,
    Kind.EQUALS_WITHIN: _equals_within,
    Kind.THREE_WAY: _three_way,
    Kind.INFERRED_APART: _inferred_apart,
    Kind.DUPLICATE: _duplicate,
    Kind.ORPHANS: _orphans,
}
