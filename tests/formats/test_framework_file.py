import pytest

from kit.domain.errors import BrokenFiles
from kit.formats.framework_file import read_framework
from tests.formats.files import FRAMEWORK, write


def test_norway_and_version_numbers_survive(tmp_path):
    framework = read_framework(write(tmp_path / "example.yaml", FRAMEWORK))

    assert (framework.country, framework.edition) == ("NO", "1.10")
    assert [each.ref_id for each in framework.walk()] == ["1.10", "1.1"]
    assert [each.statement for each in framework.walk()] == [{"en": "no"}, {"en": "12:30"}]
    assert [each.assessable for each in framework.walk()] == [True, False]


def test_all_problems_of_a_file_are_said_at_once(tmp_path):
    text = (
        FRAMEWORK.replace("issuer: Example network\n", "")
        .replace("country: NO", "country: Norway\ncolour: red")
        .replace("wording: restated", "wording: restated\nwording: issuer")
        .replace("{en: no}", "{en: no}, level: gold")
        .replace("ref_id: 1.1,", "ref_id: 1.10,")
    )

    with pytest.raises(BrokenFiles) as refused:
        read_framework(write(tmp_path / "example.yaml", text))

    assert [(each.line, each.column, each.message_id) for each in refused.value.problems] == [
        (1, 1, "yaml-missing-key"),
        (3, 10, "yaml-bad-country"),
        (4, 1, "yaml-unknown-key"),
        (10, 1, "yaml-repeated-key"),
        (13, 48, "framework-unknown-level"),
        (14, 14, "framework-repeated-ref-id"),
    ]


def test_an_unknown_key_is_told_with_the_keys_that_are_known_there(tmp_path):
    text = FRAMEWORK.replace("{document: An invented list}", "{document: A list, place: x}")

    with pytest.raises(BrokenFiles) as refused:
        read_framework(write(tmp_path / "example.yaml", text))

    [problem] = refused.value.problems
    assert problem.values == {"key": "place", "known": "document, url, licence"}


def test_sub_points_and_levels_are_read(tmp_path):
    text = FRAMEWORK.replace(
        "requirements:\n",
        "levels: {MC+: {en: advanced}}\nrequirements:\n"
        "  - ref_id: 3.2.b\n    level: MC+\n    title: {en: A heading}\n"
        "    requirements: [{ref_id: 3.2.b.1, statement: {en: Text}}]\n",
    )

    framework = read_framework(write(tmp_path / "example.yaml", text))

    assert [each.ref_id for each in framework.walk()] == ["3.2.b", "3.2.b.1", "1.10", "1.1"]
