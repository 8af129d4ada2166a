from kit.domain import events as ev
from kit.domain.chain import chain, judged_pairs
from tests import builders as make


def chained(session, standard_id="s1"):
    return chain(session, session.standards[standard_id], judged_pairs(session))


def test_a_standard_leads_back_to_its_themes_and_their_lines():
    session = make.session(
        make.line("Trust.", "l1"),
        make.line("Confiance.", "l2", group_id="g2", lang="fr"),
        make.theme("Trust", "t1", ("l1", "l2")),
        make.standard(theme_ids=("t1",)),
    )

    [(theme, lines)] = chained(session).themes

    assert theme.title == "Trust"
    assert [line.line_id for line in lines] == ["l1", "l2"]


def test_a_standard_leads_back_to_what_every_group_said_of_its_pairs():
    session = make.session(
        make.mapping("m1", "g1", "A1", "B1", "equal"),
        make.mapping("m2", "g2", "A1", "B1", "superset-of"),
        make.mapping("m3", "g1", "A3", "B3", "equal"),
        make.standard(mapping_ids=("m1",)),
    )

    [pair] = chained(session).pairs

    assert [one.mapping_id for one in pair.mappings] == ["m1", "m2"]
    assert pair.state == "disputed"


def test_pairs_among_the_requirements_of_a_standard_belong_to_its_chain():
    session = make.session(
        make.mapping("m1", "g1", "A1", "B1", "equal"),
        make.mapping("m2", "g1", "A1", "B2", "equal"),
        make.standard(requirements=("A1", "B1")),
    )

    assert [one.object.ref_id for one in chained(session).pairs] == ["B1"]


def test_a_mapping_that_was_taken_back_is_kept_apart():
    session = make.session(
        make.mapping("m1"),
        make.standard(mapping_ids=("m1",)),
        ev.MappingWithdrawn(mapping_id="m1"),
    )

    found = chained(session)

    assert found.pairs == ()
    assert [one.mapping_id for one in found.withdrawn] == ["m1"]


def test_answers_of_groups_that_still_compare_blind_are_not_shown():
    session = make.session(
        make.judges("g1", "g2", blind=True),
        make.mapping("m1"),
        make.standard(mapping_ids=("m1",)),
    )

    assert chained(session).pairs == ()


def test_standards_that_were_joined_keep_their_own_chains():
    session = make.session(
        make.standard("Six months.", "s1", requirements=("A1",)),
        make.standard("Half a year.", "s2", requirements=("B1",)),
        make.standard("Six months at least.", "s3", parent_ids=("s1", "s2")),
    )

    found = chained(session, "s3")

    assert [one.standard.standard_id for one in found.walk()] == ["s3", "s1", "s2"]
    assert found.is_traced


def test_a_standard_out_of_the_blue_is_not_traced():
    session = make.session(make.standard())

    assert not chained(session).is_traced
