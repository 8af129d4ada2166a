"""A standard in words: its wordings, who asks for it and how strictly, and what is said of it."""

from collections.abc import Iterable
from typing import Any

from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement
from kit.domain.session import Session
from kit.domain.standards.asked import Asked, Requirements, Sources, asked
from kit.domain.standards.described import (
    Question,
    description,
    is_described,
    requirement_of,
    standing,
    value,
)
from kit.domain.standards.standard import TEXTS, Asks, Described, Standard
from kit.views.framework_names import node_id
from kit.views.framework_words import full
from kit.views.moment import written
from kit.views.wordings import worded
from kit.words.quantities import number, number_name


def standard_words(standard: Standard, held: Sources, lang: str) -> dict[str, Any]:
    """What everybody may know of a standard."""
    session = held.session
    open_round = session.open_round()
    above = requirement_of(session, standard)
    return {
        "standard_id": standard.standard_id,
        **worded(dict(standard.wordings), lang),
        "on_ballot": open_round is not None
        and standard.standard_id in open_round.opened.standard_ids,
        "under": above.standard_id if above else None,
        "requirements": [node_id(ref) for ref in standard.requirements],
        "asked": asked_words(asked(standard, held), held, lang),
        "described": described_words(session, standard),
    }


def asked_words(found: Asked, held: Sources, lang: str) -> dict[str, Any]:
    """Which frameworks ask for it, by answer; every number that is asked, the strictest marked."""
    frameworks = held.session.frameworks
    return {
        **{
            asks.value: [one.framework_id for one in found.frameworks if one.asks is asks]
            for asks in Asks
        },
        "countries": len({frameworks[one].country for one in found.by}),
        "numbers": _numbers(found, lang),
    }


def requirement_words(
    refs: Iterable[RequirementRef], held: Sources, lang: str
) -> dict[str, dict[str, Any]]:
    """The requirements that standards rest on, whole, by name."""
    frameworks = held.session.frameworks
    return {
        node_id(ref): _requirement(ref, held.requirements, frameworks[ref.framework_id], lang)
        for ref in dict.fromkeys(refs)
        if ref in held.requirements
    }


def described_words(session: Session, standard: Standard) -> dict[str, Any]:
    """What is settled about a standard, what groups said, and what their answers amount to.

    `earlier` is what was said of the standards that it was made of.
    """
    return {
        "settled": _answers(session, standard.described.get(None, Described())),
        "groups": _by_group(session, standard),
        "states": {one.question.value: one.state.value for one in description(session, standard)},
        "earlier": [
            {
                **written(dict(parent.wordings), parent.wordings[0][0]),
                "settled": _answers(session, parent.described.get(None, Described())),
                "groups": _by_group(session, parent),
            }
            for parent_id in standard.parent_ids
            if is_described(parent := session.standards[parent_id])
        ],
    }


def _by_group(session: Session, standard: Standard) -> dict[str, dict[str, Any]]:
    return {
        group_id: _answers(session, one)
        for group_id, one in standard.described.items()
        if group_id is not None
    }


def _answers(session: Session, one: Described) -> dict[str, Any]:
    """One set of answers without what was not answered; a standard by the id it now has."""
    given = {question.value: value(one, question) for question in Question}
    above = standing(session, given[Question.UNDER])
    given[Question.UNDER.value] = above.standard_id if above else ""
    return {
        **{question: answer for question, answer in given.items() if answer},
        "version": one.version,
        **({"rivals": list(one.rivals)} if one.rivals else {}),
        **({"lang": one.lang} if any(getattr(one, text) for text in TEXTS) else {}),
    }


def _requirement(
    ref: RequirementRef, requirements: Requirements, framework: Framework, lang: str
) -> dict[str, Any]:
    found = requirements[ref]
    return {
        "framework_id": ref.framework_id,
        "ref_id": ref.ref_id,
        **full(found, lang),
        "level": _level(found, framework, lang),
        "numbers": [
            {"name": number_name(key, lang), "number": number(one, lang)}
            for key, one in found.numbers.items()
        ],
    }


def _level(found: Requirement, framework: Framework, lang: str) -> dict[str, str] | None:
    level = framework.levels.get(found.level or "")
    return written(level, lang) if level else None


def _numbers(found: Asked, lang: str) -> list[dict[str, Any]]:
    """Numbers of one name beside each other: 6 months here, 12 there."""
    strict = {(one.name, ref) for one in found.strictest for ref in one.refs}
    by_name: dict[str, dict[str, dict[str, Any]]] = {}
    for framework in found.frameworks:
        for requirement in framework.requirements:
            for key, one in requirement.numbers:
                said = number(one, lang)
                empty = {"number": said, "frameworks": [], "strictest": False}
                entry = by_name.setdefault(key, {}).setdefault(said, empty)
                entry["frameworks"] = [
                    *dict.fromkeys([*entry["frameworks"], framework.framework_id])
                ]
                entry["strictest"] |= (key, requirement.ref) in strict
    return [
        {"name": number_name(key, lang), "asked": list(asked.values())}
        for key, asked in by_name.items()
    ]
