"""`sealkit decide` as people and scripts call it."""

import json
from functools import partial

import pytest

from kit.domain.rules.known import DEFAULTS_OF, RULES
from tests.formats.files import write

RATINGS = """\
item_id,voter_id,value,country
s1,v1,8,FR
s1,v2,7,FR
s1,v3,9,ES
s1,v4,3,ES
s1,v5,X,ES
s2,v1,2,FR
s2,v2,1,FR
s2,v3,,ES
s2,v4,3,ES
"""

VOTES = """\
item_id;voter_id;value;organisation;country;weight;reason
s1;v1;yes;A;FR;"1,5";
s1;v2;no;B;ES;1;too dear
s1;v3;yes;C;BE;1;
s1;v4;yes;D;PT;2;
"""

ANY = {
    "approval": "1",
    "equal-shares": "1",
    "consent": "yes",
    "double-threshold": "yes",
    "majority-judgment": "good",
}


@pytest.fixture(name="run")
def _run(sealkit, tmp_path):
    write(tmp_path / "ratings.csv", RATINGS)
    write(tmp_path / "votes.csv", VOTES)
    return partial(sealkit, "decide")


def test_scripts_get_one_object_with_the_whole_rule_and_every_standard(run):
    status, out, err = run("delphi", "ratings.csv", "--set", "in_share=75%", "--format", "json")

    assert (status, err) == (0, "")
    found = json.loads(out)
    assert found["rule"] == {**DEFAULTS_OF["delphi"], "name": "delphi", "in_share": "75%"}
    counts = {"cannot_judge": 1, "blank": 0, "high": 3, "low": 1, "base": 4, "margin": 1}
    assert found["items"][0] == {"item_id": "s1", "n": 4, "verdict": "undecided", **counts}
    assert [one["verdict"] for one in found["items"]] == ["undecided", "out"]
    assert "groups" not in found


def test_exact_figures_become_numbers_at_the_end(run):
    _, out, _ = run("rand-ucla", "ratings.csv", "--format", "json")

    first = json.loads(out)["items"][0]
    names = ("median", "p30", "p70", "ipr", "ipras", "disagreement")
    assert [first[name] for name in names] == [7.5, 6.6, 8.1, 1.5, 5.875, False]


def test_groups_stand_beside_the_whole(run):
    _, out, _ = run("delphi", "ratings.csv", "--by", "country", "--format", "json")

    found = json.loads(out)
    assert found["by"] == "country"
    assert {
        name: [one["verdict"] for one in group["items"]] for name, group in found["groups"].items()
    } == {"ES": ["undecided", "out"], "FR": ["in", "out"]}


def test_a_condition_on_groups_uses_the_column_that_is_named(run):
    low = ("--set", "low_share=30%", "--format", "json", "--by", "country")
    _, pooled, _ = run("delphi", "ratings.csv", *low)
    _, in_each, _ = run("delphi", "ratings.csv", *low, "--set", "groups=each")

    assert json.loads(pooled)["items"][0]["verdict"] == "in"
    assert json.loads(in_each)["items"][0]["verdict"] == "undecided"


def test_a_double_threshold_shows_its_bases_and_the_power_of_weights(run):
    status, out, _ = run("double-threshold", "votes.csv", "--format", "json")

    found = json.loads(out)
    first = found["items"][0]
    assert (status, first["verdict"], first["yes"], first["no"]) == (0, "in", 4.5, 1)
    assert first["votes"] == {"yes": 3, "no": 1, "abstain": 0}
    assert first["countries"] == {"yes": 3, "no": 1, "tied": 0}
    # two thirds of 5.5 are needed, but no may be a quarter only: so 4.125
    assert {one["organisation"]: one["swings"] for one in found["power"]} == {
        "A": 3,
        "B": 1,
        "C": 1,
        "D": 3,
    }
    assert found["notes"][-1] == "Weights: a comma was read as a decimal point, as in 1,5."


def test_committees_are_listed_with_all_ties(run, tmp_path):
    ballots = ["ab", "a", "b", "c"]
    rows = [
        f"{item},{voter},{int(item in ballot)}"
        for voter, ballot in enumerate(ballots)
        for item in "abc"
    ]
    write(tmp_path / "approvals.csv", "\n".join(["item_id,voter_id,value", *rows]))

    _, out, _ = run("approval", "approvals.csv", "--set", "places=1", "--format", "json")
    _, shares, _ = run("equal-shares", "approvals.csv", "--set", "places=2", "--format", "json")

    found = json.loads(out)
    assert (found["committees"], found["committees_total"]) == ([["a"], ["b"]], 2)
    assert [one["verdict"] for one in found["items"]] == ["undecided", "undecided", "out"]
    assert json.loads(shares)["steps"][0] == {"item_id": "a", "how": "bought", "price": 0.5}


def test_people_get_the_rule_in_words_and_a_table(run):
    status, out, err = run("delphi", "ratings.csv", "--by", "country")

    assert status == 0
    assert "parted by ," in err
    assert out.splitlines()[0].startswith("In: at least 70% rate it 7 to 9")
    assert "s1        undecided       4             1      0     3    1       1" in out
    assert "In: 0. Out: 1. Undecided: 1." in out
    assert "country: FR" in out


@pytest.mark.parametrize(("lang", "word"), [("fr_FR.UTF-8", "retenu"), ("es_ES.UTF-8", "incluido")])
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_speaks_the_language_of_the_terminal(
    run, monkeypatch, tmp_path, rule, lang, word
):
    rows = "".join(f"s1,v{voter},{ANY.get(rule, '8')}\n" for voter in range(3))
    write(tmp_path / "any.csv", "item_id,voter_id,value\n" + rows)
    monkeypatch.setenv("LC_ALL", lang)
    grades = ("--set", "grades=good,poor") if rule == "majority-judgment" else ()

    status, out, _ = run(rule, "any.csv", *grades)

    assert status == 0
    assert word in out


def test_weights_that_are_not_used_are_said(run, tmp_path):
    write(tmp_path / "approvals.csv", VOTES.replace("yes", "1").replace(";no;", ";0;"))

    _, out, _ = run("approval", "approvals.csv", "--format", "json")

    assert "does not use them" in json.loads(out)["notes"][-1]


def test_of_groups_it_is_not_known_how_many_are_entitled(run):
    entitled = ("--set", "entitled=10", "--set", "quorum=40%")
    _, out, _ = run(
        "double-threshold", "votes.csv", *entitled, "--by", "country", "--format", "json"
    )

    found = json.loads(out)
    assert found["items"][0]["conditions"]["quorum"] is True
    assert found["groups"]["FR"]["items"][0]["conditions"]["quorum"] is None
    assert "quorum" in found["notes"][-1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("borda", "ratings.csv"), "Known rules: delphi, rand-ucla"),
        (("delphi", "ratings.csv", "--set", "quorum=40%"), "It knows: high, in_share"),
        (("delphi", "ratings.csv", "--set", "name=x"), "no parameter “name”"),
        (("delphi", "ratings.csv", "--set", "high"), "such as --set in_share=75%"),
        (("delphi", "ratings.csv", "--set", "low=1", "--set", "low=2"), "low is set twice"),
        (("delphi", "ratings.csv", "--set", "cannot_judge=no"), "It can be: leave, count"),
        (("delphi", "ratings.csv", "--set", "groups=each"), "--by country"),
        (("delphi", "ratings.csv", "--by", "wing"), "It has: item_id, voter_id, value, country"),
        (("delphi", "votes.csv"), "votes.csv:2: value: “yes” of voter v1 on s1"),
        (("approval", "ratings.csv"), "1 (approved) or 0 (not approved)"),
        (("majority-judgment", "ratings.csv"), "one of the grades: excellent"),
        (("delphi", "none.csv"), "none.csv:1: There is no file here"),
    ],
)
def test_what_cannot_be_decided_is_one_sentence_that_cures_it(run, words, sentence):
    status, out, err = run(*words, "--format", "json")

    assert (status, out) == (1, "")
    assert sentence in err
    assert "Traceback" not in err
