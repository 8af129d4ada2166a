"""The log: what went wrong, and never a code that opens a seat or a room."""

import logging
import re

from tornado.web import RequestHandler

HIDDEN = "…"
_IN_PATH = re.compile(r"(/s/)[^\s?\"'<>)]+")
_IN_QUERY = re.compile(r"([?&](?:room|code|token|session_id)=)[^\s&\"'<>)]+")
_COOKIE = re.compile(r"(kit_seats=)[^\s;]+")


def without_codes(text: str) -> str:
    """The same text with every code, token and cookie taken out."""
    for pattern in (_IN_PATH, _IN_QUERY, _COOKIE):
        text = pattern.sub(rf"\1{HIDDEN}", text)
    return text


class WithoutCodes(logging.Formatter):
    """Formats a line of the log, tracebacks included, without codes."""

    def format(self, record: logging.LogRecord) -> str:
        return without_codes(super().format(record))


def is_news(record: logging.LogRecord) -> bool:
    """Leave out what is known: Jupyter and tornado read one setting in different units."""
    return not record.getMessage().startswith("The websocket_ping_timeout")


def set_up_log(level: int = logging.WARNING) -> None:
    """Send every logger through one handler that hides codes."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutCodes("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(is_news)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)


def end_log() -> None:
    """The server ends: pages in the making are cut off, and how each of them fails is no news."""
    for name in ("asyncio", "tornado", "traitlets", "voila"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def log_request(handler: RequestHandler) -> None:
    """One line for a request that failed by our fault; the others only when asked for."""
    status = handler.get_status()
    level = logging.DEBUG if status < 500 or status == 503 else logging.ERROR
    took = 1000 * handler.request.request_time()
    summary = f"{status} {handler.request.method} {without_codes(handler.request.uri or '')}"
    logging.getLogger("kit.access").log(level, "%s %.1f ms", summary, took)
