"""Workshop files: `workshops/<id>.yaml`."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeGuard

from pydantic import ValidationError

from kit.domain.errors import KitError
from kit.domain.planned import planned_rule
from kit.domain.workshop import Kind, RoundPlan, Workshop
from kit.formats.complaints import Complaint, complaint, listed
from kit.formats.languages import is_language
from kit.formats.read_model import read_model
from kit.formats.repeats import repeats
from kit.formats.texts_check import check_texts
from kit.formats.yaml_nodes import Items, Mapping, Place, Scalar, plain
from kit.formats.yaml_source import YamlSource, read_yaml

CheckRule = Callable[[RoundPlan], object]
"""Looks at a round's rule and raises a `KitError` for a mistake; its value `key`, if it has one,
names the key, of the rule or of the round, that the complaint belongs to."""


def known_rule(plan: RoundPlan) -> None:
    """Refuse a rule that the kit does not know, and what the round cannot carry."""
    planned_rule(plan)


def read_workshop(
    path: Path, known_frameworks: Collection[str], check_rule: CheckRule = known_rule
) -> Workshop:
    """Read a workshop; raises `BrokenFiles` with every problem of the file."""
    return workshop_from(read_yaml(path), known_frameworks, check_rule)


def workshop_from(
    source: YamlSource, known_frameworks: Collection[str], check_rule: CheckRule = known_rule
) -> Workshop:
    """The workshop that a file holds; raises `BrokenFiles` with every problem of the file."""

    def check(root: Mapping) -> Iterator[Complaint]:
        yield from check_workshop(root)
        yield from _check_frameworks(root, known_frameworks)
        for round_plan in root.mappings("rounds"):
            yield from _check_rule(round_plan, check_rule)

    return read_model(source, Workshop, check)


def check_workshop(root: Mapping) -> Iterator[Complaint]:
    """What the model alone cannot know: names that refer to each other, languages, the agenda."""
    yield from _check_questions(root)
    yield from _check_groups(root)
    yield from _check_agenda(root)
    yield from repeats(_ids(root, "rounds"), "workshop-repeated-id")
    title = root.mapping("title")
    languages = [lang for lang in title.entries if is_language(lang)] if title else []
    for owner, key in _all_texts(root):
        yield from check_texts(owner, key, languages, gap="workshop-text-missing")


def _ids(root: Mapping, key: str) -> list[Scalar | None]:
    return [each.scalar("id") for each in root.mappings(key)]


def _all_texts(root: Mapping) -> Iterator[tuple[Mapping, str]]:
    """Every place that holds texts in several languages: its owner and its key."""
    yield from ((root, key) for key in ("title", "summary"))
    if titles := root.mapping("question_set_titles"):
        yield from ((titles, key) for key in titles.entries)
    for key in ("agenda", "rounds"):
        yield from ((item, "title") for item in root.mappings(key))
    if sets := root.mapping("question_sets"):
        questions = [question for key in sets.entries for question in sets.mappings(key)]
        yield from ((one, "text") for one in questions if not _is_blank(one.mapping("text")))


def _check_questions(root: Mapping) -> Iterator[Complaint]:
    sets = root.mapping("question_sets")
    if sets is None:
        return
    for name, entry in sets.entries.items():
        if isinstance(entry.value, Items) and not entry.value.nodes:
            yield complaint(entry.key, "workshop-empty-question-set", value=name)
        yield from repeats(_ids(sets, name), "workshop-repeated-id")
        for question in sets.mappings(name):
            text = question.mapping("text")
            if _is_blank(text):
                yield complaint(text.place, "workshop-question-no-text")


def _is_blank(texts: Mapping | None) -> TypeGuard[Mapping]:
    return texts is not None and not texts.entries


def _check_groups(root: Mapping) -> Iterator[Complaint]:
    sets = root.mapping("question_sets")
    known = list(sets.entries) if sets else []
    groups = root.mapping("groups")
    dealt = groups.scalars("question_sets") if groups else []
    titles = root.mapping("question_set_titles")
    titled = [Scalar(each.key, name) for name, each in titles.entries.items()] if titles else []
    for name in [*dealt, *titled]:
        if name.text not in known:
            sets_there = listed(known)
            yield complaint(
                name.place, "workshop-unknown-question-set", value=name.text, known=sets_there
            )
    if groups and _is_empty_list(groups, "question_sets"):
        yield complaint(groups.entries["question_sets"].key, "workshop-no-question-set")


def _check_agenda(root: Mapping) -> Iterator[Complaint]:
    if _is_empty_list(root, "agenda"):
        yield complaint(root.entries["agenda"].key, "workshop-no-agenda")
    yield from repeats(_ids(root, "agenda"), "workshop-repeated-id")
    rounds = [name.text for name in _ids(root, "rounds") if name]
    for item in root.mappings("agenda"):
        yield from _check_item(item, rounds)


def _check_item(item: Mapping, rounds: list[str]) -> Iterator[Complaint]:
    kind = item.scalar("kind")
    if kind is None or kind.text not in list(Kind):
        return
    if kind.text != Kind.PLENARY and "slot_minutes" in item.entries:
        yield complaint(item.entries["slot_minutes"].key, "workshop-slots-outside-plenary")
    named = item.scalar("round")
    known = listed(rounds)
    if kind.text == Kind.VOTE and "round" not in item.entries:
        yield complaint(item.place, "workshop-vote-without-round", known=known)
    elif kind.text != Kind.VOTE and "round" in item.entries:
        yield complaint(item.entries["round"].key, "workshop-round-outside-vote")
    elif named is not None and named.text not in rounds:
        yield complaint(named.place, "workshop-unknown-round", value=named.text, known=known)


def _check_frameworks(root: Mapping, known_frameworks: Collection[str]) -> Iterator[Complaint]:
    named = root.scalars("frameworks")
    yield from repeats(named, "yaml-repeated-item")
    for name in named:
        if name.text not in known_frameworks:
            known = listed(sorted(known_frameworks))
            yield complaint(name.place, "workshop-unknown-framework", value=name.text, known=known)


def _check_rule(round_plan: Mapping, check_rule: CheckRule) -> Iterator[Complaint]:
    try:
        plan = RoundPlan.model_validate(plain(round_plan))
    except ValidationError:
        return  # said already where the whole workshop was read
    try:
        check_rule(plan)
    except KitError as error:
        place = _place_of(round_plan, str(error.values.get("key", "")))
        yield Complaint(place, error.message_id, error.values)


def _place_of(round_plan: Mapping, key: str) -> Place:
    """Where a key of the rule, or of the round around it, has its value; else the rule itself."""
    rule = round_plan.mapping("rule") or round_plan
    for owner in (rule, round_plan):
        if entry := owner.entries.get(key):
            return entry.value.place
    return rule.place


def _is_empty_list(owner: Mapping, key: str) -> bool:
    entry = owner.entries.get(key)
    return entry is not None and isinstance(entry.value, Items) and not entry.value.nodes
