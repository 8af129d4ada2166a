"""`sealkit crosswalk check` and `convert` as people and scripts call them."""

import json
import re
from functools import partial
from pathlib import Path

import pytest

from tests.mapping_files import HEADER, row, sssom

GOLDEN = Path(__file__).parent / "golden" / "crosswalk"
BY_ANA = ("author_label",)
SHAPE = {
    "mappings",
    "problems",
    "duplicates",
    "conflicts",
    "orphans",
    "coverage",
}


@pytest.fixture(name="run")
def _run(sealkit):
    return partial(sealkit, "crosswalk")


def file(text: str, name: str = "demo.sssom.tsv") -> str:
    Path(name).write_text(text, "utf-8")
    return name


def checked(run, text, *words):
    status, out, err = run("check", file(text), "--format", "json", *words)
    assert err == ""
    return status, json.loads(out)


def test_a_file_is_checked_for_scripts(run):
    status, found = checked(
        run,
        sssom(
            (*row("BE:1"), "Ana"),
            (*row("BE:1", "skos:broadMatch"), "Ana"),
            (*row("BE:2", "skos:broadMatch", "ES:2"), "Ana"),
            (*row("BE:2", "skos:broadMatch", "ES:2"), "Ana"),
            (*row("BE:2", "skos:exactMatch", "ES:2"), "Ben"),
            (*row("BE:3", "skos:exactMatch", "sssom:NoTermFound"), "Ana"),
            columns=BY_ANA,
            header=HEADER + "#object_source: ES:all\n",
        ),
    )

    assert status == 0
    assert found == {
        "mappings": 6,
        "problems": [],
        "duplicates": [[11, 12]],
        "conflicts": [
            {
                "subject": "BE:1",
                "object": "ES:1",
                "relations": ["equal", "subset-of"],
                "lines": [9, 10],
            }
        ],
        "orphans": {"subjects": [], "objects": []},
        "coverage": {
            "subjects": {"strict": [2, 3], "any": [2, 3]},
            "objects": {"strict": [2, 2], "any": [2, 2]},
        },
    }


def test_an_invalid_file_prints_its_problems_and_what_could_be_read(run):
    status, found = checked(run, sssom(row(), row("BE:2", "same as")))

    assert (status, found.keys()) == (1, SHAPE)
    assert found["mappings"] == 2
    assert [(one["line"], one["column"]) for one in found["problems"]] == [(9, 2)]
    assert "same as" in found["problems"][0]["message"]


def test_findings_alone_are_no_failure(run):
    assert run("check", file(sssom(row(), row())))[0] == 0


def test_a_file_that_is_not_there_is_a_problem_too(run):
    status, out, _ = run("check", "nowhere.tsv", "--format", "json")

    found = json.loads(out)
    assert (status, found["mappings"], len(found["problems"])) == (1, 0, 1)


def test_sides_are_measured_by_frameworks(run):
    text = sssom(
        row("be:A2", "skos:broadMatch", "aps:6"),
        row("be:A3", "skos:exactMatch", "sssom:NoTermFound"),
        header=HEADER.replace(
            "BE: https", "be: urn:sealkit:framework:be-mentoring-belgium:\n#  x: https"
        ).replace("ES: https://example.org/es/", "aps: https://example.org/gb-aps/"),
    )

    _, found = checked(run, text, "--subjects", "be-mentoring-belgium", "--objects", "gb-aps")

    assert found["coverage"] == {
        "subjects": {"strict": [0, 23], "any": [1, 23]},
        "objects": {"strict": [0, 10], "any": [1, 10]},
    }
    assert len(found["orphans"]["subjects"]) == 21
    assert not {"A2", "A3"} & {*found["orphans"]["subjects"]}


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "Said more than once"), ("fr", "plus d’une fois"), ("es", "más")]
)
def test_people_read_it_in_their_language(run, monkeypatch, lang, expected):
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")

    status, out, err = run("check", file(sssom(row(), row(), row("BE:2", "skos:broadMatch"))))

    assert (status, err) == (0, "")
    assert expected in out
    assert "8, 9" in out


def test_a_prepared_crosswalk_is_checked_against_its_own_frameworks(run):
    status, out, _ = run("check", shipped("be--gb-aps"), "--format", "json")

    found = json.loads(out)
    assert (status, found["mappings"], found["problems"]) == (0, 28, [])


def shipped(name: str) -> str:
    return str(Path(__file__).parent.parent / "frameworks" / "crosswalks" / f"{name}.yaml")


EVERYTHING = sssom(
    (*row("BE:1"), "Ana|Ben", "0.90", "", "déjà; demandé", "x"),
    (*row("BE:2", "skos:broadMatch", "ES:2"), "Ana", "1", "", '"a ""b"""', ""),
    (*row("BE:3", "skos:narrowMatch", "ES:3"), "Ana", "", "", "", ""),
    (*row("BE:4", "skos:relatedMatch", "ES:1"), "", "", "", "", ""),
    (*row("BE:5", "skos:closeMatch", "ES:5"), "", "", "", "", ""),
    (*row("BE:6"), "Ben", "", "Not", "", ""),
    (*row("BE:7", "skos:exactMatch", "sssom:NoTermFound"), "Ben", "", "", "", ""),
    columns=("author_label", "confidence", "predicate_modifier", "comment", "their_own"),
    header=HEADER + "#mapping_set_title: Everything\n#object_source: ES:all\n#comment: a b\n",
)


@pytest.mark.parametrize("ending", ["tsv", "json", "csv"])
def test_a_set_is_written_as_it_was_found_good(run, ending):
    status, _, _ = run("convert", file(EVERYTHING), f"out.{ending}")
    actual = Path(f"out.{ending}").read_bytes()
    expected = GOLDEN / f"everything.{ending}"

    if not expected.is_file() or expected.read_bytes() != actual:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.with_name(f"{expected.name}.new").write_bytes(actual)

    assert status == 0
    assert expected.is_file()
    assert actual == expected.read_bytes()


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_what_went_through_another_format_is_the_same_again(run, ending):
    run("convert", file(EVERYTHING), "one.tsv")
    run("convert", "one.tsv", f"between.{ending}")
    run("convert", f"between.{ending}", "two.tsv")

    assert run("convert", f"between.{ending}", f"again.{ending}")[0] == 0
    if ending != "xlsx":
        assert Path(f"again.{ending}").read_bytes() == Path(f"between.{ending}").read_bytes()
    if ending != "csv":
        assert Path("two.tsv").read_bytes() == Path("one.tsv").read_bytes()


def test_what_csv_cannot_hold_is_told(run):
    status, out, err = run("convert", file(EVERYTHING), "out.csv")

    assert status == 0
    assert out == "out.csv: 7 mappings written.\n"
    assert "license" in err
    assert "BE, ES" in err


def test_what_case_turns_round_weakens_or_hides_is_told_with_counts(run):
    _, _, err = run("convert", file(EVERYTHING), "out.json")

    assert "2 rows stand in an extension" in err
    assert "one row is turned round" in err
    assert "skos:closeMatch" in err
    assert "confidence (2)" in err
    assert "1970-01-01" in err


def test_what_a_table_lacks_is_filled_and_told(run):
    file("subject;relation;object\nA5;equal;3.2\n", "typed.csv")

    status, _, err = run("convert", "typed.csv", "out.tsv")

    text = Path("out.tsv").read_text("utf-8")
    assert status == 0
    assert "subject:A5\tskos:exactMatch\tobject:3.2\tsemapv:UnspecifiedMatching" in text
    assert "https://w3id.org/sssom/license/unspecified" in text
    assert len(err.splitlines()) == 7
    assert run("check", "out.tsv")[0] == 0


def test_whole_addresses_in_a_table_become_prefixes_that_stand_for_them(run):
    told = [("https://e.org/be/1", "https://e.org/es/1"), ("https://e.org/be/2", "ES:2")]
    rows = "".join(f"{ours};equal;{theirs};https://e.org/be.owl\n" for ours, theirs in told)
    table = file(f"subject;relation;object;subject_source\n{rows}", "typed.csv")

    status, _, err = run("convert", table, "out.tsv")

    written = Path("out.tsv").read_text("utf-8")
    assert status == 0
    assert "place1 (https://e.org/be/), place2 (https://e.org/es/)" in err
    assert "#  place1: https://e.org/be/\n#  place2: https://e.org/es/\n" in written
    assert "#subject_source: https://e.org/be.owl\n" in written
    assert "place1:1\tskos:exactMatch\tplace2:1\t" in written
    assert run("check", "out.tsv")[0] == 0


def test_an_address_that_the_older_standard_allows_is_no_prefix(run):
    older = HEADER.replace('#sssom_version: "1.1"\n', "") + "#creator_id:\n  - https://e.org/ana\n"
    text = sssom(row(), header=older.replace("\n  -", "\n#  -"))

    run("convert", file(text), "out.tsv")

    written = Path("out.tsv").read_text("utf-8")
    assert "https:" not in re.findall(r"^#  (\S+:) ", written, re.MULTILINE)
    assert "#  - https://e.org/ana\n" in written


def test_a_licence_can_be_given(run):
    file("subject;relation;object\nA5;equal;3.2\n", "typed.csv")
    address = "https://creativecommons.org/licenses/by/4.0/"

    assert run("convert", "typed.csv", "out.tsv", "--licence", address)[0] == 0
    assert f"#license: {address}" in Path("out.tsv").read_text("utf-8")
    assert run("convert", "typed.csv", "other.tsv", "--licence", "CC BY")[0] == 1


def test_the_report_of_a_conversion_is_for_scripts_too(run):
    status, out, err = run("convert", file(EVERYTHING), "out.csv", "--format", "json")

    found = json.loads(out)
    assert (status, err) == (0, "")
    assert (found["path"], found["mappings"], len(found["notes"])) == ("out.csv", 7, 3)


def test_a_file_that_is_there_is_never_written_over(run):
    Path("out.csv").write_text("mine", "utf-8")

    status, out, err = run("convert", file(EVERYTHING), "out.csv")

    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert Path("out.csv").read_text("utf-8") == "mine"


def test_a_file_with_problems_is_not_converted(run):
    status, out, err = run("convert", file(sssom(row(""), row("5"))), "out.csv")

    assert (status, out) == (1, "")
    assert [line.split(":")[1] for line in err.splitlines()] == ["8", "9"]
    assert not Path("out.csv").exists()


@pytest.mark.parametrize("words", [("demo.pdf", "out.tsv"), ("demo.tsv", "out.yaml")])
def test_an_ending_that_is_not_known_is_one_sentence(run, words):
    file(EVERYTHING, words[0])

    status, _, err = run("convert", *words)

    assert (status, len(err.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "out", [f"{'a' * 300}.csv", f"{'a' * 250}.csv", "demo.tsv/out.csv", "nowhere/out.csv"]
)
def test_a_place_where_no_file_can_be_is_one_sentence(run, out):
    file(EVERYTHING, "demo.tsv")

    status, printed, err = run("convert", "demo.tsv", out)

    assert (status, printed, len(err.splitlines())) == (1, "", 1)
    assert out in err
