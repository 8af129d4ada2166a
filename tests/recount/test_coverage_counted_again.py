import csv
import io
from collections import Counter

import pytest

from kit.domain.replay import replay
from kit.reports import recount as script
from kit.reports.bundle.data import exact_csv
from kit.reports.bundle.record import events, texts
from kit.store.codec import decoded
from tests import builders as make
from tests.recount.stories import told
from tests.reports.summit import kept

SEEDS = range(60)
FILE = "data/coverage.csv"


def written(seed, blind, folder):
    """The record of a story and its coverage, as the files of a bundle."""
    stored = kept(make.recorded(told(seed, blind=blind)[0]))
    session = replay("summit", decoded(stored))
    (folder / "data").mkdir(exist_ok=True)
    (folder / "events.jsonl").write_bytes(events(stored, session))
    (folder / "texts.jsonl").write_bytes(texts(stored, session))
    (folder / FILE).write_bytes(exact_csv("coverage", session))
    return script.Bundle(str(folder))


def compared(bundle):
    """What the script finds in such a folder, and the record it read."""
    report, record = script.Report(), script.Record()
    script.read_events(bundle, report, record)
    script.check_texts(bundle, report, record)
    rows = record.crosswalk.coverage(record.withheld)
    script.compare_table(bundle, report, FILE, script.COVERAGE, rows)
    return report, record


@pytest.mark.parametrize("blind", [0.0, 0.4], ids=["in-sight", "some-blind"])
def test_coverage_made_from_the_record_alone_is_that_of_the_table(blind, tmp_path):
    for seed in SEEDS:
        report, _ = compared(written(seed, blind, tmp_path))

        assert report.differences == [], seed


def test_the_stories_have_every_state_and_every_count(tmp_path):
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        bundle = written(seed, 0.4, tmp_path)
        _, record = compared(bundle)
        seen["withheld"] += record.withheld > 0
        seen["carried"] += bool(record.crosswalk.carried)
        for row in csv.DictReader(io.StringIO((tmp_path / FILE).read_text("utf-8"))):
            seen[row["state"]] += 1
            columns = ("strict", "any", "candidate", "gaps", "orphans")
            seen.update(name for name in columns if row[name] not in ("", "0"))

    wanted = ("compared", "not-compared", "blind", "withheld", "carried", "strict", "any", "gaps")
    assert [name for name in (*wanted, "candidate", "orphans") if not seen[name]] == []


def test_another_count_in_the_table_is_named_with_its_row(tmp_path):
    bundle = written(1, 0.0, tmp_path)
    rows = list(csv.reader(io.StringIO((tmp_path / FILE).read_text("utf-8"))))
    place = next(number for number, row in enumerate(rows) if row[4] == "compared")
    rows[place][8] = str(int(rows[place][8]) + 1)
    changed = io.StringIO()
    csv.writer(changed, lineterminator="\n").writerows(rows)
    (tmp_path / FILE).write_text(changed.getvalue(), "utf-8")

    report, _ = compared(bundle)

    [found] = report.differences
    assert (found["file"], found["place"]) == (FILE, f"row {place}, candidate")


def test_events_are_not_withheld_where_everybody_sees_everything(tmp_path):
    bundle = written(2, 0.0, tmp_path)
    lines = (tmp_path / "events.jsonl").read_bytes().splitlines(keepends=True)
    event = script.parsed(lines[-1])
    hidden = {name: event[name] for name in ("hash", "position", "session")}
    lines[-1] = script.canonical({**hidden, "withheld": "judging"}) + b"\n"
    (tmp_path / "events.jsonl").write_bytes(b"".join(lines))

    report = script.recount(bundle.folder)

    assert "events are withheld, and no groups compare blind" in [
        one["message"] for one in report.differences
    ]
