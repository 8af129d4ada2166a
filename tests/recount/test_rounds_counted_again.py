from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.rules.known import RULES
from kit.reports import recount as script
from tests.domain.test_counting_laws import RULES as SECRET
from tests.domain.test_counting_laws import WHOLE_TABLE, votes
from tests.recount.drawn import all_alike, drawn_round
from tests.recount.recounting import as_script, by_kit, by_script

SEEDS = range(40)
"""Rounds of each rule; ten thousand were drawn once, this is what time allows every day."""


@pytest.mark.parametrize("name", RULES)
def test_two_programs_that_share_no_code_decide_alike(name):
    for seed in SEEDS:
        round_ = drawn_round(name, seed)

        assert by_script(round_) == by_kit(round_), (seed, round_.opened.rule)


def test_the_rounds_that_are_drawn_have_every_verdict_lots_and_what_is_withheld():
    seen: Counter[object] = Counter()
    for name in RULES:
        for seed in SEEDS:
            for one in by_kit(drawn_round(name, seed))["standards"]:
                seen[name, one["verdict"]] += 1
                seen.update(key for key in ("by_lot", "withheld", "void") if one[key])

    assert all(seen[name, verdict] for name in RULES for verdict in ("in", "out", "undecided"))
    assert min(seen["by_lot"], seen["withheld"], seen["void"]) > 0


@pytest.mark.parametrize("is_open", [False, True], ids=["secret", "open"])
@pytest.mark.parametrize("rule", SECRET, ids=lambda rule: "-".join(rule.values()))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_ballots_are_decided_alike(rule, is_open, data):
    round_ = data.draw(votes(rule, is_open)).held()

    assert by_script(round_) == by_kit(round_)


@pytest.mark.parametrize("rule", WHOLE_TABLE, ids=lambda rule: "-".join(rule.values()))
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_rules_of_open_rounds_decide_any_ballots_alike(rule, data):
    round_ = data.draw(votes(rule, is_open=True)).held()

    assert by_script(round_) == by_kit(round_)


def test_of_more_ties_than_can_be_followed_both_say_the_same():
    round_ = all_alike(voters=3, standards=30)

    found = by_script(round_)

    assert found == by_kit(round_)
    assert {one["verdict"] for one in found["standards"]} == {"undecided"}
    assert found["lot"] is None


@pytest.mark.parametrize("name", RULES)
def test_a_round_as_the_kit_closes_it_has_no_faults(name):
    for seed in SEEDS:
        round_ = drawn_round(name, seed)
        found = as_script(round_)

        known = set(script.answers(found))
        told = [one for one in script.faults(found, known) if "counted twice" not in one]
        assert told == []
        assert round_.closed is not None
        assert script.root_of(found) == round_.closed.root
