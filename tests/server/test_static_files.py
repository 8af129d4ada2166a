"""Scripts as browsers get them: what a page needs, and its labels."""

import gzip
import json
import re

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page
from kit.server.joined import NotJoinedError, joined
from kit.server.modules import modules_of, words_of
from kit.server.pages_door import styles_of
from kit.server.static_files import STATIC, StaticFiles
from kit.words import labels

STATIC_FILES = StaticFiles()
SCRIPTS = sorted(STATIC.rglob("*.mjs"))
IMPORT = re.compile(r"""^import .*from\s+["'](.+)["']""", re.MULTILINE)


def folder(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.mjs").write_text(text, "utf-8")
    return StaticFiles(tmp_path)


def test_a_change_in_any_file_changes_the_version(tmp_path):
    before = folder(tmp_path, one="1", two="2").version

    assert folder(tmp_path, two="3").version != before


def test_the_modules_of_a_page_are_all_that_it_imports(tmp_path):
    static = folder(
        tmp_path,
        page='import { a } from "./one.mjs";\nconst b = await import("./two.mjs");',
        one='import "./three.mjs";\nimport { page } from "./page.mjs";',
        two="",
        three="",
        four="",
    )

    assert set(modules_of(static, "page.mjs")) == {
        f"{n}.mjs" for n in ("page", "one", "two", "three")
    }


def test_a_page_is_given_the_labels_that_its_modules_name_whole_or_by_their_beginning(tmp_path):
    static = folder(tmp_path, page='room.t("ui-save"); room.t(`ui-connection-${what}`)')

    words = words_of(static, ["page.mjs"], "en")

    assert set(words) == {"ui-save", "ui-connection-lost"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(STATIC).as_posix())
def test_scripts_import_only_files_of_ours(path):
    for imported in IMPORT.findall(path.read_text("utf-8")):
        assert (path.parent / imported).is_file(), imported


@pytest.mark.parametrize("page", [*Page, "join"])
def test_every_page_has_its_script_and_every_label_it_names(page):
    modules = modules_of(STATIC_FILES, "room.mjs", f"pages/{page}.mjs")

    assert f"pages/{page}.mjs" in modules
    texts = "".join(STATIC_FILES.text(one) for one in modules)
    named = set(re.findall(r"""["'`](ui-[a-z0-9-]*[a-z0-9])["'`]""", texts))
    assert named - labels("en").keys() == set()


@pytest.mark.parametrize("page", ["phone", "join", "vote"])
def test_the_pages_of_phones_are_one_file_that_holds_each_module_once(page):
    modules = modules_of(STATIC_FILES, "room.mjs", f"pages/{page}.mjs")

    script = joined(STATIC_FILES, page)

    wrapped = re.findall(r"^const kit_\w+ = \(\(\) =>", script, re.MULTILINE)
    assert len(wrapped) == len(modules)
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        'export * from "./one.mjs";',
        "export let changes = 1;",
        "export { a };",
        "export default () => 1;",
        'import "./gone.mjs";',
        'import { page } from "./pages/p.mjs";',
        "export const told = `one\n  two`;",
    ],
)
def test_a_module_in_another_form_is_not_joined(tmp_path, text):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "p.mjs").write_text('import { a } from "../one.mjs";', "utf-8")
    static = folder(tmp_path, one=text, room="")

    with pytest.raises(NotJoinedError):
        joined(static, "p")


def test_a_phone_weighs_less_than_forty_kilobytes():
    """With the ballot and the results of a round; the rest is for the view and the headers."""
    sheets = [
        styles_of(STATIC_FILES, "phone"),
        *map(STATIC_FILES.text, ("ballot.css", "answers.css")),
    ]
    modules = modules_of(STATIC_FILES, "room.mjs", "pages/phone.mjs")
    words = (json.dumps(words_of(STATIC_FILES, modules, lang)) for lang in LANGUAGES)
    parts = [joined(STATIC_FILES, "phone"), max(words, key=len), *sheets]

    assert sum(len(gzip.compress(one.encode())) for one in parts) < 36_000


def test_comments_stay_behind_when_modules_are_joined():
    script = joined(STATIC_FILES, "phone")

    assert not re.search(r"^\s*(//|/\*\*)", script, re.MULTILINE)
