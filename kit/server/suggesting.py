"""Candidates beside a requirement: what a machine takes for its counterparts, never a mapping."""

import asyncio
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from kit.domain.errors import BadInput, NotAllowed, NotFound
from kit.domain.framework import Framework
from kit.domain.rights import Page, sees
from kit.domain.session import Session
from kit.server.door import Call
from kit.suggest.at_hand import method_at_hand
from kit.suggest.candidates import candidates
from kit.suggest.exact import WHOLE

SHOWN = 3
"""Candidates per requirement and framework."""
MOST = 24
"""Frameworks that one call may ask for: twice what a summit compares."""


class SuggestionsCall(Call):
    """GET /api/suggestions: for each requirement of `ours` the nearest of each of `theirs`."""

    async def get(self) -> None:
        """Answer from the session's own frameworks. Nothing is recorded.

        Nothing in the answer is secret to who may ask, and the same lists have the same answer: a
        browser that has it is told so (304).
        """
        room, seat = self.seat(self.get_query_argument("seat", ""))
        if not sees(seat.role, Page.CROSSWALK):
            raise NotAllowed("door-not-yours")
        ours, theirs = self._asked(room.session)
        answer = await asyncio.to_thread(_answer, ours, theirs)
        self.set_header("Cache-Control", "private, no-cache")
        self.finish(answer)

    def _asked(self, session: Session) -> tuple[Framework, list[Framework]]:
        ours = self.get_query_argument("ours", "")
        theirs = list(dict.fromkeys(self.get_query_argument("theirs", "").split(",")))
        if len(theirs) > MOST:
            raise BadInput("suggest-too-many", most=MOST)
        if ours in theirs:
            raise BadInput("suggest-same-framework", value=ours)
        return _framework(session, ours), [_framework(session, one) for one in theirs]


def _framework(session: Session, framework_id: str) -> Framework:
    found = session.frameworks.get(framework_id)
    if found is None:
        raise NotFound("suggest-unknown-framework", value=framework_id[:40])
    return found


def _answer(ours: Framework, theirs: Sequence[Framework]) -> dict[str, Any]:
    """Off the event loop: the first answer of a process loads the encoder."""
    method = method_at_hand()
    found = {
        one.id: {
            ref_id: [
                {"ref_id": each.object, "score": each.score, "rank": each.rank} for each in group
            ]
            for ref_id, group in groupby(
                candidates(ours, one, top=SHOWN, method=method), attrgetter("subject")
            )
        }
        for one in theirs
    }
    return {
        "ok": True,
        "method": method.name,
        "likely": method.likely / WHOLE,
        "frameworks": found,
    }
