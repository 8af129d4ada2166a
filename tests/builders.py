"""Plain builder functions with defaults: frameworks, workshops, events and the sessions they make.

`session(line("Trust first."), standard("Mentors are trained."))` is a session of two groups with
their seats, in which these events happened, one second after another. Wrap an event in `fact` to
say who acted and in which minute.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kit.domain import events as ev
from kit.domain.ballot import Judgement, Reason
from kit.domain.framework import Completeness, Framework, Requirement, Source, Wording
from kit.domain.replay import replay
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.domain.workshop import (
    AgendaItem,
    Electorate,
    Groups,
    Kind,
    Method,
    Question,
    RoundPlan,
    Secrecy,
    Workshop,
)

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
DELPHI = {"name": "delphi", "high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}


# --- frameworks ------------------------------------------------------------------------------


def requirement(
    ref_id: str = "A1", en: str = "Mentors are interviewed.", **more: object
) -> Requirement:
    """An assessable requirement with an English statement and a French one made of it."""
    given = {"ref_id": ref_id, "statement": {"en": en, "fr": f"{en} (fr)"}} | more
    return Requirement.model_validate(given)


def framework(
    framework_id: str = "be-mentoring",
    *requirements: Requirement,
    country: str = "BE",
    completeness: Completeness = Completeness.COMPLETE,
    **more: object,
) -> Framework:
    """A small framework: three requirements under one heading unless told otherwise."""
    letter = "A" if country == "BE" else "B"
    rows = requirements or tuple(
        requirement(f"{letter}{number}", f"{country} asks for thing {number}.")
        for number in (1, 2, 3)
    )
    heading = Requirement(
        ref_id=letter, assessable=False, title={"en": "First part"}, requirements=rows
    )
    given = {
        "id": framework_id,
        "title": {"en": f"Criteria of {country}", "fr": f"Critères de {country}"},
        "issuer": f"Network of {country}",
        "country": country,
        "edition": "2025",
        "audience": {"en": "Young people"},
        "source": Source(document="A document"),
        "completeness": completeness,
        "wording": Wording.RESTATED,
        "languages": ("en", "fr"),
        "requirements": (heading,),
    }
    return Framework.model_validate(given | more)


def two_frameworks() -> tuple[Framework, Framework]:
    """A complete Belgian framework and a partial European one."""
    return framework(), framework("eu-net", country="EU", completeness=Completeness.PARTIAL)


def ref(ref_id: str = "A1", framework_id: str | None = None) -> ev.RequirementRef:
    """A requirement by its number: A… are Belgian, B… are European."""
    home = framework_id or ("be-mentoring" if ref_id.startswith("A") else "eu-net")
    return ev.RequirementRef(framework_id=home, ref_id=ref_id)


# --- workshops -------------------------------------------------------------------------------


def question(question_id: str = "q1", en: str = "What helps?") -> Question:
    """A question in English and French."""
    return Question(id=question_id, text={"en": en, "fr": f"{en} (fr)"})


def round_plan(plan_id: str = "r1", **more: object) -> RoundPlan:
    """A secret rating round of persons under the 70/15 rule."""
    given = {
        "id": plan_id,
        "electorate": Electorate.PERSONS,
        "secrecy": Secrecy.SECRET,
        "method": Method.RATING,
        "rule": DELPHI,
    }
    return RoundPlan.model_validate(given | more)


def workshop(**more: object) -> Workshop:
    """A workshop with every kind of agenda item, two question sets and one round."""
    given = {
        "id": "summit",
        "title": {"en": "Towards a common seal", "fr": "Vers un label commun"},
        "frameworks": ("be-mentoring", "eu-net"),
        "question_sets": {
            "seal": (question(), question("q2", "What hinders?")),
            "alliances": (question("q3", "Who else?"),),
        },
        "question_set_titles": {
            "seal": {"en": "Quality seal", "fr": "Label de qualité"},
            "alliances": {"en": "Alliances", "fr": "Alliances"},
        },
        "groups": Groups(count=2, size=8, question_sets=("seal", "alliances")),
        "agenda": (
            AgendaItem(id="opening", kind=Kind.PRESENTATION, minutes=20),
            AgendaItem(id="brainstorm", kind=Kind.BRAINSTORM, minutes=25),
            AgendaItem(id="plenary", kind=Kind.PLENARY, minutes=15, slot_minutes=4),
            AgendaItem(id="crosswalk", kind=Kind.CROSSWALK, minutes=30),
            AgendaItem(id="vote", kind=Kind.VOTE, minutes=10, round="r1"),
            AgendaItem(id="closing", kind=Kind.CLOSING, minutes=5),
        ),
        "rounds": (round_plan(),),
    }
    return Workshop.model_validate(given | more)


# --- events ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """An event with who acted and in which minute of the session it happened."""

    event: ev.Event
    by: str | None = None
    minute: float | None = None


def fact(event: ev.Event, by: str | None = None, minute: float | None = None) -> Fact:
    """An event with who acted and when; without a minute it follows the one before by a second."""
    return Fact(event, by, minute)


def started(
    plan: Workshop | None = None,
    frameworks: Iterable[Framework] | None = None,
    *,
    invented: bool = False,
) -> ev.SessionStarted:
    """The session begins."""
    return ev.SessionStarted(
        title={"en": "Summit 2026"},
        workshop=plan or workshop(),
        frameworks=tuple(two_frameworks() if frameworks is None else frameworks),
        languages=("en", "fr", "es"),
        retention=date(2027, 11, 21),
        invented=invented,
    )


def groups_arranged(
    count: int = 2, question_sets: tuple[str, ...] = ("seal",)
) -> ev.GroupsArranged:
    """Groups g1, g2, …; the question sets are dealt in turn."""
    return ev.GroupsArranged(
        groups=tuple(
            ev.GroupPlan(
                group_id=f"g{number}",
                number=number,
                question_set=question_sets[(number - 1) % len(question_sets)],
            )
            for number in range(1, count + 1)
        )
    )


def seat_opened(
    seat_id: str, role: Role, group_id: str | None = None, **more: object
) -> ev.SeatOpened:
    """A seat is made."""
    given = {"seat_id": seat_id, "role": role, "group_id": group_id}
    return ev.SeatOpened.model_validate(given | more)


def seats_opened(groups: int = 2, participants: int = 0) -> list[ev.Event]:
    """Seats fac, plen, res; i1 and r1, i2 and r2, … per group; participants p1, p2, … in turn."""
    staff = [
        seat_opened("fac", Role.FACILITATOR),
        seat_opened("plen", Role.PLENARY),
        seat_opened("res", Role.RESEARCHER),
    ]
    tables = [
        seat_opened(f"{letter}{number}", role, f"g{number}")
        for number in range(1, groups + 1)
        for letter, role in (("i", Role.INSTRUCTOR), ("r", Role.REPORTER))
    ]
    phones = [
        seat_opened(f"p{number}", Role.PARTICIPANT, f"g{(number - 1) % groups + 1}")
        for number in range(1, participants + 1)
    ]
    return [*staff, *tables, *phones]


def item_started(item_id: str = "brainstorm", minutes: int = 25) -> ev.ItemStarted:
    """An agenda item begins."""
    return ev.ItemStarted(item_id=item_id, minutes=minutes)


def item_ended(item_id: str = "brainstorm") -> ev.ItemEnded:
    """An agenda item ends."""
    return ev.ItemEnded(item_id=item_id)


def line(
    text: str = "Trust comes first.",
    line_id: str = "l1",
    *,
    group_id: str = "g1",
    question_id: str = "q1",
    lang: str = "en",
    idea_ids: tuple[str, ...] = (),
) -> ev.LineWritten:
    """A group writes a line."""
    return ev.LineWritten(
        line_id=line_id,
        group_id=group_id,
        question_id=question_id,
        text=text,
        lang=lang,
        idea_ids=idea_ids,
    )


def idea(
    text: str = "Pay the bus fare.",
    idea_id: str = "idea1",
    *,
    group_id: str = "g1",
    question_id: str = "q1",
    lang: str = "en",
) -> ev.IdeaSent:
    """A phone sends an idea."""
    return ev.IdeaSent(
        idea_id=idea_id, group_id=group_id, question_id=question_id, text=text, lang=lang
    )


def theme(
    title: str = "Trust",
    theme_id: str = "t1",
    line_ids: tuple[str, ...] = ("l1",),
    *,
    lang: str = "en",
    parent_ids: tuple[str, ...] = (),
) -> ev.ThemeGathered:
    """Lines are gathered into a theme."""
    return ev.ThemeGathered(
        theme_id=theme_id, title=title, lang=lang, line_ids=line_ids, parent_ids=parent_ids
    )


def mapping(
    mapping_id: str = "m1",
    group_id: str = "g1",
    subject: str = "A1",
    object: str = "B1",  # noqa: A002  (subject and object are the words of a mapping)
    relation: str = "equal",
    justification: str = "The same moment.",
    **more: object,
) -> ev.MappingStated:
    """A group relates two requirements, named by number."""
    given = {
        "mapping_id": mapping_id,
        "group_id": group_id,
        "subject": ref(subject),
        "object": ref(object),
        "relation": relation,
        "justification": justification,
        "lang": "en",
    }
    return ev.MappingStated.model_validate(given | more)


def gap(
    gap_id: str = "gap1", group_id: str = "g1", subject: str = "A2", framework_id: str = "eu-net"
) -> ev.GapStated:
    """A group states that a requirement has no counterpart in the other framework."""
    return ev.GapStated(
        gap_id=gap_id,
        group_id=group_id,
        subject=ref(subject),
        framework_id=framework_id,
        justification="Nothing like it there.",
        lang="en",
    )


def judges(*group_ids: str, blind: bool = False) -> ev.JudgesAssigned:
    """Groups are asked to compare the two frameworks."""
    return ev.JudgesAssigned(
        subject_framework_id="be-mentoring",
        object_framework_id="eu-net",
        group_ids=group_ids,
        blind=blind,
    )


def standard(
    text: str = "Mentors are trained first.",
    standard_id: str = "s1",
    *,
    lang: str = "en",
    requirements: tuple[str, ...] = (),
    theme_ids: tuple[str, ...] = (),
    mapping_ids: tuple[str, ...] = (),
    parent_ids: tuple[str, ...] = (),
) -> ev.StandardGathered:
    """A candidate standard, gathered from requirements by number, themes and mappings."""
    return ev.StandardGathered(
        standard_id=standard_id,
        text=text,
        lang=lang,
        requirements=tuple(ref(one) for one in requirements),
        theme_ids=theme_ids,
        mapping_ids=mapping_ids,
        parent_ids=parent_ids,
    )


def round_opened(
    round_id: str = "round1",
    *,
    standard_ids: tuple[str, ...] = ("s1",),
    entitled: tuple[str, ...] = ("p1", "p2", "p3", "p4", "p5"),
    number: int = 1,
    **more: object,
) -> ev.RoundOpened:
    """A secret rating round of five persons opens."""
    given = {
        "round_id": round_id,
        "plan_id": "r1",
        "number": number,
        "electorate": Electorate.PERSONS,
        "secrecy": Secrecy.SECRET,
        "method": Method.RATING,
        "rule": DELPHI,
        "rule_hash": "0" * 64,
        "standard_ids": standard_ids,
        "entitled": entitled,
        "heads": len(entitled),
        "ballot_bytes": 1024,
        "reasons_bytes": 8192,
    }
    return ev.RoundOpened.model_validate(given | more)


def judgements(values: str) -> tuple[Judgement, ...]:
    """Judgements written as digits, `?` for "cannot judge": `"7799?"`."""
    return tuple(
        Judgement(code=f"{number:016d}", value="cannot-judge" if value == "?" else value)
        for number, value in enumerate(values, start=1)
    )


def round_closed(
    values: Mapping[str, str],
    round_id: str = "round1",
    *,
    entitled: int = 5,
    voted: int | None = None,
    changed: int = 0,
    reasons: tuple[Reason, ...] = (),
    **more: object,
) -> ev.RoundClosed:
    """The round closes on these judgements: `{"s1": "7799?"}`. Blank is what nobody wrote."""
    most = max((len(one) for one in values.values()), default=0)
    given = {
        "round_id": round_id,
        "entitled": entitled,
        "voted": most if voted is None else voted,
        "changed": changed,
        "judgements": {standard_id: judgements(one) for standard_id, one in values.items()},
        "reasons": reasons,
        "root": "0" * 64,
    }
    return ev.RoundClosed.model_validate(given | more)


# --- sessions --------------------------------------------------------------------------------


def recorded(facts: Iterable[ev.Event | Fact]) -> list[ev.Recorded]:
    """Events in their places, one second apart unless their fact names a minute."""
    rows: list[ev.Recorded] = []
    at = START
    for position, one in enumerate(facts, start=1):
        given = one if isinstance(one, Fact) else Fact(one)
        at = at + timedelta(seconds=1)
        if given.minute is not None:
            at = START + timedelta(minutes=given.minute)
        rows.append(
            ev.Recorded(
                position=position,
                at=at,
                seat_id=given.by,
                event=given.event,
                hash=f"{position:064x}",
            )
        )
    return rows


def session(
    *happened: ev.Event | Fact,
    plan: Workshop | None = None,
    frameworks: Iterable[Framework] | None = None,
    groups: int = 2,
    participants: int = 0,
    invented: bool = False,
    session_id: str = "demo",
) -> Session:
    """A session with its groups and seats, in which this happened."""
    begun: list[ev.Event] = [
        started(plan, frameworks, invented=invented),
        groups_arranged(groups),
        *seats_opened(groups, participants),
    ]
    return replay(session_id, recorded([*begun, *happened]))
