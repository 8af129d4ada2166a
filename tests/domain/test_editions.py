from kit.domain.editions import carried_over, changes
from kit.domain.framework import Number
from tests.builders import framework, requirement
from tests.prepared import gap, mapping, prepared

OLD = framework("us", requirements=[requirement(one) for one in ("B1", "B2", "B3")])


def reworded(ref_id: str, **more: object):
    return requirement(ref_id).model_copy(update=more)


def test_the_same_list_has_no_changes():
    assert changes(OLD, OLD).none


def test_new_gone_and_reworded_requirements_are_told_apart():
    after = framework(
        "us",
        requirements=[
            reworded("B1", statement={"en": "Otherwise."}),
            requirement("B2"),
            requirement("B4"),
        ],
    )

    found = changes(OLD, after)

    assert (found.new, found.gone, found.reworded) == (("B4",), ("B3",), ("B1",))
    assert found.same == ("B2",)


def test_another_number_level_or_weight_asks_otherwise():
    for more in (
        {"numbers": {"contacts": Number(value="2", unit="per month")}},
        {"level": "plus"},
        {"assessable": False},
    ):
        after = framework("us", requirements=[reworded("B1", **more)])
        assert changes(framework("us", requirements=[requirement("B1")]), after).reworded == ("B1",)


def test_a_language_more_and_another_locator_change_nothing_that_is_asked():
    statement = {**(requirement("B1").statement or {}), "es": "Otra lengua."}
    after = framework("us", requirements=[reworded("B1", statement=statement, locator="p. 9")])

    found = changes(framework("us", requirements=[requirement("B1")]), after)

    assert (found.reworded, found.retouched) == ((), ("B1",))


def test_a_requirement_under_another_heading_wants_a_look():
    before = framework(
        "us", requirements=[reworded("A", requirements=(requirement("B1"),)), requirement("C")]
    )
    after = framework(
        "us", requirements=[requirement("A"), reworded("C", requirements=(requirement("B1"),))]
    )

    assert changes(before, after).reworded == ("B1",)


EDITIONS = prepared(
    mapping("B1", "N1", "equal"),
    mapping("B2", "N2", "subset-of"),
    mapping("B2", "N3", "intersects-with"),
    id="us--us-new",
    subject="us",
    object="us-new",
    subject_gaps=[gap("B3")],
)


def test_a_mapping_is_carried_where_nothing_changed_and_marked_where_it_did():
    older = prepared(mapping("A1", "B1"), mapping("A2", "B2", "subset-of"), mapping("A3", "B3"))

    carried = carried_over(older, EDITIONS, "be--us-new")

    assert (carried.id, carried.object) == ("be--us-new", "us-new")
    assert [
        (one.subject, one.object, one.relation, one.look_again) for one in carried.mappings
    ] == [
        ("A1", "N1", "equal", False),
        ("A2", "N2", "subset-of", True),
        ("A2", "N3", "subset-of", True),
    ]


def test_gaps_are_carried_and_what_was_missing_may_be_there_now():
    older = prepared(subject_gaps=[gap("A9")], object_gaps=[gap("B1"), gap("B2"), gap("B3")])

    carried = carried_over(older, EDITIONS, "be--us-new")

    assert [(one.ref_id, one.look_again) for one in carried.subject_gaps] == [("A9", True)]
    assert [(one.ref_id, one.look_again) for one in carried.object_gaps] == [
        ("N1", False),
        ("N2", True),
        ("N3", True),
    ]


def test_of_two_ways_to_one_place_the_surer_counts():
    editions = prepared(
        mapping("B1", "N1", "subset-of"),
        mapping("B2", "N1", "equal"),
        subject="us",
        object="us-new",
    )
    older = prepared(mapping("A1", "B1", "equal"), mapping("A1", "B2", "subset-of"))

    (carried,) = carried_over(older, editions, "be--us-new").mappings

    assert (carried.relation, carried.look_again) == ("subset-of", False)


def test_what_a_newer_edition_added_is_said():
    newer = framework("us-new", requirements=[requirement(one) for one in ("N1", "N2", "N9")])
    carried = carried_over(prepared(mapping("A1", "B1"), mapping("A2", "B2")), EDITIONS, "x")

    assert carried.silent_on("object", newer) == ["N9"]
