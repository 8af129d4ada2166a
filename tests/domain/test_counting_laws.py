"""What holds for every method and every set of ballots, from the ballots to the results."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.methods import answers_of, asks_groups
from kit.domain.rounds import Voter
from kit.domain.rules.known import read_rule
from kit.domain.tally import Tally
from kit.domain.workshop import Secrecy
from tests.domain.held import STANDARDS, Cast, Vote, counted, of_organisations

PERSONS = {"weights_of": "voters", "country_share": "off"}
"""What a double threshold needs that asks neither organisations nor countries."""

RULES = [
    {"name": "delphi"},
    {"name": "delphi", "cannot_judge": "count", "blank": "count"},
    {"name": "rand-ucla"},
    {"name": "median-iqr"},
    {"name": "double-threshold", **PERSONS},
    {"name": "double-threshold", **PERSONS, "no_counts": "with-reason"},
    {"name": "double-threshold", **PERSONS, "quorum": "40%"},
    {"name": "approval", "places": "1"},
    {"name": "equal-shares", "places": "2"},
    {"name": "majority-judgment"},
    {"name": "majority-judgment", "blank": "worst"},
    {"name": "consent"},
    {"name": "consent", "override": "2/3"},
]
WHOLE_TABLE = [
    {"name": "double-threshold", "countries_from": "2"},
    {"name": "equal-shares", "places": "2", "budgets": "organisations"},
    {"name": "majority-judgment", "blank": "void"},
    {"name": "delphi", "groups": "each", "blank": "count", "cannot_judge": "count"},
    {"name": "median-iqr", "groups": "each"},
]
"""Rules that open rounds alone can carry."""

few = settings(max_examples=20, deadline=None)

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: "-".join(rule.values()))
by_any_rule = pytest.mark.parametrize(
    "rule", RULES + WHOLE_TABLE, ids=lambda rule: "-".join(rule.values())
)
secrecies = pytest.mark.parametrize("is_open", [False, True], ids=["secret", "open"])

VOTERS = tuple(
    Voter(f"o{number % 4}", ("BE", "FR", "ES", "BE")[number % 4], (None, "g1", "g2")[number % 3])
    for number in range(10)
)


def read(rule):
    texts = {**rule, "entitled": "1"} if {"quorum", "override"} & set(rule) else rule
    return read_rule(texts)


@st.composite
def votes(draw, rule, is_open):
    """A round of up to ten seats; each number stands for an answer, or for a reason beside it."""
    said = [None, *answers_of(read(rule), Secrecy.OPEN if is_open else Secrecy.SECRET)]
    answer, why = st.integers(0, len(said) - 1), st.integers(0, 7)
    ballots = draw(st.lists(st.tuples(answer, answer, answer, why), max_size=10))
    casts = {
        f"p{number}": Cast(
            {name: said[one] for name, one in zip(STANDARDS, answers, strict=True) if one},
            frozenset(name for place, name in enumerate(STANDARDS) if reasons >> place & 1),
            VOTERS[number] if is_open else Voter(),
        )
        for number, (*answers, reasons) in enumerate(ballots)
    }
    attribute = "group" if rule.get("groups") == "each" else None
    return Vote(rule, casts, is_open, silent=("late",), more={"attribute": attribute})


def expected(vote):
    """What the rule says of the original ballots, with as many entitled as there were seats."""
    entitled = str(len(vote.casts) + len(vote.silent))
    asks = {"quorum", "override"} & set(vote.rule)
    rule = read_rule({**vote.rule, "entitled": entitled} if asks else vote.rule)
    return rule.decide_table(vote.table(), vote.groups() if asks_groups(rule) else {})


def verdicts(round_):
    return {name: one.verdict for name, one in counted(round_).results.items()}


@secrecies
@by_rule
@few
@given(data=st.data())
def test_everybody_who_voted_is_counted_once_on_every_standard(rule, is_open, data):
    vote = data.draw(votes(rule, is_open))
    found = counted(vote.held())

    assert found.round.closed.voted == len(vote.casts)
    for one in found.results.values():
        told = one.outcome.n + one.outcome.cannot_judge + one.outcome.blank + one.recused
        assert told == len(vote.casts)


@by_rule
@few
@given(data=st.data())
def test_the_closed_event_alone_gives_what_the_ballots_give_in_secret(rule, data):
    vote = data.draw(votes(rule, False))

    assert counted(vote.held()).decided == expected(vote)


@by_any_rule
@few
@given(data=st.data())
def test_the_closed_event_alone_gives_what_the_ballots_give_in_the_open(rule, data):
    vote = data.draw(votes(rule, True))

    assert counted(vote.held()).decided == expected(vote)


@by_rule
@few
@given(data=st.data())
def test_the_same_ballots_in_secret_and_in_the_open_are_decided_alike(rule, data):
    vote = data.draw(votes(rule, False))

    assert counted(vote.held()).decided == counted(replace(vote, is_open=True).held()).decided


@secrecies
@by_rule
@few
@given(data=st.data())
def test_the_order_of_voters_is_irrelevant(rule, is_open, data):
    vote = data.draw(votes(rule, is_open))
    shuffled = dict(data.draw(st.permutations(list(vote.casts.items()))))

    assert counted(replace(vote, casts=shuffled).held()).decided == counted(vote.held()).decided


@by_any_rule
@few
@given(data=st.data())
def test_a_recused_vote_is_never_counted(rule, data):
    vote = data.draw(votes(rule, True))
    concerned = data.draw(st.sets(st.sampled_from(["p0", "p1", "p2"])))
    recused = dict.fromkeys(concerned, ("s2",))
    without = {
        seat_id: replace(one, values={**one.values, "s2": "recused"})
        if seat_id in concerned
        else one
        for seat_id, one in vote.casts.items()
    }

    found = counted(replace(vote, recused=recused).held())

    assert found.decided == counted(replace(vote, casts=without).held()).decided
    judged = found.round.closed.judgements["s2"]
    assert all(one.value == "recused" for one in judged if one.seat_id in concerned)
    assert found.results["s2"].recused == found.results["s2"].counts["recused"]


@by_any_rule
@few
@given(data=st.data())
def test_the_root_covers_every_judgement(rule, data):
    vote = data.draw(votes(rule, True))
    closed = vote.held().closed

    assert closed.root == merkle_root(judgement_leaves(closed.judgements))
    for name, given_ in closed.judgements.items():
        for place, one in enumerate(given_):
            other = one.model_copy(update={"value": f"{one.value}x"})
            changed = {**closed.judgements, name: (*given_[:place], other, *given_[place + 1 :])}
            assert merkle_root(judgement_leaves(changed)) != closed.root


@few
@given(data=st.data(), text=st.sampled_from(["1", "2", "1.5", "1/3"]))
@pytest.mark.parametrize("rule", [RULES[4], WHOLE_TABLE[0], RULES[0], RULES[11]])
def test_equal_weights_are_no_weights(rule, data, text):
    vote = data.draw(votes(rule, True))
    one_each = {
        seat_id: replace(one, voter=Voter(organisation_id=f"o{seat_id}", country="BE"))
        for seat_id, one in vote.casts.items()
    }
    weighed = of_organisations(weights={f"o{seat_id}": text for seat_id in one_each})

    plain = Vote(rule, one_each, is_open=True, more=of_organisations())

    assert verdicts(replace(plain, more=weighed).held()) == verdicts(plain.held())


TALLIED = [rule for rule in RULES if rule["name"] != "equal-shares"]


@pytest.mark.parametrize("rule", TALLIED, ids=lambda rule: "-".join(rule.values()))
@secrecies
@few
@given(data=st.data())
def test_a_count_on_paper_decides_like_the_same_ballots_cast_one_by_one(rule, is_open, data):
    devices = data.draw(votes(rule, False))
    on_paper = data.draw(votes(rule, False))
    papers = {
        f"z{number}": replace(one, reasons=frozenset())
        for number, one in enumerate(on_paper.casts.values())
    }
    if not papers:
        return
    together = Vote(rule, {**devices.casts, **papers}, is_open, silent=("late",))

    found = counted(replace(devices, is_open=is_open, tallies=(tally_of(papers),)).held())

    assert found.round.closed.voted == len(together.casts)
    assert counts(found) == counts(counted(together.held()))
    assert verdicts(found.round) == verdicts(together.held())


def tally_of(papers):
    counts_: dict[str, dict[str, int]] = {name: {} for name in STANDARDS}
    for one in papers.values():
        for name, value in one.values.items():
            counts_[name][value] = counts_[name].get(value, 0) + 1
    return Tally(voters=len(papers), counts=counts_)


def counts(found):
    return {
        name: (one.outcome.n, one.outcome.cannot_judge, one.outcome.blank, one.counts)
        for name, one in found.results.items()
    }


@pytest.mark.parametrize("name", ["approval", "equal-shares"])
@few
@given(data=st.data())
def test_ballots_put_together_again_by_their_codes_are_the_originals(name, data):
    vote = data.draw(votes({"name": name, "places": "2"}, False))
    cast = sorted(tuple(sorted(one.values)) for one in vote.casts.values() if one.values)
    by_code: dict[str, list[str]] = {}
    for standard_id, given_ in vote.held().closed.judgements.items():
        for one in given_:
            by_code.setdefault(one.code, []).append(standard_id)

    assert sorted(tuple(sorted(one)) for one in by_code.values()) == cast


@secrecies
@by_rule
@few
@given(data=st.data())
def test_nothing_but_the_answers_of_the_method_is_ever_counted(rule, is_open, data):
    vote = data.draw(votes(rule, is_open))
    found = counted(vote.held())
    known = set(answers_of(read(rule), vote.held().opened.secrecy))

    for one in found.results.values():
        assert set(one.counts) == known
        assert sum(one.counts.values()) <= len(vote.casts)
