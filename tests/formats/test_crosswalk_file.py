import pytest

from kit.domain.errors import BrokenFiles
from kit.formats.check import check_paths
from kit.formats.crosswalk_file import read_crosswalk
from kit.formats.library import Library
from kit.formats.model_yaml import model_yaml
from tests.formats.files import FRAMEWORK, summit_folder, write

CROSSWALK = """\
id: example--other
subject: example
object: other
reader: {en: One reader}
made: "2026-11"
languages: [en]
mappings:
  - {subject: "1.10", object: "1.10", relation: equal, justification: {en: The same words.}}
object_gaps: []
"""


@pytest.fixture(name="folder")
def _folder(tmp_path):
    folder = summit_folder(tmp_path)
    write(folder / "frameworks" / "other.yaml", FRAMEWORK.replace("id: example", "id: other"))
    return folder


@pytest.fixture(name="check")
def _check(folder):
    def check(text: str) -> list[tuple[int, str]]:
        path = write(folder / "frameworks" / "crosswalks" / "example--other.yaml", text)
        return [(one.line, one.message_id) for one in check_paths([path])]

    return check


def test_a_crosswalk_of_two_known_frameworks_is_fine(check, folder):
    assert check(CROSSWALK) == []
    assert check_paths([folder]) == []


def test_it_reads_back_what_was_written(check, folder):
    check(CROSSWALK)
    library = Library(folder)
    crosswalk = library.crosswalk("example--other")
    path = write(folder / "frameworks" / "crosswalks" / "copy.yaml", "")
    path.write_text(model_yaml(crosswalk).replace("example--other", "copy"), encoding="utf-8")

    again = read_crosswalk(path, library.find_framework)

    assert again == crosswalk.model_copy(update={"id": "copy"})


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("object: other\n", "object: elsewhere\n", (3, "crosswalk-framework-not-found")),
        ("object: other\n", "object: example\n", (3, "crosswalk-same-framework")),
        ('object: "1.10"', 'object: "9"', (8, "crosswalk-no-requirement")),
        ('object: "1.10"', 'object: "1.1"', (8, "crosswalk-not-assessable")),
        ("relation: equal", "relation: same", (8, "yaml-not-one-of")),
        ("{en: The same words.}", "{fr: Les mêmes mots.}", (8, "framework-text-missing")),
    ],
)
def test_a_mistake_is_named_with_its_line(check, old, new, said):
    assert said in check(CROSSWALK.replace(old, new))


def test_a_pair_stands_once(check):
    line = CROSSWALK.splitlines()[7]

    assert check(CROSSWALK.replace(line, f"{line}\n{line}")) == [(9, "crosswalk-repeated-pair")]


def test_a_requirement_with_a_counterpart_is_no_gap(check):
    gap = 'object_gaps:\n  - {ref_id: "1.10", justification: {en: Nothing.}}'

    assert check(CROSSWALK.replace("object_gaps: []", gap)) == [
        (10, "crosswalk-gap-with-counterpart")
    ]


def test_a_broken_framework_is_named_in_its_own_file_too(check, folder):
    write(folder / "frameworks" / "other.yaml", "id: other\n")

    assert check(CROSSWALK) == [(3, "crosswalk-framework-not-found")]
    with pytest.raises(BrokenFiles):
        Library(folder).crosswalk("example--other")
