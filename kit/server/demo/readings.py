"""Two more lists in the example: two tables compare them, settle some, and describe standards.

What the tables say are the two readings that ship as prepared crosswalks.
"""

from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.to_settle import standing
from kit.domain.prepared import PreparedCrosswalk, Side
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.formats.library import Library
from kit.server.demo.player import Player

READ_TWICE = ("be--eu-emcc-ismcp", "be--us-eepm4")
SECOND = "--second"
TABLES = {3: "en", 4: "es"}
"""The groups that compare these lists, and the language each writes its reasons in."""
SETTLED = 3
"""How many disagreements the room settles; the others stay on the agenda."""
WHY = "We read both texts aloud once more and agreed on this."

DESCRIBED: tuple[tuple[str, int | None, dict[str, str]], ...] = (
    (
        "std-training",
        1,
        {
            "scope": "adaptable",
            "tier": "basic",
            "adaptation": "Topics and hours, to the public.",
            "harm": "Mentors who mean well and do damage.",
            "evidence": "The programme of the training, a list of those who took part.",
        },
    ),
    (
        "std-training",
        2,
        {"scope": "universal", "tier": "basic", "harm": "A mentor left alone with a crisis."},
    ),
    (
        "std-agreement",
        None,
        {
            "scope": "universal",
            "tier": "basic",
            "harm": "Promises that each side understood otherwise.",
            "evidence": "The signed agreement of each pair.",
        },
    ),
    ("std-duration", 1, {"scope": "adaptable", "tier": "additional"}),
    ("std-duration", 2, {"scope": "adaptable", "adaptation": "A school year where schools do it."}),
)
"""What groups, or without one the room, answer about a standard."""


def framework_ids(library: Library) -> list[str]:
    """The lists that are compared beside those of the workshop."""
    return [library.crosswalk(one).object for one in READ_TWICE]


def compare(player: Player, library: Library) -> None:
    """Both tables say what the two readers found."""
    facilitator = player.seat(Role.FACILITATOR)
    for name in READ_TWICE:
        readings = (library.crosswalk(name), library.crosswalk(name + SECOND))
        player.act(
            facilitator,
            Act.ASSIGN_JUDGES,
            subject_framework_id=readings[0].subject,
            object_framework_id=readings[0].object,
            group_ids=[f"group-{table}" for table in TABLES],
        )
        for (table, lang), reading in zip(TABLES.items(), readings, strict=True):
            _say(player, player.seat(Role.REPORTER, table), lang, reading)


def _say(player: Player, seat_id: str, lang: str, reading: PreparedCrosswalk) -> None:
    for one in reading.mappings:
        player.act(
            seat_id,
            Act.STATE_MAPPING,
            subject=_ref(reading.subject, one.subject),
            object=_ref(reading.object, one.object),
            relation=one.relation,
            rationale=one.rationale,
            strength=one.strength,
            justification=one.justification[lang],
            lang=lang,
        )
    sides: tuple[tuple[Side, str, str], ...] = (
        ("subject", reading.subject, reading.object),
        ("object", reading.object, reading.subject),
    )
    for side, asked, searched in sides:
        for gap in reading.gaps(side):
            player.act(
                seat_id,
                Act.STATE_GAP,
                subject=_ref(asked, gap.ref_id),
                framework_id=searched,
                justification=gap.justification[lang],
                lang=lang,
            )


def settle(player: Player) -> None:
    """The room takes the first answer to its weightiest disagreements as its own."""
    facilitator = player.seat(Role.FACILITATOR)
    for _ in range(SETTLED):
        session = player.session
        found = ranked(session, all_compared(session).values())[0].found
        said = {"justification": WHY, "lang": "en", "subject": found.subject.model_dump()}
        if isinstance(found, Pair):
            named = standing(session).of_pair(found.subject, found.object)
            how = {"object": found.object.model_dump(), "relation": found.mappings[0].relation}
            player.act(facilitator, Act.SETTLE_PAIR, **said, **how, parent_ids=list(named))
        else:
            named = standing(session).of_gap(found.subject, found.framework_id)
            where = {"framework_id": found.framework_id}
            player.act(facilitator, Act.SETTLE_GAP, **said, **where, parent_ids=list(named))


def describe(player: Player, standard_ids: dict[str, str]) -> None:
    """Groups answer what some standards are for; on one the room settles."""
    for name, group, answers in DESCRIBED:
        role = Role.FACILITATOR if group is None else Role.REPORTER
        seat_id = player.seat(role, group)
        named = {"standard_id": standard_ids[name], "lang": "en"}
        player.act(seat_id, Act.DESCRIBE_STANDARD, **named, **answers)


def _ref(framework_id: str, ref_id: str) -> dict[str, str]:
    return {"framework_id": framework_id, "ref_id": ref_id}
