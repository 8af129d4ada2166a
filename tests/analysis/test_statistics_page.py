from pathlib import Path

from kit.analysis.statistics import LISTED
from kit.analysis.statistics_page import markdown

PAGE = Path(__file__).parent.parent.parent / "docs" / "statistics.md"


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text("utf-8") == markdown()


def test_every_statistic_has_its_formula_source_and_example_on_the_page():
    page = markdown()

    assert all(
        text in page for one in LISTED for text in (one.id, one.formula, one.source, one.example)
    )
