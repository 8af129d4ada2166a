"""Relations, states and reasons of a crosswalk in plain words."""

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Bundle, Mapping, Settlement
from kit.domain.framework import Completeness, Framework
from kit.words import say

MARKS = {
    "equal": "=",
    "superset-of": "⊃",
    "subset-of": "⊂",
    "intersects-with": "∩",
    "no-relationship": "∅",
}
"""The sign beside a relation's words; never without them."""

Frameworks = dict[str, Framework]


def relation(mapping: Mapping, frameworks: Frameworks, lang: str) -> str:
    """What a mapping says, naming the framework that asks for more."""
    return say(
        f"ui-crosswalk-relation-{mapping.relation}",
        lang,
        subject=frameworks[mapping.subject.framework_id].issuer,
        object=frameworks[mapping.object.framework_id].issuer,
    )


def bundle(one: Bundle, frameworks: Frameworks, lang: str) -> str:
    """What several requirements, taken together, have to do with others."""
    return say(
        f"crosswalk-together-{one.relation}",
        lang,
        subjects=", ".join(each.ref_id for each in one.subjects),
        objects=", ".join(each.ref_id for each in one.objects),
        subject=frameworks[one.subjects[0].framework_id].issuer,
        object=frameworks[one.objects[0].framework_id].issuer,
    )


def settlement(one: Settlement, frameworks: Frameworks, lang: str) -> str:
    """What the room agreed on."""
    if one.object is None:
        return gap(frameworks[one.framework_id], lang)
    return say(
        f"ui-crosswalk-relation-{one.relation}",
        lang,
        subject=frameworks[one.subject.framework_id].issuer,
        object=frameworks[one.object.framework_id].issuer,
    )


def reasons(mapping: Mapping, lang: str) -> str:
    """How a mapping is argued and how strongly it is held."""
    return say(
        "crosswalk-reasons",
        lang,
        rationale=say(f"ui-crosswalk-rationale-{mapping.rationale}", lang),
        strength=say(f"ui-crosswalk-strength-{mapping.strength}", lang),
    )


def verdict(pair: Pair, frameworks: Frameworks, lang: str) -> str:
    """What the judges of a pair say together."""
    if pair.settlement is not None:
        return settlement(pair.settlement, frameworks, lang)
    if pair.relation is None:
        return say("ui-crosswalk-relation-disputed", lang)
    return relation(pair.mappings[0], frameworks, lang)


def state(judged: Pair | Claim, lang: str) -> str:
    """Whether the judges of a pair or of a gap agree, on the words that stand now."""
    answers = judged.mappings if isinstance(judged, Pair) else judged.gaps
    if any(one.look_again for one in answers):
        return say("crosswalk-look-again", lang)
    if judged.settlement is not None:
        return say("crosswalk-settled", lang)
    return say(f"ui-crosswalk-pair-{judged.state}", lang)


def gap(framework: Framework, lang: str) -> str:
    """That something has no counterpart, as far as we know the framework."""
    return say(f"ui-crosswalk-gap-{_part(framework)}", lang, name=framework.issuer)


def _part(framework: Framework) -> str:
    return "whole" if framework.completeness is Completeness.COMPLETE else "part"
