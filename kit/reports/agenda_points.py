"""The agenda's points: both requirements, every answer with its reason, a line for the decision."""

from collections.abc import Iterable

from kit.domain.crosswalk.disagreements import Disagreement
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Gap, Mapping, Settlement
from kit.domain.crosswalk.to_settle import answers, parents, towards
from kit.domain.events import RequirementRef
from kit.domain.framework import Completeness, Framework
from kit.domain.standards.standard import Standard
from kit.reports.edition import Edition
from kit.reports.html import Child, Markup, h
from kit.reports.page import section

Answer = Mapping | Gap


def points(edition: Edition, found: list[Disagreement]) -> Markup:
    """The disagreements, those first on which most standards hang."""
    if not found:
        empty = h("p", edition.say("agenda-no-points"), class_="empty")
        return section("points", edition.say("agenda-points"), empty)
    made = [_point(edition, number, one) for number, one in enumerate(found, 1)]
    intro = edition.say("agenda-points-intro", count=len(found))
    return section("points", edition.say("agenda-points"), *made, intro=intro)


def settlements(edition: Edition, found: list[Settlement]) -> Markup:
    """What the room has agreed on, why, and the answers it came from."""
    made = [_settled(edition, one) for one in found]
    empty = h("p", edition.say("agenda-none-settled"), class_="empty")
    return section("settled", edition.say("agenda-settled"), *(made or [empty]))


def ends(edition: Edition, subject: RequirementRef, other: RequirementRef | str) -> Markup:
    """Two requirements side by side; a framework in place of the second where it is a gap."""
    return h("div", _whole(edition, subject), _whole(edition, other), class_="figures")


def answer(edition: Edition, said: Answer) -> list[Child]:
    """Which group says what, and why."""
    why = h("q", said.justification, lang=said.lang, dir="auto")
    again = h("b", " ", edition.say("crosswalk-look-again")) if said.look_again else None
    return [h("b", edition.group(said.group_id)), " – ", _claimed(edition, said), " – ", why, again]


def missing(edition: Edition, subject: RequirementRef, framework: Framework) -> str:
    """That it has no counterpart; of a list that we hold in part, not in that part."""
    is_whole = framework.completeness is Completeness.COMPLETE
    part = "whole" if is_whole else "part"
    words = edition.say(f"ui-crosswalk-gap-{part}", name=edition.called(framework))
    return f"{edition.numbered(subject.framework_id, subject.ref_id)} – {words}"


def _point(edition: Edition, number: int, one: Disagreement) -> Markup:
    found = one.found
    other = found.object if isinstance(found, Pair) else found.framework_id
    where = edition.numbered(found.subject.framework_id, found.subject.ref_id)
    facing = (
        edition.numbered(towards(found), other.ref_id)
        if isinstance(other, RequirementRef)
        else edition.called(edition.session.frameworks[other])
    )
    said = h("ul", *(h("li", answer(edition, each)) for each in answers(one.found)))
    return h(
        "article",
        h(
            "div",
            h("h3", h("span", number, class_="number"), f"{where} ↔ {facing}"),
            h("span", _weight(edition, len(one.standards)), class_="state"),
            class_="head",
        ),
        ends(edition, found.subject, other),
        h("div", h("h4", edition.say("agenda-answers")), said, class_="reasons"),
        _hanging(edition, one.standards),
        _decision(edition),
        class_="clause",
    )


def _weight(edition: Edition, count: int) -> str:
    if not count:
        return edition.say("judging-hanging-none")
    return edition.say("judging-hanging", count=count)


def _whole(edition: Edition, ref: RequirementRef | str) -> Markup:
    """A requirement in the reader's language, and in that of its source where it is another."""
    if isinstance(ref, str):
        title = h("p", edition.framework(edition.session.frameworks[ref]))
        return h("div", title, h("p", edition.say("ui-judging-any-counterpart"), class_="left"))
    framework = edition.session.frameworks[ref.framework_id]
    requirement = edition.requirement(ref.framework_id, ref.ref_id)
    texts = (requirement.statement or requirement.title or {}) if requirement else {}
    first = framework.languages[0]
    is_beside = edition.lang != first and first in texts and len(texts) > 1
    original = h("p", edition.said(first, texts[first]), class_="translation")
    return h(
        "div",
        h("p", edition.framework(framework), " ", h("b", ref.ref_id)),
        h("p", edition.texts(texts)),
        original if is_beside else None,
    )


def _claimed(edition: Edition, said: Answer) -> str:
    if isinstance(said, Gap):
        return missing(edition, said.subject, edition.session.frameworks[said.framework_id])
    relation = edition.say(
        f"reports-relation-{said.relation}",
        subject=edition.numbered(said.subject.framework_id, said.subject.ref_id),
        object=edition.numbered(said.object.framework_id, said.object.ref_id),
    )
    return f"{relation} ({_reasons(edition, said)})"


def _reasons(edition: Edition, said: Mapping | Settlement) -> str:
    return edition.say(
        "crosswalk-reasons",
        rationale=edition.say(f"ui-crosswalk-rationale-{said.rationale}"),
        strength=edition.say(f"ui-crosswalk-strength-{said.strength}"),
    )


def _hanging(edition: Edition, standards: Iterable[Standard]) -> Markup | None:
    listed = [h("li", edition.texts(dict(one.wordings))) for one in standards]
    if not listed:
        return None
    return h("div", h("h4", edition.say("agenda-standards")), h("ul", *listed))


def _decision(edition: Edition) -> Markup:
    """Room to write on paper what was decided."""
    line = h("div", class_="rule-line")
    return h("div", h("h4", edition.say("agenda-decision")), line, line, class_="decision")


def _settled(edition: Edition, agreed: Settlement) -> Markup:
    why = h("q", agreed.justification, lang=agreed.lang, dir="auto")
    said = [h("li", answer(edition, each)) for each in parents(edition.session, agreed)]
    return h(
        "article",
        h("h3", _agreed(edition, agreed)),
        h("p", why),
        h("div", h("h4", edition.say("agenda-came-from")), h("ul", *said), class_="reasons"),
        class_="clause",
    )


def _agreed(edition: Edition, one: Settlement) -> str:
    if one.object is None:
        return missing(edition, one.subject, edition.session.frameworks[one.framework_id])
    return edition.say(
        f"reports-relation-{one.relation}",
        subject=edition.numbered(one.subject.framework_id, one.subject.ref_id),
        object=edition.numbered(one.object.framework_id, one.object.ref_id),
    )
