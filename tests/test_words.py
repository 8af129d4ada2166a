import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.domain.errors import KitError
from kit.domain.ids import LANGUAGES
from kit.words import (
    LOCALE,
    catalogue,
    choose_language,
    decimal,
    in_language,
    labels,
    say,
    say_error,
)

ROOT = Path(__file__).parent.parent
RAISED = re.compile(
    r"\b(?:NotAllowed|NotNow|NotFound|BadInput|Outdated|Unusable|KitError)\(\s*\"([a-z0-9-]+)\""
)
SAID = re.compile(r"\bsay\(\s*\"([a-z0-9-]+)\"")
SHOWN = re.compile(r"""\bt\(\s*["']([a-z0-9-]+)["']""")


def gaps(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


def used(pattern: re.Pattern[str], folder: str, ending: str) -> set[str]:
    files = sorted((ROOT / folder).rglob(f"*{ending}"))
    return {name for file in files for name in pattern.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_sentence_exists_in_every_language_with_the_same_gaps(lang):
    english, other = catalogue("en"), catalogue(lang)
    assert sorted(english) == sorted(other)
    for name, forms in english.items():
        wanted = set().union(*map(gaps, forms))
        given = set().union(*map(gaps, other[name]))
        assert given | {"count"} == wanted | {"count"}, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_is_empty_and_none_is_said_twice(lang):
    assert all(form.strip() for forms in catalogue(lang).values() for form in forms)
    names = [
        name
        for path in LOCALE.glob(f"*.{lang}.po")
        for name in re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(names) == sorted(set(names))


def test_every_refusal_and_every_sentence_of_the_code_is_in_the_catalogues():
    assert used(RAISED, "kit", ".py") | used(SAID, "kit", ".py") <= set(catalogue("en"))


def said_in(path: Path) -> set[str]:
    """Every id that stands as the first argument of some `say`, chosen by a condition or not."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and called(node) == "say"
    ]
    return {
        one.value
        for call in calls
        for one in chosen(call.args[0])
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def chosen(argument: ast.expr) -> list[ast.expr]:
    if isinstance(argument, ast.IfExp):
        return [*chosen(argument.body), *chosen(argument.orelse)]
    return [argument]


def test_every_sentence_that_is_said_is_in_the_catalogues():
    said = set().union(*map(said_in, sorted((ROOT / "kit").rglob("*.py"))))
    assert len(said) > 50
    assert said <= set(catalogue("en"))


def test_a_gap_may_have_any_name():
    assert say("yaml-text-empty", "fr", key="title", lang="en")


def test_every_label_of_the_pages_is_in_the_catalogues():
    assert used(SHOWN, "kit/static", ".mjs") <= set(labels("en"))


IN_QUOTES = re.compile(r"""["'`]([a-z0-9_-]+)["'`]\s*(~?)""")
WITH_GAPS = re.compile(r"`([a-z0-9_-]*(?:\$\{[^`]*?\}[a-z0-9_-]*)+)`")
ANYTHING = "[a-z0-9_-]+"


def written_in_python(path: Path) -> Iterator[str]:
    """Every text of a module as a pattern; what an f-string fills in may be anything."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else None for one in node.values)
            yield "".join(ANYTHING if one is None else re.escape(str(one)) for one in parts)


def written_in_a_page(path: Path) -> Iterator[str]:
    """The same of a script or a template, which joins with `~`."""
    text = path.read_text("utf-8")
    for whole, joined in IN_QUOTES.findall(text):
        yield re.escape(whole) + (ANYTHING if joined else "")
    for template in WITH_GAPS.findall(text):
        yield ANYTHING.join(re.escape(one) for one in re.split(r"\$\{.*?\}", template))


def test_every_sentence_of_the_catalogues_is_said_somewhere():
    written = {one for path in (ROOT / "kit").rglob("*.py") for one in written_in_python(path)}
    for ending in ("*.mjs", "*.html", "*.j2"):
        for path in (ROOT / "kit").rglob(ending):
            written |= set(written_in_a_page(path))
    whole = {re.sub(r"\\(.)", r"\1", one) for one in written if ANYTHING not in one}
    named = re.compile(r"[a-z][a-z0-9-]*[a-z]")  # a pattern with no words in it would say anything
    told = [one for one in written - whole if named.search(one.replace(ANYTHING, ""))]
    filled = re.compile("|".join(f"(?:{one})" for one in told if ANYTHING in one))

    never = [one for one in catalogue("en") if one not in whole and not filled.fullmatch(one)]

    assert never == []


def test_labels_have_no_plural():
    assert all(len(catalogue("en")[name]) == 1 for name in labels("en"))


@pytest.mark.parametrize(("lang", "count", "expected"), [("en", 0, 1), ("fr", 0, 0), ("es", 0, 1)])
def test_zero_is_plural_in_english_and_spanish_and_singular_in_french(lang, count, expected):
    forms = catalogue(lang)["broken-files"]
    assert say("broken-files", lang, count=count) == forms[expected].format(count=count)


@pytest.mark.parametrize(
    ("value", "english", "french", "spanish"),
    [
        ("0.50", "0.50", "0,50", "0,50"),
        ("1.00", "1.00", "1,00", "1,00"),
        ("-0.05", "−0.05", "−0,05", "−0,05"),
        ("12", "12", "12", "12"),
        ("1.5", "1.5", "1,5", "1,5"),
        ("1200.25", "1,200.25", "1\u202f200,25", "1.200,25"),
    ],
)
def test_a_number_keeps_every_digit_it_has(value, english, french, spanish):
    written = [decimal(value, lang) for lang in ("en", "fr", "es")]

    assert written == [english, french, spanish]


def test_a_refusal_is_said_in_the_language_of_who_reads_it():
    assert "5" in say_error(KitError("round-too-few", seats=3, fewest=5), "fr")


def test_a_text_is_shown_in_ones_language_else_in_english_else_as_it_is():
    assert in_language({"fr": "a", "en": "b"}, "fr") == ("fr", "a")
    assert in_language({"fr": "a", "en": "b"}, "es") == ("en", "b")
    assert in_language({"fr": "a"}, "es") == ("fr", "a")
    assert in_language({}, "es") == ("es", "")


def test_the_first_wanted_language_that_the_kit_speaks_is_chosen():
    assert choose_language(["de-DE", "fr-CA", "en"]) == "fr"
    assert choose_language(["de"]) == "en"
