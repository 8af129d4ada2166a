"""Files of ours over the wire: scripts, styles, words. Browsers keep them while they hold."""

from tornado.web import HTTPError

from kit.domain.ids import LANGUAGES
from kit.server.door import Asking, Door
from kit.server.wordbook import wordbook, words_version

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class FileDoor(Door):
    """GET /static/<version>/<path>, and /static/<path> for who does not know the version."""

    def get(self, path: str) -> None:
        """The file, whole; browsers that hold it hear that it is the same."""
        static = self.place.static
        version, _, rest = path.partition("/")
        is_versioned = version == static.version
        file = static.find(rest) if is_versioned else static.find(path) or static.find(rest)
        if file is None:
            raise HTTPError(404)
        self.set_header("Cache-Control", FOR_EVER if is_versioned else ASK_AGAIN)
        self.set_header("Content-Type", file.content_type)
        self.set_header("ETag", file.etag)
        send(self, file.content, file.compressed)

    def compute_etag(self) -> str | None:
        """We set our own."""
        return None


class WordsDoor(Door):
    """GET /words/<lang>.json: the labels that scripts show."""

    def get(self, lang: str) -> None:
        """All labels of a language."""
        if lang not in LANGUAGES:
            raise HTTPError(404)
        content, compressed, etag = wordbook(lang)
        is_versioned = self.get_query_argument("v", "") == words_version(lang)
        self.set_header("Cache-Control", FOR_EVER if is_versioned else ASK_AGAIN)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("ETag", etag)
        send(self, content, compressed)

    def compute_etag(self) -> str | None:
        """We set our own."""
        return None


def send(door: Asking, content: bytes, compressed: bytes) -> None:
    """Send in the form that the browser takes; nothing where it has the same already."""
    door.set_header("Vary", "Accept-Encoding")
    if door.check_etag_header():
        door.set_status(304)
        return
    if "gzip" in door.request.headers.get("Accept-Encoding", ""):
        # tornado compresses only what is not compressed yet
        door.set_header("Content-Encoding", "gzip")
        door.finish(compressed)
    else:
        door.finish(content)
