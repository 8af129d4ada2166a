"""`sealkit crosswalk …` as people and scripts call it, on the crosswalks that ship."""

import json
from functools import partial

import pytest

from kit.formats.check import check_paths


@pytest.fixture(name="run")
def _run(sealkit):
    return partial(sealkit, "crosswalk")


def test_agreement_is_printed_with_counts_beside_kappa(run):
    status, out, err = run("agreement", "be--us-eepm4", "be--us-eepm4--second")

    assert (status, err) == (0, "")
    assert "of 66 requirements" in out
    assert out.count("kappa") == 2


def test_agreement_for_scripts_is_one_object(run):
    _, out, _ = run("agreement", "be--us-eepm4", "be--us-eepm4--second", "--format", "json")

    found = json.loads(out)
    assert found["partner"]["total"] == 66
    assert found["relation"]["total"] == len(found["both"])


def test_readings_of_other_frameworks_are_not_compared(run):
    status, out, err = run("agreement", "be--us-eepm4", "be--gb-aps")

    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1


def test_a_crosswalk_is_carried_to_the_newer_edition(run, tmp_path):
    status, out, _ = run("carry", "be--us-eepm4", "us-eepm4--us-eepm5", "carried.yaml")

    assert status == 0
    assert "marked for another look" in out
    assert check_paths([tmp_path / "carried.yaml"]) == []
    assert run("agreement", "carried.yaml", "be--us-eepm5")[0] == 0


def test_a_crosswalk_about_another_edition_is_not_carried(run, tmp_path):
    status, _, err = run("carry", "be--gb-aps", "us-eepm4--us-eepm5", "carried.yaml")

    assert (status, len(err.splitlines())) == (1, 1)
    assert not (tmp_path / "carried.yaml").exists()


@pytest.mark.parametrize("out", ["Not an id.yaml", "carried.txt", ".", "taken.yaml", "no/way.yaml"])
def test_a_carried_crosswalk_needs_a_new_file_that_can_hold_it(run, tmp_path, out):
    taken = tmp_path / "taken.yaml"
    taken.write_text("mine", "utf-8")

    status, printed, err = run("carry", "be--us-eepm4", "us-eepm4--us-eepm5", out)

    assert (status, printed, len(err.splitlines())) == (1, "", 1)
    assert [one.name for one in tmp_path.iterdir()] == ["taken.yaml"]
    assert taken.read_text("utf-8") == "mine"
