"""What holds for every rule that decides a table."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput
from kit.domain.ids import LANGUAGES
from kit.domain.rules.known import (
    DEFAULTS_OF,
    RULES,
    parameters,
    read_rule,
)
from kit.words.rules import rule_sentences
from tests.domain.rules.tables import decide, table, verdicts

SAID = {
    "delphi": [str(rating) for rating in range(1, 10)],
    "rand-ucla": [str(rating) for rating in range(1, 10)],
    "median-iqr": [str(rating) for rating in range(1, 10)],
    "double-threshold": ["yes", "no", "abstain"],
    "approval": ["1", "0"],
    "equal-shares": ["1", "0"],
    "majority-judgment": ["excellent", "good", "poor", "reject"],
    "consent": ["yes", "abstain", "object"],
}
SETTINGS = {"approval": {"places": "2"}, "equal-shares": {"places": "2"}}

UNUSUAL = {
    "delphi": {"high": "5-7", "low": "1-2", "in_share": "2/3", "out_if_high": "≤ 50 %"}
    | {"cannot_judge": "count", "blank": "Count", "groups": "each"},
    "rand-ucla": {"quantile": "8", "even_median": "higher", "disagreement": "panel-size"}
    | {"groups": "each", "in_median": "8", "out_median": "2"},
    "median-iqr": {"iqr": "2,5", "quantile": "type-5", "groups": "each"},
    "double-threshold": {"yes_share": "71%", "no_of": "cast", "no_in": "votes"}
    | {"no_counts": "with-reason", "weights_of": "voters", "country_share": "off"}
    | {"entitled": "45.5", "quorum": "40%", "countries_of": "cast", "countries_from": "1"},
    "approval": {"places": "1", "least": "0"},
    "equal-shares": {"budgets": "organisations", "completion": "none", "places": "1"},
    "majority-judgment": {"grades": "A, B ,C", "in_grade": "a", "blank": "void"}
    | {"cannot_judge": "worst"},
    "consent": {"override": "2/3", "entitled": "9", "objected": "undecided"},
}

tables = st.lists(
    st.tuples(st.sampled_from(["s1", "s2", "s3"]), st.integers(1, 7), st.integers(0, 10)),
    min_size=1,
    max_size=18,
    unique_by=lambda row: row[:2],
)


def rows_of(name, drawn):
    """Judgements in the values of a rule's method; 9 and 10 are blanks and `cannot-judge`."""
    said = SAID[name]
    return [
        (item, str(voter), {9: "", 10: "cannot-judge"}.get(value, said[value % len(said)]))
        for item, voter, value in drawn
    ]


def by_item(name, rows):
    return {
        one.item_id: one for one in decide(name, table(rows), **SETTINGS.get(name, {})).outcomes
    }


@pytest.mark.parametrize("name", RULES)
@given(drawn=tables, chance=st.randoms())
def test_the_order_of_voters_and_standards_is_irrelevant(name, drawn, chance):
    rows = rows_of(name, drawn)
    shuffled = list(rows)
    chance.shuffle(shuffled)

    assert by_item(name, shuffled) == by_item(name, rows)


@pytest.mark.parametrize("name", RULES)
@given(drawn=tables)
def test_names_of_voters_and_standards_are_irrelevant(name, drawn):
    rows = rows_of(name, drawn)
    renamed = [(f"z{item[::-1]}", f"{99 - int(voter)}", value) for item, voter, value in rows]

    before, after = by_item(name, rows), by_item(name, renamed)

    assert {item: (one.verdict, one.figures) for item, one in before.items()} == {
        item.removeprefix("z")[::-1]: (one.verdict, one.figures) for item, one in after.items()
    }


@pytest.mark.parametrize("name", RULES)
@given(drawn=tables)
def test_every_voice_is_counted_once(name, drawn):
    rows = rows_of(name, drawn)
    voices = Counter(item for item, _, _ in rows)
    silent = Counter((item, value) for item, _, value in rows if value in ("", "cannot-judge"))

    for item, one in by_item(name, rows).items():
        assert one.n + one.cannot_judge + one.blank == voices[item]
        assert (one.blank, one.cannot_judge) == (silent[item, ""], silent[item, "cannot-judge"])


@pytest.mark.parametrize("name", RULES)
def test_a_standard_without_any_judgement_is_undecided(name):
    rows = [("s1", "1", ""), ("s1", "2", "cannot-judge"), ("s2", "1", SAID[name][0])]

    assert by_item(name, rows)["s1"].verdict == "undecided"


@pytest.mark.parametrize("name", ["delphi", "rand-ucla", "median-iqr"])
@given(drawn=tables, raised=st.integers(1, 9), texts=st.sampled_from(["pooled", "each"]))
def test_raising_a_rating_never_turns_in_to_out(name, drawn, raised, texts):
    rows = [(item, str(voter), str(value % 9 + 1)) for item, voter, value in drawn]
    item, voter, value = rows[0]
    higher = [(item, voter, str(max(raised, int(value)))), *rows[1:]]

    def found(judgements):
        whole = table(judgements)
        parts = whole.split([("a", "b")[int(voter) % 2] for _, voter, _ in judgements])
        return verdicts(decide(name, whole, parts, groups=texts))

    before, after = found(rows), found(higher)

    assert (before[item], after[item]) != ("in", "out")
    assert {**before, item: ""} == {**after, item: ""}


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("texts", [{}, UNUSUAL])
def test_a_rule_says_all_its_parameters_and_reads_back_as_itself(name, texts):
    rule = read_rule({"name": name, **texts.get(name, {})})

    assert read_rule(rule.stated()) == rule
    assert read_rule(parameters(rule)) == rule
    assert set(parameters(rule)) == {"name", *DEFAULTS_OF[name]}
    assert parameters(read_rule(parameters(rule))) == parameters(rule)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("texts", [{}, UNUSUAL])
def test_a_rule_can_be_said_in_every_language(name, lang, texts):
    sentences = rule_sentences(read_rule({"name": name, **texts.get(name, {})}), lang)

    assert sentences
    assert all(sentence.endswith(".") for sentence in sentences)


def test_what_a_rule_does_not_know_is_refused_with_what_it_knows():
    with pytest.raises(BadInput) as refused:
        read_rule({"name": "approval", "seats": "3"})

    assert refused.value.message_id == "rule-key-unknown"
    assert refused.value.values["known"] == "places, least"


def test_a_name_that_is_no_rule_is_refused_with_the_rules():
    with pytest.raises(BadInput) as refused:
        read_rule({"name": "borda"})

    assert refused.value.message_id == "rule-unknown"
    assert refused.value.values["known"] == ", ".join(RULES)


def test_parts_of_a_table_have_all_its_standards_and_none_of_the_others_judgements():
    chance = random.Random(5)
    rows = [(f"s{place % 3}", str(place), str(chance.randint(1, 9))) for place in range(30)]
    groups = [chance.choice("abc") for _ in rows]

    parts = table(rows).split(groups)

    assert list(parts) == ["a", "b", "c"]
    assert sum(map(len, parts.values())) == 30
    assert {one.items for one in parts.values()} == {("s0", "s1", "s2")}
    assert sum(map(Counter, parts["a"].counts()), Counter()) == Counter(
        value for (_, _, value), group in zip(rows, groups, strict=True) if group == "a"
    )
