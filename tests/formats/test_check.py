from pathlib import Path

from kit.formats.check import check_paths
from tests.formats.files import FRAMEWORK, WORKSHOP, summit_folder, write


def said(paths: list[Path]) -> list[tuple[str, int, str]]:
    return [(each.path.name, each.line, each.message_id) for each in check_paths(paths)]


def test_a_summits_folder_is_checked_whole(tmp_path):
    assert said([summit_folder(tmp_path)]) == []


def test_a_workshop_may_compare_a_framework_of_its_own_folder(tmp_path):
    assert said([summit_folder(tmp_path) / "workshops" / "hour.yaml"]) == []


def test_a_workshop_may_compare_a_framework_that_is_checked_with_it(tmp_path):
    framework = write(tmp_path / "here" / "example.yaml", FRAMEWORK)
    workshop = write(tmp_path / "there" / "hour.yaml", WORKSHOP)

    assert said([workshop, framework]) == []
    assert said([workshop]) == [("hour.yaml", 3, "workshop-unknown-framework")]


def test_a_workshop_is_no_framework(tmp_path):
    text = WORKSHOP.replace("frameworks: [example]", "frameworks: [hour]")

    problems = said([write(tmp_path / "hour.yaml", text)])

    assert problems == [("hour.yaml", 3, "workshop-unknown-framework")]


def test_problems_come_by_path_and_line(tmp_path):
    broken = FRAMEWORK.replace("country: NO", "country: Norway").replace("restated", "new")
    write(tmp_path / "b.yaml", broken)
    write(tmp_path / "a.yaml", "id: [")

    assert said([tmp_path / "b.yaml", tmp_path / "a.yaml"]) == [
        ("a.yaml", 1, "yaml-bracket-not-closed"),
        ("b.yaml", 1, "id-not-file-name"),
        ("b.yaml", 4, "yaml-bad-country"),
        ("b.yaml", 9, "yaml-not-one-of"),
    ]


def test_a_file_named_twice_is_checked_once(tmp_path):
    path = write(tmp_path / "a.yaml", "id: [")

    assert said([path, path]) == [("a.yaml", 1, "yaml-bracket-not-closed")]


def test_a_folder_without_files_is_a_problem(tmp_path):
    assert said([tmp_path]) == [(tmp_path.name, 1, "folder-without-files")]


def test_a_missing_file_is_a_problem(tmp_path):
    assert said([tmp_path / "none.yaml"]) == [("none.yaml", 1, "file-not-found")]


def test_an_almost_empty_file_is_known_by_its_folder(tmp_path):
    framework = write(tmp_path / "frameworks" / "new.yaml", "id: new\n")
    workshop = write(tmp_path / "workshops" / "new.yaml", "id: new\n")

    assert {message_id for _, _, message_id in said([framework, workshop])} == {"yaml-missing-key"}


def test_a_framework_that_is_a_list_is_told_what_to_be(tmp_path):
    framework = write(tmp_path / "frameworks" / "new.yaml", "- one\n- two\n")

    assert said([framework]) == [("new.yaml", 1, "yaml-file-not-a-mapping")]
