"""Plain pages: HTML from templates, autoescaped, in the reader's language."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kit.domain.ids import LANGUAGES
from kit.server.modules import modules_of, words_of
from kit.server.static_files import StaticFiles
from kit.server.wordbook import words_version
from kit.words import say

PLAIN = Path(__file__).parent / "plain"


@cache
def templates() -> Environment:
    """The templates of plain pages."""
    return Environment(
        loader=FileSystemLoader(PLAIN), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def render(name: str, lang: str, static: StaticFiles, **values: Any) -> str:
    """A plain page. In it `say` speaks the reader's language, `static` addresses a file of ours."""
    return (
        templates()
        .get_template(name)
        .render(
            lang=lang,
            languages=LANGUAGES,
            static=static.url,
            say=lambda message_id, **gaps: say(message_id, lang, **gaps),
            **values,
        )
    )


def room_page(
    page: str, lang: str, static: StaticFiles, *, view: str, **start: Any
) -> dict[str, Any]:
    """What the template of a page with a script is given: modules to fetch, data to start from.

    `view` is the first view as JSON.
    """
    modules, fixed = _drawn_with(static, page, lang)
    given = json.dumps(start, ensure_ascii=False, separators=(",", ":"))
    return {
        "page": page,
        "modules": modules,
        "start": harmless(f"{fixed[:-1]},{given[1:]}") if start else harmless(fixed),
        "view": harmless(view),
    }


@lru_cache(maxsize=64)
def _drawn_with(static: StaticFiles, page: str, lang: str) -> tuple[list[str], str]:
    """What a page is drawn with whoever opens it: its modules, and its start data as JSON."""
    modules = modules_of(static, "room.mjs", f"pages/{page}.mjs")
    data = {
        "page": page,
        "lang": lang,
        "languages": LANGUAGES,
        "static": static.url(""),
        "words": words_of(static, modules, lang),
        "versions": {one: words_version(one) for one in LANGUAGES},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return [static.url(one) for one in modules], text


def harmless(text: str) -> str:
    """JSON text as a script element may hold it: without the "</script" that would end it."""
    return text.replace("<", "\\u003c")
