from kit.views.bringing import compared, offered, preview
from tests.builders import framework, mapping, requirement, session, two_frameworks


def test_a_framework_that_was_worked_on_can_no_longer_be_set_aside():
    room = session(mapping(), frameworks=[*two_frameworks(), framework("nl-net", country="NL")])

    assert [(one["id"], one["free"]) for one in compared(room, "en")] == [
        ("be-mentoring", False),
        ("eu-net", False),
        ("nl-net", True),
    ]


def test_only_what_the_session_lacks_is_offered_and_a_newer_edition_is_told():
    newer = framework("eu-net-2", country="EU", replaces="eu-net")
    shown = offered([*two_frameworks(), newer], session(), "fr")

    assert [(one["id"], one["replaces"]) for one in shown] == [("eu-net-2", True)]
    assert shown[0]["country_name"] == "Europe"


def test_a_preview_tells_headings_from_points_and_marks_what_changed():
    point = requirement("A1a", "First point.", assessable=False)
    asked = requirement("A1", "Another text.").model_copy(update={"requirements": (point,)})
    newer = framework("be-mentoring", asked, requirement("A2", "BE asks for thing 2."))

    shown = preview(session(mapping()), newer, "en")

    assert [(row["ref_id"], row["kind"], row["depth"]) for row in shown["rows"]] == [
        ("A", "heading", 0),
        ("A1", "asked", 1),
        ("A1a", "point", 2),
        ("A2", "asked", 1),
    ]
    assert [row["mark"] for row in shown["rows"]] == [None, "reworded", "new", None]
    assert shown["changes"]["gone"] == ["A3"]
    assert shown["looks"] == 1


def test_a_new_list_has_nothing_to_change():
    shown = preview(session(), framework("nl-net", country="NL"), "es")

    assert (shown["changes"], shown["looks"]) == (None, 0)
    assert shown["framework"]["total"] == 3
