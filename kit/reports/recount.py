"""Recounts a research bundle: every file, hash, root, verdict, count and coverage, made again.

    python recount.py [FOLDER] [--json]

Without a folder it looks at the one it lies in. It needs Python 3.9 or later and nothing else: no
package, no network, not the kit that wrote the bundle. It was written from the description of the
rules and not from the kit's own code, so that a mistake in the one shows in the other.

It exits with 0 where everything agrees, 1 where anything differs, 2 where there is no bundle.

Read it from top to bottom: files, chain, record, ballots, rules, rounds, tables, coverage, sheet.
"""
# ruff: noqa: B905, SIM905 (it runs on older Pythons than the kit; columns are read as words)

from __future__ import annotations

import sys

if __name__ == "__main__" and sys.path and sys.path[0] and __file__.startswith(sys.path[0]):
    del sys.path[0]  # a file `json.py` that somebody laid beside this script is never run

import csv
import hashlib
import io
import json
import os
import re
import stat
import unicodedata
from collections import Counter
from contextlib import contextmanager
from fractions import Fraction
from itertools import combinations, islice, zip_longest
from math import ceil, comb, floor, gcd
from typing import Any, Callable, Iterable, Iterator, NamedTuple  # noqa: UP035

IN, OUT, UNDECIDED = "in", "out", "undecided"
BLANK, CANNOT_JUDGE, RECUSED = "", "cannot-judge", "recused"
FEWEST = 5
"""In a secret round nothing is told of fewer people than these."""

MOST_VOTERS = 100_000
"""More than any round can have: what says so is not counted, so that a lie costs no time."""

MALFORMED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    MemoryError,
    TypeError,
    ValueError,
    OSError,
    csv.Error,
)
"""What goes wrong where a file does not hold what it should."""


class NoBundle(Exception):  # noqa: N818 (named after what it says)
    """The folder is no research bundle."""


class Report:
    """What was checked, what was not, and every difference with its file and place."""

    LISTED = 50

    def __init__(self) -> None:
        self.checked: dict[str, Any] = {}
        self.notes: list[str] = []
        self.differences: list[dict[str, str]] = []
        self._more: Counter[str] = Counter()

    @property
    def ok(self) -> bool:
        """Whether everything agrees."""
        return not self.differences

    def differ(self, file: str, place: str, message: str) -> None:
        """Write a difference down; of one file no more than anybody reads."""
        self._more[file] += 1
        if self._more[file] <= self.LISTED:
            found = {"file": shown(file), "place": shown(place), "message": shown(message)}
            self.differences.append(found)

    def unlike(self, file: str, place: str, found: Any, expected: Any) -> None:
        """Write down where the bundle says one thing and the recount another, if they do."""
        if found != expected or isinstance(found, bool) != isinstance(expected, bool):
            self.differ(file, place, f"is {brief(found)}; the recount gives {brief(expected)}")

    def finish(self) -> None:
        """Say what was not listed."""
        for file, count in self._more.items():
            if count > self.LISTED:
                found = {"file": shown(file), "place": "", "message": ""}
                found["message"] = f"and {count - self.LISTED} more differences in this file"
                self.differences.append(found)


def shown(text: str) -> str:
    """A text without anything that a terminal would obey."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def brief(value: Any) -> str:
    """A value as it is written in JSON, not too long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = text if text != "" else "empty"
    return text if len(text) <= 90 else f"{text[:80]}…"


# --- files ---------------------------------------------------------------------------------------

MANIFEST, EVENTS, TEXTS, DECISIONS = (
    "manifest.json",
    "events.jsonl",
    "texts.jsonl",
    "decisions.json",
)
LEFT_BEHIND = {"__pycache__", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What operating systems and notebooks leave in folders by themselves: named, not counted."""

LONGEST = 1 << 28
"""Bytes that one line or one JSON file may have; a round of five thousand voters has a tenth."""


class Bundle:
    """The files of a folder. Links and other things that are no plain files are never opened."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.paths: dict[str, str] = {}
        self.strange: list[str] = []
        self.ignored: list[str] = []
        self._walk(folder, "")
        if not {MANIFEST, EVENTS} & self.paths.keys():
            raise NoBundle(f"{shown(folder)} is no research bundle: it has no {MANIFEST}.")

    def _walk(self, folder: str, above: str) -> None:
        waiting = [(folder, above)]
        while waiting:
            place, prefix = waiting.pop()
            for entry in sorted(os.scandir(place), key=lambda one: one.name):
                path = prefix + entry.name
                if entry.name in LEFT_BEHIND:
                    self.ignored.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, path + "/"))
                elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                    self.paths[path] = entry.path
                else:
                    self.strange.append(path)

    def lines(self, path: str) -> Iterator[bytes]:
        """The lines of a file, one at a time."""
        with open(self.paths[path], "rb") as stream:  # noqa: PTH123
            while line := stream.readline(LONGEST):
                if len(line) == LONGEST:
                    raise ValueError("a line is too long")
                yield line

    def whole(self, path: str) -> bytes:
        """All bytes of a file that is not too long."""
        with open(self.paths[path], "rb") as stream:  # noqa: PTH123
            content = stream.read(LONGEST)
        if len(content) == LONGEST:
            raise ValueError("the file is too long")
        return content

    def described(self, path: str) -> dict[str, Any]:
        """Length and hash of a file, read piece by piece."""
        digest, length = hashlib.sha256(), 0
        with open(self.paths[path], "rb") as stream:  # noqa: PTH123
            while piece := stream.read(1 << 20):
                digest.update(piece)
                length += len(piece)
        return {"bytes": length, "sha256": digest.hexdigest()}


def parsed(content: bytes) -> Any:
    """JSON without numbers that have no one spelling. ValueError says in a word what is wrong."""
    try:
        return json.loads(content.decode(), parse_float=_no_number, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise ValueError("no UTF-8") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"no JSON as it should be ({error})") from None


def _no_number(text: str) -> Any:
    raise ValueError(f"{text[:20]} is no whole number")


def json_file(content: Any) -> bytes:
    """A JSON file of the bundle in its one form."""
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()


def check_files(bundle: Bundle, report: Report, record: Record) -> None:
    """Every file against the manifest, and the manifest against one made again from the files."""
    stated = _stated_files(bundle, report)
    real: dict[str, Any] = {}
    for path in sorted(bundle.paths):
        if path == MANIFEST:
            continue
        try:
            real[path] = described = bundle.described(path)
        except OSError as error:
            report.differ(path, "", f"cannot be read: {error.strerror}")
            continue
        if path not in stated:
            report.differ(path, "", f"was added: {MANIFEST} does not name it")
        elif stated[path] != described:
            report.differ(path, "", f"was changed: length or SHA-256 is not that of {MANIFEST}")
    for path in sorted(stated.keys() - real.keys()):
        report.differ(path, "", _why_missing(path))
    for path in bundle.strange:
        report.differ(path, "", "is a link or no plain file; it was not opened")
    if bundle.ignored:
        report.notes.append(f"Not part of the bundle, left aside: {', '.join(bundle.ignored)}.")
    head = {"session": record.session, "events": record.events, "head": record.head}
    again = json_file({"format": "sealkit-bundle", "version": 1, **head, "files": real})
    if MANIFEST in bundle.paths and bundle.whole(MANIFEST) != again:
        report.differ(
            MANIFEST, "", "these files make another one: it, or files named here, changed"
        )
    report.checked["files"] = len(real)


def _stated_files(bundle: Bundle, report: Report) -> dict[str, Any]:
    if MANIFEST not in bundle.paths:
        report.differ(MANIFEST, "", "is missing")
        return {}
    try:
        stated = parsed(bundle.whole(MANIFEST))["files"]
        return {path: dict(one) for path, one in stated.items()}
    except MALFORMED as error:
        report.differ(MANIFEST, "", f"cannot be read: {error}")
        return {}


def _why_missing(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or "" in parts or ":" in parts[0]:
        return f"{MANIFEST} names a path outside of the folder; it was not opened"
    return f"is missing: {MANIFEST} names it"


# --- the chain and the texts ---------------------------------------------------------------------

FULL = {"at", "body", "hash", "name", "position", "seat", "session"}
WITHHELD = {"hash", "position", "session", "withheld"}
HASH = re.compile(r"[0-9a-f]{64}")

TEXTS_IN = {
    "groups-arranged": ("groups.title",),
    "organisations-listed": ("organisations.title",),
    "session-renamed": ("title",),
    "line-written": ("text",),
    "line-reworded": ("text",),
    "line-translated": ("text",),
    "idea-sent": ("text",),
    "theme-gathered": ("title",),
    "theme-renamed": ("title",),
    "mapping-stated": ("justification",),
    "gap-stated": ("justification",),
    "pair-settled": ("justification",),
    "gap-settled": ("justification",),
    "standard-gathered": ("text",),
    "standard-reworded": ("text",),
    "standard-described": ("adaptation", "harm", "evidence"),
    "round-closed": ("reasons.text",),
}
"""Where in an event people's own words stand: there the record holds their salted hash."""


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value: sorted names, no spaces, UTF-8, every text in NFC."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if not unicodedata.is_normalized("NFC", text):
        composed = _composed(value)
        text = json.dumps(composed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_composed(name): _composed(part) for name, part in value.items()}
    return [_composed(part) for part in value] if isinstance(value, list) else value


def linked(previous: str, event: dict[str, Any]) -> str:
    """The hash of an event behind another one: it covers all of the line but the hash itself."""
    covered = {name: part for name, part in event.items() if name != "hash"}
    return hashlib.sha256(previous.encode() + b"\n" + canonical(covered)).hexdigest()


def read_events(bundle: Bundle, report: Report, record: Record) -> None:
    """Go along the chain, and take every event into the record."""
    previous: str | None = "0" * 64
    for number, line in enumerate(bundle.lines(EVENTS), start=1):
        try:
            event = _event(line)
        except MALFORMED as error:
            report.differ(EVENTS, f"line {number}", f"cannot be read: {error}")
            previous = None
            continue
        _check_place(report, record, event, number, previous)
        previous = record.head = event["hash"]
        record.events = number
        if "withheld" in event:
            record.withheld += 1
            continue
        try:
            record.take(event)
        except MALFORMED as error:
            report.differ(EVENTS, f"line {number}", f"is no such event: {wrong(error)}")
    report.checked.update(events=record.events, withheld=record.withheld)


def _event(line: bytes) -> dict[str, Any]:
    event = parsed(line)
    if not isinstance(event, dict) or event.keys() not in (FULL, WITHHELD):
        raise ValueError("its names are not those of an event")
    if line != canonical(event) + b"\n":
        raise ValueError("not written in the one canonical form, or cut off")
    if not HASH.fullmatch(event["hash"]) or not isinstance(event["session"], str):
        raise ValueError("no hash or no session")
    return event


def _check_place(
    report: Report, record: Record, event: dict[str, Any], number: int, previous: str | None
) -> None:
    place = f"line {number}"
    record.session = record.session or event["session"]
    report.unlike(EVENTS, f"{place}, position", event["position"], number)
    report.unlike(EVENTS, f"{place}, session", event["session"], record.session)
    if (
        "withheld" not in event
        and previous is not None
        and event["hash"] != linked(previous, event)
    ):
        report.differ(EVENTS, place, "its hash does not follow from the one before and its content")


def check_texts(bundle: Bundle, report: Report, record: Record) -> None:
    """Every text against its hash, and every hash against the events that name it."""
    erased, before, count = dict(record.texts), (0, ""), 0
    for number, line in enumerate(bundle.lines(TEXTS), start=1):
        place = f"line {number}"
        try:
            text = parsed(line)
            key = (text["position"], text["hash"])
            salted = f"{text['salt']}\n{text['text']}".encode()
            if text.keys() != {"hash", "position", "salt", "text"} or line[:-1] != canonical(text):
                raise ValueError("not written in the one canonical form, or cut off")
            if hashlib.sha256(salted).hexdigest() != text["hash"]:
                report.differ(TEXTS, place, "the text is not the one whose hash was recorded")
            if key not in record.texts:
                report.differ(TEXTS, place, "no event of that position names this text")
            if key <= before:
                report.differ(TEXTS, place, "is not in order, or there twice")
            erased.pop(key, None)
            before, count = key, count + 1
        except MALFORMED as error:
            report.differ(TEXTS, place, f"cannot be read: {wrong(error)}")
    report.checked.update(texts=count, erased=len(erased))
    if erased:
        report.notes.append(f"{len(erased)} texts are not here: they were erased. Hashes remain.")


def wrong(error: BaseException) -> str:
    """What is wrong with something, in a word or two."""
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


# --- the record ----------------------------------------------------------------------------------


class Voter(NamedTuple):
    """Whom a seat stood for when it was entitled to vote."""

    organisation: str | None = None
    country: str | None = None
    group: str | None = None


OPENED: dict[str, Any] = {
    "attribute": None,
    "heads": None,
    "ties": "undecided",
    "weights": {},
    "asks_scope": False,
}
CLOSED: dict[str, Any] = {"attribute_dropped": False, "scopes": {}, "tallied": {}, "blank": []}
GIVEN: dict[str, Any] = {"seat_id": None, "value_of": None, "reasoned": None, "how": None}
"""What older records leave out, because nothing of it was known yet."""


class Round:
    """A round as its events tell it."""

    def __init__(self, opened: dict[str, Any], at: str) -> None:
        self.opened, self.opened_at = {**OPENED, **opened}, at
        self.closed: dict[str, Any] = {}
        self.closed_at = ""
        self.voters: dict[str, Voter] = {}
        self.sheets: dict[str, dict[str, Any]] = {}
        self.is_open = opened["secrecy"] == "open"
        self.is_whole = opened["method"] == "approval"
        self.attribute: str | None = self.opened["attribute"]
        self.standard_ids: list[str] = list(opened["standard_ids"])
        self.rule: dict[str, str] = {**DEFAULTS.get(opened["rule"]["name"], {}), **opened["rule"]}

    def value_of(self, seat_id: str) -> str | None:
        """The group or country of a seat, empty for none; nothing where the round asks neither."""
        if self.attribute is None or seat_id not in self.voters:
            return None
        voter = self.voters[seat_id]
        return (voter.group if self.attribute == "group" else voter.country) or ""

    def judgements(self, standard_id: str) -> list[dict[str, Any]]:
        """What was published of a standard."""
        found: list[dict[str, Any]] = self.closed["judgements"].get(standard_id, [])
        return found


class Record:
    """The session as the events tell it, as far as it is recounted here."""

    def __init__(self) -> None:
        self.session, self.head, self.events, self.withheld = "", "0" * 64, 0, 0
        self.texts: dict[tuple[int, str], bool] = {}
        self.rounds: dict[str, Round] = {}
        self.crosswalk = Crosswalk()
        self._seats: dict[str, dict[str, Any]] = {}
        self._countries: dict[str, str | None] = {}

    @property
    def closed(self) -> list[Round]:
        """The rounds that were closed."""
        return [one for one in self.rounds.values() if one.closed]

    def take(self, event: dict[str, Any]) -> None:
        """Take one more event in."""
        name, body = event["name"], event["body"]
        for path in TEXTS_IN.get(name, ()):
            for hashed in _at(body, path.split(".")):
                self.texts[event["position"], hashed] = True
        if name == "seat-opened":
            self._seats[body["seat_id"]] = body
        elif name == "organisations-listed":
            listed = body["organisations"]
            self._countries = {one["organisation_id"]: one["country"] for one in listed}
        elif name == "round-opened":
            opened = Round(body, event["at"])
            opened.voters = {one: self._voter(one) for one in body["entitled"]}
            self.rounds[body["round_id"]] = opened
        elif "round_id" in body:
            self._in_round(self.rounds[body["round_id"]], name, body, event["at"])
        else:
            self.crosswalk.take(name, body, is_partly=self.withheld > 0)

    def _in_round(self, round_: Round, name: str, body: dict[str, Any], at: str) -> None:
        if name == "seat-admitted":
            round_.voters[body["seat_id"]] = self._voter(body["seat_id"])
        elif name == "tally-entered":
            round_.sheets[body["tally_id"]] = {**body, "counts": False}
        elif name in ("tally-confirmed", "tally-withdrawn"):
            round_.sheets[body["tally_id"]]["counts"] = name == "tally-confirmed"
        elif name == "round-closed":
            judgements = {
                standard_id: [{**GIVEN, **one} for one in given]
                for standard_id, given in body["judgements"].items()
            }
            round_.closed = {**CLOSED, **body, "judgements": judgements}
            round_.closed_at = at

    def _voter(self, seat_id: str) -> Voter:
        seat = self._seats.get(seat_id, {})
        organisation = seat.get("organisation_id")
        country = seat.get("country") or self._countries.get(organisation or "")
        return Voter(organisation, country, seat.get("group_id"))


def _at(value: Any, path: list[str]) -> Iterator[str]:
    """The texts at the end of a path; lists are walked through, languages of a text too."""
    if isinstance(value, list):
        for one in value:
            yield from _at(one, path)
    elif path:
        yield from _at(value[path[0]], path[1:])
    elif isinstance(value, dict):
        yield from value.values()
    elif value is not None:
        yield value


# --- ballots: what a closed round says of each standard ------------------------------------------


class Said(NamedTuple):
    """What one voter said of one standard; nobody's name stands for those nothing tells apart."""

    voter: Any
    value: str
    group: str | None
    reasoned: bool


class Ballots:
    """All that was said of each standard, and who the voters are, in their order."""

    def __init__(self, round_: Round) -> None:
        self.round = round_
        self.said: dict[str, list[Said]] = {}
        self.voters: dict[Any, Voter] = {}
        silence = "0" if round_.is_whole else BLANK
        known = _known_voters(round_)
        for name in known:
            self.voters[name] = round_.voters.get(name, Voter())
        for standard_id in round_.standard_ids:
            self.said[standard_id] = self._of(standard_id, silence, known)

    def _of(self, standard_id: str, silence: str, known: list[str]) -> list[Said]:
        """Everybody who voted said something of it, if only by silence."""
        silent, given, crowd = dict.fromkeys(known), [], Counter()  # type: ignore[var-annotated]
        judgements = self.round.judgements(standard_id)
        for one in judgements:
            name: Any = one["seat_id"] or one["code"]
            if name in silent:
                del silent[name]
            else:
                name = self._unknown(one["value_of"], crowd)
            given.append(Said(name, one["value"], one["value_of"], bool(one["reasoned"])))
        given += [Said(one, silence, self.round.value_of(one), False) for one in silent]
        unknown = self.round.closed["voted"] - len(judgements) - len(silent)
        if unknown > MOST_VOTERS:
            raise ValueError("more people than a room can hold")
        for _ in range(unknown):
            given.append(Said(self._unknown(None, crowd), silence, None, False))
        return [one for one in given if one.value != RECUSED]

    def _unknown(self, group: str | None, crowd: Counter[Any]) -> Any:
        crowd[group] += 1
        name = (group, crowd[group])
        country = group if self.round.attribute == "country" else None
        self.voters.setdefault(name, Voter(country=country))
        return name

    def counts(self, standard_id: str) -> Counter[str]:
        """How often each value was said of a standard."""
        return Counter(one.value for one in self.said[standard_id])


def _known_voters(round_: Round) -> list[str]:
    """Who is the same voter from one standard to the next: seats, or codes of whole ballots."""
    given = [one for judgements in round_.closed["judgements"].values() for one in judgements]
    if round_.is_open:
        voted = {*round_.closed["blank"], *(one["seat_id"] for one in given)}
        return [seat_id for seat_id in round_.voters if seat_id in voted]
    if round_.is_whole and not round_.closed["tallied"]:
        return sorted({one["code"] for one in given})
    return []


# --- rules: what is common to them ---------------------------------------------------------------

DEFAULTS: dict[str, dict[str, str]] = {
    name: dict(one.split("=", 1) for one in parameters.split())
    for name, parameters in {
        "delphi": "high=7-9 in_share=70% low=1-3 low_share=15% out_if_high=off "
        "cannot_judge=leave blank=leave groups=pooled",
        "rand-ucla": "in_median=7 out_median=3 quantile=type-7 even_median=uncertain "
        "disagreement=ipras groups=pooled",
        "median-iqr": "in_median=7 out_median=3 iqr=3 quantile=type-7 groups=pooled",
        "double-threshold": "yes_share=2/3 no_share=25% no_of=present no_in=weights "
        "no_counts=always weights_of=organisations country_share=55% countries_of=present "
        "countries_from=3 quorum=off",
        "approval": "places=10 least=1",
        "equal-shares": "places=10 budgets=voters completion=phragmen",
        "majority-judgment": "grades=excellent,very-good,good,fair,poor,reject "
        "in_grade=second-best blank=leave cannot_judge=leave",
        "consent": "min_support=50% objected=out override=off",
    }.items()
}
"""The parameters of each rule where nothing else is said. How many are entitled the round knows."""

HALF = Fraction(1, 2)
NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?")
FRACTION = re.compile(r"(\d{1,12})\s*/\s*(\d{1,12})")


def exact(text: str) -> Fraction:
    """`2`, `1.5` or `1/3`, exactly."""
    if NUMBER.fullmatch(text.strip()):
        return Fraction(text.strip().replace(",", "."))
    found = FRACTION.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text[:40]!r} is no number")
    return Fraction(int(found[1]), int(found[2]))


def share(text: str) -> Fraction:
    """`70%`, `66.7%` or `2/3`, exactly."""
    is_percent = text.strip().endswith("%")
    return exact(text.strip()[:-1]) / 100 if is_percent else exact(text)


def condition(text: str) -> Fraction | None:
    """A share, or none where the condition is off."""
    return None if text.strip() == "off" else share(text)


def written(figure: Any) -> str:
    """A figure as a text that loses nothing: decimals where these are exact, else a fraction."""
    if isinstance(figure, bool):
        return "true" if figure else "false"
    if not isinstance(figure, Fraction):
        return str(figure)
    for places in range(13):
        digits = figure * 10**places
        if digits.denominator == 1:
            whole = str(digits.numerator).zfill(places + 1)
            return f"{whole[:-places]}.{whole[-places:]}" if places else whole
    return f"{figure.numerator}/{figure.denominator}"


class Outcome(NamedTuple):
    """What a rule says of one standard, and the figures that this rests on."""

    verdict: str
    judged: int
    cannot_judge: int
    blank: int
    figures: dict[str, Any]


class Decided(NamedTuple):
    """The outcomes by standard. Where places are limited, `committees` are the sets that may have
    them, listed up to a thousand; `total` is how many there are, none where too many."""

    outcomes: dict[str, Outcome]
    committees: tuple[frozenset[str], ...] = ()
    total: int | None = None
    has_places: bool = False


def outcome(verdict: str, counts: dict[str, int], figures: dict[str, Any]) -> Outcome:
    """An outcome with the counts of a standard; what nobody judged is undecided."""
    apart = counts.get(CANNOT_JUDGE, 0), counts.get(BLANK, 0)
    n = sum(counts.values()) - sum(apart)
    return Outcome(verdict if n else UNDECIDED, n, *apart, figures)


# --- rules of ratings ----------------------------------------------------------------------------

Reading = Callable[["Counter[str]"], Outcome]
"""What a rule of ratings says of the counts of one standard."""


def rated(read: Reading, rule: dict[str, str], ballots: Ballots) -> Decided:
    """All together, or the verdict that holds in every group in which anybody judged."""
    told = {one.group for said in ballots.said.values() for one in said} - {None}
    outcomes = {}
    for standard_id, said in ballots.said.items():
        found = read(ballots.counts(standard_id))
        if rule["groups"] == "each" and told:
            parts: dict[Any, Counter[str]] = {}
            for one in said:
                if one.group is not None:
                    parts.setdefault(one.group, Counter())[one.value] += 1
            says = {part.verdict for part in map(read, parts.values()) if part.judged}
            found = found._replace(verdict=says.pop() if len(says) == 1 else UNDECIDED)
        outcomes[standard_id] = found
    return Decided(outcomes)


def band(text: str) -> range:
    """`7-9` or `9` as ratings."""
    ends = [int(one) for one in re.findall(r"[1-9]", text)]
    return range(ends[0], ends[-1] + 1)


def delphi(rule: dict[str, str], ballots: Ballots) -> Decided:
    """Enough high ratings and few low ones, or the other way round."""
    in_share, low_share = share(rule["in_share"]), share(rule["low_share"])
    limit = re.fullmatch(r"\s*(<=|≤|<)\s*(.+)", rule["out_if_high"])

    def is_out(high: int, low: int, base: int) -> bool:
        if not limit:
            return low >= in_share * base and high < low_share * base
        most = share(limit[2]) * base
        return high < most if limit[1] == "<" else high <= most

    def read(counts: Counter[str]) -> Outcome:
        high, low = (sum(counts[str(one)] for one in band(rule[key])) for key in ("high", "low"))
        base = sum(counts.values())
        base -= counts[CANNOT_JUDGE] if rule["cannot_judge"] == "leave" else 0
        base -= counts[BLANK] if rule["blank"] == "leave" else 0
        verdict = UNDECIDED
        if high >= in_share * base and low < low_share * base:
            verdict = IN
        elif is_out(high, low, base):
            verdict = OUT
        return outcome(verdict, counts, {"high": high, "low": low, "base": base})

    return rated(read, rule, ballots)


def ratings(counts: Counter[str]) -> list[int]:
    """The ratings of a standard in ascending order."""
    return [one for one in range(1, 10) for _ in range(counts[str(one)])]


def median(values: list[int]) -> Fraction:
    """The middle value, or the mean of the two middle ones."""
    return Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)


def quantile(values: list[int], p: Fraction, definition: str) -> Fraction:
    """Hyndman and Fan, 1996: the mean of two neighbours, x[j] and x[j + 1], weighted by gamma."""
    kind, n = int(definition.replace("type-", "")), len(values)
    m = {3: -HALF, 5: HALF, 6: p, 7: 1 - p, 8: (p + 1) / 3, 9: p / 4 + Fraction(3, 8)}.get(
        kind, Fraction(0)
    )
    j = floor(n * p + m)
    g = n * p + m - j
    if kind == 1:
        gamma = Fraction(g > 0)
    elif kind == 2:
        gamma = Fraction(1) if g else HALF
    elif kind == 3:
        gamma = Fraction(bool(g) or j % 2 == 1)
    else:
        gamma = g
    below, above = (values[min(max(place, 1), n) - 1] for place in (j, j + 1))
    return (1 - gamma) * below + gamma * above


def by_median(middle: Fraction, rule: dict[str, str]) -> str:
    """In from one median on, out up to another."""
    if middle >= int(rule["in_median"]):
        return IN
    return OUT if middle <= int(rule["out_median"]) else UNDECIDED


def rand_ucla(rule: dict[str, str], ballots: Ballots) -> Decided:
    """The median decides, unless the panel disagrees."""

    def read(counts: Counter[str]) -> Outcome:
        values = ratings(counts)
        if not values:
            return outcome(UNDECIDED, counts, {})
        p30, p70 = (quantile(values, Fraction(k, 10), rule["quantile"]) for k in (3, 7))
        middle, ipr, centre = median(values), p70 - p30, (p30 + p70) / 2
        ai = abs(5 - centre)
        ipras = Fraction("2.35") + Fraction("1.5") * ai
        disagree = ipr > ipras
        if rule["disagreement"] == "panel-size":
            many = (len(values) + 1) // 3
            ends = sum(one <= 3 for one in values), sum(one >= 7 for one in values)
            disagree = len(values) > 1 and min(ends) >= many
        figures = {"median": middle, "p30": p30, "p70": p70, "ipr": ipr, "iprcp": centre}
        figures.update(ai=ai, ipras=ipras, di=ipr / ipras)
        rounded = Fraction(ceil(middle)) if rule["even_median"] == "higher" else middle
        verdict = UNDECIDED if disagree else by_median(rounded, rule)
        return outcome(verdict, counts, {**figures, "disagreement": disagree})

    return rated(read, rule, ballots)


def median_iqr(rule: dict[str, str], ballots: Ballots) -> Decided:
    """The median decides where the middle half of the ratings is close together."""

    def read(counts: Counter[str]) -> Outcome:
        values = ratings(counts)
        if not values:
            return outcome(UNDECIDED, counts, {})
        q1, q3 = (quantile(values, Fraction(k, 4), rule["quantile"]) for k in (1, 3))
        middle, iqr = median(values), q3 - q1
        verdict = by_median(middle, rule) if iqr <= exact(rule["iqr"]) else UNDECIDED
        return outcome(verdict, counts, {"median": middle, "q1": q1, "q3": q3, "iqr": iqr})

    return rated(read, rule, ballots)


# --- rules of yes, no and objections -------------------------------------------------------------


class Unit(NamedTuple):
    """Who has one weight: an organisation, or a voter without one."""

    weight: Fraction
    country: str


def units(rule: dict[str, str], ballots: Ballots) -> tuple[dict[Any, Any], dict[Any, Unit]]:
    """The unit of each voter; an organisation's country is that of its first voter."""
    round_ = ballots.round
    unit_of: dict[Any, Any] = {}
    found: dict[Any, Unit] = {}
    weights = {name: exact(text) for name, text in round_.opened["weights"].items()}
    for name, voter in ballots.voters.items():
        organisation = voter.organisation if round_.is_open else None
        is_one = organisation and rule["weights_of"] == "organisations"
        unit_of[name] = unit = ("of", organisation) if is_one else name
        weight = weights.get(voter.organisation or "", Fraction(1))
        found.setdefault(unit, Unit(weight, voter.country or ""))
    return unit_of, found


def double_threshold(rule: dict[str, str], ballots: Ballots) -> Decided:
    """Enough yes, not too many no, ahead in enough countries, and a quorum of approval."""
    unit_of, known = units(rule, ballots)
    entitled = entitled_weight(rule, ballots.round) if condition(rule["quorum"]) else None
    answers, outcomes = ("yes", "no", "abstain"), {}
    for standard_id, said in ballots.said.items():
        by_unit: dict[Any, Counter[str]] = {}
        unreasoned = 0
        for one in said:
            if one.value == "no" and not one.reasoned and rule["no_counts"] == "with-reason":
                unreasoned += 1
            elif one.value in answers:
                by_unit.setdefault(unit_of[one.voter], Counter())[one.value] += 1
        votes, weights, countries = _summed(by_unit, known)
        conditions = _conditions(rule, votes, weights, countries, entitled)
        cast = weights["yes"] + weights["no"]
        present = cast + weights["abstain"]
        if entitled is not None and present > entitled:
            raise ValueError(f"more voted on {standard_id} than are entitled")
        figures: dict[str, Any] = {
            **{name: weights[name] for name in answers},
            "yes_of_cast": weights["yes"] / cast if cast else None,
            "yes_of_present": weights["yes"] / present if present else None,
            "yes_of_entitled": weights["yes"] / entitled if entitled else None,
            **{f"votes.{name}": votes[name] for name in answers},
            **{f"weights.{name}": weights[name] for name in answers},
            **{f"countries.{name}": count for name, count in _ahead(countries).items()},
            "without_reason": unreasoned,
            **{f"conditions.{name}": holds for name, holds in conditions.items()},
        }
        verdict = UNDECIDED if not cast else OUT if False in conditions.values() else IN
        outcomes[standard_id] = outcome(verdict, ballots.counts(standard_id), figures)
    return Decided(outcomes)


def _summed(
    by_unit: dict[Any, Counter[str]], known: dict[Any, Unit]
) -> tuple[Counter[str], dict[str, Fraction], dict[str, dict[str, Fraction]]]:
    """Votes, weights, and weights by country; a unit's weight is parted among its votes."""
    votes: Counter[str] = Counter()
    weights = dict.fromkeys(("yes", "no", "abstain"), Fraction(0))
    countries: dict[str, dict[str, Fraction]] = {}
    alike = Counter((known[unit], tuple(sorted(one.items()))) for unit, one in by_unit.items())
    for (unit, said), many in alike.items():
        whole = sum(count for _, count in said)
        there = countries.setdefault(unit.country, dict.fromkeys(weights, Fraction(0)))
        for value, count in said:
            votes[value] += many * count
            weights[value] += many * unit.weight * Fraction(count, whole)
            there[value] += many * unit.weight * Fraction(count, whole)
    countries.pop("", None)
    return votes, weights, countries


def _ahead(countries: dict[str, dict[str, Fraction]]) -> dict[str, int]:
    """In how many countries yes is ahead of no, behind it, or tied."""
    voting = [one for one in countries.values() if any(one.values())]
    sides = [(one["yes"] > one["no"]) - (one["yes"] < one["no"]) for one in voting]
    return {"yes": sides.count(1), "no": sides.count(-1), "tied": sides.count(0)}


def _conditions(
    rule: dict[str, str],
    votes: Counter[str],
    weights: dict[str, Fraction],
    countries: dict[str, dict[str, Fraction]],
    entitled: Fraction | None,
) -> dict[str, bool | None]:
    """Which conditions hold; none where one is not asked."""
    against: Any = weights if rule["no_in"] == "weights" else votes
    base = against["yes"] + against["no"]
    base += against["abstain"] if rule["no_of"] == "present" else 0
    in_countries, country_share = None, condition(rule["country_share"])
    counted = [
        one
        for one in countries.values()
        if one["yes"] + one["no"] + (one["abstain"] if rule["countries_of"] == "present" else 0)
    ]
    if country_share is not None and len(counted) >= int(rule["countries_from"]):
        in_countries = _ahead(countries)["yes"] >= country_share * len(counted)
    quorum = condition(rule["quorum"])
    return {
        "yes": weights["yes"] >= share(rule["yes_share"]) * (weights["yes"] + weights["no"]),
        "no": against["no"] <= share(rule["no_share"]) * base,
        "countries": in_countries,
        "quorum": None if not quorum else weights["yes"] >= quorum * (entitled or 0),
    }


def entitled_weight(rule: dict[str, str], round_: Round) -> Fraction:
    """All who are entitled: voices, or weights where the rule counts weights."""
    voters = list(round_.voters.values())
    on_paper = round_.closed["entitled"] - len(voters)
    if rule["name"] != "double-threshold":
        return Fraction(len(voters) + on_paper)
    named = [one.organisation for one in voters if one.organisation]
    alone = len(voters) - len(named) + on_paper
    counted = set(named) if rule["weights_of"] == "organisations" else named
    weights = round_.opened["weights"]
    whole = sum((exact(weights.get(one, "1")) for one in counted), Fraction(alone))
    return whole or Fraction(1)


def consent(rule: dict[str, str], ballots: Ballots) -> Decided:
    """Enough support, and nobody has a reasoned objection."""
    override, outcomes = condition(rule["override"]), {}
    entitled = entitled_weight(rule, ballots.round)
    for standard_id, said in ballots.said.items():
        counts = ballots.counts(standard_id)
        judged = counts["yes"] + counts["abstain"] + counts["object"]
        reasoned = sum(one.value == "object" and one.reasoned for one in said)
        verdict = rule["objected"]
        if counts["yes"] < share(rule["min_support"]) * judged:
            verdict = OUT
        elif not reasoned or (override and counts["yes"] >= override * entitled):
            verdict = IN
        figures = {"support": counts["yes"], "abstain": counts["abstain"]}
        figures.update(objections=reasoned, without_reason=counts["object"] - reasoned)
        outcomes[standard_id] = outcome(verdict, counts, figures)
    return Decided(outcomes)


# --- rules with limited places -------------------------------------------------------------------

LISTED = 1_000
"""Sets of standards that are listed where several are tied."""

WAYS = 5_000
"""Ways through the ties of equal shares that are followed; beyond, what is tied is undecided."""


def placed(
    ballots: Ballots, sure: Iterable[str], possible: Iterable[str], figures: dict[str, Any]
) -> dict[str, Outcome]:
    """In if in all committees, undecided if in some, else out."""
    in_all, in_some = set(sure), set(possible)
    return {
        name: outcome(
            IN if name in in_all else UNDECIDED if name in in_some else OUT,
            ballots.counts(name),
            figures[name],
        )
        for name in ballots.said
    }


def approval(rule: dict[str, str], ballots: Ballots) -> Decided:
    """The standards that most approve, up to the number of places."""
    places, least = int(rule["places"]), int(rule["least"])
    counts = {name: ballots.counts(name) for name in ballots.said}
    scores = {name: one["1"] for name, one in counts.items() if sum(one.values())}
    eligible = [name for name, score in scores.items() if score >= least]
    ordered = sorted((scores[name] for name in eligible), reverse=True)
    cut = ordered[places - 1] if len(ordered) > places else -1
    sure = [name for name in eligible if scores[name] > cut]
    at_cut = [name for name in eligible if scores[name] == cut]
    if len(sure) + len(at_cut) <= places:
        sure, at_cut = sure + at_cut, []
    left = places - len(sure) if at_cut else 0
    figures = {
        name: {
            "approvals": one["1"],
            "rank": 1 + sum(other > one["1"] for other in scores.values()),
        }
        if name in scores
        else {}
        for name, one in counts.items()
    }
    chosen = islice(combinations(at_cut, left), LISTED)
    listed = tuple(frozenset([*sure, *some]) for some in chosen)
    outcomes = placed(ballots, sure, sure + at_cut, figures)
    return Decided(outcomes, listed, comb(len(at_cut), left), True)


class Shares:
    """Equal shares: everybody has a purse, a standard costs its supporters one unit together.

    Money is counted in whole parts of a unit, and the parts are made smaller where a price needs
    it: nothing is ever rounded. Every way to break ties is followed, each state once.
    """

    def __init__(self, supporters: dict[str, list[int]], budgets: list[Fraction], places: int):
        self.supporters, self.places = supporters, places
        self.unit = 1
        for one in budgets:
            self.unit = self.unit * one.denominator // gcd(self.unit, one.denominator)
        parts = [int(one * self.unit) for one in budgets]
        common = gcd(*parts) if parts else 1
        self.wages = [one // (common or 1) for one in parts]
        self.purses = tuple(places * one for one in parts)

    def run(self, is_completed: bool) -> tuple[set[frozenset[str]], set[str] | None]:
        """The sets that can result. Where there are too many ways, also what no tie came before."""
        start = (frozenset[str](), self.purses, self.unit, False, dict.fromkeys(self.supporters, 0))
        waiting: list[Any] = [start]
        seen: set[Any] = set()
        ends: set[frozenset[str]] = set()
        before: frozenset[str] | None = None
        for _ in range(WAYS):
            if not waiting:
                break
            state = waiting.pop()
            after = self._steps(state, is_completed)
            if not after:
                ends.add(state[0])
            if len(after) > 1:
                before = state[0] if before is None else before
                fresh = {self._key(one): one for one in after}
                after = [one for key, one in fresh.items() if key not in seen]
                seen.update(fresh)
            waiting += after
        return ends, set(before or ()) if waiting else None

    @staticmethod
    def _key(state: Any) -> Any:
        chosen, purses, unit, is_completing, _ = state
        common = gcd(unit, *purses)
        return chosen, is_completing, unit // common, tuple(one // common for one in purses)

    def _steps(self, state: Any, is_completed: bool) -> list[Any]:
        if len(state[0]) == self.places:
            return []
        found = [] if state[3] else self._bought(state)
        return found or (self._completed(state) if is_completed else [])

    def _bought(self, state: Any) -> list[Any]:
        """Everything that has the lowest price now. Prices never fall: known ones are a bound."""
        chosen, purses, unit, _, known = state
        best, cheapest, prices = None, [], dict(known)
        for name in sorted(known, key=known.__getitem__):
            if best is not None and known[name] > best:
                break
            price = self._price([purses[voter] for voter in self.supporters[name]], unit)
            if price is None:
                del prices[name]
                continue
            prices[name] = price
            if best is None or price < best:
                best, cheapest = price, [name]
            elif price == best:
                cheapest.append(name)
        return [self._paid(chosen, purses, unit, prices, name) for name in cheapest]

    @staticmethod
    def _price(purses: list[int], unit: int) -> Fraction | None:
        """The lowest payment that nobody has to exceed; whoever has less gives all they have."""
        missing, left = unit, len(purses)
        for purse in sorted(purses):
            if purse * left >= missing:
                return Fraction(missing, left * unit)
            missing, left = missing - purse, left - 1
        return None

    def _paid(self, chosen: Any, purses: Any, unit: int, prices: Any, name: str) -> Any:
        finer, each = self._finer(prices[name], unit)
        held = [one * finer for one in purses]
        for voter in self.supporters[name]:
            held[voter] = max(held[voter] - each, 0)
        rest = {other: price for other, price in prices.items() if other != name}
        return chosen | {name}, tuple(held), unit * finer, False, rest

    def _completed(self, state: Any) -> list[Any]:
        """Phragmén's rule: everybody earns on, and whose supporters have a unit first, is taken."""
        chosen, purses, unit, _, _ = state
        moments = {
            name: Fraction(
                unit - sum(purses[one] for one in voters),
                unit * sum(self.wages[one] for one in voters),
            )
            for name, voters in self.supporters.items()
            if name not in chosen
        }
        first = min(moments.values(), default=None)
        return [
            self._spent(state, name, moment) for name, moment in moments.items() if moment == first
        ]

    def _spent(self, state: Any, name: str, moment: Fraction) -> Any:
        """Supporters give all they have by then: counted from the beginning, they owe it."""
        chosen, purses, unit, _, _ = state
        finer, earned = self._finer(moment, unit)
        held = [one * finer for one in purses]
        for voter in self.supporters[name]:
            held[voter] = -self.wages[voter] * earned
        return chosen | {name}, tuple(held), unit * finer, True, {}

    @staticmethod
    def _finer(amount: Fraction, unit: int) -> tuple[int, int]:
        """How much finer the parts of a unit must be, and the amount in these parts."""
        finer = amount.denominator // gcd(amount.denominator, unit)
        return finer, amount.numerator * (unit * finer // amount.denominator)


def equal_shares(rule: dict[str, str], ballots: Ballots) -> Decided:
    """Standards bought from equal budgets, what places are left filled by Phragmén's rule."""
    judged = {one.voter for said in ballots.said.values() for one in said}
    voters = [name for name in ballots.voters if name in judged]
    places = {name: place for place, name in enumerate(voters)}
    supporters = {
        name: [places[one.voter] for one in said if one.value == "1"]
        for name, said in ballots.said.items()
    }
    budgets = [Fraction(1, len(voters)) for _ in voters]
    if rule["budgets"] == "organisations":
        homes = [ballots.voters[name].organisation or name for name in voters]
        sizes = Counter(homes)
        budgets = [Fraction(1, len(sizes) * sizes[home]) for home in homes]
    approved = {name: one for name, one in supporters.items() if one}
    search = Shares(approved, budgets, int(rule["places"]))
    ends, before = search.run(rule["completion"] == "phragmen")
    sure = frozenset.intersection(*ends) if before is None else before
    possible = frozenset.union(*ends) if before is None else approved.keys()
    figures = {
        name: {"approvals": len(supporters[name])} if ballots.said[name] else {}
        for name in ballots.said
    }
    order = {name: place for place, name in enumerate(ballots.said)}
    listed = sorted(ends, key=lambda one: sorted(order[name] for name in one))[:LISTED]
    total = len(ends) if before is None else None
    return Decided(placed(ballots, sure, possible, figures), tuple(listed), total, True)


# --- majority judgment ---------------------------------------------------------------------------


def majority_judgment(rule: dict[str, str], ballots: Ballots) -> Decided:
    """The middle grade decides, the worse of two middle ones."""
    grades = [" ".join(one.split()) for one in rule["grades"].split(",")]
    wanted = " ".join(rule["in_grade"].split())
    worst_in = 1 if wanted == "second-best" and wanted not in grades else grades.index(wanted)
    void = _void(ballots, set(grades)) if rule["blank"] == "void" else set()
    counted, left_out, tallies = {}, {}, {}
    for standard_id, said in ballots.said.items():
        counts = Counter(one.value for one in said if one.voter not in void)
        left_out[standard_id] = sum(one.voter in void for one in said)
        tally = [counts[grade] for grade in grades]
        if any(tally):
            tally[-1] += counts[BLANK] if rule["blank"] == "worst" else 0
            tally[-1] += counts[CANNOT_JUDGE] if rule["cannot_judge"] == "worst" else 0
        counted[standard_id], tallies[standard_id] = counts, tally
    ranks, outcomes = ranked(tallies), {}
    for standard_id, tally in tallies.items():
        figures: dict[str, Any] = {f"tally.{one}": n for one, n in zip(grades, tally)}
        figures.update(rank=ranks.get(standard_id), void=left_out[standard_id])
        verdict = UNDECIDED
        if any(tally):
            middle = majority_grade(tally)
            figures["grade"] = grades[middle]
            verdict = IN if middle <= worst_in else OUT
        outcomes[standard_id] = outcome(verdict, counted[standard_id], figures)
    return Decided(outcomes)


def _void(ballots: Ballots, grades: set[str]) -> set[Any]:
    """Voters who graded some standards and left others blank."""
    everything = [one for said in ballots.said.values() for one in said]
    blank = {one.voter for one in everything if one.value == BLANK}
    return blank & {one.voter for one in everything if one.value in grades}


def spans(tally: list[int]) -> list[tuple[int, Fraction, Fraction]]:
    """Each grade that was given, with the two ends of its share of all grades, the best first."""
    total, upto, found = sum(tally), 0, []
    for grade, count in enumerate(tally):
        if count:
            found.append((grade, Fraction(upto, total), Fraction(upto + count, total)))
        upto += count
    return found


def majority_grade(tally: list[int]) -> int:
    """The grade in the middle; where the middle lies between two, the worse one."""
    return next(grade for grade, _, end in spans(tally) if end > HALF)


def ranked(tallies: dict[str, list[int]]) -> dict[str, int]:
    """Ranks by the grades from the middle outwards; those that are alike share one.

    So far from the middle, the worse side is looked at first, then the better one.
    """
    given = {name: spans(tally) for name, tally in tallies.items() if any(tally)}
    ends = {abs(end - HALF) for one in given.values() for _, *both in one for end in both}
    far = sorted(ends - {Fraction(0)})

    def outwards(one: list[tuple[int, Fraction, Fraction]]) -> list[tuple[int, int]]:
        return [
            (
                next(grade for grade, _, end in one if end >= HALF + at),
                next(grade for grade, start, _ in reversed(one) if start <= HALF - at),
            )
            for at in far
        ]

    keys = {name: outwards(one) for name, one in given.items()}
    return {name: 1 + sum(other < key for other in keys.values()) for name, key in keys.items()}


RULES: dict[str, Callable[[dict[str, str], Ballots], Decided]] = {
    "delphi": delphi,
    "rand-ucla": rand_ucla,
    "median-iqr": median_iqr,
    "double-threshold": double_threshold,
    "approval": approval,
    "equal-shares": equal_shares,
    "majority-judgment": majority_judgment,
    "consent": consent,
}


# --- rounds: roots, hashes, plausibility, decisions ----------------------------------------------


def merkle_root(leaves: list[bytes]) -> str:
    """The root of RFC 6962, section 2.1: neighbours are joined until one hash is left."""
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2])
        joined = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
        level = joined + level[2 * len(joined) :]
    return level[0].hex() if level else hashlib.sha256(b"").hexdigest()


def root_of(round_: Round) -> str:
    """The Merkle root over the judgements of a round, one leaf each, sorted."""
    spell = json.JSONEncoder(separators=(",", ":")).encode
    rows = sorted(
        (standard_id, one["code"], one["value"])
        for standard_id, given in round_.closed["judgements"].items()
        for one in given
    )
    return merkle_root([spell(row).encode() for row in rows])


def rule_hash(opened: dict[str, Any]) -> str:
    """The hash of a rule, of the weights and of how ties are broken, where there are any."""
    covered = dict(opened["rule"])
    if opened["ties"] != "undecided":
        covered["ties"] = opened["ties"]
    if opened["weights"]:
        covered["weights"] = opened["weights"]
    return hashlib.sha256(canonical(covered)).hexdigest()


def answers(round_: Round) -> list[str]:
    """All that a ballot can say of a standard, in the order of the ballot."""
    judged = {
        "rating": list("123456789"),
        "yes-no": ["yes", "no", "abstain"],
        "approval": ["1"],
        "grading": [" ".join(one.split()) for one in round_.rule.get("grades", "").split(",")],
        "consent": ["yes", "abstain", "object"],
    }[round_.opened["method"]]
    apart = [] if round_.is_whole else [CANNOT_JUDGE]
    return [*judged, *apart, *([RECUSED] if round_.is_open else [])]


def faults(round_: Round, known: set[str]) -> Iterator[str]:
    """What cannot be in a round that was counted as it should be."""
    closed, tallied = round_.closed, sum(round_.closed["tallied"].values())
    sheets: Counter[str] = Counter()
    for one in round_.sheets.values():
        sheets[one["how"]] += one["voters"] if one["counts"] else 0
    if +sheets != Counter(closed["tallied"]):
        yield "the voters on paper and by show of hands are not those that were counted twice"
    if closed["entitled"] != len(round_.voters) + tallied:
        yield "entitled are not the seats that might vote and the voters of tallies"
    if not 0 <= closed["changed"] <= closed["voted"] <= closed["entitled"]:
        yield "more changed than voted, or more voted than were entitled"
    if round_.is_open and len(_known_voters(round_)) + tallied != closed["voted"]:
        yield "the seats that voted are not as many as it says"
    if not closed["judgements"].keys() <= set(round_.standard_ids):
        yield "a standard was judged that was not on the ballot"
    for standard_id, given in closed["judgements"].items():
        yield from (f"{standard_id}: {one}" for one in _faults_of(round_, given, known))


def _faults_of(round_: Round, given: list[dict[str, Any]], known: set[str]) -> Iterator[str]:
    codes = [one["code"] for one in given]
    seats = [one["seat_id"] for one in given if one["seat_id"] is not None]
    if [(one["code"], one["value"]) for one in given] != sorted(
        (one["code"], one["value"]) for one in given
    ):
        yield "its judgements are not sorted by code"
    if len(set(codes)) < len(codes) or len(set(seats)) < len(seats):
        yield "a code or a seat judges it twice"
    if len(given) > round_.closed["voted"]:
        yield "it has more judgements than people voted"
    if any(one["value"] not in known for one in given):
        yield "it has a judgement that the ballot did not offer"
    if seats and not round_.is_open:
        yield "a judgement of a secret round names its seat"
    if not set(seats) <= round_.voters.keys():
        yield "a seat judges it that was not entitled"
    if round_.is_open and any(one["seat_id"] is None and one["how"] is None for one in given):
        yield "a judgement of an open round names no seat"
    if round_.attribute is None and any(one["value_of"] is not None for one in given):
        yield "a judgement tells a group or country that the round did not ask for"


def is_withheld(round_: Round, standard_id: str) -> bool:
    """Whether the rule asks groups or countries and the record does not tell all of them."""
    rule = round_.rule
    by_group = rule.get("groups") == "each"
    if round_.is_open or not (by_group or rule.get("country_share", "off") != "off"):
        return False
    there = {round_.value_of(seat_id) for seat_id in round_.voters}
    fewest = 2 if by_group else int(rule["countries_from"])
    given = [one for one in round_.judgements(standard_id) if one["value"] != CANNOT_JUDGE]
    is_told = all(one["value_of"] is not None for one in given)
    return len(there if by_group else there - {""}) >= fewest and not is_told


def drawn(round_: Round, decided: Decided) -> dict[str, Any] | None:
    """The lot: tied standards in the order of SHA-256(root, line feed, id); who wins a place."""
    tied, root = tied_of(decided), round_.closed["root"]
    if round_.opened["ties"] != "lot" or not tied:
        return None
    order = sorted(tied, key=lambda one: hashlib.sha256(f"{root}\n{one}".encode()).hexdigest())
    committees, total = list(decided.committees), decided.total
    if total == len(committees):
        for name in order:
            committees = [one for one in committees if name in one] or committees
        won = committees[0]
    else:
        free = {len(one & set(order)) for one in committees}
        if len(free) != 1 or total != comb(len(order), max(free)):
            return None
        won = frozenset(order[: max(free)])
    return {"root": root, "order": order, "won": [one for one in order if one in won]}


def tied_of(decided: Decided) -> list[str]:
    """The standards between which the rule itself could not give the last places."""
    found = decided.outcomes.items() if decided.has_places else ()
    return [name for name, one in found if one.judged and one.verdict == UNDECIDED]


def recounted(round_: Round) -> dict[str, Any]:
    """A closed round as decisions.json has it, made from its ballots; without the margins."""
    opened, closed = round_.opened, round_.closed
    decided = RULES[round_.rule["name"]](round_.rule, Ballots(round_))
    lot = drawn(round_, decided)
    standards = []
    for standard_id, one in decided.outcomes.items():
        given = Counter(each["value"] for each in round_.judgements(standard_id))
        withheld = is_withheld(round_, standard_id)
        by_lot = bool(lot and standard_id in lot["order"])
        verdict = one.verdict
        if by_lot:
            verdict = IN if lot and standard_id in lot["won"] else OUT
        figures = {name: written(one) for name, one in one.figures.items() if one is not None}
        standards.append(
            {
                "standard_id": standard_id,
                "verdict": UNDECIDED if withheld else verdict,
                "withheld": withheld,
                "by_lot": by_lot,
                "judged": one.judged,
                "cannot_judge": one.cannot_judge,
                "blank": one.blank,
                "recused": given[RECUSED],
                "void": one.figures.get("void", 0),
                "counts": {value: given[value] for value in answers(round_)},
                "figures": figures,
            }
        )
    named = ("round_id", "number", "plan_id", "electorate", "secrecy", "method", "attribute")
    return {
        **{name: opened[name] for name in (*named, "rule", "rule_hash", "ties", "weights")},
        **{name: closed[name] for name in ("attribute_dropped", "entitled", "voted", "changed")},
        "opened_at": round_.opened_at,
        "closed_at": round_.closed_at,
        "on_paper": closed["tallied"].get("paper", 0),
        "by_hands": closed["tallied"].get("hands", 0),
        "root": closed["root"],
        "tied": tied_of(decided),
        "lot": lot,
        "standards": standards,
    }


def check_rounds(report: Report, record: Record) -> list[dict[str, Any]]:
    """Roots, hashes and what must hold of every round; the rounds counted again."""
    found, verdicts, judgements = [], 0, 0
    for round_ in record.rounds.values():
        place = f"round {round_.opened['round_id']}"
        try:
            opened = round_.opened
            report.unlike(EVENTS, f"{place}, rule_hash", opened["rule_hash"], rule_hash(opened))
            if not round_.closed:
                continue
            report.unlike(EVENTS, f"{place}, root", round_.closed["root"], root_of(round_))
            known = set(answers(round_))
            for one in faults(round_, known):
                report.differ(EVENTS, place, one)
            found.append(recounted(round_))
            verdicts += len(found[-1]["standards"])
            judgements += sum(map(len, round_.closed["judgements"].values()))
        except MALFORMED as error:
            report.differ(EVENTS, place, f"cannot be counted again: {wrong(error)}")
    report.checked.update(rounds=len(found), judgements=judgements, verdicts=verdicts)
    return found


def check_decisions(
    bundle: Bundle, report: Report, record: Record, found: list[dict[str, Any]]
) -> dict[tuple[str, str], Any]:
    """decisions.json against the recount; gives the margins that it states."""
    content = bundle.whole(DECISIONS)
    stated = parsed(content)
    if content != json_file(stated):
        report.differ(DECISIONS, "", "is not written in its one form")
    head = {"session": record.session, "events": record.events, "head": record.head}
    for name, expected in head.items():
        report.unlike(DECISIONS, name, stated[name], expected)
    rounds = [one["round_id"] for one in stated["rounds"]]
    report.unlike(DECISIONS, "rounds", rounds, [one["round_id"] for one in found])
    margins: dict[tuple[str, str], Any] = {}
    for theirs, ours in zip(stated["rounds"], found):
        place = f"round {ours['round_id']}"
        for name, expected in ours.items():
            if name != "standards":
                report.unlike(DECISIONS, f"{place}, {name}", theirs[name], expected)
        names = [[one["standard_id"] for one in each["standards"]] for each in (theirs, ours)]
        report.unlike(DECISIONS, f"{place}, standards", *names)
        for their, our in zip(theirs["standards"], ours["standards"]):
            key = (ours["round_id"], our["standard_id"])
            margins[key] = {"of results": their["margin"], **their["figures"]}
            there = f"{place}, standard {our['standard_id']}"
            for name, expected in our.items():
                told = without_margins(their[name]) if name == "figures" else their[name]
                report.unlike(DECISIONS, f"{there}, {name}", told, expected)
    return margins


def without_margins(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that are recounted."""
    return {name: one for name, one in figures.items() if not name.startswith("margin")}


# --- tables --------------------------------------------------------------------------------------


def cell(value: Any) -> str:
    """A value as a cell of the tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def compare_table(
    bundle: Bundle, report: Report, path: str, columns: list[str], rows: Iterable[Any]
) -> int:
    """A table row for row against rows made from the record; gives how many there are."""
    count = 0
    with open(bundle.paths[path], encoding="utf-8", newline="") as stream:  # noqa: PTH123
        reader = csv.reader(stream)
        header = next(reader, [])
        if not set(columns) <= set(header):
            report.differ(path, "line 1", "its columns are not those of this table")
            return 0
        places = [header.index(one) for one in columns]
        for row, expected in zip_longest(reader, rows):
            count += 1
            if row is None or expected is None or len(row) != len(header):
                what = "a row is missing here" if row is None else "a row that should not be here"
                report.differ(path, f"row {count}", what)
                continue
            found = [row[place] for place in places]
            if found != expected:
                for name, is_, wanted in zip(columns, found, expected):
                    if not fits(is_, wanted):
                        report.unlike(path, f"row {count}, {name}", is_, wanted)
    return count


def fits(is_: str, wanted: Any) -> bool:
    """Whether a cell is as it should be: `...` stands for anything, a tuple for one of several."""
    return wanted is ... or is_ == wanted or (isinstance(wanted, tuple) and is_ in wanted)


VOTES = (
    "round_id standard_id code status value rating how reasoned value_of "
    "seat_id organisation_id country"
).split()


def votes(record: Record) -> Iterator[list[str]]:
    """Every judgement of every closed round, in the order of the record."""
    for round_ in record.closed:
        is_rating = round_.opened["method"] == "rating"
        for standard_id, given in round_.closed["judgements"].items():
            is_told = round_.attribute is not None and not is_small(round_, given)
            for one in given:
                value = one["value"]
                status = value if value in (CANNOT_JUDGE, RECUSED) else "judged"
                value = value if status == "judged" else ""
                voter = round_.voters.get(one["seat_id"], Voter())
                yield [
                    round_.opened["round_id"],
                    standard_id,
                    one["code"],
                    status,
                    value,
                    value if is_rating else "",
                    one["how"] or "device",
                    cell(one["reasoned"]),
                    (one["value_of"] or "") if is_told else "",
                    one["seat_id"] or "",
                    voter.organisation or "",
                    voter.country or "",
                ]


VOTERS = "round_id seat_id group_id organisation_id country weight voted".split()


def voters(record: Record) -> Iterator[list[str]]:
    """Who might vote in each open round that was closed, and whether they did."""
    for round_ in record.closed:
        voted, weights = set(_known_voters(round_)), round_.opened["weights"]
        for seat_id, one in round_.voters.items() if round_.is_open else ():
            yield [
                round_.opened["round_id"],
                seat_id,
                *map(cell, (one.group, one.organisation, one.country)),
                weights.get(one.organisation or "", "1"),
                cell(seat_id in voted),
            ]


def is_small(round_: Round, given: list[dict[str, Any]]) -> bool:
    """Whether groups or countries of a standard would tell on few people."""
    if round_.is_open:
        return False
    told = {one["value_of"] for each in round_.closed["judgements"].values() for one in each} - {
        None
    }
    counts = Counter(one["value_of"] for one in given if one["value"] != CANNOT_JUDGE)
    return None in counts or min((counts[one] for one in told), default=0) < FEWEST


RESULTS = (
    "round_id standard_id verdict by_lot withheld entitled voted judged cannot_judge blank "
    "recused void high middle low margin"
).split() + [f"rating_{one}" for one in range(1, 10)]


def results(found: list[dict[str, Any]], margins: dict[Any, Any]) -> Iterator[list[Any]]:
    """What each round decided on each standard; margins as decisions.json states them."""
    for round_ in found:
        for one in round_["standards"]:
            high, low = (one["figures"].get(name) for name in ("high", "low"))
            middle = None if high is None else one["judged"] - int(high) - int(low)
            key = (round_["round_id"], one["standard_id"])
            yield [
                *map(cell, key),
                *(cell(one[name]) for name in ("verdict", "by_lot", "withheld")),
                *(cell(round_[name]) for name in ("entitled", "voted")),
                *(cell(one[name]) for name in RESULTS[7:12]),
                *map(cell, (high, middle, low)),
                cell(margins[key]["of results"]) if key in margins else ...,
                *(cell(one["counts"].get(str(rating))) for rating in range(1, 10)),
            ]


def counts(found: list[dict[str, Any]]) -> Iterator[list[str]]:
    """How often each answer was given, those that nobody gave too."""
    for round_ in found:
        for one in round_["standards"]:
            for answer, count in (*one["counts"].items(), ("blank", one["blank"])):
                yield [round_["round_id"], one["standard_id"], answer, str(count)]


ROUNDS = (
    "round_id number plan_id electorate secrecy method attribute attribute_dropped asks_scope "
    "rule ties weights rule_hash opened_at closed_at heads entitled voted on_paper by_hands "
    "changed root"
).split()


def rounds(record: Record) -> Iterator[list[Any]]:
    """Every round; of an open one nothing of its ballots."""
    for round_ in record.rounds.values():
        opened, closed = round_.opened, round_.closed
        tallied = closed.get("tallied", {})
        told = {
            **opened,
            "rule": json.dumps(opened["rule"], sort_keys=True, ensure_ascii=False),
            "weights": json.dumps(opened["weights"], sort_keys=True, ensure_ascii=False)
            if opened["weights"]
            else None,
            "opened_at": round_.opened_at,
            "closed_at": round_.closed_at,
            "entitled": closed.get("entitled", len(round_.voters)),
            "on_paper": tallied.get("paper", 0) if closed else None,
            "by_hands": tallied.get("hands", 0) if closed else None,
            **{
                name: closed.get(name) for name in ("attribute_dropped", "voted", "changed", "root")
            },
        }
        yield [cell(told[name]) for name in ROUNDS]


def scopes(record: Record) -> Iterator[list[str]]:
    """How many find a standard universal, and how many adaptable, where the round asked."""
    for round_ in record.closed:
        for standard_id in round_.standard_ids if round_.opened["asks_scope"] else ():
            said = round_.closed["scopes"].get(standard_id, {})
            for scope in ("universal", "adaptable"):
                yield [round_.opened["round_id"], standard_id, scope, str(said.get(scope, 0))]


def check_figures(
    bundle: Bundle, report: Report, path: str, found: list[dict[str, Any]], margins: dict[Any, Any]
) -> int:
    """The table of figures, whatever the order of its rows; margins as decisions.json has them."""
    stated: dict[tuple[str, str, str], tuple[str, str]] = {}
    with open(bundle.paths[path], encoding="utf-8", newline="") as stream:  # noqa: PTH123
        for row in csv.DictReader(stream):
            key = (row["round_id"], row["standard_id"], row["figure"])
            if key in stated:
                report.differ(path, ", ".join(key), "is there twice")
            stated[key] = (row["value"], row["decimal"])
    expected: dict[tuple[str, str, str], str] = {}
    for round_ in found:
        for one in round_["standards"]:
            ids = (round_["round_id"], one["standard_id"])
            told = {n: value for n, value in margins.get(ids, {}).items() if n.startswith("margin")}
            expected.update({(*ids, n): value for n, value in {**told, **one["figures"]}.items()})
    for key in sorted(stated.keys() | expected.keys()):
        if key[2].startswith("margin") and key[:2] not in margins:
            continue  # decisions.json could not be read, which is said there
        value, decimal = stated.get(key, ("nothing", ""))
        report.unlike(path, ", ".join(key), value, expected.get(key, "nothing"))
        if decimal:
            report.unlike(path, f"{', '.join(key)}, decimal", decimal, repr(float(exact(value))))
    return len(stated)


def check_tables(
    bundle: Bundle,
    report: Report,
    record: Record,
    found: list[dict[str, Any]],
    margins: dict[tuple[str, str], Any],
) -> None:
    """The tables that the record decides alone."""
    tables: dict[str, tuple[list[str], Iterable[Any]]] = {
        "rounds": (ROUNDS, rounds(record)),
        "votes": (VOTES, votes(record)),
        "results": (RESULTS, results(found, margins)),
        "voters": (VOTERS, voters(record)),
        "counts": (["round_id", "standard_id", "answer", "count"], counts(found)),
        "scopes": (["round_id", "standard_id", "scope", "count"], scopes(record)),
        "coverage": (COVERAGE, record.crosswalk.coverage(record.withheld)),
    }
    for name, (columns, rows) in tables.items():
        path, key = f"data/{name}.csv", f"rows of {name}"
        with guarded(report, path):
            report.checked[key] = compare_table(bundle, report, path, columns, rows)
    with guarded(report, "data/figures.csv"):
        found_rows = check_figures(bundle, report, "data/figures.csv", found, margins)
        report.checked["rows of figures"] = found_rows


# --- coverage: from mappings, gaps and settlements -----------------------------------------------


TURNED = {"subset-of": "superset-of", "superset-of": "subset-of"}
NONE = "no-relationship"

COVERAGE = (
    "framework_id completeness by_framework_id by_completeness state total strict any candidate "
    "gaps orphans strict_share any_share"
).split()


class Claim:
    """What a group says: that two requirements are related so, or that there is no counterpart."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.group: str = body.get("group_id", "")
        self.subject = ref(body["subject"])
        self.object = ref(body["object"]) if "object" in body else None
        self.framework: str = self.object[0] if self.object else body["framework_id"]
        self.relation: str = body.get("relation", NONE)
        self.parents: list[str] = list(body.get("parent_ids", ()))
        self.is_withdrawn = self.wants_look = False

    @property
    def ends(self) -> frozenset[str]:
        """The two frameworks it is about."""
        return frozenset((self.subject[0], self.framework))

    def moved(self, old: Any, new: Any, is_unsure: bool) -> Claim:
        """The same on a newer edition."""
        found: Claim = object.__new__(Claim)
        found.__dict__.update(self.__dict__)
        found.subject = new if self.subject == old else self.subject
        if self.object is not None:
            found.object = new if self.object == old else self.object
            found.framework = found.object[0]
        found.wants_look = self.wants_look or is_unsure
        return found

    def seen_from(self, framework: str) -> tuple[Any, Any, str]:
        """Subject, object and relation with this framework's requirement as the subject."""
        if self.subject[0] == framework:
            return self.subject, self.object, self.relation
        return self.object, self.subject, TURNED.get(self.relation, self.relation)


def ref(body: dict[str, str]) -> tuple[str, str]:
    """A requirement as a pair."""
    return body["framework_id"], body["ref_id"]


class Framework:
    """A list of requirements, as far as coverage asks."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.id: str = body["id"]
        self.completeness: str = body["completeness"]
        self.replaces: str | None = body.get("replaces")
        self.requirements: dict[str, Any] = {}
        waiting = [(one, None) for one in reversed(body["requirements"])]
        while waiting:
            one, above = waiting.pop()
            self.requirements[one["ref_id"]] = (above, one)
            waiting += [(part, one["ref_id"]) for part in reversed(one.get("requirements", []))]
        self.assessable = {
            name for name, (_, one) in self.requirements.items() if one.get("assessable", True)
        }

    def asks_otherwise(self, before: Framework) -> set[str]:
        """The requirements that ask otherwise than they did before."""
        kept = self.requirements.keys() & before.requirements.keys()
        return {one for one in kept if _differ(self.requirements[one], before.requirements[one])}


def _differ(after: Any, before: Any) -> bool:
    (above_now, now), (above_then, then) = after, before
    if above_now != above_then or now.get("level") != then.get("level"):
        return True
    if now.get("assessable", True) != then.get("assessable", True):
        return True
    if _numbers(now) != _numbers(then):
        return True
    return any(_reworded(now.get(name), then.get(name)) for name in ("title", "statement"))


def _numbers(requirement: dict[str, Any]) -> dict[str, Any]:
    usual = {"value": None, "bound": "at-least", "or_own_minimum": False, "left_to": None}
    return {name: {**usual, **one} for name, one in requirement.get("numbers", {}).items()}


def _reworded(now: dict[str, str] | None, then: dict[str, str] | None) -> bool:
    """Whether a word changed in a language that stayed; one more language changes nothing."""
    if now is None or then is None:
        return now is not then
    common = now.keys() & then.keys()
    return not common or any(now[lang] != then[lang] for lang in common)


def made_id(kind: str, *keys: str) -> str:
    """The id of what was carried over to a newer edition."""
    return f"{kind}-{hashlib.sha256(chr(10).join(keys).encode()).hexdigest()[:16]}"


class View(NamedTuple):
    """Two frameworks from the side of one: counterparts, and what is said to have none.

    `related` has the number of a requirement, its relation where there is one, and whether it is
    agreed.
    """

    related: list[tuple[str, str | None, bool]]
    unmatched: set[str]


SAYS = {
    "mapping-stated": ("mappings", "mapping_id", True),
    "mapping-withdrawn": ("mappings", "mapping_id", False),
    "gap-stated": ("gaps", "gap_id", True),
    "gap-withdrawn": ("gaps", "gap_id", False),
    "pair-settled": ("settled", "settlement_id", True),
    "gap-settled": ("settled", "settlement_id", True),
    "settlement-withdrawn": ("settled", "settlement_id", False),
}
"""Events that say something of requirements: where it is kept, by which id, said or taken back."""


class Crosswalk:
    """What groups and the room said of requirements, event by event."""

    def __init__(self) -> None:
        self.frameworks: dict[str, Framework] = {}
        self.mappings: dict[str, Claim] = {}
        self.gaps: dict[str, Claim] = {}
        self.settled: dict[str, Claim] = {}
        self.judges: dict[tuple[str, str], dict[str, Any]] = {}
        self.carried: set[str] = set()
        self._by_group: dict[Any, list[Claim]] = {}

    def take(self, name: str, body: dict[str, Any], *, is_partly: bool = False) -> None:
        """Take one more event in; where the record is told partly, it may rest on what is not."""
        if name == "session-started":
            self.frameworks = {one["id"]: Framework(one) for one in body["frameworks"]}
        elif name == "framework-brought":
            self._bring(Framework(body["framework"]), body.get("replaces"), body.get("steps", []))
        elif name == "framework-set-aside":
            del self.frameworks[body["framework_id"]]
        elif name == "judges-assigned":
            self._assign(body)
        elif name in SAYS:
            kept, key, is_said = SAYS[name]
            claims: dict[str, Claim] = getattr(self, kept)
            if is_said:
                self._keep(claims, body[key], Claim(body))
            elif body[key] in claims or not is_partly:
                claims[body[key]].is_withdrawn = True
        if name in ("mapping-stated", "gap-stated", "judges-assigned"):
            self._reveal()

    def _keep(self, kept: dict[str, Claim], name: str, claim: Claim) -> None:
        if name in kept:
            self._by_group[kept[name].group, kept[name].ends].remove(kept[name])
        kept[name] = claim
        self._by_group.setdefault((claim.group, claim.ends), []).append(claim)

    def _assign(self, body: dict[str, Any]) -> None:
        ends = (body["subject_framework_id"], body["object_framework_id"])
        self.judges.pop(ends[::-1], None)
        blind = bool(body.get("blind", False))
        self.judges[ends] = {"groups": body["group_ids"], "blind": blind, "revealed": False}

    def _bring(self, framework: Framework, replaces: str | None, steps: list[Any]) -> None:
        """A framework comes in: claims on other words want a look, an older edition's are kept."""
        before = self.frameworks.get(framework.id)
        if replaces is not None:
            self.carried.add(framework.id)
            if framework.replaces in self.frameworks and before is None:
                self._carry(framework.replaces, framework.id, steps)
            for pair, judges in list(self.judges.items()):
                if replaces in pair and framework.id not in pair:
                    one, other = (framework.id if end == replaces else end for end in pair)
                    self.judges.setdefault((one, other), dict(judges))
        if before is not None:
            self._mark(before, framework)
        self.frameworks[framework.id] = framework

    def _carry(self, older: Any, newer: str, steps: list[Any]) -> None:
        """What was said of an older edition is said of the newer, along the steps between them."""
        mappings: dict[str, Claim] = {}
        gaps: dict[str, Claim] = {}
        for step in steps:
            old, new = (older, step["older"]), (newer, step["newer"])
            is_unsure = step["relation"] != "equal"
            self._move("mapping", self.mappings, mappings, old, new, is_unsure)
            self._move("gap", self.gaps, gaps, old, new, is_unsure)
        for name, claim in self.gaps.items():
            if not claim.is_withdrawn and claim.framework == older:
                moved = claim.moved(None, None, True)
                moved.framework = newer
                gaps[made_id("gap", name, newer)] = moved
        filled = {
            (one.group, end, one.ends)
            for one in mappings.values()
            if one.relation != NONE
            for end in (one.subject, one.object)
        }
        for name, one in mappings.items():
            self._keep(self.mappings, name, one)
        for name, one in gaps.items():
            if (one.group, one.subject, one.ends) not in filled:
                self._keep(self.gaps, name, one)

    @staticmethod
    def _move(
        kind: str, said: dict[str, Claim], found: dict[str, Claim], old: Any, new: Any, unsure: bool
    ) -> None:
        for name, claim in said.items():
            if not claim.is_withdrawn and old in (claim.subject, claim.object):
                moved = claim.moved(old, new, unsure)
                if len(moved.ends) == 2:
                    found.setdefault(made_id(kind, name, *new), moved)

    def _mark(self, before: Framework, after: Framework) -> None:
        otherwise = {(after.id, one) for one in after.asks_otherwise(before)}
        has_grown = bool(otherwise or after.requirements.keys() - before.requirements.keys())
        for one in (*self.mappings.values(), *self.gaps.values()):
            is_in_grown = one.object is None and has_grown and one.framework == after.id
            if not one.is_withdrawn and (is_in_grown or otherwise & {one.subject, one.object}):
                one.wants_look = True

    def _reveal(self) -> None:
        """Blind answers are shown when every judge has judged every requirement of the first."""
        for (ours, theirs), judges in self.judges.items():
            if judges["blind"] and not judges["revealed"]:
                judges["revealed"] = all(
                    self.frameworks[ours].assessable <= self._judged(group, ours, theirs)
                    for group in judges["groups"]
                )

    def _judged(self, group: str, ours: str, theirs: str) -> set[str]:
        return {
            end[1]
            for one in self._by_group.get((group, frozenset((ours, theirs))), [])
            if not one.is_withdrawn and not one.wants_look
            for end in (one.subject, one.object)
            if end is not None and end[0] == ours
        }

    def _judges(self, one: str, other: str) -> dict[str, Any]:
        nobody = {"groups": [], "blind": False, "revealed": False}
        return self.judges.get((one, other)) or self.judges.get((other, one)) or nobody

    def is_hidden(self, one: str, other: str) -> bool:
        """Whether groups compare these two blind, and have not all finished."""
        judges = self._judges(one, other)
        return judges["blind"] and not judges["revealed"]

    def hidden(self) -> list[tuple[str, str]]:
        """The pairs of frameworks that are compared blind now."""
        return [pair for pair in self.judges if self.is_hidden(*pair)]

    # --- what it amounts to ----------------------------------------------------------------------

    def coverage(self, withheld: int) -> Iterator[list[Any]]:
        """The table of coverage; what withheld events leave open stands for anything possible."""
        views = self._all_views(withheld)
        comparable = [each for each in self.frameworks.values() if each.assessable]
        unsure = self.carried if withheld else set()
        for one in comparable:
            others = [each for each in comparable if each is not one]
            for other in others:
                seen = [views[one.id, other.id]] if (one.id, other.id) in views else []
                by = [other.id, other.completeness]
                is_unsure = bool({one.id, other.id} & unsure)
                yield [one.id, one.completeness, *by, *self._cells(one, seen, withheld, is_unsure)]
            if others:
                seen = [views[one.id, each.id] for each in others if (one.id, each.id) in views]
                cells = self._cells(one, seen, withheld, bool(unsure))
                yield [one.id, one.completeness, "", "", *cells]

    def _all_views(self, withheld: int) -> dict[tuple[str, str], View | None]:
        """Every two frameworks of which something was said, from each side; none where hidden."""
        said = self._said()
        views: dict[tuple[str, str], View | None] = {}
        for one, other in combinations(self.frameworks, 2):
            ends = frozenset((one, other))
            if self.is_hidden(one, other):
                if ends in said or withheld:
                    views[one, other] = views[other, one] = None
            elif ends in said:
                views[one, other], views[other, one] = self._views(one, other, said[ends])
        return views

    def _said(self) -> dict[frozenset[str], list[Claim]]:
        """What stands, by the two frameworks that it is about."""
        found: dict[frozenset[str], list[Claim]] = {}
        claims = {**self.mappings, **self.gaps}
        for one in (*claims.values(), *self.settled.values()):
            parents = [claims.get(name) for name in one.parents]
            if not one.is_withdrawn and all(each and not each.is_withdrawn for each in parents):
                found.setdefault(one.ends, []).append(one)
        return found

    def _views(self, one: str, other: str, said: list[Claim]) -> tuple[View, View]:
        settled = [each for each in self.settled.values() if each in said]
        names = {id(each): name for name, each in self.mappings.items()}
        judged: dict[Any, dict[str, tuple[str, Claim]]] = {}
        for each in said:
            if id(each) in names:
                *ends, related_as = each.seen_from(one)
                judged.setdefault(tuple(ends), {})[each.group] = (related_as, each)
        by_pair = {each.seen_from(one)[:2]: each for each in settled if each.object}
        by_parent = {name: each for each in settled if not each.object for name in each.parents}
        there: list[tuple[str, str | None, bool]] = []
        back: list[tuple[str, str | None, bool]] = []
        overruled: set[str] = set()
        for ends, by_group in judged.items():
            parents = (by_parent.get(names[id(claim)]) for _, claim in by_group.values())
            settlement = by_pair.get(ends) or next((each for each in parents if each), None)
            relation, is_agreed = self._amounts(one, other, by_group, settlement)
            if relation == NONE:
                continue
            if settlement:
                overruled.update(settlement.parents)
            there.append((ends[0][1], relation, is_agreed))
            back.append((ends[1][1], relation, is_agreed))
        unmatched: dict[str, set[str]] = {one: set(), other: set()}
        for name, gap in self.gaps.items():
            if gap.ends == {one, other} and not gap.is_withdrawn and name not in overruled:
                unmatched[gap.subject[0]].add(gap.subject[1])
        for each in settled:
            if not each.object:
                unmatched[each.subject[0]].add(each.subject[1])
        return View(there, unmatched[one]), View(back, unmatched[other])

    def _amounts(
        self, one: str, other: str, by_group: dict[str, tuple[str, Claim]], settlement: Claim | None
    ) -> tuple[str | None, bool]:
        """The relation of a pair, none where groups differ; and whether it is agreed."""
        relations = {relation for relation, _ in by_group.values()}
        stands = not any(claim.wants_look for _, claim in by_group.values())
        if settlement:
            return settlement.seen_from(one)[2], stands
        if len(relations) > 1:
            return None, False
        assigned = set(self._judges(one, other)["groups"])
        is_agreed = stands and len(by_group) > 1 and assigned <= by_group.keys()
        return relations.pop(), is_agreed

    @staticmethod
    def _cells(
        framework: Framework, seen: list[View | None], withheld: int, is_unsure: bool
    ) -> list[Any]:
        """State and counts of a framework in what is seen of it."""
        total, told = len(framework.assessable), [one for one in seen if one]
        if is_unsure:
            return [..., str(total), *[...] * 7]
        if not told:
            state: Any = "blind" if seen else "not-compared"
            return [
                ("blind", "not-compared") if seen and withheld else state,
                str(total),
                *[""] * 7,
            ]
        related = [each for one in told for each in one.related]
        agreed = {name for name, _, is_agreed in related if is_agreed}
        strict = {
            name for name, relation, is_agreed in related if is_agreed and relation == "equal"
        }
        candidate = {name for name, _, _ in related} - agreed
        unmatched = set.intersection(*(one.unmatched for one in told)) - agreed - candidate
        parts = [len(one & framework.assessable) for one in (strict, agreed, candidate, unmatched)]
        orphans = total - sum(parts[1:])
        shares = [repr(part / total) for part in parts[:2]]
        return ["compared", str(total), *map(str, parts), str(orphans), *shares]


# --- everything, and the sheet -------------------------------------------------------------------

NOT_RECOUNTED = (
    "Not counted again, only compared with the manifest: margins (where they stand in several "
    "files they are compared with each other), the power of weights, readings under other rules, "
    "figures of agreement and graphs, the other tables, the documents. Whoever changes one of "
    "these and writes the manifest anew, is not found here."
)
HEAD = (
    "Whoever writes the whole record anew, from the first event on, is found only by the head: "
    "compare it with one that was printed, shown or sent on the day."
)


@contextmanager
def guarded(report: Report, file: str) -> Iterator[None]:
    """What cannot be read becomes one difference; the other checks go on."""
    try:
        yield
    except MALFORMED as error:
        is_missing = isinstance(error, KeyError) and error.args == (file.split(",")[0],)
        report.differ(file, "", "is missing" if is_missing else f"cannot be read: {wrong(error)}")


def recount(folder: str) -> Report:
    """Check a bundle and count it again. Raises NoBundle where the folder is none."""
    report, record = Report(), Record()
    try:
        bundle = Bundle(folder)
    except OSError as error:
        raise NoBundle(f"{shown(folder)} cannot be read: {error.strerror}.") from None
    with guarded(report, EVENTS):
        read_events(bundle, report, record)
    with guarded(report, TEXTS):
        check_texts(bundle, report, record)
    with guarded(report, MANIFEST):
        check_files(bundle, report, record)
    found = check_rounds(report, record)
    margins: dict[tuple[str, str], Any] = {}
    with guarded(report, DECISIONS):
        margins = check_decisions(bundle, report, record, found)
    check_tables(bundle, report, record, found, margins)
    if record.withheld:
        check_withheld(report, record)
    report.checked = {"session": record.session, "head": record.head, **report.checked}
    report.notes += [NOT_RECOUNTED, HEAD]
    report.finish()
    return report


def check_withheld(report: Report, record: Record) -> None:
    """Withheld is only what groups answer that compare blind; and what hangs on it is not told."""
    report.notes.append(
        f"{record.withheld} events are withheld, because groups still compare blind: their hashes "
        "are in the chain, their content cannot be checked, nor what coverage rests on them."
    )
    if not record.crosswalk.hidden():
        report.differ(EVENTS, "", "events are withheld, and no groups compare blind")


def sheet(report: Report, folder: str) -> Iterator[str]:
    """The report for people."""
    yield f"Recount of {shown(folder)}"
    yield ""
    for name, value in report.checked.items():
        yield f"  {name:<18}{value if isinstance(value, str) else format(value, ',')}"
    yield ""
    yield from report.notes
    yield ""
    for one in report.differences:
        yield ": ".join(part for part in one.values() if part)
    count = len(report.differences)
    ending = "1 difference." if count == 1 else f"{count} differences."
    yield ending if count else "Everything agrees."


def as_json(report: Report) -> str:
    """The report for programs: one object."""
    told = {"ok": report.ok, "checked": report.checked, "notes": report.notes}
    return json.dumps({**told, "differences": report.differences}, indent=1)


def main(arguments: list[str]) -> int:
    """Recount the folder that is named, or the one this file lies in."""
    folders = [one for one in arguments if one != "--json"]
    if len(folders) > 1 or any(one.startswith("-") for one in folders):
        sys.stderr.write("Usage: python recount.py [FOLDER] [--json]\n")
        return 2
    folder = folders[0] if folders else os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        report = recount(folder)
    except NoBundle as error:
        sys.stderr.write(f"{error}\n")
        return 2
    text = as_json(report) if "--json" in arguments else "\n".join(sheet(report, folder))
    sys.stdout.write(f"{text}\n")
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
