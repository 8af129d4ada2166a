"""The papers of a session, made as a bundle makes them, from as much of the bundle as they read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, tzinfo

from kit.domain import events as ev
from kit.domain.replay import replay
from kit.reports.bundle.data import data
from kit.reports.bundle.papers import papers
from kit.reports.bundle.record import EVENTS, TEXTS, events, texts
from kit.reports.material import Material
from kit.store.codec import decoded
from tests import builders as make
from tests.decided import room, voted
from tests.reports import decided, summit

Happened = list[ev.Event | make.Fact]

AWKWARD = 'A "seal": #1\nfor all | <b>*é* 🤝</b>\t\u2028\x07 \\'
"""A title with everything that a format could stumble over."""


def material(
    happened: Iterable[ev.Event | make.Fact], lang: str = "en", zone: tzinfo = UTC
) -> Material:
    """What reports are made from, of a session in which this happened."""
    stored = summit.kept(make.recorded(happened))
    return Material(replay("summit", decoded(stored)), stored, lang, zone)


def three_rounds(lang: str = "en") -> Material:
    """The invented session after three rounds."""
    stored = summit.kept(decided.recorded())
    return Material(replay("summit", decoded(stored)), stored, lang)


def of(made: Material) -> dict[str, bytes]:
    """The papers of a session beside the files that they describe."""
    session = made.session
    contents = {
        EVENTS: events(made.record, session),
        TEXTS: texts(made.record, session),
        **data(session),
    }
    return contents | papers(session, contents, made.lang, made.zone)


def titled(title: str) -> Happened:
    """A session that has just begun, under this title, with organisations of awkward names."""
    listed = ev.OrganisationsListed(
        organisations=(
            ev.OrganisationPlan(organisation_id="o1", title="Red: «Tres» #3", country="ES"),
            ev.OrganisationPlan(organisation_id="o2", title="- Duo [x]"),
        )
    )
    began = make.started().model_copy(update={"title": {"en": title}})
    return [began, make.groups_arranged(), *make.seats_opened(), listed]


def imported() -> Happened:
    """Data of others: three people said yes or no to two statements."""
    answers = {"s1": ("yes", "no", "yes"), "s2": ("yes", "", "no")}
    round_ = decided_in_the_open(answers)
    brought = ev.DataImported(
        kind="polis",
        files=(ev.ImportedFile(name="votes.csv", sha256="ab" * 32, bytes=120),),
        licence="CC BY 4.0, after the source",
        citation="Somebody, 2020",
    )
    return [make.started(frameworks=()), *round_, brought, ev.SessionClosed()]


def decided_in_the_open(answers: Mapping[str, Sequence[str]]) -> Happened:
    """A round of organisations that closed on these answers."""
    countries = ("BE", "FR", "ES")
    return [*room(countries), *voted("double-threshold", answers, countries=countries)]


BEGUN: dict[str, Happened] = {
    "just begun": [make.started(frameworks=())],
    "an awkward title": titled(AWKWARD),
    "an erased title": titled("[erased]"),
    "imported": imported(),
    "blind": [
        make.started(),
        make.groups_arranged(),
        *make.seats_opened(),
        make.judges("g1", "g2", blind=True),
        make.mapping(),
    ],
}
"""Sessions in which little happened, by what is odd about them."""
