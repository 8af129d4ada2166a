from pathlib import Path

import pytest

from kit.domain.ids import LANGUAGES
from kit.formats.check import check_paths
from kit.words import say
from tests.formats.files import FRAMEWORK, WORKSHOP, write

REFUSED = sorted((Path(__file__).parent / "refused").iterdir())


def expected(path: Path) -> str:
    """What the file's first line says: message id, line and column."""
    first = path.read_bytes().splitlines()[0].decode()
    return first.removeprefix("\ufeff").removeprefix("# ")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_mistake_is_refused_where_it_stands(path):
    problems = check_paths([path])

    assert [f"{each.message_id} {each.line}:{each.column}" for each in problems] == [expected(path)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_mistake_can_be_told_in_every_language(path, lang):
    for each in check_paths([path]):
        assert say(each.message_id, lang, **each.values)


def test_nothing_is_said_twice_of_one_mistake(tmp_path):
    write(tmp_path / "example.yaml", FRAMEWORK.replace("languages: [en]", "languages: [en, zz]"))
    hour = WORKSHOP.replace("{en: Why a seal}", "{}")
    write(tmp_path / "hour.yaml", hour.replace("{en: One hour}", "{en: One hour, zz: Hora}"))

    assert [each.message_id for each in check_paths([tmp_path])] == [
        "unknown-language",
        "unknown-language",
        "workshop-question-no-text",
    ]
