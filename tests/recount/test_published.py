"""What others published, counted by the script alone: no kit in between."""

import hashlib

import pytest

from kit.reports import recount as script

INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    bytes(range(96, 112)).hex(),
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("count", range(9))
def test_the_roots_of_certificate_transparency(count):
    leaves = [bytes.fromhex(one) for one in INPUTS[:count]]

    assert script.merkle_root(leaves) == ROOTS[count]


CHAIN = [
    (
        {"seq": 0, "type": "session_opened", "session": "demo"},
        "a82e945380d6a78b4449ee35152cc90cb301c65d6628f893e5b7b2a5eb5e0121",
    ),
    (
        {"seq": 1, "type": "ballot", "item": "S1", "value": 8},
        "f1bb79b9ce403a9e324b27748dee459734358383f3ae4ae91e83072b84dd82f8",
    ),
    (
        {"seq": 2, "type": "ballot", "item": "S1", "value": 3},
        "ffbbdd0c0896dd710bee76536d6e755f48106bfd2c12a9d84ae71a2557885011",
    ),
    (
        {"seq": 3, "type": "note", "text": "Évaluation à revoir – señal"},
        "732a73d91b3fe3c497c5aa98755c3dbb37f28a7c3b41d0354165e7910a10d2e1",
    ),
    (
        {"seq": 4, "type": "session_closed", "ballots": 2},
        "a7f2c3797f3fe2f58a481dfe9894eccff9e27b91f42d3d53017730693e9c97fd",
    ),
]


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
