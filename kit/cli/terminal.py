"""How the command line speaks: in the terminal's language, and whatever letters it can show."""

import codecs
import io
import os
import sys
from typing import Annotated, Any, Literal

import typer

from kit.domain.errors import Problem
from kit.words import choose_language, say

Format = Annotated[
    Literal["text", "json"], typer.Option("--format", help="For people or for scripts.")
]

PLAINER = {"\u00a0": " ", "\u202f": " ", "’": "'", "…": "...", **dict.fromkeys("“”«»", '"')}


def spoken() -> str:
    """The language of the terminal."""
    set_by = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((one for one in set_by if one), "en")
    return choose_language([first.partition(".")[0].replace("_", "-")])


def print_anything() -> None:
    """Let no letter stop a sentence: a pipe on Windows has no thin blank, a name may be no text."""
    codecs.register_error("sealkit", plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="sealkit")


def plainer(error: UnicodeError) -> tuple[str, int]:
    """What stands for letters that a terminal does not have: plain quotes and blanks, else `?`."""
    assert isinstance(error, UnicodeEncodeError)
    missing = error.object[error.start : error.end]
    return "".join(PLAINER.get(letter, "?") for letter in missing), error.end


def print_problems(problems: list[Problem], to: Any = None) -> None:
    """One line per mistake: where it is, and what cures it."""
    for one in problems:
        sentence = say(one.message_id, spoken(), **one.values)
        print(f"{one.path}:{one.line}: {sentence}", file=to or sys.stderr)
