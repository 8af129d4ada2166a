"""How far groups agree, over all pairs of frameworks together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.agreement.over_all import agreement_between, agreement_over_all
from tests.builders import framework, gap, judges, mapping, session, two_frameworks
from tests.many import RELATIONS

BE, EU = "be-mentoring", "eu-net"

SAID = st.tuples(
    st.sampled_from(("g1", "g2", "g3")),
    st.sampled_from(("A1", "A2", "A3")),
    st.sampled_from(("B1", "B2", None)),
    st.sampled_from(RELATIONS),
    st.booleans(),
)


def stated(number, group_id, ours, theirs, relation, turned):
    if theirs is None:
        return gap(f"x{number}", group_id, ours)
    ends = (theirs, ours) if turned else (ours, theirs)
    return mapping(f"m{number}", group_id, *ends, relation)


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, max_size=14))
def test_over_one_pair_of_frameworks_it_is_what_it_is_on_that_pair(said):
    room = session(*(stated(number, *one) for number, one in enumerate(said)), groups=3)

    assert agreement_over_all(room) == agreement_between(room, BE, EU)


def test_answers_to_several_pairs_are_put_together():
    third = framework("nl-net", country="NL")
    room = session(
        mapping("m1", "g1"),
        mapping("m2", "g2"),
        mapping("m3", "g1", "A1", "B1").model_copy(
            update={
                "object": mapping("x", object="B2").object.model_copy(
                    update={"framework_id": "nl-net"}
                )
            }
        ),
        mapping("m4", "g2", relation="subset-of").model_copy(
            update={
                "object": mapping("x", object="B2").object.model_copy(
                    update={"framework_id": "nl-net"}
                )
            }
        ),
        frameworks=[*two_frameworks(), third],
    )

    found, of_two = agreement_over_all(room), agreement_between(room, BE, EU)

    assert found is not None
    assert of_two is not None
    assert (found.relation.alike, found.relation.compared) == (1, 2)
    assert (found.counterpart.alike, found.counterpart.compared) == (4, 4)
    assert of_two.relation.compared == 1


def test_what_is_blind_and_what_one_group_says_alone_is_no_agreement():
    said = [mapping("m1", "g1"), mapping("m2", "g2")]

    assert agreement_over_all(session(*said, judges("g1", "g2", blind=True))) is None
    assert agreement_between(session(*said, judges("g1", "g2", blind=True)), BE, EU) is None
    assert agreement_over_all(session(said[0])) is None
