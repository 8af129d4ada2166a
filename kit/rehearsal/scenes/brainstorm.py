"""The brainstorm: reporters write, phones send ideas, some click twice, one reporter's line is
bad."""

import asyncio
from collections.abc import Iterator
from functools import partial
from itertools import count
from time import perf_counter

from kit.rehearsal.bad_line import BadLine
from kit.rehearsal.checks import all_of, in_time, mostly_in_time
from kit.rehearsal.follower import View
from kit.rehearsal.insisting import insist
from kit.rehearsal.phone import Phone, fresh_key
from kit.rehearsal.stage import WITHIN, Stage
from kit.rehearsal.watch import Expected

BEGUN, ON_SCREEN = 2.0, 0.25
LINES = 8
"""Lines that a reporter writes in the time there is."""
FEWEST_LINES = FEWEST_LOSSES = 3
"""What the reporter on the bad line writes and loses at least, however quick the others are."""
SENTENCES = (
    ("fr", "Chaque mentor est formé à l’écoute, à l’égalité et au « non » : n° {number} été"),
    ("es", "¿Quién acompaña al niño? La mentora, según lo acordado: nº {number} ñandú, señal"),
    ("en", "Mentors’ coaches meet every 6 weeks – naïve or not: no. {number} “œuvre”"),
    ("fr", "Où, quand, à quel coût ? Œuvrons dès l’aube ; garçons, aïeux, maïs : n° {number}"),
)


async def play(stage: Stage) -> None:
    """From the start to the last line; then everybody is where they were."""
    item = stage.item("brainstorm")
    if item is None or not stage.reporters:
        return
    begun = stage.watch.expect(stage.phones, lambda view: view["shared"]["brainstorm"] == "running")
    since = perf_counter()
    await stage.lead("start_item", item_id=item)
    stage.checks.append(in_time("begun", await begun.seen(since, WITHIN), BEGUN))
    *good, bad = stage.reporters
    numbers = count(1)
    until = perf_counter() + stage.pace.writing
    *written, _, _ = await asyncio.gather(
        *(_write(stage, one, numbers, until) for one in good),
        _write_on_a_bad_line(stage, bad, numbers, until),
        _send_ideas(stage, numbers),
    )
    on_screen = [one for done in written for one in done or ()]
    if on_screen:
        seconds = [one for one in on_screen if one is not None]
        missing = len(on_screen) - len(seconds)
        stage.checks.append(mostly_in_time("lines", seconds, ON_SCREEN, missing))


async def _write(
    stage: Stage, reporter: Phone, numbers: Iterator[int], until: float
) -> list[float | None]:
    """Line after line; how long each took from “saved” to the big screen."""
    on_screen = []
    group_id = reporter.view["own"]["group"]["group_id"]
    for written in count(1):
        await asyncio.sleep(stage.chance.uniform(0.5, 1.5) * stage.pace.writing / LINES)
        if perf_counter() > until and written > 1:
            break
        shown = _shown(stage, group_id, written)
        args = _line(stage, reporter, next(numbers))
        sent = await stage.send(reporter, "write_line", **args)
        if not sent.ok:
            shown.drop()
            continue
        saved_at = perf_counter()
        stage.saved.lines[sent.answer.body["result"]["line_id"]] = args["text"]
        on_screen.append((await shown.seen(saved_at, WITHIN)).last)
    return on_screen


def _shown(stage: Stage, group_id: str, lines: int) -> Expected:
    """The big screen counts so many lines of the group."""

    def holds(view: View) -> bool:
        tables = {one["group_id"]: one["lines"] for one in view["shared"].get("tables", ())}
        return bool(tables.get(group_id, 0) >= lines)

    return stage.watch.expect([stage.plenary], holds)


async def _write_on_a_bad_line(
    stage: Stage, reporter: Phone, numbers: Iterator[int], until: float
) -> None:
    """Each line is sent until the server has answered; what is lost is lost on the way only."""
    line = BadLine(reporter, stage.chance)
    wanted = arrived = 0
    while wanted < FEWEST_LINES or line.losses < FEWEST_LOSSES or perf_counter() < until:
        wanted += 1
        args, key = _line(stage, reporter, next(numbers)), fresh_key()
        send = partial(line.act, "write_line", args, key)
        sent = await insist(send, stage.pace.again, stage.chance)
        if sent.ok:
            arrived += 1
            stage.saved.lines[sent.answer.body["result"]["line_id"]] = args["text"]
    stage.checks.append(all_of("bad-line", arrived, wanted, losses=line.losses))


def _line(stage: Stage, reporter: Phone, number: int) -> dict[str, str]:
    questions = reporter.view["own"]["questions"]
    lang, text = SENTENCES[number % len(SENTENCES)]
    question = stage.chance.choice(questions)["question_id"]
    return {"question_id": question, "text": text.format(number=number), "lang": lang}


async def _send_ideas(stage: Stage, numbers: Iterator[int]) -> None:
    """One of every phone; every fourth clicks twice."""
    clicked = await asyncio.gather(
        *(
            _send_idea(stage, phone, next(numbers), twice=place % 4 == 0)
            for place, phone in enumerate(stage.phones)
        )
    )
    twice = [one for one in clicked if one is not None]
    stage.checks.append(all_of("double-clicks", sum(twice), len(twice)))


async def _send_idea(stage: Stage, phone: Phone, number: int, *, twice: bool) -> bool | None:
    """Whether two clicks made one idea; None where there was one click."""
    await asyncio.sleep(stage.chance.uniform(0, stage.pace.writing))
    shared, group_id = phone.view["shared"], phone.view["own"]["group_id"]
    questions = shared["question_sets"][shared["groups"][group_id]["question_set"]]
    lang, text = SENTENCES[number % len(SENTENCES)]
    args = {"question_id": questions[0]["question_id"], "lang": lang}
    args["text"] = text.format(number=number)
    key = fresh_key()
    clicks = [
        insist(lambda: phone.act("send_idea", args, key), stage.pace.again, stage.chance)
        for _ in range(1 + twice)
    ]
    answers = await asyncio.gather(*clicks)
    ideas = {one.answer.body["result"]["idea_id"] for one in answers if one.ok}
    stage.saved.ideas |= dict.fromkeys(ideas, args["text"])
    return all(one.ok for one in answers) and len(ideas) == 1 if twice else None
