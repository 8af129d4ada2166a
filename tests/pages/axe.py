"""What axe finds on a page, and how pages are looked at."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

GRAVE = {"serious", "critical"}
SCREENS: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 390, "height": 844}]
LOOKS = [(SCREENS[0], "light"), (SCREENS[1], "dark")]
"""Colours do not depend on the width: each width and each scheme is looked at once."""


def violations(page: Page) -> list[dict[str, Any]]:
    """The rules that a page breaks."""
    found: list[dict[str, Any]] = (
        Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    )
    return found


def problems(page: Page, grave_only: bool = False) -> list[str]:
    """Rule and place of each violation, one line each."""
    return [
        f"{rule['id']}: {node['target']}"
        for rule in violations(page)
        if not grave_only or rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
