"""The one widget of a page: it carries the view from the kernel to the browser, unseen."""

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets


class ViewWidget(anywidget.AnyWidget):
    """`view` is what the page shows. `on_speak` is called with the language the reader chose,
    `on_look` with where on the page they look; `answers` says what a ping is answered with,
    beside the tag of the view: whoever has another one missed it, and asks for it `again`."""

    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        script: str,
        *,
        on_speak: Callable[[str], None],
        on_look: Callable[[str], None],
        answers: Callable[[], dict[str, Any]],
    ) -> None:
        super().__init__(_esm=script)
        self._on_speak = on_speak
        self._on_look = on_look
        self._answers = answers
        self.on_msg(self._hear)

    def _hear(self, _: object, message: Any, __: object) -> None:
        """What a browser sends is not to be trusted, not even its shape."""
        if not isinstance(message, dict):
            return
        if message.get("type") == "ping":
            shown = {"tag": self.view.get("tag", "")}
            self.send({"type": "pong", "n": message.get("n"), **shown, **self._answers()})
        elif message.get("type") == "again":
            self.send_state("view")
        elif message.get("type") == "speak":
            self._on_speak(str(message.get("lang")))
        elif message.get("type") == "look":
            self._on_look(str(message.get("at"))[:200])
