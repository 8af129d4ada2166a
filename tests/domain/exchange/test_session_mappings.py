from kit.domain import events as ev
from kit.domain.exchange.checks import contradictions, duplicates
from kit.domain.exchange.faults import row_faults, set_faults
from kit.domain.exchange.other import said_in
from kit.domain.exchange.session_mappings import session_mappings
from tests.builders import gap, judges, mapping, ref, session

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NAMES = {"g1": "Lions", "g2": "Tigers"}


def exported(*happened, lang="en"):
    return session_mappings(session(*happened), lang, LICENCE, NAMES)


def settled(*parent_ids, **more):
    given = {
        "settlement_id": "x1",
        "subject": ref("A1"),
        "object": ref("B1"),
        "relation": "superset-of",
        "justification": "Ours names the topics too.",
        "lang": "en",
        "parent_ids": parent_ids,
    }
    return ev.PairSettled.model_validate(given | more)


def test_each_judge_has_a_row_of_its_own():
    found = exported(mapping("m1", "g1"), mapping("m2", "g2", relation="subset-of"))

    assert found.column("author_label") == (("Lions",), ("Tigers",))
    assert found.column("predicate_id") == ("skos:exactMatch", "skos:broadMatch")
    assert found.column("record_id") == ("record:m1", "record:m2")
    assert found.column("subject_id") == ("be-mentoring:A1",) * 2


def test_what_was_said_from_the_other_side_is_turned_round():
    found = exported(mapping("m1", "g1", "B1", "A1", "subset-of"))

    (row,) = found.rows()
    assert (row["subject_id"], row["object_id"]) == ("be-mentoring:A1", "eu-net:B1")
    assert row["predicate_id"] == "skos:narrowMatch"


def test_gaps_of_both_sides_say_where_the_counterpart_was_looked_for():
    found = exported(gap("gap1", "g1", "A2"), gap("gap2", "g2", "B2", "be-mentoring"))

    there, back = found.rows()
    assert (there["subject_id"], there["object_id"]) == ("be-mentoring:A2", "sssom:NoTermFound")
    assert (back["subject_id"], back["object_id"]) == ("sssom:NoTermFound", "eu-net:B2")
    assert {row["object_source"] for row in (there, back)} == {"sealkit:framework:eu-net"}


def test_a_settlement_is_a_review_by_the_groups_whose_answers_it_came_from():
    found = exported(
        mapping("m1", "g1"), mapping("m2", "g2", relation="superset-of"), settled("m1", "m2")
    )

    *_, row = found.rows()
    assert row["mapping_justification"] == "semapv:MappingReview"
    assert row["reviewer_label"] == ("Lions", "Tigers")
    assert row["predicate_id"] == "skos:narrowMatch"
    assert "author_label" not in row
    assert said_in(str(row["other"])) == {
        "rationale": "semantic",
        "strength": "moderate",
        "lang": "en",
        "settled_from": "record:m1 record:m2",
    }


def test_a_settlement_made_from_the_other_side_says_the_same():
    turned = {"subject": ref("B1"), "object": ref("A1"), "relation": "subset-of"}
    answers = (mapping("m1", "g1"), mapping("m2", "g2", relation="superset-of"))

    assert exported(*answers, settled("m1", "m2")) == exported(
        *answers, settled("m1", "m2", **turned)
    )


def test_a_gap_that_the_room_did_not_keep_stays_as_the_settlements_parent():
    found = exported(
        gap("gap1", "g1", "A2"),
        mapping("m1", "g2", "A2"),
        settled("gap1", "m1", subject=ref("A2"), relation="equal"),
    )

    records = set(found.column("record_id"))
    assert records == {"record:gap1", "record:m1", "record:x1"}


def test_what_groups_hide_from_each_other_is_left_out():
    hidden = exported(judges("g1", "g2", blind=True), mapping("m1", "g1"), gap("gap1", "g1"))

    assert hidden.count == 0


def test_what_was_withdrawn_is_left_out():
    found = exported(mapping("m1", "g1"), ev.MappingWithdrawn(mapping_id="m1"))

    assert found.count == 0


def test_labels_are_in_the_language_that_is_asked_for():
    (row,) = exported(mapping("m1", "g1"), lang="fr").rows()

    assert row["subject_label"] == "BE asks for thing 1. (fr)"


def test_strength_and_rationale_are_kept_and_no_confidence_is_made_up():
    (row,) = exported(mapping("m1", "g1", strength="strong", rationale="functional")).rows()

    assert said_in(str(row["other"])) == {
        "rationale": "functional",
        "strength": "strong",
        "lang": "en",
    }
    assert "confidence" not in row


def test_the_set_breaks_no_rule_and_contradicts_nobody():
    found = exported(
        mapping("m1", "g1"), mapping("m2", "g2"), gap("gap1", "g1"), settled("m1", "m2")
    )

    assert [*set_faults(found), *row_faults(found)] == []
    assert duplicates(found) == []
    assert contradictions(found)[0] == []
