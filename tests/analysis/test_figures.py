"""Figures are fit to print: nothing overlaps or runs out, greys differ, bytes are the same."""

import itertools
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kit.analysis.drawing import Drawing
from kit.analysis.figures import figure_core, figure_votes, save_figures
from kit.analysis.figures.saved import ONCE, every_figure
from kit.analysis.figures.style import (
    DOUBLE,
    SIDES,
    SINGLE,
    SMALL,
    VERDICTS,
    shaded,
    width_of,
    wrapped,
)
from kit.domain.errors import BadInput, Unusable
from kit.domain.ids import LANGUAGES
from tests.analysis.sessions import bundle_of
from tests.decided import in_session, room, voted

NAMES = [
    *ONCE,
    *(f"{kind}-round-{n}" for n in (1, 2, 3) for kind in ("votes", "rules", "sweep")),
    "without-round-3",
    "country-round-3",
    "organisation-round-3",
    "group-round-3",
    "changes-round-2",
]


@pytest.fixture(name="drawn", scope="module", params=LANGUAGES)
def _drawn(request, bundle) -> dict[str, Drawing]:
    return dict(every_figure(bundle, request.param))


def boxes(drawing: Drawing) -> Iterator[tuple[str, Bbox]]:
    """Every text that is drawn, with the box it takes, in pixels of a hundred to the inch."""
    renderer = FigureCanvasAgg(drawing).get_renderer()
    drawing.draw(renderer)
    beyond = set(ticks_beyond(drawing))
    for text in drawing.findobj(Text):
        if text not in beyond and text.get_visible() and text.get_text().strip():
            yield text.get_text(), text.get_window_extent(renderer)


def ticks_beyond(drawing: Drawing) -> Iterator[Text]:
    """Labels of ticks that lie outside the axes, and so are not drawn."""
    for axes in drawing.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            yield from (
                tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high
            )


def misplaced(drawing: Drawing) -> list[str]:
    """The texts that lie over another one, or run out of the page."""
    texts, found = zip(*boxes(drawing), strict=True)
    box = np.array([one.extents for one in found])
    low = np.maximum(box[:, None, :2], box[None, :, :2])
    high = np.minimum(box[:, None, 2:], box[None, :, 2:])
    over = ((high - low) > 1).all(axis=2) & ~np.eye(len(box), dtype=bool)
    page = drawing.bbox
    out = (box[:, :2] < 0).any(axis=1) | (box[:, 2] > page.width) | (box[:, 3] > page.height)
    return [text for text, is_bad in zip(texts, over.any(axis=1) | out, strict=True) if is_bad]


def test_every_figure_is_there(drawn):
    assert sorted(drawn) == sorted(NAMES)


def test_no_text_lies_over_another_or_runs_out_of_the_page(drawn):
    found = {name: misplaced(one) for name, one in drawn.items()}

    assert {name: texts for name, texts in found.items() if texts} == {}


def test_figures_are_one_column_or_two_wide_in_type_that_can_be_read(drawn):
    for name, drawing in drawn.items():
        assert drawing.width in (SINGLE, DOUBLE), name
        assert drawing.height < 240, name
        sizes = {text.get_fontsize() for text in drawing.findobj(Text) if text.get_text()}
        assert min(sizes) >= SMALL, name


def test_a_vector_says_what_it_shows_and_keeps_its_text(drawn, bundle):
    drawing = drawn["votes-round-1"]
    root = ElementTree.fromstring(drawing.svg)
    text = " ".join(root.itertext())

    assert root.tag.endswith("svg")
    assert "S1" in text
    assert "26" in text
    assert not re.search(r"\d{4}-\d\d-\d\dT", drawing.svg)
    assert f'aria-label="{drawing.alt.split(",")[0]}' in drawing._repr_html_()


def test_the_same_bundle_gives_the_same_bytes(bundle, tmp_path):
    first, second = figure_core(bundle), figure_core(bundle)

    for format_ in ("svg", "pdf", "png"):
        assert first.as_bytes(format_) == second.as_bytes(format_)
    first.savefig(tmp_path / "core.pdf")
    assert (tmp_path / "core.pdf").read_bytes() == second.as_bytes("pdf")


def test_many_standards_and_networks_stay_on_the_page():
    """More standards than two lines each have room for, more networks than a page has columns."""
    answers = {f"standard-{n}-{'x' * 24}": ["yes", "no"] * 12 for n in range(30)}
    countries = ["BE", "FR", "ES", "DE"] * 6
    told = in_session([*room(countries), *voted("double-threshold", answers, countries=countries)])
    drawn = dict(every_figure(bundle_of(told), "es"))

    found = {name: misplaced(one) for name, one in drawn.items()}
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert "columnas más figuran en la tabla" in " ".join(
        text for text, _ in boxes(drawn["organisation-round-1"])
    )


def grey(colour: str) -> float:
    """How bright it is printed without colour."""
    red, green, blue = to_rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("fills", [SIDES, VERDICTS])
def test_no_two_fills_look_alike_without_colour(fills):
    for one, other in itertools.combinations(fills.values(), 2):
        assert one.hatch != other.hatch or abs(grey(one.face) - grey(other.face)) > 0.3


@pytest.mark.parametrize("share", [0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1])
def test_numbers_can_be_read_on_every_shade(share):
    """WCAG 2.2: a contrast of 4.5 to 1."""

    def brightness(colour: str) -> float:
        parts = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
            for one in to_rgb(colour)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    fill = shaded(share)
    low, high = sorted((brightness(fill.face), brightness(fill.ink)))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_text_is_cut_at_a_word_and_a_french_question_mark_stays():
    cut = wrapped("Mentors are trained before they meet their mentee", 30, lines=1)

    assert cut.endswith("…")
    assert width_of(cut) <= 30
    assert wrapped("un mot\u00a0? non", width_of("un mot"), lines=3).splitlines()[-1] == "non"
    assert "\n?" not in wrapped("quelle relation\u202f?", width_of("quelle relation"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_there_is_nothing_a_sentence_says_so(empty, lang):
    drawing = figure_votes(empty, lang)

    assert drawing.is_empty
    assert misplaced(drawing) == []
    assert drawing._repr_html_() == f"<p>{drawing.alt}</p>"
    assert list(every_figure(empty, lang)) == []


def test_nothing_is_written_into_the_bundle(bundle, example):
    with pytest.raises(BadInput, match="analysis-out-in-bundle"):
        save_figures(bundle, example / "analysis" / "figures", formats=("svg",))
    assert not (example / "analysis" / "figures").exists()


def test_a_folder_that_cannot_be_written_is_told(bundle, tmp_path):
    (tmp_path / "file").write_text("taken")

    with pytest.raises(Unusable, match="analysis-out-unwritable"):
        save_figures(bundle, tmp_path / "file", formats=("svg",))
