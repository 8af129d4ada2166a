"""How far the groups that judge the same two frameworks agree, before anything is settled."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias, TypeVar

from kit.domain.agreement.alpha import alpha
from kit.domain.agreement.distances import by_distance, nominal
from kit.domain.agreement.relation_distance import relation_distance
from kit.domain.agreement.two_judges import Agreement, agreement
from kit.domain.crosswalk.said import Gap, Mapping, inverse
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Framework

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer", bound=Hashable)

Pairing: TypeAlias = tuple[RequirementRef, RequirementRef]
"""A requirement of the subject and one of the object framework."""
Answers: TypeAlias = dict[Question, dict[str, Answer]]
"""By question, what every group that answered says."""


@dataclass(frozen=True)
class AllJudges:
    """What any number of judges answered to the same questions.

    `questions` that at least two of them answered, `unanimous` those on which all who did say the
    same; `compared` pairs of answers to the same question, `alike` those of them that are.
    `alpha` is Krippendorff's (answers alike or not), `weighted_alpha` the one over distances
    between answers, where there are any; none where chance alone would explain everything.
    """

    questions: int
    unanimous: int
    compared: int
    alike: int
    alpha: Fraction | None
    weighted_alpha: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """Pairs of answers that are alike, by all; alpha is never shown without it."""
        return Fraction(self.alike, self.compared) if self.compared else None


@dataclass(frozen=True)
class TwoJudges:
    """Two groups' answers to what both answered: any counterpart, and which relation."""

    first: str
    second: str
    counterpart: Agreement
    relation: Agreement


@dataclass(frozen=True)
class JudgesAgreement:
    """How far groups agree on two frameworks: every two of them, and all together.

    `counterpart`: for every assessable requirement of both frameworks, whether it has any
    counterpart in the other; `relation`: for every pair that two of them judged, which relation.
    """

    group_ids: tuple[str, ...]
    each_two: tuple[TwoJudges, ...]
    counterpart: AllJudges
    relation: AllJudges


def judges_agreement(
    mappings: Iterable[Mapping],
    gaps: Iterable[Gap],
    subject: Framework,
    other: Framework,
    group_ids: Sequence[str],
) -> JudgesAgreement:
    """Compare what groups answered on two frameworks, each by itself; settlements are not asked.

    Only what a group said is its answer. A requirement has a counterpart for a group that related
    it to any of the other framework, and none where the group stated the gap and named none; a
    group that only said of single pairs that they have nothing in common has not answered that. A
    pair is judged by who gave it a relation, `no-relationship` included; a stated gap is not taken
    apart into pairs, so that one difference counts once in each question. What was withdrawn, or
    given to words that read otherwise since (`look_again`), is no answer to what is asked now. Of
    several answers of a group to one pair the latest counts. Every figure counts only what both
    (over all: at least two) answered.
    """
    wanted = set(group_ids)
    related = _relations(mappings, (subject.id, other.id), wanted)
    counterpart = _counterparts(related, gaps, (subject, other), wanted)
    return agreement_of(related, counterpart, group_ids)


def agreement_of(
    related: Answers[Pairing, Relation],
    counterpart: Answers[Question, bool],
    group_ids: Sequence[str],
) -> JudgesAgreement:
    """What these answers amount to: which relation, and whether there is any counterpart."""
    return JudgesAgreement(
        group_ids=tuple(group_ids),
        each_two=tuple(
            TwoJudges(
                first=one,
                second=two,
                counterpart=agreement(_both(counterpart, one, two)),
                relation=agreement(_both(related, one, two), relation_distance),
            )
            for one, two in combinations(group_ids, 2)
        ),
        counterpart=_all(counterpart),
        relation=_all(related, relation_distance),
    )


def _relations(
    mappings: Iterable[Mapping], ends: tuple[str, str], group_ids: set[str]
) -> Answers[Pairing, Relation]:
    """Which relation each group gave to each pair that it judged, seen from the first framework."""
    found: Answers[Pairing, Relation] = {}
    for mapping in mappings:
        turned = mapping.subject.framework_id == ends[1]
        seen = inverse(mapping) if turned else mapping
        between = (seen.subject.framework_id, seen.object.framework_id) == ends
        if between and _counts(seen, group_ids):
            by_group = found.setdefault((seen.subject, seen.object), {})
            by_group[seen.group_id] = seen.relation
    return found


def _counterparts(
    related: Answers[Pairing, Relation],
    gaps: Iterable[Gap],
    frameworks: tuple[Framework, Framework],
    group_ids: set[str],
) -> Answers[RequirementRef, bool]:
    """Whether each requirement has any counterpart, for every group that says so or otherwise."""
    ends = {one.id for one in frameworks}
    found: Answers[RequirementRef, bool] = {
        RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id): {}
        for framework in frameworks
        for requirement in framework.assessable()
    }
    for gap in gaps:
        between = {gap.subject.framework_id, gap.framework_id} == ends
        if between and gap.subject in found and _counts(gap, group_ids):
            found[gap.subject][gap.group_id] = False
    for pairing, by_group in related.items():
        for group_id, relation in by_group.items():
            for end in pairing:
                if relation != "no-relationship" and end in found:
                    found[end][group_id] = True
    return found


def _counts(said: Mapping | Gap, group_ids: set[str]) -> bool:
    """Whether it is an answer of these groups to what is asked now."""
    return said.group_id in group_ids and not said.withdrawn and not said.look_again


def _both(answers: Answers[Question, Answer], one: str, two: str) -> list[tuple[Answer, Answer]]:
    """What two groups answered to what both answered."""
    return [
        (by_group[one], by_group[two])
        for by_group in answers.values()
        if one in by_group and two in by_group
    ]


def _all(
    answers: Answers[Question, Answer],
    distance: Callable[[Answer, Answer], Fraction] | None = None,
) -> AllJudges:
    units = [tuple(by_group.values()) for by_group in answers.values() if len(by_group) > 1]
    pairs = [pair for unit in units for pair in combinations(unit, 2)]
    return AllJudges(
        questions=len(units),
        unanimous=sum(len(set(unit)) == 1 for unit in units),
        compared=len(pairs),
        alike=sum(one == other for one, other in pairs),
        alpha=alpha(units, nominal),
        weighted_alpha=alpha(units, by_distance(distance)) if distance else None,
    )
