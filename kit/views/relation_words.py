"""Relations, states and reasons of a crosswalk in plain words."""

from kit.domain.crosswalk import Claim, Mapping, Pair
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
    if pair.relation is None:
        return say("ui-crosswalk-relation-disputed", lang)
    return relation(pair.mappings[0], frameworks, lang)


def state(judged: Pair | Claim, lang: str) -> str:
    """Whether the judges of a pair or of a gap agree, on the words that stand now."""
    answers = judged.mappings if isinstance(judged, Pair) else judged.gaps
    if any(one.look_again for one in answers):
        return say("crosswalk-look-again", lang)
    return say(f"ui-crosswalk-pair-{judged.state}", lang)


def gap(framework: Framework, lang: str) -> str:
    """That something has no counterpart, as far as we know the framework."""
    return say(f"ui-crosswalk-gap-{_part(framework)}", lang, name=framework.issuer)


def _part(framework: Framework) -> str:
    return "whole" if framework.completeness is Completeness.COMPLETE else "part"
