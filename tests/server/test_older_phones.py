"""A phone of 2021 is sent nothing that its browser does not have, unless it is asked for first."""

import re

import pytest

from kit.server.modules import modules_of
from kit.server.paper import PLAIN
from kit.server.static_files import StaticFiles
from tests.younger import PAGE, SCRIPT, STYLE, Younger

STATIC_FILES = StaticFiles()
PAGES = ("phone", "join", "vote")
CHECK = "device_check.mjs"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)
STYLED = re.compile(r"\bstyle\(\"([\w.]+)\"\)")


def modules() -> set[str]:
    entries = ["room.mjs", CHECK, *(f"pages/{page}.mjs" for page in PAGES)]
    return set(modules_of(STATIC_FILES, *entries))


def scripts() -> dict[str, str]:
    return {name: LINE_COMMENT.sub("", STATIC_FILES.text(name)) for name in modules()}


def styles() -> dict[str, str]:
    asked = {name for one in modules() for name in STYLED.findall(STATIC_FILES.text(one))}
    names = {"kit.css", "door.css", *asked, *(f"pages/{page}.css" for page in PAGES)}
    return {name: COMMENT.sub("", STATIC_FILES.text(name)) for name in names}


def pages() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in PLAIN.glob("*.html")}


def younger(features: tuple[Younger, ...], texts: dict[str, str]) -> list[str]:
    return [
        f"{where}: {feature.name}: {found}"
        for where, text in texts.items()
        for feature in features
        for found in feature.found(text)
    ]


def test_the_scripts_of_phones_use_nothing_younger():
    assert {"room.mjs", "ballot.mjs", "pages/phone.mjs", CHECK} < scripts().keys()
    assert younger(SCRIPT, scripts()) == []


def test_the_styles_of_phones_use_nothing_younger():
    found = styles()

    assert {"ballot.css", "answers.css", "pages/phone.css"} < found.keys()
    assert all(found.values())
    assert younger(STYLE, found) == []


def test_the_plain_pages_use_nothing_younger():
    assert younger(PAGE, pages()) == []


@pytest.mark.parametrize("feature", [*SCRIPT, *STYLE, *PAGE], ids=lambda one: one.name)
def test_each_feature_would_be_found(feature):
    assert feature.found(feature.example)
    assert not feature.found(feature.instead)
