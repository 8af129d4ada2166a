"""The published list of a closed round: the same for everybody, compressed once."""

import gzip
import json

from kit.domain.errors import NotFound
from kit.domain.kept import once_per_round
from kit.domain.rounds import Round
from kit.server.door import Call
from kit.server.files_door import send
from kit.views.published import published

KEPT = "private, max-age=86400"


class PublishedCall(Call):
    """GET /api/published: the rows of a round; a device looks for its own by itself."""

    def get(self) -> None:
        """The whole list, to any seat of the session."""
        room, _ = self.seat(self.get_query_argument("seat", ""))
        round_ = room.session.rounds.get(self.get_query_argument("round", ""))
        if round_ is None or round_.closed is None:
            raise NotFound("round-unknown")
        content, compressed = _listed(round_)
        self.set_header("Cache-Control", KEPT)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("ETag", f'"{round_.closed.root[:16]}"')
        send(self, content, compressed)

    def compute_etag(self) -> str | None:
        """We set our own."""
        return None


@once_per_round
def _listed(round_: Round) -> tuple[bytes, bytes]:
    told = {"ok": True, "round_id": round_.round_id, "rows": published(round_)}
    content = json.dumps(told, separators=(",", ":")).encode()
    return content, gzip.compress(content, mtime=0)
