"""What others published, counted by the script alone: no kit in between."""

import hashlib

import pytest

from kit.reports import recount as script
from tests.published_hashes import CHAIN, LEAVES, ROOTS


@pytest.mark.parametrize("count", range(9))
def test_the_roots_of_certificate_transparency(count):
    leaves = [bytes.fromhex(one) for one in LEAVES[:count]]

    assert script.merkle_root(leaves) == ROOTS[count]


def test_a_chain_of_events():
    previous = "0" * 64
    for event, hashed in CHAIN:
        previous = script.linked(previous, event)

        assert previous == hashed


def test_accents_in_pieces_are_put_together_and_line_ends_are_left_alone():
    assert script.canonical({"e\u0301": ["n\u0303"]}) == '{"é":["ñ"]}'.encode()
    assert script.canonical("\n\u0303") == b'"\\n\xcc\x83"'
    assert script.canonical({"b": 1, "a": None}) == b'{"a":null,"b":1}'


def ballots(method, *said, **more):
    """An open round in which each voter says something of the standards a, b, c …"""
    names = [chr(97 + place) for place in range(max(map(len, said), default=1))]
    opened = {
        "secrecy": "open",
        "method": method,
        "standard_ids": names,
        "weights": {},
        "rule": {"name": "delphi"},
        **more,
    }
    round_ = script.Round(opened, "")
    round_.voters = {f"v{number}": script.Voter() for number in range(len(said))}
    judgements = {
        name: [
            {"code": f"{number}", "value": one[place], "seat_id": f"v{number}", **NOTHING}
            for number, one in enumerate(said)
            if one[place]
        ]
        for place, name in enumerate(names)
    }
    voters = list(round_.voters)
    round_.closed = {**script.CLOSED, "judgements": judgements, "blank": voters}
    round_.closed.update(voted=len(voters), entitled=len(voters))
    return script.Ballots(round_)


NOTHING = {"value_of": None, "reasoned": None, "how": None}


def decided(name, of, **texts):
    rule = {"name": name, **script.DEFAULTS[name], **texts}
    return script.RULES[name](rule, of).outcomes


def rated(name, histogram, **texts):
    said = [(str(rating),) for rating, n in enumerate(histogram, start=1) for _ in range(n)]
    return decided(name, ballots("rating", *said), **texts)["a"]


@pytest.mark.parametrize(
    ("histogram", "verdict"),
    [
        ([0, 0, 0, 0, 2, 1, 3, 3, 1], "in"),
        ([0, 0, 0, 1, 2, 1, 3, 2, 1], "undecided"),
        ([0, 0, 3, 1, 1, 1, 5, 5, 4], "undecided"),
        ([0, 0, 2, 1, 2, 1, 5, 5, 4], "in"),
        ([0, 0, 1, 0, 1, 0, 2, 2, 1], "in"),
        ([0, 1, 1, 0, 0, 0, 2, 2, 1], "undecided"),
        ([0, 0, 1, 0, 1, 1, 2, 2, 1], "undecided"),
        ([0, 0, 1, 0, 1, 0, 2, 3, 1], "in"),
        ([3, 3, 1, 2, 0, 0, 0, 1, 0], "out"),
        ([3, 3, 1, 1, 0, 0, 0, 1, 1], "undecided"),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0], "undecided"),
        ([0, 0, 0, 0, 7, 0, 6, 5, 5], "undecided"),  # 16 of 23 prints as 70% and is not
        ([0, 0, 0, 0, 6, 0, 6, 6, 5], "in"),
        ([5, 0, 0, 0, 0, 0, 5, 0, 0], "undecided"),
    ],
)
def test_seventy_and_fifteen_percent(histogram, verdict):
    assert rated("delphi", histogram).verdict == verdict


@pytest.mark.parametrize(
    ("histogram", "verdict"),
    [
        ([0, 0, 0, 1, 1, 1, 5, 5, 2], "in"),  # BMJ Open 2012;2:e001431, table 1
        ([1, 2, 0, 0, 0, 0, 0, 2, 2], "undecided"),
        ([2, 1, 0, 0, 1, 0, 0, 1, 3], "undecided"),
        ([0, 0, 0, 0, 4, 2, 2, 0, 0], "undecided"),
        ([3, 2, 2, 0, 0, 0, 0, 0, 0], "out"),
        ([0, 0, 3, 0, 0, 0, 4, 1, 1], "in"),
        ([3, 0, 0, 0, 3, 0, 0, 0, 3], "undecided"),
        ([0, 0, 0, 0, 0, 4, 4, 0, 0], "undecided"),
    ],
)
def test_the_panel_of_rand_ucla(histogram, verdict):
    assert rated("rand-ucla", histogram).verdict == verdict


def test_the_figures_of_the_published_panel():
    figures = rated("rand-ucla", [0, 0, 0, 1, 1, 1, 5, 5, 2]).figures

    told = {name: script.written(one) for name, one in figures.items()}
    assert (told["median"], told["p30"], told["p70"], told["ai"]) == ("7", "7", "8", "2.5")
    assert (told["ipras"], told["disagreement"]) == ("6.1", "false")


def test_the_quartiles_of_the_worked_example():
    assert rated("median-iqr", [1, 0, 1, 0, 0, 0, 4, 0, 0]).verdict == "in"
    assert rated("median-iqr", [1, 1, 0, 0, 0, 0, 4, 0, 0]).verdict == "undecided"


def test_the_international_ballot_of_2008():
    """24 of 32 members in favour, 10 of 71 votes against: members weigh 1, others 0."""
    said = [*[("yes", 1)] * 24, *[("no", 1)] * 8, *[("no", 0)] * 2, *[("yes", 0)] * 37]
    of = ballots("yes-no", *((value,) for value, _ in said))
    of.round.opened["weights"] = {f"o{number}": str(one) for number, (_, one) in enumerate(said)}
    of.voters = {name: script.Voter(f"o{place}") for place, name in enumerate(of.voters)}

    found = decided("double-threshold", of, no_in="votes", no_of="cast")["a"]

    assert found.verdict == "in"
    assert script.written(found.figures["yes_of_cast"]) == "0.75"
    assert (found.figures["votes.no"], found.figures["without_reason"]) == (10, 0)


BOOK = "ab ab ab ac ac ac ad ad bcf e f g".split()  # noqa: SIM905 (ballots, as the book has them)
"""Lackner and Skowron, 2023: four places."""


def approvals():
    said = [tuple("1" if one in ballot else "" for one in "abcdefg") for ballot in BOOK]
    return ballots("approval", *said)


def test_the_committees_of_the_book():
    found = script.approval({"places": "4", "least": "1"}, approvals())
    verdicts = {name: one.verdict for name, one in found.outcomes.items()}

    assert {frozenset("abcd"), frozenset("abcf")} == set(found.committees)
    assert [name for name, one in verdicts.items() if one == "in"] == ["a", "b", "c"]
    assert [name for name, one in verdicts.items() if one == "undecided"] == ["d", "f"]


def test_equal_shares_and_their_completion_in_the_book():
    rule = {"places": "4", "budgets": "voters", "completion": "phragmen"}

    assert script.equal_shares(rule, approvals()).committees == (frozenset("abcd"),)
    bought = script.equal_shares({**rule, "completion": "none"}, approvals())
    assert bought.committees == (frozenset("a"),)


@pytest.mark.parametrize(
    ("worst_first", "ranks"),
    [
        ([[1, 1, 1], [1, 2, 0], [0, 2, 1]], [2, 3, 1]),
        (
            [[2, 2, 2, 2, 2], [2, 1, 1, 1, 5], [2, 1, 1, 2, 4], [2, 1, 5, 0, 2], [2, 2, 2, 2, 2]],
            [4, 1, 2, 3, 4],
        ),
    ],
)
def test_the_ranks_of_another_program_for_majority_judgment(worst_first, ranks):
    tallies = {str(place): tally[::-1] for place, tally in enumerate(worst_first)}

    assert list(script.ranked(tallies).values()) == ranks


def test_the_four_lists_of_an_election_program_come_out_in_its_order():
    tallies = {
        "1": [30, 25, 20, 15, 10],
        "2": [25, 30, 20, 14, 11],
        "3": [6, 24, 40, 24, 6],
        "4": [10, 15, 20, 25, 30],
    }

    assert script.ranked(tallies) == {"1": 1, "2": 2, "3": 3, "4": 4}


@pytest.mark.parametrize(
    ("yes", "abstain", "reasoned", "unreasoned", "verdict"),
    [
        (6, 1, 1, 0, "out"),
        (7, 0, 1, 0, "out"),
        (7, 0, 0, 1, "in"),
        (1, 7, 0, 0, "out"),
    ],
)
def test_consent_and_objections(yes, abstain, reasoned, unreasoned, verdict):
    objections = reasoned + unreasoned
    of = ballots(
        "consent", *[("yes",)] * yes, *[("abstain",)] * abstain, *[("object",)] * objections
    )
    place = yes + abstain
    of.said["a"][place : place + reasoned] = [
        one._replace(reasoned=True) for one in of.said["a"][place : place + reasoned]
    ]

    assert decided("consent", of)["a"].verdict == verdict


def test_a_lot_that_anybody_can_draw_with_one_line():
    root, tied = "ab" * 32, ["s1", "s2", "s3"]
    order = sorted(tied, key=lambda one: hashlib.sha256(f"{root}\n{one}".encode()).hexdigest())
    of = ballots("approval", ("1", "1", "1"), ties="lot")
    of.round.closed["root"] = root
    of.said = dict(zip(tied, of.said.values(), strict=True))

    lot = script.drawn(of.round, script.approval({"places": "2", "least": "1"}, of))

    assert lot == {"root": root, "order": order, "won": order[:2]}
