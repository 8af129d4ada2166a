"""The method report: the 35 items of ACCORD, filled in from the session as far as it knows them.

Source: Gattrell and others, ACCORD (ACcurate COnsensus Reporting Document), PLOS Medicine 2024,
doi 10.1371/journal.pmed.1004326. Its items are restated in our own words. None is left out: what
the record cannot know is marked for the authors.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from kit import words
from kit.domain.session import Session
from kit.reports.bundle import method_course as course
from kit.reports.bundle import method_outcome as outcome
from kit.reports.bundle import method_room as room
from kit.reports.bundle import method_rounds as rounds
from kit.reports.bundle.deposit import title_of
from kit.reports.bundle.markdown import listed, plain, table
from kit.reports.bundle.method_told import Told, told
from kit.words import variables

METHOD = "METHOD.md"

Tell = Callable[[Told], Iterator[str]]


def nothing(_: Told) -> Iterator[str]:
    """What no record can know."""
    return iter(())


@dataclass(frozen=True)
class Item:
    """An item by its number in ACCORD: what the record tells of it, and whether the authors must.

    `anywhere`: it is told of data of others too, which were not gathered here. `below` is what
    stands under the sentences, such as a table.
    """

    number: str
    tell: Tell
    asks: bool = True
    anywhere: bool = False
    below: Callable[[Told], str] | None = None


ITEMS = (
    Item("T1", room.title, anywhere=True),
    Item("I1", nothing),
    Item("I2", room.aim, anywhere=True),
    Item("I3", room.renewed),
    Item("M1", room.registered),
    Item("M2", room.steered),
    Item("M3", room.invited),
    Item("M4", room.joined),
    Item("M5", nothing),
    Item("M6", room.at_hand, anywhere=True),
    Item("M7", nothing),
    Item("M8", room.evidence),
    Item("M9", rounds.steps, anywhere=True, asks=False),
    Item("M10", rounds.asked, asks=False),
    Item("M11", rounds.purposes, asks=False),
    Item("M12", rounds.definitions, anywhere=True),
    Item("M13", rounds.asked_again, anywhere=True, asks=False),
    Item("M14", rounds.taken, asks=False),
    Item("M15", rounds.worked_up, asks=False),
    Item("M16", nothing),
    Item("M17", rounds.told_back, asks=False),
    Item("M18", rounds.anonymity, asks=False),
    Item("M19", rounds.steering_votes, asks=False),
    Item("M20", nothing),
    Item("M21", room.accessible),
    Item("R1", course.course),
    Item("R2", course.departures),
    Item("R3", course.participation, anywhere=True),
    Item("R4", outcome.outcome, anywhere=True, asks=False, below=outcome.verdicts),
    Item("R5", outcome.changed, anywhere=True),
    Item("D1", outcome.limits, anywhere=True),
    Item("D2", nothing),
    Item("O1", room.took_part),
    Item("O2", rounds.recused),
    Item("O3", nothing),
)
"""In their order: title 1, introduction 3, methods 21, results 5, discussion 2, other 3."""

PARTS = {
    "T": "title",
    "I": "introduction",
    "M": "methods",
    "R": "results",
    "D": "discussion",
    "O": "other",
}
"""The parts of an article by the letter that begins the numbers of their items."""


@dataclass(frozen=True)
class Written:
    """An item as it stands in this report."""

    item: Item
    sentences: list[str]
    lang: str

    @property
    def heading(self) -> str:
        """What the item asks, in a few words."""
        return words.say(f"method-item-{self.item.number.lower()}", self.lang)

    @property
    def asks(self) -> bool:
        """Whether the authors have something to write: also where the record tells nothing."""
        return self.item.asks or not self.sentences

    @property
    def filled(self) -> str:
        """By whom it is filled in."""
        by = "record" if not self.asks else "both" if self.sentences else "authors"
        return words.say(f"method-filled-{by}", self.lang)


def method(session: Session, contents: Mapping[str, bytes], lang: str, zone: tzinfo) -> bytes:
    """The report in the language of the export; nothing of a round that is open is in it."""
    found = told(session, contents, lang, zone)
    written = [Written(one, _sentences(one, found), lang) for one in ITEMS]
    blocks = [*_head(found), *_overview(written, lang)]
    for letter, part in PARTS.items():
        blocks.append(f"## {words.say(f'method-part-{part}', lang)}")
        for one in written:
            if one.item.number[0] == letter:
                blocks += _item(one, found)
    return ("\n\n".join(blocks) + "\n").encode()


def _sentences(item: Item, found: Told) -> list[str]:
    return [] if found.is_imported and not item.anywhere else list(item.tell(found))


def _head(found: Told) -> Iterator[str]:
    session, lang = found.session, found.lang
    yield "# " + words.say("method-title", lang, title=plain(title_of(session, lang)))
    if session.invented:
        yield f"**{words.say('reports-invented', lang)}**"
    yield words.say("method-lead", lang)
    yield words.say("method-head", lang, count=session.revision, head=f"`{session.head}`")
    if session.open_round() is not None:
        yield words.say("method-open-round", lang)
    if session.imported is not None:
        kind = variables.code("kind", session.imported.kind, lang)
        yield words.say("method-imported", lang, kind=kind)
        yield listed(room.imported(found))


def _overview(written: list[Written], lang: str) -> Iterator[str]:
    heads = [words.say(f"method-column-{one}", lang) for one in ("item", "subject", "filled")]
    yield f"## {words.say('method-overview', lang)}"
    yield table(heads, [[one.item.number, one.heading, one.filled] for one in written])


def _item(one: Written, found: Told) -> Iterator[str]:
    yield f"### {one.item.number} · {one.heading}"
    if one.sentences:
        yield listed(one.sentences)
    if one.item.below is not None and (below := one.item.below(found)):
        yield below
    if one.asks:
        missing = words.say(_missing(one.item), one.lang)
        yield f"> **{words.say('method-fill', one.lang)}** {missing}"


def _missing(item: Item) -> str:
    """What the authors write; where only this record is silent, simply that it is theirs to say."""
    return f"method-fill-{item.number.lower()}" if item.asks else "method-fill-silent"
