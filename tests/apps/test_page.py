"""Page notebooks outside Voila say where the room is."""

import importlib

import pytest


@pytest.mark.parametrize(
    "page", ["facilitator", "reporter", "plenary", "crosswalk", "vote", "research"]
)
def test_where_no_server_started_it_a_page_asks_for_a_seat_link(page, monkeypatch):
    for name in ("KIT_SERVER", "KIT_TOKEN"):
        monkeypatch.delenv(name, raising=False)

    shown = importlib.import_module(f"kit.apps.{page}").app()

    assert "seat link" in shown.value
    assert 'href="http://127.0.0.1:8866/"' in shown.value
