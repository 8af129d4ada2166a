"""The plain pages of prepared crosswalks: open to everybody in the room, without a script."""

import asyncio

from kit.domain.errors import NotFound
from kit.server.door import Door
from kit.server.frameworks_door import at_hand
from kit.views.frameworks import readings


class CrosswalksPage(Door):
    """GET /frameworks/crosswalks: every prepared crosswalk."""

    async def get(self) -> None:
        """List them."""
        shelf = await at_hand(self)
        self.page("crosswalks.html", crosswalks=readings.index(shelf, self.lang))


class CrosswalkPage(Door):
    """GET /frameworks/crosswalks/<id>: one prepared crosswalk, beside a second reading."""

    async def get(self, crosswalk_id: str) -> None:
        """Show it pair by pair."""
        shelf = await at_hand(self)
        if not readings.has(shelf, crosswalk_id):
            raise NotFound("readings-unknown", value=crosswalk_id)
        shown = await asyncio.to_thread(readings.view, shelf, crosswalk_id, self.lang)
        self.page("crosswalk.html", view=shown)
