"""The widget that carries a view answers pings, passes on languages, ignores noise."""

from typing import Any

import pytest

from kit.widgets.view import ViewWidget


class Heard(ViewWidget):
    """Notes what it sends."""

    def __init__(self) -> None:
        self.sent: list[Any] = []
        self.spoken: list[str] = []
        self.looked: list[Any] = []
        self.resent: list[Any] = []
        super().__init__(
            "",
            on_speak=self.spoken.append,
            on_look=self.looked.append,
            answers=lambda: {"follows": True},
        )

    def send_state(self, key: Any = None) -> None:
        self.resent.append(key)

    def send(self, content: Any, buffers: Any = None) -> None:
        self.sent.append(content)


def test_a_ping_is_answered_with_its_number():
    widget = Heard()

    widget._hear(widget, {"type": "ping", "n": 7}, [])

    assert widget.sent == [{"type": "pong", "n": 7, "tag": "", "follows": True}]


def test_a_view_that_was_missed_is_sent_again():
    widget = Heard()
    widget.view = {"tag": "a.b", "shared": {}}

    widget._hear(widget, {"type": "ping", "n": 8}, [])
    widget._hear(widget, {"type": "again"}, [])

    assert widget.sent[-1]["tag"] == "a.b"
    assert widget.resent[-1] == "view"


def test_the_readers_language_is_passed_on():
    widget = Heard()

    widget._hear(widget, {"type": "speak", "lang": "fr"}, [])

    assert widget.spoken == ["fr"]


def test_where_the_reader_looks_is_passed_on():
    widget = Heard()

    widget._hear(widget, {"type": "look", "at": "be-net eu-net pair"}, [])

    assert widget.looked == ["be-net eu-net pair"]


@pytest.mark.parametrize("noise", [None, [], "ping", {}, {"type": "act"}, {"type": ["ping"]}])
def test_noise_is_ignored(noise):
    widget = Heard()

    widget._hear(widget, noise, [])

    assert (widget.sent, widget.spoken) == ([], [])
