"""The pages of frameworks over the wire: open to everybody, honest about broken files."""

import re
from pathlib import Path
from typing import Any

import pytest

from kit.domain.seat import Role
from kit.formats.library import Library
from kit.formats.spreadsheet.reading import read_rows
from kit.server.shelf import LibraryShelf
from tests.formats.files import FRAMEWORK, summit_folder, write
from tests.server.running import Browser

EXTERNAL = re.compile(r"""(?:src|<link[^>]*href|action)\s*=\s*["']?(?:https?:)?//""")


def ask(running: Any, path: str, lang: str = "en") -> Any:
    return Browser(running.port).get(path, Accept_Language=lang)


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_every_framework_has_a_page_in_every_language_for_people_without_a_seat(running, lang):
    for framework_id in Library().frameworks():
        answer = ask(running, f"/frameworks/{framework_id}", lang)
        assert (framework_id, answer.status) == (framework_id, 200)
        assert f'<html lang="{lang}">' in answer.text
        assert not EXTERNAL.search(answer.text)
        assert "<script" not in answer.text
        assert " style=" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/frameworks",
        "/frameworks/numbers",
        "/frameworks?q=entretien",
        "/frameworks?phase=training&country=BE&completeness=complete",
        "/frameworks?phase=nonsense&country=b%20e&completeness=x&q=%27%22%3Cscript%3E",
        "/frameworks/be-mentoring-belgium?phase=ending&beside=xx&q=%F0%9F%99%82",
        "/frameworks?q=" + "a" * 3000,
    ],
)
def test_whatever_is_asked_for_is_answered(running, path):
    answer = ask(running, path)

    assert answer.status == 200
    assert "<script" not in answer.text


def test_a_framework_that_is_not_there_is_not_found(running):
    answer = ask(running, "/frameworks/no-such-list")

    assert answer.status == 404
    assert "no-such-list" in answer.text


@pytest.mark.parametrize(
    "path", ["/frameworks/", "/frameworks/UPPER", "/frameworks/x.exe", "/frameworks/../x"]
)
def test_other_addresses_lead_nowhere(running, path):
    assert ask(running, path).status == 404


def test_the_page_links_to_itself_in_another_language_and_keeps_what_was_asked(running):
    text = ask(running, "/frameworks?q=training&phase=ending").text

    assert 'href="?q=training&amp;phase=ending&amp;lang=fr"' in text


def test_the_entrance_leads_to_the_frameworks(running):
    assert 'href="/frameworks"' in ask(running, "/").text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_framework_can_be_taken_away_as_a_spreadsheet(running, kind):
    answer = ask(running, f"/frameworks/be-mentoring-belgium.{kind}")

    assert answer.status == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert read_rows(f"list.{kind}", answer.body) is not None


def test_a_framework_can_be_taken_away_as_the_kits_own_file(running, tmp_path):
    answer = ask(running, "/frameworks/be-mentoring-belgium.yaml")
    write(tmp_path / "frameworks" / "be-mentoring-belgium.yaml", answer.text)

    found = Library(tmp_path).framework("be-mentoring-belgium")

    assert found == Library().framework("be-mentoring-belgium")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_can_be_taken_away(running, kind):
    answer = ask(running, f"/frameworks/template.{kind}", "fr")

    assert (answer.status, bool(answer.body)) == (200, True)


def test_a_summits_own_lists_stand_beside_those_that_ship(serve, tmp_path):
    folder = summit_folder(tmp_path / "summit")
    running = serve(folders=(folder,))

    assert "Good mentoring" in ask(running, "/frameworks").text
    assert ask(running, "/frameworks/example").status == 200


def test_a_broken_file_is_named_and_hides_no_other(serve, tmp_path):
    folder = summit_folder(tmp_path / "summit")
    write(folder / "frameworks" / "broken.yaml", "id: broken\ntitle: {en: Broken\n")
    running = serve(folders=(folder,))

    for path in ("/frameworks", "/frameworks/numbers"):
        text = ask(running, path).text
        assert "broken.yaml" in text
        assert str(tmp_path) not in text
    assert "Good mentoring" in ask(running, "/frameworks").text
    assert ask(running, "/frameworks/broken").status == 404


def test_a_seat_shows_the_sessions_state_of_a_framework_to_its_own_browser_alone(running):
    mine = running.browser((Role.REPORTER, 1)).get("/frameworks/be-mentoring-belgium")

    assert "As in your session" in mine.text
    assert "As in your session" not in ask(running, "/frameworks/be-mentoring-belgium").text


def test_a_file_is_read_again_only_when_it_has_changed(tmp_path: Path) -> None:
    folder = summit_folder(tmp_path)
    shelf = LibraryShelf(Library(folder))
    first, again = (shelf.look().frameworks["example"].framework for _ in range(2))
    assert first is again

    write(folder / "frameworks" / "example.yaml", FRAMEWORK.replace("Good", "Better"))

    assert shelf.look().frameworks["example"].framework.title == {"en": "Better mentoring"}


def test_a_file_that_goes_away_is_gone(tmp_path: Path) -> None:
    folder = summit_folder(tmp_path)
    shelf = LibraryShelf(Library(folder))
    assert "example" in shelf.look().frameworks

    (folder / "frameworks" / "example.yaml").unlink()

    assert "example" not in shelf.look().frameworks
