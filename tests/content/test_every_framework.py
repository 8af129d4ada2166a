"""What holds for every shipped framework: nothing without a source, nothing invented."""

import re
from pathlib import Path

import pytest

from kit.domain.framework import (
    Completeness,
    Framework,
    Reading,
    Requirement,
    SchemeFact,
    Wording,
)
from kit.formats.check import check_paths
from kit.formats.library import Library, shipped_folder
from kit.reports.framework_table import tables

ROOT = Path(__file__).parent.parent.parent
LIBRARY = Library()
FRAMEWORKS = [LIBRARY.framework(one) for one in LIBRARY.frameworks()]
C, P, H, A = Completeness
each = pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)

# How many criteria can be met or not, and how whole the list is; counted in the sources' digests:
# scheme facts, process rules, definitions and placeholders are not criteria.
HELD = {
    "au-aymn": (14, P),
    "be-mentoring-belgium": (23, C),
    "ca-bbbs": (11, P),
    "ca-on-omc-toolkit": (26, P),
    "de-bvsm-qualitaetsleitfaden": (3, P),
    "de-dgm": (4, P),
    "de-forum-mentoring": (1, P),
    "de-kipa-berlin": (5, P),
    "de-landungsbruecken": (6, P),
    "de-msm-mindestanforderungen": (5, C),
    "es-sello-mc": (0, A),
    "eu-emcc-ismcp": (17, P),
    "eu-eument-net": (10, C),
    "fr-1-jeune-1-mentor": (2, P),
    "fr-casf-mentorat": (11, P),
    "fr-collectif-mentorat": (0, A),
    "fr-parrainage-principles": (7, C),
    "gb-aps": (10, H),
    "gb-bn-quality-in-mentoring": (7, H),
    "gb-nms": (12, P),
    "gb-sct-smn-quality-award": (6, H),
    "nz-nzymn": (6, P),
    "us-coa-mentoring": (5, H),
    "us-eepm4": (43, P),
    "us-eepm5": (30, P),
    "us-ia-817-8": (4, P),
    "us-mi-mentor-michigan": (12, P),
    "us-nc-charlotte-mma": (12, P),
    "us-tsmp": (11, P),
}


def test_all_lists_are_there_with_their_counts():
    found = {one.id: (len(one.assessable()), one.completeness) for one in FRAMEWORKS}

    assert found == HELD


def test_the_shipped_folders_have_no_mistake():
    folders = [shipped_folder() / name for name in ("frameworks", "workshops")]

    assert check_paths(folders) == []


@each
def test_every_requirement_and_every_fact_can_be_looked_up(framework: Framework):
    parts: list[Requirement | SchemeFact] = [*framework.scheme, *framework.definitions]
    parts += framework.walk()

    assert framework.source.document
    assert all(framework.source_of(one).document for one in parts)
    without = [one.ref_id for one in framework.assessable() if not one.locator]
    assert without == []


@each
def test_a_copy_is_not_passed_off_as_the_original(framework: Framework):
    copies = [one for one in framework.walk() if one.reading is Reading.COPY]

    assert all(one.source in framework.other_sources for one in copies)
    assert framework.wording is Wording.RESTATED


@each
def test_every_list_reads_in_its_own_language_and_in_those_of_the_room(framework: Framework):
    assert set(framework.languages) >= {"en", "fr", "es"}
    own = {"BE": "fr", "FR": "fr", "ES": "es", "DE": "de"}.get(framework.country, "en")
    assert framework.languages[0] == own


@each
def test_an_incomplete_list_says_what_is_missing_and_who_can_help(framework: Framework):
    incomplete = framework.completeness is not Completeness.COMPLETE

    assert framework.gaps
    assert bool(framework.to_complete) == incomplete


@each
def test_every_requirement_has_a_level_and_announced_lists_have_none(framework: Framework):
    assert all(one.level for one in framework.assessable())
    if framework.completeness is Completeness.ANNOUNCED:
        assert not framework.assessable()
        assert framework.scheme


@each
def test_addresses_are_whole_and_texts_hold_no_mail_address(framework: Framework):
    sources = [framework.source, *framework.other_sources.values()]

    assert all(re.match(r"https?://\S+$", one.url) for one in sources if one.url)
    assert "@" not in framework.model_dump_json()


def test_the_tables_of_the_docs_are_those_the_code_writes():
    page = (ROOT / "docs" / "frameworks.md").read_text("utf-8")

    assert all(table in page for table in tables(LIBRARY)), "python -m kit.reports.framework_table"
