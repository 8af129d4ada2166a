"""`sealkit figures` writes what a paper needs, and says in a sentence what it cannot read."""

import pytest

from tests.analysis.sessions import exported_early


@pytest.fixture(name="early", scope="module")
def _early(tmp_path_factory):
    return exported_early(tmp_path_factory.mktemp("early"))


def test_figures_and_tables_of_a_bundle_are_written_and_named(sealkit, early, tmp_path):
    code, printed, complained = sealkit("figures", str(early), "out", "--lang", "es")

    assert (code, complained) == (0, "")
    assert f"{tmp_path}/out/lines.csv" in printed.splitlines()
    assert "Grupo 1" in (tmp_path / "out" / "lines.md").read_text("utf-8")


def test_what_is_no_bundle_is_refused_in_a_sentence(sealkit, tmp_path):
    code, printed, complained = sealkit("figures", str(tmp_path), "out")

    assert (code, printed) == (1, "")
    assert "is no bundle" in complained
    assert "Traceback" not in complained


def test_without_matplotlib_a_sentence_says_what_to_install(sealkit, early, monkeypatch):
    import sys

    for name in [one for one in sys.modules if one.startswith("kit.analysis.figures")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    code, _, complained = sealkit("figures", str(early), "out")

    assert code == 1
    assert 'pip install "sealkit[research]"' in complained
