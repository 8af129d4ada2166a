"""Relations, states and reasons of a crosswalk in plain words."""

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Bundle, Mapping, Settlement
from kit.domain.events import RequirementRef
from kit.domain.framework import Completeness, Framework
from kit.views.framework_names import called
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
        **_ends(mapping.subject, mapping.object, frameworks, lang),
    )


def bundle(one: Bundle, frameworks: Frameworks, lang: str) -> str:
    """What several requirements, taken together, have to do with others."""
    return say(
        f"crosswalk-together-{one.relation}",
        lang,
        subjects=", ".join(each.ref_id for each in one.subjects),
        objects=", ".join(each.ref_id for each in one.objects),
        **_ends(one.subjects[0], one.objects[0], frameworks, lang),
    )


def settlement(one: Settlement, frameworks: Frameworks, lang: str) -> str:
    """What the room agreed on."""
    if one.object is None:
        return gap(one.framework_id, frameworks, lang)
    return say(
        f"ui-crosswalk-relation-{one.relation}",
        lang,
        **_ends(one.subject, one.object, frameworks, lang),
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


def gap(framework_id: str, frameworks: Frameworks, lang: str) -> str:
    """That something has no counterpart, as far as we know the framework."""
    framework = frameworks[framework_id]
    name = called(framework, frameworks.values(), lang)
    return say(f"ui-crosswalk-gap-{_part(framework)}", lang, name=name)


def _ends(
    subject: RequirementRef, other: RequirementRef, frameworks: Frameworks, lang: str
) -> dict[str, str]:
    """What the frameworks of both are called."""
    one, two = (frameworks[end.framework_id] for end in (subject, other))
    every = frameworks.values()
    return {"subject": called(one, every, lang), "object": called(two, every, lang)}


def _part(framework: Framework) -> str:
    return "whole" if framework.completeness is Completeness.COMPLETE else "part"
