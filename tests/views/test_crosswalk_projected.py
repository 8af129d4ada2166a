import json

import pytest

from kit.domain.ids import LANGUAGES
from kit.views.crosswalk_projected import projected
from tests.builders import framework, judges, mapping, ref, session, two_frameworks
from tests.many import big_session, mapped


def three(*happened):
    return session(*happened, frameworks=[*two_frameworks(), framework("nl-net", country="NL")])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_frameworks_stand_in_columns(lang):
    found = projected(session(mapping()), lang)

    assert json.loads(json.dumps(found)) == found
    assert len(found["picture"]["columns"]) == 2
    assert found["wheel"] is None


def test_three_stand_in_columns_whose_type_is_about_as_large_as_with_two():
    two = projected(session(mapping()), "en")["picture"]
    found = projected(three(mapping(), mapped("m2", "g1", ref("B2"), ref("B1", "nl-net"))), "en")

    assert len(found["picture"]["columns"]) == 3
    assert found["picture"]["width"] < two["width"] * 1.1


def test_more_of_them_make_a_wheel_without_the_texts_that_nobody_could_read():
    found = projected(big_session(count=5, size=8, mappings=40), "en")

    assert found["picture"] is None
    assert len(found["wheel"]["arcs"]) == 5
    assert all(node.keys() == {"x", "y", "turn"} for node in found["wheel"]["nodes"].values())
    assert "justification" not in json.dumps(found)


def test_a_framework_of_which_nothing_was_said_is_not_projected():
    found = projected(three(mapping()), "en")

    assert [one["framework_id"] for one in found["picture"]["columns"]] == [
        "be-mentoring",
        "eu-net",
    ]


def test_what_groups_say_blind_is_not_projected():
    found = projected(session(judges("g1", "g2", blind=True), mapping()), "en")

    assert found["picture"]["edges"] == []
