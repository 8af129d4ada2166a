"""The finished example: a whole workshop, played act by act. Its content is invented."""

from datetime import UTC, datetime, timedelta

from kit.commands import start_session
from kit.commands.start import Start
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.formats.library import Library
from kit.server.demo import ballots, crosswalk, notes, readings, standards, voting
from kit.server.demo.player import Player
from kit.store.store import Store

EXAMPLE = "example"
BEGAN = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
ORGANISATIONS = """Parrains du Canal; BE
Duo Horizon; BE
Red Puentes; ES
Mentoría Ventana; ES
Le Pas d’après; FR
Tandem Avenir; FR
Mentorwerk; NL
Zweitblick; DE"""
PHONES = len(ballots.FIRST.rows["std-agreement"])


def play_example(store: Store, library: Library) -> None:
    """Write the example into a store that does not have it."""
    _start(store, library)
    player = Player(store, EXAMPLE, BEGAN)
    phones = _set_up(player)
    line_ids = _brainstorm(player, phones)
    theme_ids = _plenary(player, line_ids)
    mapping_ids = _crosswalk(player, library)
    standard_ids = _standards(player, theme_ids, mapping_ids)
    readings.settle(player)
    readings.describe(player, standard_ids)
    voting.vote(player, phones, standard_ids)
    facilitator = player.seat(Role.FACILITATOR)
    player.act(facilitator, Act.CLOSE_SESSION)


def _start(store: Store, library: Library) -> None:
    workshop = library.workshop("seal")
    start = Start(
        session_id=EXAMPLE,
        workshop=workshop,
        frameworks=[
            library.framework(one)
            for one in (*workshop.frameworks, *readings.framework_ids(library))
        ],
        retention=(BEGAN + timedelta(days=3650)).date(),
        key="invented" * 4,
        at=BEGAN,
        invented=True,
    )
    with store.transaction([EXAMPLE]) as tx:
        start_session(tx, start)


def _set_up(player: Player) -> list[str]:
    facilitator = player.seat(Role.FACILITATOR)
    player.act(facilitator, Act.LIST_ORGANISATIONS, text=ORGANISATIONS)
    player.act(facilitator, Act.START_ITEM, item_id="opening")
    organisations = [*player.session.organisations, None]
    phones = [
        player.join(number % 4 + 1, organisations[number % len(organisations)])
        for number in range(PHONES)
    ]
    player.wait(minutes=14)
    player.act(facilitator, Act.END_ITEM)
    return phones


def _brainstorm(player: Player, phones: list[str]) -> dict[str, str]:
    facilitator = player.seat(Role.FACILITATOR)
    player.act(facilitator, Act.START_ITEM, item_id="brainstorm")
    line_ids = {line.name: _write(player, line) for line in notes.LINES}
    for line in notes.LINES:
        for lang, text in line.translations:
            reporter = player.seat(Role.REPORTER, line.group)
            named = line_ids[line.name]
            player.act(reporter, Act.TRANSLATE_LINE, line_id=named, lang=lang, text=text)
    player.act(player.seat(Role.INSTRUCTOR, 3), Act.CALL_HELP)
    for number, idea in enumerate(notes.IDEAS):
        _send(player, idea, phones[4 * number + idea.group - 1], line_ids)
    player.act(facilitator, Act.ANSWER_HELP, group_id="group-3")
    player.wait(minutes=12)
    player.act(facilitator, Act.EXTEND_ITEM, minutes=2)
    player.wait(minutes=4)
    player.act(facilitator, Act.END_ITEM)
    return line_ids


def _write(player: Player, line: notes.Line) -> str:
    player.wait(seconds=20)
    reporter = player.seat(Role.REPORTER, line.group)
    said = {"question_id": line.question, "text": line.text, "lang": line.lang}
    return str(player.act(reporter, Act.WRITE_LINE, **said)["line_id"])


def _send(player: Player, idea: notes.Idea, phone: str, line_ids: dict[str, str]) -> None:
    said = {"question_id": idea.question, "text": idea.text, "lang": idea.lang}
    sent = player.act(phone, Act.SEND_IDEA, **said)
    reporter, named = player.seat(Role.REPORTER, idea.group), {"idea_id": sent["idea_id"]}
    if idea.became == "taken":
        player.act(reporter, Act.ACCEPT_IDEA, **named)
    elif idea.became == "merged":
        player.act(reporter, Act.MERGE_IDEA, **named, line_id=line_ids[idea.line])
    elif idea.became == "aside":
        player.act(reporter, Act.SET_IDEA_ASIDE, **named)


def _plenary(player: Player, line_ids: dict[str, str]) -> dict[str, str]:
    facilitator = player.seat(Role.FACILITATOR)
    player.act(facilitator, Act.START_ITEM, item_id="plenary")
    for group_id in list(player.session.groups):
        player.act(facilitator, Act.CALL_SPEAKER, group_id=group_id)
        player.wait(minutes=3)
    theme_ids = {
        theme.name: _gather(player, theme, [line_ids[name] for name in theme.lines])
        for theme in notes.THEMES
    }
    player.act(facilitator, Act.END_ITEM)
    return theme_ids


def _gather(player: Player, theme: notes.Theme, line_ids: list[str]) -> str:
    facilitator = player.seat(Role.FACILITATOR)
    made = player.act(
        facilitator, Act.GATHER_THEME, title=theme.title, lang="en", line_ids=line_ids
    )
    return str(made["theme_id"])


def _crosswalk(player: Player, library: Library) -> dict[tuple[str, str], list[str]]:
    """The mappings by their pair, so that standards can name what they rest on."""
    facilitator = player.seat(Role.FACILITATOR)
    player.act(facilitator, Act.START_ITEM, item_id="crosswalk")
    player.act(
        facilitator,
        Act.ASSIGN_JUDGES,
        subject_framework_id=crosswalk.BE,
        object_framework_id=crosswalk.EU,
        group_ids=["group-1", "group-2"],
    )
    mapping_ids: dict[tuple[str, str], list[str]] = {}
    for one in crosswalk.JUDGED:
        mapping_ids.setdefault((one.ours, one.theirs), []).append(_state(player, one))
    for gap in crosswalk.MISSING:
        player.act(
            player.seat(Role.REPORTER, gap.group),
            Act.STATE_GAP,
            subject=_ref(crosswalk.BE, gap.ours),
            framework_id=crosswalk.EU,
            justification=gap.why,
            lang=gap.lang,
        )
    readings.compare(player, library)
    player.act(facilitator, Act.END_ITEM)
    return mapping_ids


def _state(player: Player, one: crosswalk.Judged) -> str:
    player.wait(seconds=40)
    made = player.act(
        player.seat(Role.REPORTER, one.group),
        Act.STATE_MAPPING,
        subject=_ref(crosswalk.BE, one.ours),
        object=_ref(crosswalk.EU, one.theirs),
        relation=one.relation,
        strength=one.strength,
        justification=one.why,
        lang=one.lang,
    )
    return str(made["mapping_id"])


def _ref(framework_id: str, ref_id: str) -> dict[str, str]:
    return {"framework_id": framework_id, "ref_id": ref_id}


def _standards(
    player: Player,
    theme_ids: dict[str, str],
    mapping_ids: dict[tuple[str, str], list[str]],
) -> dict[str, str]:
    return {one.name: _propose(player, one, theme_ids, mapping_ids) for one in standards.CANDIDATES}


def _propose(
    player: Player,
    one: standards.Candidate,
    theme_ids: dict[str, str],
    mapping_ids: dict[tuple[str, str], list[str]],
) -> str:
    facilitator = player.seat(Role.FACILITATOR)
    (lang, text), *others = one.wordings
    pairs = [(ours, theirs) for ours in one.ours for theirs in one.theirs]
    named = player.act(
        facilitator,
        Act.GATHER_STANDARD,
        text=text,
        lang=lang,
        requirements=[
            *(_ref(crosswalk.BE, ref_id) for ref_id in one.ours),
            *(_ref(crosswalk.EU, ref_id) for ref_id in one.theirs),
        ],
        theme_ids=[theme_ids[name] for name in one.themes],
        mapping_ids=[found for pair in pairs for found in mapping_ids.get(pair, [])],
    )
    for base, (other, wording) in enumerate(others, start=1):
        player.act(facilitator, Act.REWORD_STANDARD, **named, base=base, text=wording, lang=other)
    return str(named["standard_id"])
