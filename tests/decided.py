"""Sessions whose rounds were decided under any rule, from what each voter said of each standard."""

from collections.abc import Mapping, Sequence
from typing import Any

from kit.domain import events as ev
from kit.domain.ballot import Judgement
from kit.domain.methods import method_of
from kit.domain.rounds import Round
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.domain.workshop import Electorate, Method, Secrecy
from tests.builders import Fact, round_opened, seat_opened, session, standard

Answers = Mapping[str, Sequence[str]]
"""What each voter said of each standard, in the order of the voters; empty is blank."""

RULES: dict[str, dict[str, str]] = {
    "delphi": {"high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"},
    "rand-ucla": {},
    "median-iqr": {},
    "double-threshold": {},
    "approval": {"places": "1"},
    "equal-shares": {"places": "1"},
    "majority-judgment": {},
    "consent": {},
}


def decided(
    rule: str | Mapping[str, str],
    answers: Answers,
    *,
    is_open: bool = False,
    countries: Sequence[str] = (),
    **closing: Any,
) -> Round:
    """One closed round of a session; `countries` makes it one of organisations, in the open."""
    told = session(
        *room(countries),
        *voted(rule, answers, is_open=is_open, countries=countries, **closing),
        participants=0 if countries else people(answers),
    )
    return told.rounds["round1"]


def people(answers: Answers) -> int:
    """How many voted."""
    return max(map(len, answers.values()))


def room(countries: Sequence[str]) -> list[ev.Event]:
    """One organisation a country, each with the seat that votes for it: o1 and p1, o2 and p2, …"""
    if not countries:
        return []
    plans = tuple(
        ev.OrganisationPlan(organisation_id=f"o{n}", title=f"Network {n}", country=country)
        for n, country in enumerate(countries, start=1)
    )
    seats = [
        seat_opened(f"p{n}", Role.PARTICIPANT, organisation_id=f"o{n}", country=country)
        for n, country in enumerate(countries, start=1)
    ]
    return [ev.OrganisationsListed(organisations=plans), *seats]


def voted(
    rule: str | Mapping[str, str],
    answers: Answers,
    *,
    is_open: bool = False,
    countries: Sequence[str] = (),
    number: int = 1,
    standards: bool = True,
    **closing: Any,
) -> list[ev.Event | Fact]:
    """The standards, and a round about them that opened and closed."""
    named = {"name": rule, **RULES[rule]} if isinstance(rule, str) else dict(rule)
    opening = {
        key: closing.pop(key)
        for key in ("weights", "ties", "attribute", "asks_scope", "entitled")
        if key in closing
    }
    seats = tuple(f"p{n}" for n in range(1, people(answers) + 1))
    method = method_of(named["name"])
    is_open = is_open or bool(countries)
    opened = round_opened(
        f"round{number}",
        number=number,
        standard_ids=tuple(answers),
        **{"entitled": seats, **opening},
        rule=named,
        method=method,
        secrecy=Secrecy.OPEN if is_open else Secrecy.SECRET,
        electorate=Electorate.ORGANISATIONS if countries else Electorate.PERSONS,
    )
    given = {
        "round_id": f"round{number}",
        "entitled": len(opened.entitled),
        "voted": people(answers),
        "changed": 0,
        "reasons": (),
        "root": "ab" * 32,
    }
    values_of = closing.pop("values_of", {})
    reasoned = closing.pop("reasoned", {})
    judgements = {
        standard_id: tuple(
            Judgement(
                code=_code(method, standard_id, n),
                value=value,
                seat_id=f"p{n}" if is_open else None,
                value_of=values_of.get(n),
                reasoned=n in reasoned[standard_id] if standard_id in reasoned else None,
            )
            for n, value in enumerate(values, start=1)
            if value
        )
        for standard_id, values in answers.items()
    }
    closed = ev.RoundClosed.model_validate({**given, "judgements": judgements, **closing})
    asked = [standard(f"Standard {name}.", name) for name in answers] if standards else []
    return [*asked, opened, closed]


def _code(method: Method, standard_id: str, voter: int) -> str:
    """One code for a ballot of approvals, which is counted whole; else one a judgement."""
    apart = 0 if method is Method.APPROVAL else sum(map(ord, standard_id))
    return f"{apart:06d}{voter:026d}"


def in_session(*rounds: Sequence[ev.Event | Fact], participants: int = 12) -> Session:
    """A session with several rounds."""
    return session(*(one for part in rounds for one in part), participants=participants)
