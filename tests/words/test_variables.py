"""Every table, variable, code, unit and reason has a name in every language."""

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.rules.parameters import RATINGS
from kit.frames.codes import known_codes
from kit.frames.columns import COLUMNS
from kit.frames.empties import why_empty
from kit.frames.measures import unit
from kit.words import catalogue, variables

EVERY = [(frame, column) for frame, types in COLUMNS.items() for column in types]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_variable_has_a_name_with_its_codes_unit_and_reason(lang):
    for frame, column in EVERY:
        assert variables.variable(frame, column, lang)
        counted, reason = unit(frame, column), why_empty(frame, column)
        assert counted is None or variables.unit(counted, lang)
        assert reason is None or variables.empty(reason, lang)
    assert all(variables.table(frame, lang) for frame in COLUMNS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_but_a_rating_has_a_label(lang):
    without = {
        code
        for frame, column in EVERY
        for code in known_codes(frame, column)
        if not {f"codebook-code-{code}", _own(column, code)} & catalogue(lang).keys()
    }

    assert without == set(RATINGS)


def test_no_label_is_left_over():
    said = {
        *(f"codebook-table-{_dashed(frame)}" for frame in COLUMNS),
        *(f"codebook-variable-{_dashed(column)}" for _, column in EVERY),
        *(f"codebook-variable-{_dashed(frame)}-{_dashed(column)}" for frame, column in EVERY),
        *(f"codebook-empty-{why_empty(*one)}" for one in EVERY),
        *(f"codebook-unit-{unit(*one)}" for one in EVERY),
    }
    for frame, column in EVERY:
        for code in known_codes(frame, column):
            said |= {f"codebook-code-{code}", _own(column, code)}

    labels = {one for one in catalogue("en") if one.startswith("codebook-")}

    assert labels - said == set()


def test_a_variable_has_a_name_of_its_own_where_it_means_something_else():
    assert variables.variable("lines", "line_id", "en") == "Line"
    assert variables.variable("ideas", "line_id", "en") == "Line that takes it up"


def test_a_code_is_called_after_its_column_where_two_mean_something_else():
    assert variables.code("left_to", "pair", "en") == "the pair decides"
    assert variables.code("kind", "pair", "en") == "pair of requirements"
    assert variables.code("value", "7", "fr") == "7"


def _own(column: str, code: str) -> str:
    return f"codebook-code-{_dashed(column)}-{code}"


def _dashed(name: str) -> str:
    return name.replace("_", "-")
