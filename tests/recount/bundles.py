"""Bundles to tamper with: a small one with rounds under every rule, written by the real export."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from kit.domain import events as ev
from kit.domain.record import Record
from kit.domain.replay import replay
from kit.domain.rounds import Round, Voter
from kit.domain.rules import read_rule, rule_hash
from kit.domain.seat import Role
from kit.domain.tally import Tally
from kit.reports import recount as script
from kit.reports.bundle.files import files
from kit.reports.material import Material
from kit.store.codec import decoded
from tests import builders as make
from tests.domain.held import Cast, Vote
from tests.reports import summit

SEATS = {f"v{number}": Voter("o1" if number < 3 else None, "BE", "g1") for number in range(6)}
GRADES = "“très bien”,bien,à revoir,rejeté"

VOTES: tuple[tuple[dict[str, str], bool, str], ...] = (
    ({"name": "delphi", "groups": "each"}, True, "7 8 9 2 cannot-judge 7"),
    ({"name": "rand-ucla"}, False, "7 7 8 9 1 7"),
    ({"name": "median-iqr", "quantile": "type-2"}, False, "1 3 7 7 7 7"),
    ({"name": "double-threshold", "country_share": "off"}, True, "yes yes no yes abstain yes"),
    ({"name": "approval", "places": "1"}, False, "1 1 1 - - -"),
    ({"name": "equal-shares", "places": "1"}, False, "1 1 - - - -"),
    ({"name": "majority-judgment", "grades": GRADES}, False, "bien bien rejeté - bien bien"),
    ({"name": "consent", "objected": "undecided"}, True, "yes yes object yes yes recused"),
)
"""A rule, whether its round is open, and what six voters say of the first standard, in turns of
the other two."""

STANDARDS = ("s1", "s3", "s4")


def _round(number: int, rule: dict[str, str], is_open: bool, said: str) -> Round:
    values = [None if value == "-" else value for value in said.split()]
    casts = {
        seat: Cast(
            {
                name: value
                for turn, name in enumerate(STANDARDS)
                if (value := values[(place + turn) % len(values)])
            },
            frozenset({"s1"}),
            voter,
        )
        for place, (seat, voter) in enumerate(SEATS.items())
    }
    ties = {"ties": "lot"} if "places" in rule else {}
    groups = {"attribute": "group"} if "groups" in rule else {}
    sheets = (Tally(voters=2, counts={"s1": {"7": 2}}),) if rule["name"] == "rand-ucla" else ()
    stated = read_rule(rule)
    more = {**ties, **groups, "rule_hash": rule_hash(stated, ties), "asks_scope": number == 2}
    vote = Vote(stated.stated(), casts, is_open, STANDARDS, tallies=sheets, more=more)
    found: Round = vote.held()
    return found


def _votes() -> Iterable[ev.Event | make.Fact]:
    for number, (rule, is_open, said) in enumerate(VOTES, start=1):
        round_, named = _round(number, rule, is_open, said), {"round_id": f"round{number}"}
        assert round_.closed is not None
        yield round_.opened.model_copy(update={**named, "number": number})
        for sheet in round_.sheets.values():
            told = {**named, "tally_id": sheet.tally_id}
            yield make.fact(ev.TallyEntered(**told, how=sheet.how, voters=sheet.voters), "fac")
            yield make.fact(ev.TallyConfirmed(**told), "i1")
        yield round_.closed.model_copy(update=named)


def record() -> Record:
    """A session of two groups with everything in it, and a round under each rule."""
    seats = [
        make.seat_opened(
            seat, Role.PARTICIPANT, one.group_id, organisation_id=one.organisation_id
        ).model_copy(update={"country": one.country})
        for seat, one in SEATS.items()
    ]
    happened: list[ev.Event | make.Fact] = [
        *summit.room(),
        *seats,
        *summit.notes(),
        *summit.crosswalk(),
    ]
    return summit.kept(make.recorded([*happened, *summit.candidates(), *_votes()]))


@cache
def contents() -> dict[str, bytes]:
    """The files of its bundle."""
    stored = record()
    return files(Material(replay("summit", decoded(stored)), stored))


def write(folder: Path, files_: dict[str, bytes]) -> Path:
    """Write files into a folder."""
    for path, content in files_.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def sealed_again(folder: Path) -> None:
    """What somebody does who changed a file and wants nobody to see it: a manifest that fits."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"] = {
        path.relative_to(folder).as_posix(): {
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    last = script.parsed((folder / "events.jsonl").read_bytes().splitlines()[-1])
    manifest.update(head=last["hash"], events=last["position"])
    (folder / "manifest.json").write_bytes(script.json_file(manifest))


def chained_again(folder: Path, events: Iterable[dict[str, Any]]) -> None:
    """A whole chain made anew over other events."""
    previous, lines = "0" * 64, []
    for position, event in zip(count(1), events, strict=False):
        told = {**event, "position": position}
        told["hash"] = previous = script.linked(previous, told)
        lines.append(script.canonical(told) + b"\n")
    (folder / "events.jsonl").write_bytes(b"".join(lines))


def events_of(folder: Path) -> list[dict[str, Any]]:
    """The events of a bundle."""
    lines = (folder / "events.jsonl").read_bytes().splitlines()
    return [script.parsed(line) for line in lines]
