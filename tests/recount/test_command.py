import json
from functools import partial
from pathlib import Path

import pytest

from kit.reports import recount as script
from tests.recount.bundles import sealed_again


@pytest.fixture(name="run")
def _run(sealkit):
    return partial(sealkit, "recount")


def test_a_bundle_is_counted_again_and_agrees(run, bundle):
    status, out, err = run(str(bundle))

    assert (status, err) == (0, "")
    assert "recount.py in the bundle is the same" in out
    assert out.endswith("Everything agrees.\n")


def test_scripts_get_what_the_script_itself_gives_them(run, bundle):
    status, out, err = run(str(bundle), "--format", "json")

    told = json.loads(out)
    own = json.loads(script.as_json(script.recount(str(bundle))))
    assert (status, err) == (0, "")
    assert told.pop("notes")[:-1] == own.pop("notes")
    assert told == own


def test_a_difference_is_named_and_ends_in_1(run, bundle):
    (bundle / "data" / "votes.csv").write_text("no votes")

    status, out, _ = run(str(bundle))

    assert status == 1
    assert "data/votes.csv: was changed" in out


def test_the_script_of_the_bundle_is_never_run(run, bundle):
    """One that says that everything agrees, with a manifest that fits."""
    (bundle / "recount.py").write_text("print('Everything agrees.')\nopen('ran', 'w')\n")
    sealed_again(bundle)

    status, out, _ = run(str(bundle))

    assert status == 1
    assert "recount.py: is another script than this version of the kit has" in out
    assert out.endswith("1 difference.\n")
    assert not Path("ran").exists()


def test_a_script_that_is_missing_is_said_once(run, bundle):
    (bundle / "recount.py").unlink()

    _, out, _ = run(str(bundle), "--format", "json")

    found = [one for one in json.loads(out)["differences"] if one["file"] == "recount.py"]
    assert len(found) == 1


@pytest.mark.parametrize("name", ["missing", "file", "empty"])
def test_what_is_no_bundle_ends_in_2_with_one_sentence(name, run, tmp_path):
    (tmp_path / "file").write_text("a file")
    (tmp_path / "empty").mkdir()

    status, out, err = run(str(tmp_path / name), "--format", "json")

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "is no research bundle" in err
