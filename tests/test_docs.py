"""The docs tell the truth: what they name exists, and what exists is named."""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from kit.cli.commands import app
from kit.domain.crosswalk.pairs import PairState
from kit.domain.framework import Completeness
from kit.domain.seat import Role
from kit.reports.export import REPORTS
from kit.server.routes import ROUTES
from kit.words import catalogue
from tests.test_imports import ALLOWED

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
GUIDE = DOCS / "facilitators-guide.md"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
PICTURES = sorted((DOCS / "pictures").glob("*"))
PAGES = [README, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LARGEST_PICTURE = 150_000

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|<img src=\"([^\"]+)\"")
SPAN = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OURS = ("kit/", "tests/", "docs/", "notebooks/", "frameworks/", "workshops/", "bench/")
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in PAGES}


def links(text: str) -> list[str]:
    return [one or other for one, other in LINK.findall(text)]


def named_paths(text: str) -> list[str]:
    """The code spans that are paths of the repository; `<page>` stands for any name."""
    spans = SPAN.findall(BLOCK.sub("", text))
    return [
        re.sub(r"<\w+>", "*", one) for one in spans if re.match(rf"({'|'.join(OURS)})\S*$", one)
    ]


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the table whose first column is called so."""
    _, _, rest = text.partition(f"| {heading} |")
    rows = re.match(r"[^\n]*\n\|[-| ]+\|\n((?:\|[^\n]*\n)+)", rest)
    assert rows, f"no table {heading}"
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in rows[1].splitlines()
    ]


def bold(text: str) -> list[str]:
    return [" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", text)]


@pytest.mark.parametrize("name", TEXTS)
def test_no_link_leads_nowhere(name):
    folder = (ROOT / name).parent
    inside = [link for link in links(TEXTS[name]) if "://" not in link]

    assert [link for link in inside if not (folder / link).exists()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_path_that_is_named_exists(name):
    assert [path for path in named_paths(TEXTS[name]) if not any(ROOT.glob(path))] == []


def test_every_picture_is_shown_and_small():
    linked = {
        ((ROOT / name).parent / link).resolve()
        for name, text in TEXTS.items()
        for link in links(text)
    }

    assert PICTURES, "make pictures"
    assert [path.name for path in PICTURES if path.resolve() not in linked] == []
    assert [path.name for path in PICTURES if path.stat().st_size > LARGEST_PICTURE] == []


def test_the_table_of_imports_is_the_one_that_is_tested():
    parts = {name for name in ALLOWED if any((ROOT / "kit").glob(f"{name}*"))} - {
        "__init__",
        "__main__",
    }
    found = {}
    for named, _, may in table(TEXTS["docs/architecture.md"], "part"):
        words = set(re.findall(r"[a-z]+", may))
        everything = parts - {"cli"} if words & {"all"} else set()
        allowed = everything - words if everything else words
        for part in re.findall(r"`kit/(\w+)", named):
            found[part] = allowed - {part}

    assert found.keys() == parts
    for part, allowed in found.items():
        tested = {name.removeprefix("kit.") for name in ALLOWED[part] if name.startswith("kit.")}
        assert allowed == tested & parts - {part}, part


def test_every_command_is_documented_and_every_documented_option_exists():
    commands: dict[str, Any] = vars(get_command(app))["commands"]
    told = TEXTS["README.md"] + GUIDE.read_text("utf-8")
    options = {option for one in commands.values() for param in one.params for option in param.opts}

    assert [name for name in commands if f"`sealkit {name}" not in TEXTS["README.md"]] == []
    assert set(re.findall(r"sealkit ([a-z]+)", told)) <= commands.keys()
    # one option is pip's
    options |= {"--require-hashes", "--no-deps", "--no-build-isolation"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", told)) <= options


def test_every_call_of_make_is_documented_and_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", TEXTS["README.md"] + TEXTS["CHANGELOG.md"]))

    assert named <= targets
    assert {"demo", "test", "bench", "pictures", "lock"} <= named


def test_the_guide_calls_things_as_the_page_does():
    labels = [
        forms[0]
        for name, forms in catalogue("en").items()
        if name.startswith(
            (
                "ui-fac-",
                "ui-bring-",
                "ui-std-",
                "ui-voting-",
                "export-",
                "ui-judging-",
                "ui-crosswalk-",
            )
        )
    ]
    said = bold(GUIDE.read_text("utf-8")) + bold(TEXTS["README.md"])

    def is_shown(words: str) -> bool:
        """Whether a label is called so once its gaps are filled, or begins so."""
        filled = [re.sub(r"\\{\w+\\}", ".+", re.escape(label)) for label in labels]
        begun = any(label.startswith(words) for label in labels)
        return begun or any(re.fullmatch(label, words) for label in filled)

    assert said
    assert [words for words in said if not is_shown(words)] == []


def test_the_page_of_the_api_names_every_call_and_every_report():
    told = TEXTS["docs/api.md"]
    calls = {pattern for pattern, *_ in ROUTES if pattern.startswith("/api/")}
    documents = {name for name in REPORTS if not name.endswith(".csv")}

    assert set(re.findall(r"/api/[a-z]+", told)) == calls
    assert [name for name in documents if f"`{name}`" not in told] == []


def test_the_words_of_the_glossary_are_those_of_the_code():
    words = {
        word.strip()
        for row in table(TEXTS["docs/glossary.md"], "word")
        for word in re.sub(r"\(.*?\)", "", row[0]).split(",")
    }
    meanings = " ".join(f"{row[0]} {row[1]}" for row in table(TEXTS["docs/glossary.md"], "word"))
    code = "\n".join(
        path.read_text("utf-8")
        for path in (ROOT / "kit").rglob("*")
        if path.suffix in (".py", ".po", ".mjs")
    ).lower()
    values = [*Role, *PairState, *Completeness]

    assert [word for word in words if word.lower() not in code] == []
    assert [str(value) for value in values if str(value) not in meanings] == []


def test_the_decisions_are_numbered_short_and_say_what_was_given_up():
    numbers = [int(path.name.split("-")[0]) for path in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))
    for number, path in zip(numbers, DECISIONS, strict=True):
        text = path.read_text("utf-8")
        assert text.startswith(f"# {number}. "), path.name
        assert len(text.splitlines()) <= 40, path.name
        assert "**Given up.**" in text, path.name
