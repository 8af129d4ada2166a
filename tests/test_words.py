import ast
import re
import string
from pathlib import Path

import pytest

from kit.domain.errors import KitError
from kit.domain.ids import LANGUAGES
from kit.words import LOCALE, catalogue, choose_language, in_language, labels, say, say_error

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


def test_labels_have_no_plural():
    assert all(len(catalogue("en")[name]) == 1 for name in labels("en"))


@pytest.mark.parametrize(("lang", "count", "expected"), [("en", 0, 1), ("fr", 0, 0), ("es", 0, 1)])
def test_zero_is_plural_in_english_and_spanish_and_singular_in_french(lang, count, expected):
    forms = catalogue(lang)["broken-files"]
    assert say("broken-files", lang, count=count) == forms[expected].format(count=count)


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
