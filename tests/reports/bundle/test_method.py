"""The method report holds every item of ACCORD, and of an open round nothing."""

import re
from pathlib import Path

import pytest

from kit.domain import events as ev
from kit.domain.ids import LANGUAGES
from kit.domain.words_typed import Words
from kit.domain.workshop import Kind
from kit.reports.bundle import method
from kit.words import catalogue, say
from tests import builders as make
from tests.reports import decided, summit
from tests.reports.bundle import made

NUMBERS = [
    "T1",
    *(f"I{number}" for number in range(1, 4)),
    *(f"M{number}" for number in range(1, 22)),
    *(f"R{number}" for number in range(1, 6)),
    *("D1", "D2"),
    *(f"O{number}" for number in range(1, 4)),
]


def items(material) -> dict[str, str]:
    """The text under each item, by its number."""
    page = made.of(material)["METHOD.md"].decode()
    parts = re.split(r"^### ([A-Z]\d+) · ", page, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [*made.BEGUN, "three rounds"])
def test_all_thirty_five_items_are_filled_in_or_marked(name, lang):
    happened = made.BEGUN.get(name)
    material = made.material(happened, lang) if happened else made.three_rounds(lang)

    found = items(material)

    assert len(NUMBERS) == 35
    assert list(found) == NUMBERS
    mark = f"> **{say('method-fill', lang)}** "
    for number, text in found.items():
        assert "\n- " in text or mark in text, number


def test_the_overview_says_of_each_item_who_fills_it_in():
    page = made.of(made.three_rounds())["METHOD.md"].decode()

    rows = re.findall(r"^\| ([TIMRDO]\d+) \| [^|]+ \| ([^|]+) \|$", page, flags=re.MULTILINE)

    assert [number for number, _ in rows] == NUMBERS
    filled = dict(rows)
    assert filled["I1"] == "to be filled in by the authors"
    assert filled["M18"] == "from the record"
    assert filled["M12"] == "from the record; the authors complete it"


def test_it_tells_rule_turnout_and_outcome_of_each_closed_round():
    found = items(made.three_rounds())

    assert "at least 70% rate it 7 to 9" in found["M12"]
    assert "10:41; its SHA-256 is" in found["M1"]
    assert "9 entitled = 8 voted + 1 did not. Response rate: 88.8%." in found["R3"]
    assert "7 standards: 4 in, 0 undecided, 2 out, 1 not voted on." in found["R4"]
    assert "Reworded after its last vote: The relation lasts at least one year." in found["R5"]
    assert "1 recusal" in found["O2"]
    assert "secret" in found["M18"]


def test_departures_from_the_plan_are_counted():
    day = 3 * 24 * 60
    happened: made.Happened = [
        *decided.room(),
        *summit.notes(),
        *summit.crosswalk(),
        *summit.candidates(),
        make.fact(make.item_started("vote", 10), "fac", 99),
        make.fact(summit.opened(), "fac", 101),
        make.fact(ev.DeadlineSet(round_id="round1", closes_at=None), "fac", 102),
        make.fact(ev.RoundPaused(round_id="round1"), "fac", 103),
        make.fact(ev.RoundResumed(round_id="round1"), "fac", 104),
        make.fact(ev.SeatAdmitted(round_id="round1", seat_id="v1"), "fac", 105),
        *summit.vote()[2:],
        make.fact(ev.ItemReopened(item_id="vote", minutes=3), "fac", 111),
        make.fact(make.item_ended("vote"), "fac", 112),
        make.fact(ev.SessionClosed(), "fac", day),
        make.fact(ev.WordsErased(kinds=(Words.NOTES,), texts=2), "fac", day + 1),
    ]

    told = items(made.material(happened))["R2"]

    assert "the deadline was changed 1 time" in told
    assert "it was paused 1 time." in told
    assert "1 seat that came after the opening was admitted" in told
    assert "1 agenda item was opened again" in told
    assert "got 5 more minutes" in told
    assert "Planned and not held: Plenary, Closing." in told
    assert "2 texts were erased" in told


def test_without_departures_it_says_so():
    assert "The record shows no departure" in items(made.material(made.BEGUN["blind"]))["R2"]


def test_of_an_open_round_it_tells_nothing():
    before = summit.recorded()
    opened = make.fact(summit.opened("round2", 2), "fac")
    tallied = ev.TallyEntered(round_id="round2", tally_id="t9", how="paper", voters=7)
    happened = [make.Fact(one.event, one.seat_id) for one in before]

    one = items(made.material(happened))
    other = items(made.material([*happened, opened, make.fact(tallied, "fac")]))

    assert {number for number in one if one[number] != other[number]} == set()
    page = made.of(made.material([*happened, opened]))["METHOD.md"].decode()
    assert "A round is open." in page


def test_of_data_of_others_it_claims_nothing_about_how_they_were_gathered():
    found = items(made.material(made.imported()))

    for number in ("M1", "M2", "M4", "M14", "M17", "M18", "M19", "M21", "R1", "R2"):
        assert "\n- " not in found[number], number
    assert "The rule was chosen when the data were brought in" in found["M12"]
    page = made.of(made.material(made.imported()))["METHOD.md"].decode()
    assert "votes.csv, 120 bytes, SHA-256 abab" in page
    assert "Somebody, 2020" in page


def test_what_people_typed_stays_text():
    page = made.of(made.material(made.titled(made.AWKWARD)))["METHOD.md"].decode()

    assert "<b>" not in page
    assert r"\<b\>\*é\* 🤝\</b\>" in page
    assert "- Duo \\[x\\]" in page


def test_no_sentence_of_the_report_is_left_over():
    code = "".join(
        path.read_text("utf-8") for path in Path(method.__file__).parent.glob("method*.py")
    )
    told = {f"method-told-{one}" for one in re.findall(r"\btell\(\s*\"([a-z-]+)\"", code)}
    steps = {f"method-told-for-{kind}" for kind in Kind}
    events = {"method-told-deadline-changed", "method-told-paused"}

    said = {one for one in catalogue("en") if one.startswith("method-told-")}

    assert said == told | steps | events
