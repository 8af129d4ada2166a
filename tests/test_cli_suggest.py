"""`sealkit suggest` as people and scripts call it."""

import json
from functools import partial

import pytest

from kit.domain.errors import Unusable
from kit.formats.library import Library, shipped_folder
from kit.suggest import at_hand
from kit.suggest.candidates import candidates
from kit.suggest.encoder import OnceLoaded
from tests.formats.files import FRAMEWORK, write


@pytest.fixture(name="run")
def _run(sealkit):
    return partial(sealkit, "suggest")


@pytest.fixture(name="without_encoder", params=["missing", "damaged"])
def _without_encoder(request, monkeypatch):
    def load():
        raise Unusable("suggest-encoder-missing") if request.param == "missing" else OSError("torn")

    lazy = OnceLoaded(load)
    monkeypatch.setattr(at_hand.method_at_hand, "__defaults__", (None, lazy))
    monkeypatch.setattr(at_hand.why_no_encoder, "__defaults__", (lazy,))
    return request.param


def test_scripts_get_one_object_with_the_method_and_every_pair(run):
    status, out, err = run("be-mentoring-belgium", "us-eepm5", "--top", "2", "--format", "json")

    assert (status, err) == (0, "")
    found = json.loads(out)
    library = Library()
    expected = candidates(
        library.framework("be-mentoring-belgium"), library.framework("us-eepm5"), top=2
    )
    assert found == {
        "method": "encoder",
        "pairs": [
            {"subject": one.subject, "object": one.object, "score": one.score, "rank": one.rank}
            for one in expected
        ],
    }


def test_five_candidates_are_shown_unless_told_otherwise(run):
    _, out, _ = run("be-mentoring-belgium", "us-eepm5", "--format", "json")

    assert len(json.loads(out)["pairs"]) == 23 * 5


def test_files_and_ids_are_alike(run):
    path = shipped_folder() / "frameworks" / "us-eepm5.yaml"

    by_id = run("be-mentoring-belgium", "us-eepm5", "--format", "json")

    assert run("be-mentoring-belgium", str(path), "--format", "json") == by_id


def test_a_summits_own_framework_is_found_by_id(run, tmp_path):
    write(tmp_path / "frameworks" / "example.yaml", FRAMEWORK)

    status, out, _ = run("example", "be-mentoring-belgium", "--format", "json", "--top", "1")

    assert status == 0
    assert json.loads(out)["pairs"]


def test_people_get_requirements_with_their_candidates_and_what_the_numbers_mean(run):
    status, out, err = run("be-mentoring-belgium", "us-eepm5", "--top", "1")

    assert (status, err) == (0, "")
    assert "not mappings" in out.splitlines()[0]
    assert "cosine" in out.splitlines()[-1]
    assert len([line for line in out.splitlines() if line.startswith("   1. ")]) == 23
    assert max(map(len, out.splitlines()[1:-1])) <= 110


def test_a_list_without_requirements_is_said_to_be_one(run):
    status, out, err = run("be-mentoring-belgium", "es-sello-mc")

    assert (status, err) == (0, "")
    assert "Nothing to compare" in out


@pytest.mark.parametrize("method", ["encoder", "ngrams"])
def test_a_method_can_be_chosen(run, method):
    _, out, err = run("be-mentoring-belgium", "us-eepm5", "--method", method, "--format", "json")

    assert (json.loads(out)["method"], err) == (method, "")


def test_without_the_encoder_n_grams_are_used_and_one_sentence_says_so(run, without_encoder):
    status, out, err = run("be-mentoring-belgium", "us-eepm5", "--format", "json")

    assert (status, json.loads(out)["method"]) == (0, "ngrams")
    assert len(err.splitlines()) == 1
    assert "pip install" in err
    assert without_encoder == ("damaged" if "damaged" in err else "missing")


def test_an_encoder_that_is_asked_for_and_cannot_be_had_is_one_sentence(run, without_encoder):
    status, out, err = run("be-mentoring-belgium", "us-eepm5", "--method", "encoder")

    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "pip install" in err
    assert ("damaged" in err) == (without_encoder == "damaged")


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-list", "us-eepm5"),
        ("us-eepm5", "nowhere.yaml"),
        ("us-eepm5", "folder.d"),
        ("us-eepm5", "broken.yaml"),
        ("us-eepm5", ""),
    ],
)
def test_what_cannot_be_read_is_a_sentence(run, words, tmp_path):
    (tmp_path / "folder.d").mkdir()
    write(tmp_path / "broken.yaml", "id: [")

    status, out, err = run(*words)

    assert (status, out) == (1, "")
    assert err.strip()
    assert "Traceback" not in err


@pytest.mark.parametrize("option", [("--top", "0"), ("--top", "x"), ("--method", "magic")])
def test_a_wrong_option_is_refused(run, option):
    status, out, _ = run("be-mentoring-belgium", "us-eepm5", *option)

    assert (status, out) == (2, "")
