"""Downloads and printable pages: made from the record when they are asked for."""

import asyncio
from datetime import datetime

from kit.domain.errors import NotAllowed, NotFound
from kit.domain.replay import replay
from kit.reports.export import HTML, PLAIN, REPORTS, Report
from kit.reports.material import Material
from kit.reports.page import content_security_policy
from kit.server.door import Door
from kit.server.room import Room
from kit.store.codec import decoded


class ReportDoor(Door):
    """GET /report/<session>/<name>?seat=: a report, for the seats that may have it."""

    async def get(self, session_id: str, name: str) -> None:
        """Make it from the record, beside the loop: a large session takes its time."""
        room, seat = self.seat(self.get_query_argument("seat", ""))
        report = REPORTS.get(name)
        if report is None or room.session_id != session_id:
            raise NotFound("door-no-page")
        if not report.may_have(seat.role):
            raise NotAllowed("door-not-yours")
        codes = dict(room.codes())
        content = await asyncio.to_thread(self._make, room, report, codes, self.lang)
        self._name(report, f"{session_id}-{name}")
        self.finish(content)

    def _make(self, room: Room, report: Report, codes: dict[str, str], lang: str) -> bytes:
        record = self.place.store.record(room.session_id)
        return report.build(
            Material(
                session=replay(room.session_id, decoded(record)),
                record=record,
                lang=lang,
                zone=datetime.now().astimezone().tzinfo or Material.zone,
                codes=codes,
                address=room.address,
                room_code=room.room_code,
            )
        )

    def _name(self, report: Report, name: str) -> None:
        self.set_header("Content-Type", report.content_type)
        if report.content_type == HTML:
            self.set_header("Content-Security-Policy", content_security_policy())
        elif report.content_type != PLAIN:
            self.set_header("Content-Disposition", f'attachment; filename="{name}"')
