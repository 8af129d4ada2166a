"""The papers as a whole: which there are, and in which languages."""

from importlib.metadata import version

import pytest

from kit.domain.ids import LANGUAGES
from kit.reports.bundle.requirements import requirements
from tests.reports.bundle import made

PAPERS = {
    "codebook.csv",
    "codebook.md",
    "METHOD.md",
    "CITATION.cff",
    "LICENSE.txt",
    "requirements.txt",
    "datapackage.json",
    "ro-crate-metadata.json",
}


def test_the_same_session_gives_the_same_papers():
    material = made.three_rounds()

    one, other = made.of(material), made.of(material)

    assert one.keys() >= PAPERS
    assert one == other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_people_read_is_in_their_language_and_the_codebook_in_all(lang):
    papers = made.of(made.three_rounds(lang))
    english = made.of(made.three_rounds())

    differing = {path for path in ("codebook.md", "LICENSE.txt") if papers[path] != english[path]}

    assert differing == (set() if lang == "en" else {"codebook.md", "LICENSE.txt"})
    assert papers["codebook.csv"] == english["codebook.csv"]
    assert papers["requirements.txt"] == english["requirements.txt"]


def test_the_notebooks_programs_are_named_with_their_versions():
    lines = requirements().decode().splitlines()

    assert lines[0].startswith("# Python 3.")
    assert f"sealkit[research]=={version('sealkit')}" in lines
    assert {f"{one}=={version(one)}" for one in ("pandas", "networkx", "matplotlib")} <= set(lines)


def test_the_licence_is_told_with_its_address_and_what_it_does_not_lift():
    told = made.of(made.three_rounds())["LICENSE.txt"].decode()

    assert "https://creativecommons.org/licenses/by/4.0/" in told
    assert "BSD 3-Clause" in told
    assert "nobody may try to find out who they are" in told
