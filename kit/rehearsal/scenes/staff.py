"""The staff sits down: facilitator, big screen and reporters open their links at once."""

import asyncio

from kit.rehearsal.checks import in_time
from kit.rehearsal.host import StaffSeat
from kit.rehearsal.phone import Answer, Phone
from kit.rehearsal.stage import Stage, Stopped
from kit.rehearsal.watch import Seen

BOUND = 2.0


async def play(stage: Stage) -> None:
    """Open all pages at the same moment, then follow."""
    people = [
        (stage.facilitator, stage.room.of("facilitator")[0], "facilitator"),
        (stage.plenary, stage.room.of("plenary")[0], "plenary"),
        *(
            (phone, seat, "reporter")
            for phone, seat in zip(stage.reporters, stage.room.of("reporter"), strict=True)
        ),
    ]
    opened = await asyncio.gather(*(_open(stage, *one) for one in people))
    seconds = tuple(one.seconds for one in opened if one.ok)
    stage.checks.append(in_time("staff", Seen(seconds, len(opened) - len(seconds)), BOUND))
    if not all(one.ok for one in opened):
        raise Stopped("")


async def _open(stage: Stage, phone: Phone, seat: StaffSeat, page: str) -> Answer:
    entered = await phone.open_link(seat.code, seat.seat_id)
    if entered.status != 302:
        return entered
    answer = await phone.visit(entered.location)
    if answer.ok:
        stage.watch.follow(phone, page)
    return Answer(answer.status, entered.seconds + answer.seconds)
