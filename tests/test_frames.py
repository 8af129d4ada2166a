from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain import events as ev
from kit.domain.ballot import Judgement
from kit.domain.framework import LeftTo, Number
from kit.domain.seat import Role
from kit.frames import ROWS, frame, frames
from kit.frames.columns import COLUMNS, TABLES
from kit.frames.dictionary import markdown
from tests import builders as make
from tests.decided import room as make_room
from tests.decided import voted as make_voted
from tests.reports import summit

ROOT = Path(__file__).parent.parent
EMPTY = make.session(groups=0, frameworks=())


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("session", [summit.session(), EMPTY], ids=["full", "empty"])
def test_a_frame_has_its_columns_and_types_with_or_without_rows(name, session):
    found = frame(name, session)

    assert {column: str(type_) for column, type_ in found.dtypes.items()} == COLUMNS[name]


def test_every_documented_frame_is_made_and_no_other():
    assert ROWS.keys() == COLUMNS.keys() == frames(EMPTY).keys()


def test_no_column_is_always_empty_but_those_of_other_kinds_of_rounds():
    found = frames(summit.session())

    empty = {
        f"{name}.{column}"
        for name in found
        for column in found[name]
        if found[name][column].isna().all()
    }

    assert empty == {
        *(f"numbers.{column}" for column in COLUMNS["numbers"]),
        *(f"{name}.{column}" for name in ("imported", "voters") for column in COLUMNS[name]),
        "frameworks.licence",
        "requirements.level",
        "requirements.phase",
        "rounds.attribute",
        "rounds.weights",
        "rounds.closes_at",
        "votes.reasoned",
        "votes.value_of",
        "votes.seat_id",
        "votes.organisation_id",
        "votes.country",
        "reasons.seat_id",
        *(f"scopes.{column}" for column in COLUMNS["scopes"]),
        *(f"without_organisation.{column}" for column in COLUMNS["without_organisation"]),
    }


def test_the_page_of_the_data_dictionary_is_the_one_the_code_writes():
    page = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")

    assert page == markdown()


def test_every_column_is_explained():
    assert all(meaning.strip() for table in TABLES.values() for _, _, meaning in table.columns)


def test_a_line_that_was_taken_off_the_sheet_is_in_no_frame():
    found = frames(summit.session())

    assert "l6" not in set(found["lines"]["line_id"]) | set(found["themes"]["line_id"])
    assert not any("Taken back." in table.to_csv() for table in found.values())


def test_counts_of_results_add_up():
    found = frame("results", summit.session())

    assert (found["high"] + found["middle"] + found["low"]).equals(found["judged"])
    apart = found[["cannot_judge", "blank", "recused", "void"]].sum(axis=1)
    assert (found["judged"] + apart).equals(found["voted"])
    assert (found.filter(like="rating_").sum(axis=1)).equals(found["judged"])


def test_there_is_one_vote_a_judgement():
    found = frames(summit.session())
    votes, results = found["votes"], found["results"].set_index("standard_id")

    counted = votes.groupby(["standard_id", "status"]).size()

    assert counted["s1", "judged"] == results.loc["s1", "judged"]
    assert counted["s1", "cannot-judge"] == results.loc["s1", "cannot_judge"]


def test_while_a_round_is_open_no_frame_holds_more_than_who_may_vote():
    before = summit.session()
    after = summit.session(summit.opened("round2", 2))

    changed = {name for name in COLUMNS if not frame(name, before).equals(frame(name, after))}
    [row] = frame("rounds", after).query("round_id == 'round2'").to_dict("records")

    assert changed == {"rounds"}
    assert row["entitled"] == 9
    assert frame("rounds", after).iloc[-1][["closed_at", "voted", "changed", "root"]].isna().all()


def test_answers_of_groups_that_still_compare_blind_are_in_no_frame():
    session = make.session(
        make.judges("g1", "g2", blind=True), make.mapping("m1"), make.gap("gap1")
    )

    assert [len(frame(name, session)) for name in ("mappings", "gaps", "pairs")] == [0, 0, 0]


def of_country(ratings: str, country: str, start: int) -> list[Judgement]:
    return [
        Judgement(
            code=f"{start + number:016d}",
            value="cannot-judge" if rating == "?" else rating,
            value_of=country,
        )
        for number, rating in enumerate(ratings)
    ]


def voted_by_country(**ratings: tuple[str, str]):
    """A secret round by country: for each standard what Belgians and what French rated."""
    judgements = {
        standard_id: (*of_country(belgian, "BE", 0), *of_country(french, "FR", 50))
        for standard_id, (belgian, french) in ratings.items()
    }
    closed = ev.RoundClosed(
        round_id="round1",
        entitled=12,
        voted=11,
        changed=0,
        judgements=judgements,
        reasons=(),
        root="0" * 64,
    )
    standards = [make.standard(standard_id=standard_id) for standard_id in ratings]
    opened = make.round_opened(
        standard_ids=tuple(ratings), entitled=tuple(f"p{n}" for n in range(12)), attribute="country"
    )
    return make.session(*standards, opened, closed)


@pytest.mark.parametrize(
    "small",
    [("7777", "888888"), ("77777?", "8888?"), ("77777", "")],
    ids=["few ballots", "few ratings", "nobody of a country"],
)
def test_a_breakdown_of_few_people_is_withheld_with_its_complement(small):
    found = frame("votes", voted_by_country(s1=("77777", "888888"), s2=small))

    shown = found.groupby("standard_id")["value_of"].count()

    assert (shown["s1"], shown["s2"]) == (11, 0)


def test_an_open_round_tells_the_seat_and_its_organisation():
    session = make.session(
        make.seat_opened("vote1", Role.REPORTER, organisation_id="o1"),
        make.standard(),
        make.round_opened(electorate="organisations", secrecy="open", entitled=("vote1",)),
        make.round_closed({}, voted=1).model_copy(
            update={
                "judgements": {"s1": (Judgement(code="a" * 16, value="9", seat_id="vote1"),)},
            }
        ),
    )

    [row] = frame("votes", session).to_dict("records")

    told = ("seat_id", "organisation_id", "value", "rating")
    assert tuple(row[name] for name in told) == ("vote1", "o1", "9", 9)


ANSWERED = {
    "delphi": {"s1": ("8", "cannot-judge", ""), "s2": ("1", "5", "9")},
    "double-threshold": {"s1": ("yes", "no", "abstain"), "s2": ("yes", "recused", "")},
    "approval": {"s1": ("1", "1", ""), "s2": ("", "1", "")},
    "equal-shares": {"s1": ("1", "1", ""), "s2": ("", "1", "")},
    "majority-judgment": {"s1": ("good", "poor", ""), "s2": ("fair", "cannot-judge", "fair")},
    "consent": {"s1": ("yes", "object", "abstain"), "s2": ("yes", "yes", "")},
}


def in_the_open(rule: str):
    """A session in which three organisations voted on two standards."""
    countries = ("BE", "FR", "ES")
    voted = make_voted(rule, ANSWERED[rule], countries=countries)
    return make.session(*make_room(countries), *voted)


@pytest.mark.parametrize("rule", ANSWERED)
def test_a_vote_has_its_answer_whatever_was_asked(rule):
    votes = frame("votes", in_the_open(rule))

    said = {
        standard_id: [one for one in values if one]
        for standard_id, values in ANSWERED[rule].items()
    }
    found = votes["value"].fillna(votes["status"])
    assert {name: sorted(one) for name, one in found.groupby(votes["standard_id"])} == {
        name: sorted(values) for name, values in said.items()
    }
    assert set(votes["organisation_id"]) <= {"o1", "o2", "o3"}
    assert votes["rating"].notna().any() == (rule == "delphi")


@pytest.mark.parametrize("rule", ANSWERED)
def test_counts_of_answers_are_the_votes_counted(rule):
    found = frames(in_the_open(rule))
    results = found["results"].set_index("standard_id")
    counts = found["counts"].groupby("standard_id")["count"].sum()

    if rule in ("approval", "equal-shares"):
        assert (results["voted"] == 3).all()
        assert counts["s1"] == 2
    else:
        assert (counts == results["voted"]).all()


def test_a_figure_is_exact_as_text_and_has_decimals_beside_it():
    figures = frame("figures", in_the_open("double-threshold")).query("standard_id == 's1'")
    told = figures.set_index("figure")

    assert told.loc["yes_of_present", "value"] == "1/3"
    assert told.loc["yes_of_present", "decimal"] == pytest.approx(1 / 3)
    assert told.loc["countries.yes", "value"] == "1"
    assert told.loc["conditions.yes", "value"] == "false"


@pytest.mark.parametrize("rule", ANSWERED)
def test_fragile_is_what_flips_in_the_table_of_other_rules(rule):
    found = frames(in_the_open(rule))
    flips = found["what_if"].groupby("standard_id")["flips"].any()

    results = found["results"].set_index("standard_id")

    assert (results["fragile"] == flips.reindex(results.index)).all()
    assert (results["rules"] >= 5).all()


def test_without_each_organisation_there_is_a_verdict_on_every_standard():
    found = frame("without_organisation", in_the_open("consent"))

    assert sorted(set(found["organisation_id"])) == ["o1", "o2", "o3"]
    assert len(found) == 3 * 2


def test_a_secret_round_tells_no_seat_in_any_frame():
    voters = [f"p{number}" for number in range(1, 10)]
    secret = {name: one for name, one in frames(summit.session()).items() if name != "groups"}

    assert not any(one.select_dtypes("string").isin(voters).any().any() for one in secret.values())
    assert frame("without_organisation", summit.session()).empty


def test_scopes_stand_where_the_round_asked_for_them():
    voted = make_voted(
        "delphi", {"s1": ("8", "8")}, asks_scope=True, scopes={"s1": {"universal": 2}}
    )

    found = frame("scopes", make.session(*voted, participants=2))

    assert found[["scope", "count"]].values.tolist() == [["universal", 2], ["adaptable", 0]]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_stands_in_a_frame_as_it_was_typed(text):
    session = make.session(make.line(text))

    assert frame("lines", session)["text"].tolist() == [text]


def test_numbers_stay_exact_and_say_to_whom_they_are_left():
    numbers = {
        "minimum_duration": Number(value="1.10", unit="year", or_own_minimum=True),
        "contacts": Number(unit="per month", left_to=LeftTo.PAIR),
    }
    one = make.framework("be", make.requirement("A1", numbers=numbers))
    found = frame("numbers", make.session(frameworks=(one,)))

    assert found[["name", "value", "or_own_minimum", "left_to"]].fillna("").values.tolist() == [
        ["minimum_duration", "1.10", True, ""],
        ["contacts", "", False, "pair"],
    ]
