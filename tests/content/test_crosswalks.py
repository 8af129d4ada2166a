"""The kit's own crosswalks: whole readings, marked as readings, with a reason for everything."""

import pytest

from kit.domain.agreement.two_judges import two_readings
from kit.domain.editions import carried_over
from kit.domain.framework import Completeness
from kit.domain.prepared import PreparedCrosswalk
from kit.formats.library import Library

LIBRARY = Library()
CROSSWALKS = [LIBRARY.crosswalk(one) for one in LIBRARY.crosswalks()]
each = pytest.mark.parametrize("crosswalk", CROSSWALKS, ids=lambda one: one.id)

# The lists that are whole, or of which enough is known to be compared (docs/frameworks.md).
COMPARED = {
    "au-aymn",
    "ca-on-omc-toolkit",
    "eu-emcc-ismcp",
    "eu-eument-net",
    "fr-casf-mentorat",
    "fr-parrainage-principles",
    "gb-aps",
    "us-eepm4",
    "us-eepm5",
}


def ends(crosswalk: PreparedCrosswalk):
    return LIBRARY.framework(crosswalk.subject), LIBRARY.framework(crosswalk.object)


def test_belgium_is_compared_with_every_list_that_is_whole_enough():
    assert {one.object for one in CROSSWALKS if one.subject == "be-mentoring-belgium"} == COMPARED


@each
def test_a_reading_is_silent_on_no_requirement(crosswalk):
    subject, other = ends(crosswalk)

    assert crosswalk.silent_on("subject", subject) == []
    assert crosswalk.silent_on("object", other) == []


@each
def test_every_claim_and_every_gap_has_its_reason_in_every_language(crosswalk):
    reasoned = [*crosswalk.mappings, *crosswalk.subject_gaps, *crosswalk.object_gaps]

    assert set(crosswalk.languages) == {"en", "fr", "es"}
    assert all(len(text) >= 20 for one in reasoned for text in one.justification.values())
    assert not any(one.look_again for one in reasoned)


@each
def test_nobody_takes_a_reading_for_a_decision(crosswalk):
    assert "reading" in crosswalk.reader["en"]
    assert "lecture" in crosswalk.reader["fr"].lower()
    assert "lectura" in crosswalk.reader["es"].lower()


@each
def test_a_gap_in_an_incomplete_list_is_never_called_absent(crosswalk):
    for towards, gaps in zip(
        reversed(ends(crosswalk)), (crosswalk.subject_gaps, crosswalk.object_gaps), strict=True
    ):
        if towards.completeness is not Completeness.COMPLETE:
            assert [one.ref_id for one in gaps if "absent" in one.justification["en"]] == []


@pytest.mark.parametrize("name", ["us-eepm4", "eu-emcc-ismcp"])
def test_two_readers_agree_on_much_and_not_on_everything(name):
    first, second = LIBRARY.crosswalk(f"be--{name}"), LIBRARY.crosswalk(f"be--{name}--second")

    found = two_readings(first, second, *ends(first))

    assert first.reader != second.reader
    assert found.both
    assert found.only_first or found.only_second or found.differing
    assert found.partner.total == sum(len(one.assessable()) for one in ends(first))


def test_the_editions_of_eepm_carry_a_crosswalk_to_the_newer_one():
    older, editions = LIBRARY.crosswalk("be--us-eepm4"), LIBRARY.crosswalk("us-eepm4--us-eepm5")

    carried = carried_over(older, editions, "carried")

    unchanged = {one.subject for one in editions.mappings if one.relation == "equal"}
    assert carried.mappings
    assert {one.object for one in carried.mappings} <= {
        one.ref_id for one in ends(editions)[1].assessable()
    }
    assert all(one.look_again for one in carried.mappings) == (not unchanged)
    assert LIBRARY.framework("us-eepm5").replaces == "us-eepm4"
