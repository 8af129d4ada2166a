"""Sets of mappings as sessions: what people said, by author; what was computed is left out."""

import pytest

from kit.domain.errors import BrokenFiles
from kit.domain.exchange.session_mappings import session_mappings
from kit.domain.framework import Completeness
from kit.formats.foreign.sssom import read_sssom_session
from kit.formats.sssom.writing import write_sssom
from tests.foreign import SSSOM, notes, session_of
from tests.formats.files import write


@pytest.fixture(name="read")
def _read(tmp_path):
    return lambda text=SSSOM: read_sssom_session(write(tmp_path / "set.sssom.tsv", text), "en")


def test_lists_are_made_of_the_identifiers_and_authors_are_groups(read):
    session = session_of(read())

    assert {name: len(one.requirements) for name, one in session.frameworks.items()} == {
        "one": 3,
        "two": 2,
    }
    assert {one.completeness for one in session.frameworks.values()} == {Completeness.PARTIAL}
    assert [one.title for one in session.groups.values()] == ["Ann", "Ben"]
    assert [(one.group_id, one.relation) for one in session.mappings.values()] == [
        ("group-1", "equal"),
        ("group-2", "subset-of"),
    ]
    assert [one.subject.ref_id for one in session.gaps.values()] == ["A3"]


def test_a_gap_is_in_a_list_that_only_a_program_has_mapped_to(read):
    rows = SSSOM.splitlines()
    only_gap = "\n".join([*rows[:7], *rows[10:]]) + "\n"
    session = session_of(read(only_gap))

    (gap,) = session.gaps.values()
    assert gap.framework_id in session.frameworks
    assert [one.ref_id for one in session.frameworks["two"].assessable()] == ["B2"]


def test_what_is_left_out_is_counted(read):
    told = notes(read())

    assert told["sssom-rows"] == {"count": 3, "total": 5}
    assert told["sssom-computed"] == {"count": 1, "names": "LexicalMatching"}
    assert told["sssom-predicates"] == {"count": 1, "names": "skos:closeMatch"}
    assert told["sssom-lists"] == {"count": 2}


def test_the_licence_and_the_set_are_named(read):
    found = read()

    assert found.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert (found.title, found.citation) == ("Two lists", "https://example.org/set")


def test_of_what_an_author_says_twice_of_a_pair_the_last_counts(read):
    more = (
        "one:A1\tTraining\tskos:relatedMatch\ttwo:B1\tTraining hours\t"
        "semapv:ManualMappingCuration\tAnn\n"
    )
    found = read(SSSOM + more)

    assert [one.relation for one in found.claims] == [
        "intersects-with",
        "subset-of",
        "no-relationship",
    ]
    assert notes(found)["sssom-twice"] == {"count": 1}


def test_more_authors_than_groups_speak_as_one(read):
    more = "".join(
        f"one:A1\tTraining\tskos:exactMatch\ttwo:B1\tHours\tsemapv:ManualMappingCuration\tP{n}\n"
        for n in range(12)
    )
    found = read(SSSOM + more)

    assert {one.author for one in found.claims} == {""}
    assert notes(found)["sssom-authors"] == {"count": 14, "most": 12}
    assert len(session_of(found).groups) == 1


def test_within_one_list_nothing_is_compared(read):
    found = read(SSSOM.replace("\ttwo:B1", "\tone:B1"))

    assert notes(found)["sssom-one-list"] == {"count": 2}


def test_long_identifiers_are_shortened_and_stay_apart(read):
    long = "x" * 50
    found = read(SSSOM.replace("one:A1", f"one:{long}1", 1).replace("one:A1", f"one:{long}2", 1))

    refs = [one.subject.ref_id for one in found.claims[:2]]
    assert len(set(refs)) == 2
    assert {len(one) for one in refs} == {40}


def test_a_set_that_nobody_stands_for_is_refused(read):
    with pytest.raises(BrokenFiles) as broken:
        read(SSSOM.replace("ManualMappingCuration", "LexicalMatching"))
    assert broken.value.problems[0].message_id == "foreign-sssom-no-claims"


def test_what_the_session_sends_out_reads_back_as_the_same_claims(read, tmp_path):
    found = read()
    names = {"group-1": "Ann", "group-2": "Ben"}
    licence = "https://creativecommons.org/licenses/by/4.0/"
    sent = write_sssom(session_mappings(session_of(found), "en", licence, names))
    again = read_sssom_session(write(tmp_path / "again.sssom.tsv", sent), "en")

    def said(one):
        return {(claim.author, claim.subject, claim.object, claim.relation) for claim in one.claims}

    assert said(again) == said(found)
