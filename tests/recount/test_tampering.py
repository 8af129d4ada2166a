import hashlib
import json
import random

import pytest

from kit.reports import recount as script
from tests.recount.bundles import (
    chained_again,
    contents,
    events_of,
    sealed_again,
    write,
)

WHOLE = ("events.jsonl", "texts.jsonl", "decisions.json", "manifest.json", "recount.py")
"""Files in which bytes are flipped in many places; in every other one in three."""


def differences(folder):
    return script.recount(str(folder)).differences


def files(folder):
    return {one["file"] for one in differences(folder)}


def messages(folder, file):
    return [one["message"] for one in differences(folder) if one["file"] == file]


def lines_of(folder, name="events.jsonl"):
    return (folder / name).read_bytes().splitlines(keepends=True)


def with_lines(folder, lines, name="events.jsonl"):
    (folder / name).write_bytes(b"".join(lines))


def test_a_bundle_that_nobody_touched_agrees(bundle):
    assert differences(bundle) == []


@pytest.mark.parametrize("name", sorted(contents()))
def test_a_flipped_bit_anywhere_is_found_and_its_file_named(name, bundle):
    whole, dice = contents()[name], random.Random(name)
    places = {0, len(whole) - 1, *dice.sample(range(len(whole)), 20 if name in WHOLE else 1)}
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << dice.randrange(8)
        (bundle / name).write_bytes(flipped)

        assert name in files(bundle), place


@pytest.mark.parametrize("name", sorted(contents()))
def test_a_missing_file_is_named(name, bundle):
    (bundle / name).unlink()

    assert name in files(bundle)


@pytest.mark.parametrize("name", ["thesis.txt", "data/extra.csv", "csv.py", "analysis/deep/x"])
def test_an_added_file_is_named(name, bundle):
    write(bundle, {name: b"anything"})

    assert messages(bundle, name) == ["was added: manifest.json does not name it"]
    assert files(bundle) == {name, "manifest.json"}


@pytest.mark.parametrize(
    "name", ["__pycache__/x.pyc", ".DS_Store", "data/Thumbs.db", "analysis/.ipynb_checkpoints/a"]
)
def test_what_systems_leave_behind_is_named_and_no_difference(name, bundle):
    write(bundle, {name: b"anything"})
    report = script.recount(str(bundle))

    assert report.ok
    assert any(name.split("/x")[0].split("/a")[0] in note for note in report.notes)


def test_a_removed_line_breaks_the_chain_at_its_place(bundle):
    lines = lines_of(bundle)
    with_lines(bundle, [*lines[:40], *lines[41:]])
    sealed_again(bundle)

    places = {one["place"] for one in differences(bundle) if one["file"] == "events.jsonl"}
    assert {"line 41", "line 41, position"} <= places


def test_swapped_lines_break_the_chain(bundle):
    lines = lines_of(bundle)
    lines[40], lines[41] = lines[41], lines[40]
    with_lines(bundle, lines)
    sealed_again(bundle)

    places = {one["place"] for one in differences(bundle) if one["file"] == "events.jsonl"}
    assert {"line 41", "line 42, position"} <= places


def test_a_cut_off_end_is_found_though_the_rest_of_the_chain_holds(bundle):
    with_lines(bundle, lines_of(bundle)[:-1])
    sealed_again(bundle)

    found = files(bundle)
    assert "decisions.json" in found
    assert not messages(bundle, "manifest.json")


def test_half_a_line_is_no_event(bundle):
    lines = lines_of(bundle)
    with_lines(bundle, [*lines[:-1], lines[-1][:-20]])

    assert any(one.startswith("cannot be read") for one in messages(bundle, "events.jsonl"))


def with_other_judgement(folder):
    """One judgement of the first round is another; gives the events."""
    events = events_of(folder)
    closed = next(one for one in events if one["name"] == "round-closed")
    judgements = closed["body"]["judgements"]["s1"]
    changed = next(one for one in judgements if one["value"] == "2")
    changed["value"] = "9"
    return events


def test_whoever_changes_a_vote_and_the_manifest_is_found_by_chain_root_and_count(bundle):
    events = with_other_judgement(bundle)
    with_lines(bundle, [script.canonical(one) + b"\n" for one in events])
    sealed_again(bundle)

    assert "manifest.json" not in files(bundle)
    found = {(one["file"], one["place"].split(",")[-1].strip()) for one in differences(bundle)}
    assert ("events.jsonl", "root") in found
    assert {"decisions.json", "data/votes.csv", "data/counts.csv"} <= files(bundle)


def test_whoever_makes_chain_and_manifest_anew_is_found_by_the_root_and_the_decisions(bundle):
    chained_again(bundle, with_other_judgement(bundle))
    sealed_again(bundle)

    found = files(bundle)
    assert "manifest.json" not in found
    assert {"events.jsonl", "decisions.json", "data/votes.csv"} <= found


def test_with_a_new_root_too_the_decisions_still_tell(bundle):
    events = with_other_judgement(bundle)
    chained_again(bundle, events)
    record = script.Record()
    script.read_events(script.Bundle(str(bundle)), script.Report(), record)
    closed = next(one for one in events if one["name"] == "round-closed")
    closed["body"]["root"] = script.root_of(record.rounds["round1"])
    chained_again(bundle, events)
    sealed_again(bundle)

    found = files(bundle)
    assert found & {"events.jsonl", "manifest.json"} == set()
    assert {"decisions.json", "data/votes.csv", "data/results.csv", "data/counts.csv"} <= found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("verdict", "in"),
        ("judged", 99),
        ("blank", 7),
        ("recused", 7),
        ("withheld", True),
        ("by_lot", 0),
        ("margin", 77),
    ],
)
def test_a_decision_that_is_written_otherwise_is_named_with_round_and_standard(key, value, bundle):
    decisions = json.loads((bundle / "decisions.json").read_bytes())
    standard = decisions["rounds"][0]["standards"][0]
    assert standard[key] != value or key == "by_lot"
    standard[key] = value
    (bundle / "decisions.json").write_bytes(script.json_file(decisions))
    sealed_again(bundle)

    found = differences(bundle)
    assert {one["file"] for one in found} <= {"decisions.json", "data/results.csv"}
    assert found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rule", {"name": "delphi"}),
        ("entitled", 99),
        ("root", "0" * 64),
        ("attribute", None),
        ("opened_at", "2020-01-01T00:00:00.000Z"),
        ("lot", {"root": "0" * 64, "order": [], "won": []}),
        ("weights", {"o1": "2"}),
    ],
)
def test_a_round_that_is_described_otherwise_is_named(key, value, bundle):
    decisions = json.loads((bundle / "decisions.json").read_bytes())
    decisions["rounds"][0][key] = value
    (bundle / "decisions.json").write_bytes(script.json_file(decisions))
    sealed_again(bundle)

    [found] = differences(bundle)
    assert (found["file"], found["place"]) == ("decisions.json", f"round round1, {key}")


TABLES = ("rounds", "votes", "voters", "results", "counts", "figures", "scopes", "coverage")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_the_record_decides_cannot_be_changed_with_its_manifest(name, bundle):
    path = f"data/{name}.csv"
    lines = lines_of(bundle, path)
    with_lines(bundle, lines[:-1], path)
    sealed_again(bundle)
    assert files(bundle) == {path}

    with_lines(bundle, [*lines, lines[-1]], path)
    sealed_again(bundle)
    assert files(bundle) == {path}


def test_a_text_that_was_erased_leaves_a_record_that_verifies(bundle):
    lines = lines_of(bundle, "texts.jsonl")
    with_lines(bundle, [*lines[:10], *lines[13:]], "texts.jsonl")
    sealed_again(bundle)

    report = script.recount(str(bundle))

    assert report.ok
    assert report.checked["erased"] == 3
    assert any("erased" in one for one in report.notes)


def test_another_text_is_not_the_one_that_was_recorded(bundle):
    lines = lines_of(bundle, "texts.jsonl")
    told = script.parsed(lines[5])
    told["text"] += "!"
    with_lines(bundle, [*lines[:5], script.canonical(told) + b"\n", *lines[6:]], "texts.jsonl")
    sealed_again(bundle)

    assert differences(bundle)[0]["place"] == "line 6"
    assert files(bundle) == {"texts.jsonl"}


def test_a_text_that_no_event_names_is_an_error(bundle):
    lines = lines_of(bundle, "texts.jsonl")
    told = {"position": 10**6, "salt": "00", "text": "Slipped in."}
    told["hash"] = hashlib.sha256(b"00\nSlipped in.").hexdigest()
    with_lines(bundle, [*lines, script.canonical(told) + b"\n"], "texts.jsonl")
    sealed_again(bundle)

    [found] = differences(bundle)
    assert found["message"] == "no event of that position names this text"


def test_texts_in_another_order_or_twice_are_named(bundle):
    lines = lines_of(bundle, "texts.jsonl")
    with_lines(bundle, [lines[0], *lines], "texts.jsonl")
    sealed_again(bundle)

    assert messages(bundle, "texts.jsonl") == ["is not in order, or there twice"]


def test_a_link_is_never_followed(bundle, tmp_path):
    (tmp_path / "outside").write_bytes(contents()["README.txt"])
    (bundle / "README.txt").unlink()
    (bundle / "README.txt").symlink_to(tmp_path / "outside")

    assert "is a link or no plain file; it was not opened" in messages(bundle, "README.txt")


def test_a_path_out_of_the_folder_is_named_and_not_opened(bundle, tmp_path):
    (tmp_path / "secret").write_text("none of the bundle's business")
    manifest = json.loads((bundle / "manifest.json").read_bytes())
    manifest["files"]["../secret"] = {"bytes": 29, "sha256": "0" * 64}
    (bundle / "manifest.json").write_bytes(script.json_file(manifest))

    [told] = messages(bundle, "../secret")
    assert "outside of the folder" in told


HOSTILE = {
    "nan": b'{"files": NaN}',
    "deep": b'{"files": ' + b"[" * 100_000,
    "deep and closed": b"[" * 5_000 + b"]" * 5_000,
    "no object": b"[]",
    "no files": b"{}",
    "files of another kind": b'{"files": {"README.txt": 3}}',
    "a long number": b'{"files": ' + b"9" * 10_000 + b"}",
    "no UTF-8": b"\xff\xfe",
    "half a pair": b'{"files": {"\\ud800": {}}}',
    "empty": b"",
}


@pytest.mark.parametrize("name", ["manifest.json", "decisions.json", "events.jsonl", "texts.jsonl"])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_one_sentence_and_no_traceback(content, name, bundle):
    (bundle / name).write_bytes(content)

    assert name in files(bundle)
    assert all("\n" not in one["message"] for one in differences(bundle))


def test_decisions_that_cannot_be_read_are_no_fault_of_the_tables(bundle):
    (bundle / "decisions.json").write_bytes(b"{}")
    sealed_again(bundle)

    assert files(bundle) == {"decisions.json"}


@pytest.mark.parametrize("name", [f"data/{table}.csv" for table in TABLES])
@pytest.mark.parametrize("content", [b"", b"\xff\x00", b'a,b\n"', b"round_id\n1,2,3\n"])
def test_a_hostile_table_is_named(content, name, bundle):
    (bundle / name).write_bytes(content)
    sealed_again(bundle)

    assert files(bundle) == {name}


def shapes(value):
    """Every value that lies in a JSON value, with how to put another one in its place."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield value, name
            yield from shapes(part)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield value, place
            yield from shapes(part)


def test_an_event_of_any_other_shape_is_a_difference_and_no_traceback(bundle):
    dice = random.Random(7)
    whole = events_of(bundle)
    rounds = [number for number, one in enumerate(whole) if "round_id" in one["body"]]
    for _ in range(60):
        events = events_of(bundle)
        body = events[dice.choice(rounds) if dice.random() < 0.7 else dice.randrange(89)]["body"]
        holder, name = dice.choice(list(shapes(body)) or [(body, "more")])
        holder[name] = dice.choice([None, -1, 10**12, "", "x", [], {}, [[]], True])
        chained_again(bundle, events)
        script.recount(str(bundle))
        with_lines(bundle, [script.canonical(one) + b"\n" for one in whole])


def test_nothing_that_a_terminal_obeys_is_printed(bundle):
    write(bundle, {"a\x1b[2Jb": b"", "c\u202ed": b""})

    text = "\n".join(script.sheet(script.recount(str(bundle)), "x\x1b[31m"))

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\x1b[2Jb" in text


def test_of_many_differences_in_a_file_the_first_are_listed_and_the_rest_counted(bundle):
    lines = lines_of(bundle, "data/votes.csv")
    with_lines(bundle, [lines[0], *lines[:0:-1]], "data/votes.csv")
    sealed_again(bundle)

    found = differences(bundle)
    assert len(found) == script.Report.LISTED + 1
    assert found[-1]["message"].endswith("more differences in this file")
