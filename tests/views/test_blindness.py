"""What groups still answer blind shows nowhere: two rooms that differ in it alone look the same."""

from importlib import import_module

import pytest

from kit.domain import events as ev
from kit.domain.session import Session
from kit.frames import figures, frame
from kit.frames.columns import COLUMNS
from kit.reports.bundle.files import files
from kit.reports.material import Material
from kit.views import crosswalk
from kit.views.live import Live
from tests import builders as make
from tests.many import many_frameworks, mapped

FRAMEWORKS = tuple(many_frameworks(4, 5))
PAGES = ("crosswalk", "facilitator", "plenary", "reporter", "research", "vote", "phone")
STAFF = ("fac", "res", "plen", "r3")
FIGURES = (
    "coverage",
    "reach",
    "agreement",
    "concepts",
    "core",
    "overlaps",
    "framework_core",
    "bridges",
    "communities",
)


def ref(number: int, row: int) -> ev.RequirementRef:
    return ev.RequirementRef(framework_id=f"list-{number}", ref_id=f"A.{row}")


def in_sight() -> list[ev.Event]:
    """What everybody may see; one way round list-0 and list-1 leads through list-2."""
    alike = [(ref(0, 1), ref(2, 1)), (ref(1, 1), ref(2, 1)), (ref(1, 2), ref(2, 2))]
    return [
        *(mapped(f"o{n}{g}", g, *ends) for n, ends in enumerate(alike) for g in ("g1", "g2")),
        mapped("o9", "g1", ref(0, 3), ref(2, 3)),
        mapped("o8", "g2", ref(0, 3), ref(2, 3), "subset-of"),
        make.standard("Screening comes first."),
    ]


def hidden(*, alike: bool) -> list[ev.Event]:
    """As many answers of two judges in either room, about the same requirements of theirs."""
    row = 1 if alike else 2
    relation: ev.Relation = "equal" if alike else "intersects-with"
    stated = [
        mapped("h1", "g1", ref(0, 1), ref(1, row)),
        mapped("h2", "g2", ref(0, 1), ref(1, row), relation),
        mapped("h3", "g1", ref(0, 2), ref(1, 2 + row), relation),
        mapped("h4", "g1", ref(0, 4), ref(1, row), relation),
        mapped("h5", "g1", ref(0, 4), ref(1, 1), "subset-of"),
        mapped("h6", "g1", ref(0, 5), ref(1, row)),
    ]
    settled = ev.PairSettled(
        settlement_id="settled1",
        subject=ref(0, 5),
        object=ref(1, row),
        relation=relation,
        justification=f"{alike}",
        lang="en",
        parent_ids=("h6",),
    )
    shown = tuple(ev.SuggestedPair(object=ref(1, at), rank=at, score=9_000) for at in (1, 2))
    return [
        ev.JudgesAssigned(
            subject_framework_id="list-0",
            object_framework_id="list-1",
            group_ids=("g1", "g2"),
            blind=True,
        ),
        ev.SuggestionsShown(group_id="g1", subject=ref(0, 1), method="ngrams", suggested=shown),
        *(one.model_copy(update={"justification": f"{alike}"}) for one in stated),
        settled,
        ev.BundleStated(
            bundle_id="b1",
            group_id="g1",
            subjects=(ref(0, 1), ref(0, 4)),
            objects=(ref(1, row),),
            relation=relation,
            mapping_ids=("h1", "h4"),
        ),
        ev.GapStated(
            gap_id="gap1",
            group_id="g2",
            subject=ref(0, 2) if alike else ref(0, 4),
            framework_id="list-1",
            justification=f"{alike}",
            lang="en",
        ),
    ]


def room(*, alike: bool) -> Session:
    return make.session(*in_sight(), *hidden(alike=alike), frameworks=FRAMEWORKS, groups=3)


ONE, OTHER = room(alike=True), room(alike=False)
PLACES = [
    (ours, theirs, look)
    for look in (*crosswalk.LOOKS, "standards")
    for ours, theirs in (("list-0", "list-1"), ("list-0", "*"), ("list-1", "list-2"), ("*", "0-1"))
]


def asked_for(name: str) -> list[tuple[str, ...]]:
    """Where one can look on a page."""
    if name == "crosswalk":
        return list(PLACES)
    return [("crosswalk", "*"), ("crosswalk",)] if name == "facilitator" else [()]


def seen(name: str, session: Session, seat_id: str, at: tuple[str, ...]) -> list[object]:
    """Both parts of a page."""
    view, seat = import_module(f"kit.views.{name}"), session.seats[seat_id]
    live = Live(at=view.place(session, seat, at) if hasattr(view, "place") else ())
    return [view.shared(session, live, "en"), view.own(session, live, seat, "en")]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_anything_of_it_to_who_is_no_judge(name):
    for at in asked_for(name):
        for seat_id in STAFF:
            assert seen(name, ONE, seat_id, at) == seen(name, OTHER, seat_id, at), (at, seat_id)


@pytest.mark.parametrize("place", PLACES)
def test_a_judge_sees_nothing_of_what_the_other_judge_says(place):
    others = room(alike=True)
    others.mappings |= {one: OTHER.mappings[one] for one in ("h1", "h3", "h4")}

    assert seen("crosswalk", ONE, "r2", place) == seen("crosswalk", others, "r2", place)


def test_a_judge_sees_the_own_answers():
    place = ("list-0", "list-1", "pair")

    for seat_id in ("r1", "r2"):
        assert seen("crosswalk", ONE, seat_id, place) != seen("crosswalk", OTHER, seat_id, place)


@pytest.mark.parametrize("name", COLUMNS)
def test_no_frame_holds_anything_of_it(name):
    assert frame(name, ONE).equals(frame(name, OTHER))


@pytest.mark.parametrize("name", FIGURES)
def test_no_figure_is_computed_from_it(name):
    figure = getattr(figures, name)

    assert figure(ONE).equals(figure(OTHER))


def test_no_file_that_is_made_of_the_session_holds_anything_of_it():
    one, other = (files(Material(session)) for session in (ONE, OTHER))

    assert one == other
