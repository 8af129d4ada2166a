"""The invented session after three rounds: a secret rating, an open vote of organisations with
weights, and approvals of which a tie was broken by a lot."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from kit.domain import events as ev
from kit.domain.ballot import Judgement, Reason
from kit.domain.framework import Framework, Number, Phase, Source
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.replay import replay
from kit.domain.rules import read_rule, rule_hash
from kit.domain.seat import Role
from kit.domain.session import Session
from tests import builders as make
from tests.reports import summit

DOUBLE = {"name": "double-threshold", "quorum": "50%"}
PLACES = {"name": "approval", "places": "2"}
SIX, YEAR = (Number(value=value, unit="month") for value in ("6", "12"))

PHASES: dict[str, dict[str, Any]] = {
    "A1": {"phase": Phase.TRAINING, "locator": "p. 4", "level": "basic"},
    "A2": {"phase": Phase.ACCOMPANIMENT, "numbers": {"minimum_duration": SIX}},
    "A3": {"phase": Phase.ACCOMPANIMENT},
    "B1": {"phase": Phase.TRAINING},
    "B2": {"phase": Phase.ENDING, "numbers": {"minimum_duration": YEAR}},
}

ORGANISATIONS = {"o1": "BE", "o2": "FR", "o3": "ES", "o4": "DE"}
VOTERS = {f"v{number}": name for number, name in enumerate(ORGANISATIONS, start=1)}
"""The seats that vote for an organisation each."""


def phased(framework: Framework, **more: object) -> Framework:
    """The same list with phases, numbers and places."""
    [heading] = framework.requirements
    found = tuple(one.model_copy(update=PHASES[one.ref_id]) for one in heading.requirements)
    parts = (heading.model_copy(update={"requirements": found}),)
    return framework.model_copy(update={"requirements": parts, **more})


def room() -> list[ev.Event]:
    """The same room, whose lists know the phases of a relation, with four organisations."""
    started, groups, _, *seats = summit.room()
    assert isinstance(started, ev.SessionStarted)
    lists = (
        phased(
            summit.BELGIUM,
            levels={"basic": {"en": "basic level", "fr": "niveau de base"}},
            source=Source(document="Criteria 2025", licence="CC BY 4.0"),
        ),
        phased(summit.EUROPE),
    )
    listed = ev.OrganisationsListed(
        organisations=tuple(
            ev.OrganisationPlan(
                organisation_id=name, title=f"Network {name} <{land}>", country=land
            )
            for name, land in ORGANISATIONS.items()
        )
    )
    voting = [
        make.seat_opened(seat, Role.PARTICIPANT, "g1", organisation_id=name)
        for seat, name in VOTERS.items()
    ]
    return [started.model_copy(update={"frameworks": lists}), groups, listed, *seats, *voting]


def said(standard_id: str, numbers: "count[int]", **answers: str) -> list[Judgement]:
    """What seats say of a standard, by seat: `v1="yes"`."""
    return [
        Judgement(code=f"{next(numbers):016d}", value=value, seat_id=seat)
        for seat, value in answers.items()
    ]


def organisations_vote() -> list[make.Fact]:
    """Open, over three days: one goes in, one fails; one organisation does not vote on its own."""
    numbers = count(500)
    judgements = {
        "s3": tuple(said("s3", numbers, v1="yes", v2="yes", v3="yes", v4="abstain")),
        "s4": tuple(said("s4", numbers, v1="no", v2="yes", v3="recused")),
    }
    reasons = (
        Reason(standard_id="s4", side="drop", text="Nobody can pay\nfor it.", seat_id="v1"),
        Reason(standard_id="s3", side="remark", text="=cmd|' /C calc'!A0", seat_id="v4"),
    )
    weights = {"o1": "2", "o3": "1.5"}
    rule = read_rule({**DOUBLE, "entitled": "5.5"})
    opened = make.round_opened(
        "round2",
        plan_id="organisations",
        number=2,
        title={"en": "The networks decide", "fr": "Les réseaux décident"},
        electorate="organisations",
        secrecy="open",
        method="yes-no",
        rule=DOUBLE,
        rule_hash=rule_hash(rule, {"weights": weights, "ties": "undecided"}),
        standard_ids=("s3", "s4"),
        entitled=tuple(VOTERS),
        heads=None,
        weights=weights,
        closes_at=make.START + timedelta(days=3),
    )
    closed = ev.RoundClosed(
        round_id="round2",
        entitled=4,
        voted=4,
        changed=2,
        judgements=judgements,
        reasons=reasons,
        root=merkle_root(judgement_leaves(judgements)),
    )
    recused = ev.SeatRecused(round_id="round2", seat_id="v3", standard_ids=("s4",))
    return [
        make.fact(opened, "fac", 120),
        make.fact(recused, "fac", 121),
        make.fact(closed, "fac", 3 * 24 * 60),
    ]


def approvals() -> list[make.Fact]:
    """Two places for three standards; two of these are tied, and a lot breaks the tie."""
    ballots = [*["68"] * 3, *["67"] * 3, "6"]
    judgements = {
        f"s{digit}": tuple(
            Judgement(code=f"{900 + number:016d}", value="1", how="hands" if number == 6 else None)
            for number, ballot in enumerate(ballots)
            if digit in ballot
        )
        for digit in "678"
    }
    opened = make.round_opened(
        "round3",
        plan_id="places",
        number=3,
        method="approval",
        rule=PLACES,
        rule_hash=rule_hash(read_rule(PLACES), {"ties": "lot"}),
        standard_ids=("s6", "s7", "s8"),
        entitled=tuple(f"p{number}" for number in range(1, 10)),
        heads=9,
        ties="lot",
        asks_scope=True,
    )
    closed = ev.RoundClosed(
        round_id="round3",
        entitled=10,
        voted=7,
        changed=0,
        judgements=judgements,
        reasons=(Reason(standard_id="s7", side="drop", text="Too\x0b much\ufffe."),),
        root=merkle_root(judgement_leaves(judgements)),
        scopes={"s6": {"universal": 4, "adaptable": 2}},
        tallied={"hands": 1},
    )
    day = 3 * 24 * 60
    return [
        make.fact(opened, "fac", day + 10),
        make.fact(
            ev.TallyEntered(round_id="round3", tally_id="t1", how="hands", voters=1),
            "fac",
            day + 11,
        ),
        make.fact(ev.TallyConfirmed(round_id="round3", tally_id="t1"), "i1", day + 12),
        make.fact(closed, "fac", day + 20),
    ]


def more_candidates() -> list[make.Fact]:
    """Three more standards, of no list."""
    texts = {"s6": "Pairs meet every week.", "s7": "Pairs meet outdoors.", "s8": "Pairs cook."}
    return [
        make.fact(make.standard(text, name, theme_ids=("t1",)), "fac", 111)
        for name, text in texts.items()
    ]


def afterwards() -> list[make.Fact]:
    """A wording is changed after the vote, and the day of the next review is set."""
    reworded = ev.StandardReworded(
        standard_id="s3", base=1, text="The relation lasts at least one year.", lang="en"
    )
    return [
        make.fact(reworded, "fac"),
        make.fact(ev.ReviewPlanned(day=date(2027, 11, 1)), "fac"),
    ]


def recorded(*more: ev.Event | make.Fact) -> list[ev.Recorded]:
    """The record of the whole session, and what else happened after it."""
    return make.recorded(
        [
            *room(),
            *summit.notes(),
            *summit.crosswalk(),
            *summit.candidates(),
            *summit.vote(),
            *more_candidates(),
            *organisations_vote(),
            *approvals(),
            *afterwards(),
            *more,
        ]
    )


def session(*more: ev.Event | make.Fact) -> Session:
    """The session after all of that."""
    return replay("decided", recorded(*more))
