import random
from dataclasses import replace

import pytest

from kit.domain.framework import Completeness, Reading, Wording
from kit.formats.check import check_paths
from kit.formats.model_yaml import model_yaml
from kit.formats.spreadsheet.about import About
from kit.formats.spreadsheet.bringing import bring
from kit.words import say
from tests.formats.spreadsheet.sheets import (
    COLUMNS,
    GOOD,
    brought,
    csv_of,
    framework,
    noted,
    problems,
    put,
    told,
    trained,
    with_cell,
    workbook,
    xlsx_of,
)


def row(ref_id: str, parent: str = "", lang: str = "fr", **cells: str) -> list[str]:
    """A row with a statement, whatever it says."""
    filled = {"ref_id": ref_id, "parent_ref_id": parent, "lang": lang, "statement": "Texte"} | cells
    return [filled.get(column, "") for column in COLUMNS]


def test_a_new_framework_is_honest_about_what_nobody_said(tmp_path):
    found = brought(csv_of(GOOD))

    made = found.framework
    assert (made.issuer, made.country, made.edition) == ("non précisé", "ZZ", "[n.d.]")
    assert made.audience == {"fr": "non précisé", "en": "not stated"}
    assert made.completeness is Completeness.PARTIAL
    assert made.wording is Wording.ISSUER
    assert found.changes is None
    names = [one.values["name"] for one in found.notes if one.message_id == "sheet-still-open"]
    assert names == ["title", "issuer", "country", "edition", "audience", "document"]
    (tmp_path / "mine.yaml").write_text(model_yaml(made), "utf-8")
    assert check_paths([tmp_path / "mine.yaml"]) == []


def test_what_is_known_is_taken_over():
    known = About(
        id="mine", title="Notre liste", issuer="Réseau", country="be", completeness="complete"
    )

    found = brought(csv_of(GOOD), known=known)

    made = found.framework
    assert made.title == {"fr": "Notre liste", "en": "Notre liste"}
    assert (made.issuer, made.country) == ("Réseau", "BE")
    assert made.completeness is Completeness.COMPLETE
    assert noted(found, "sheet-title-in-one-language") == {"languages": "en"}


@pytest.mark.parametrize(
    ("known", "message_id"),
    [
        (About(id="mine", country="Belgique"), "sheet-bad-country"),
        (About(id="mine", completeness="whole"), "sheet-fact-not-one-of"),
        (About(id="mine", wording="theirs"), "sheet-fact-not-one-of"),
        (About(id="mine", completeness="announced"), "sheet-announced-with-list"),
    ],
)
def test_what_is_known_is_looked_at_too(known, message_id):
    assert [one.message_id for one in problems(csv_of(GOOD), known=known)] == [message_id]


def about_book(*facts: list[str]) -> bytes:
    def fill(book):
        put(book.add_worksheet("Liste"), [COLUMNS, *GOOD])
        put(book.add_worksheet("About"), [["name", "value", "lang"], *facts])

    return workbook(fill)


def test_the_second_sheet_says_what_the_framework_is():
    found = brought(
        about_book(
            ["title", "Notre liste", "fr"],
            ["title", "Our list", "English"],
            ["audience", "Jeunes", "fr"],
            ["country", "FR"],
            ["completeness", "complete"],
            ["wording", "restated"],
        )
    ).framework

    assert found.title == {"fr": "Notre liste", "en": "Our list"}
    assert found.audience == {"fr": "Jeunes", "en": "[fr] Jeunes"}
    assert (found.country, found.completeness, found.wording) == ("FR", "complete", "restated")


def test_what_is_said_beside_the_file_counts_more():
    known = About(id="mine", country="ES")

    assert brought(about_book(["country", "FR"]), known=known).framework.country == "ES"


def test_mistakes_in_the_second_sheet_are_told_with_their_cell():
    found = problems(about_book(["country", "France"], ["title", "Liste", "xx"]))

    assert [(one.line, one.message_id, one.values["cell"]) for one in found] == [
        (2, "sheet-bad-country", "About!B2"),
        (3, "sheet-fact-language", "About!B3"),
    ]


@pytest.mark.parametrize(
    ("place", "column", "value", "expected"),
    [
        ((4, 1), "ref_id", "", "sheet-reference-missing"),
        ((4, 1), "ref_id", "x" * 41, "sheet-bad-reference"),
        ((5, 1), "ref_id", "A", "sheet-reference-repeated"),
        ((5, 2), "parent_ref_id", "B", "sheet-two-parents"),
        ((4, 3), "assessable", "peut-être", "sheet-not-yes-or-no"),
        ((5, 3), "assessable", "no", "sheet-differs"),
        ((4, 4), "lang", "", "sheet-language-missing"),
        ((4, 4), "lang", "klingon", "sheet-language-unknown"),
        ((4, 4), "lang", "fr/en", "sheet-several-languages"),
        ((4, 4), "lang", "français et anglais", "sheet-several-languages"),
        ((4, 6), "statement", "", "sheet-no-statement"),
        ((4, 6), "statement", "FR: Formés / EN: Trained", "sheet-several-languages-in-text"),
        ((4, 6), "statement", "FR: Formés EN: Trained", "sheet-several-languages-in-text"),
    ],
)
def test_a_mistake_is_told_at_its_cell(place, column, value, expected):
    found = told(xlsx_of(with_cell(place[0], column, value)))

    assert (*place, expected) in found
    for lang in ("en", "fr", "es"):
        for one in problems(xlsx_of(with_cell(place[0], column, value))):
            assert say(one.message_id, lang, **one.values)


def test_every_problem_is_told_at_once():
    rows = [
        row("", lang="fr"),
        row("B", "Z"),
        row("C", assessable="?"),
        row("D", lang="?", assessable="?"),
    ]

    assert told(csv_of(rows)) == [
        (2, 1, "sheet-reference-missing"),
        (3, 2, "sheet-parent-unknown"),
        (4, 3, "sheet-not-yes-or-no"),
        (5, 3, "sheet-not-yes-or-no"),
        (5, 4, "sheet-language-unknown"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("A", "Z")], [(2, 2, "sheet-parent-unknown")]),
        ([row("1."), row("1.1", "1")], [(3, 2, "sheet-parent-nearly")]),
        ([row("A", "A")], [(2, 2, "sheet-own-parent")]),
        ([row("A", "B"), row("B", "C"), row("C", "A")], [(2, 2, "sheet-circle")]),
        ([row("A", "B"), row("B", "C"), row("C", "B")], [(3, 2, "sheet-circle")]),
    ],
)
def test_parents_stand_above_and_not_in_a_circle(rows, expected):
    assert told(csv_of(rows)) == expected


def test_a_tree_has_eight_levels_at_most(tmp_path):
    deep = [row(str(at), str(at - 1) if at else "") for at in range(9)]

    assert told(csv_of(deep)) == [(10, 2, "sheet-too-deep")]
    (tmp_path / "mine.yaml").write_text(model_yaml(brought(csv_of(deep[:8])).framework))
    assert check_paths([tmp_path / "mine.yaml"]) == []


def test_rows_may_come_in_any_order():
    rows = [row("A"), row("A1", "A"), row("A2", "A"), row("B"), row("B1", "B")]
    mixed = random.Random(3).sample(rows, len(rows))

    made = brought(csv_of(mixed)).framework

    below = [each[0] for each in mixed if each[1] == "A"]
    [a] = [one for one in made.requirements if one.ref_id == "A"]
    assert [one.ref_id for one in a.requirements] == below


def test_each_text_is_there_in_every_language():
    rows = [row("A"), row("A", lang="en"), row("B"), row("C")]

    [problem] = problems(csv_of(rows))

    assert (problem.line, problem.message_id) == (4, "sheet-rows-missing")
    assert problem.values["lang"] == "en"
    assert problem.values["ref_ids"] == "B, C"


def test_a_title_is_there_in_both_languages_or_in_none():
    rows = [row("A", title="Titre"), row("A", lang="en")]

    assert told(csv_of(rows)) == [(3, 5, "sheet-text-missing")]


def test_levels_are_the_issuers_words_in_each_language():
    rows = [
        row("A", level="Niveau avancé"),
        row("A", lang="en", level="Advanced"),
        row("B", level="MC+"),
        row("B", lang="en", level="MC+"),
    ]

    made = brought(csv_of(rows)).framework

    assert made.levels == {
        "niveau-avance": {"fr": "Niveau avancé", "en": "Advanced"},
        "mc-plus": {"fr": "MC+", "en": "MC+"},
    }
    assert [one.level for one in made.walk()] == ["niveau-avance", "mc-plus"]


def test_a_level_that_differs_between_languages_is_refused():
    rows = [
        row("A", level="obligatoire"),
        row("A", lang="en", level="mandatory"),
        row("B", level="obligatoire"),
        row("B", lang="en", level="recommended"),
    ]

    assert told(csv_of(rows)) == [(5, 7, "sheet-level-differs")]


def test_an_empty_yes_or_no_is_a_yes_but_for_titles_with_others_below():
    rows = [row("A", statement="", title="Titre"), row("A1", "A"), row("B", title="Titre")]

    found = brought(csv_of(rows))

    assert [one.ref_id for one in found.framework.assessable()] == ["A1", "B"]
    assert noted(found, "sheet-headings-guessed") == {"ref_ids": "A"}


@pytest.mark.parametrize("ref_id", ["EXAMPLE-1", "Exemple 2", "ejemplo-1"])
def test_the_templates_examples_are_passed_over(ref_id):
    found = brought(csv_of([row(ref_id), *GOOD]))

    assert noted(found, "sheet-passed-over-examples") == {"rows": "2"}
    assert told(csv_of([row(ref_id)])) == [(1, 1, "sheet-no-rows")]


def numbers_of(cell: str, phase: str = "") -> bytes:
    rows = [[*each, phase, cell] for each in GOOD]
    return xlsx_of(rows, [*COLUMNS, "phase", "numbers"])


def test_numbers_and_phases_are_read():
    cell = (
        "minimum_duration=1,5 year or own minimum; group_size<=4 person; interviews == 2 interview;"
        " contacts=per month left to pair"
    )

    made = brought(numbers_of(cell, "formation")).framework.assessable()[0]

    assert made.phase == "training"
    found = {name: one.model_dump(exclude_defaults=True) for name, one in made.numbers.items()}
    assert found == {
        "minimum_duration": {"value": "1.5", "unit": "year", "or_own_minimum": True},
        "group_size": {"value": "4", "unit": "person", "bound": "at-most"},
        "interviews": {"value": "2", "unit": "interview", "bound": "exactly"},
        "contacts": {"unit": "per month", "left_to": "pair"},
    }


@pytest.mark.parametrize("cell", ["six months", "contacts=per month", "fee=2", "x=1 a; x=2 a"])
def test_a_number_that_cannot_be_read_is_refused(cell):
    assert (2, 10, "sheet-number-unreadable") in told(numbers_of(cell))


def test_an_unknown_phase_is_refused():
    assert (2, 9, "sheet-phase-unknown") in told(numbers_of("", "vacances"))


def test_an_update_keeps_what_no_column_carries():
    found = brought(csv_of(GOOD), framework())

    assert found.framework == framework()
    assert found.changes is not None
    assert found.changes.none


def test_an_update_tells_what_is_new_reworded_and_gone():
    rows = [
        *with_cell(4, "statement", "Les mentors sont bien formés."),
        row("B"),
        row("B", "", "en"),
    ]
    before = framework(
        requirements=(*framework().requirements, trained(ref_id="C", level="mandatory"))
    )

    found = brought(csv_of(rows), before)

    assert found.changes is not None
    assert (found.changes.new, found.changes.reworded, found.changes.gone, found.changes.same) == (
        ("B",),
        ("A1",),
        ("C",),
        ("A",),
    )
    assert found.framework.assessable()[0].reading is Reading.PARTLY
    assert found.framework.assessable()[0].phase == "training"
    assert found.framework.issuer == "Example network"


def test_columns_that_are_not_there_change_nothing():
    wanted = [COLUMNS.index(name) for name in ("ref_id", "lang", "title", "statement")]
    rows = [[each[at] for at in wanted] for each in GOOD]

    found = brought(xlsx_of(rows, ["ref_id", "lang", "title", "statement"]), framework())

    assert found.framework == framework()


def test_our_words_never_pass_for_the_issuers():
    mixed = brought(csv_of([*GOOD, row("B"), row("B", lang="en")]), framework())
    own = [[*each[:5], each[5] and f"{each[5]} Vraiment.", *each[6:]] for each in GOOD]

    assert mixed.framework.wording is Wording.RESTATED
    assert noted(mixed, "sheet-wording-kept") == {}
    assert brought(csv_of(own), framework()).framework.wording is Wording.ISSUER
    said = replace(About(id="mine"), wording="issuer")
    assert brought(csv_of(GOOD), framework(), said).framework.wording is Wording.ISSUER


def test_an_announced_list_that_comes_in_is_no_longer_announced():
    announced = framework(completeness="announced", requirements=())

    found = brought(csv_of(GOOD), announced)

    assert found.framework.completeness is Completeness.PARTIAL
    assert noted(found, "sheet-completeness-assumed") == {"completeness": "partial"}


def test_a_language_that_is_new_borrows_what_columns_do_not_carry(tmp_path):
    definition = trained(ref_id="def1", assessable=False, level=None, numbers={})
    before = framework(definitions=(definition,))
    rows = [*GOOD, row("A", lang="es"), row("A1", "A", "es", title="Formación")]
    rows = [[*each[:4], "Título" if each[0] == "A" else "", *each[5:]] for each in rows]
    rows = [[*each[:5], "" if each[0] == "A" else each[5], *each[6:]] for each in rows]

    found = brought(csv_of(rows), before)

    made = found.framework
    assert made.languages == ("fr", "en", "es")
    assert made.audience["es"] == "[fr] Jeunes"
    assert made.definitions[0].statement == {
        "fr": "Les mentors sont formés.",
        "en": "Mentors are trained.",
        "es": "[fr] Les mentors sont formés.",
    }
    assert noted(found, "sheet-still-to-translate") is not None
    (tmp_path / "mine.yaml").write_text(model_yaml(made), "utf-8")
    assert check_paths([tmp_path / "mine.yaml"]) == []


def test_a_language_that_is_gone_is_told():
    found = brought(csv_of([each for each in GOOD if each[3] == "fr"]), framework())

    assert found.framework.languages == ("fr",)
    assert noted(found, "sheet-languages-dropped") == {"languages": "en"}


def test_a_reference_of_a_definition_is_taken():
    definition = trained(ref_id="A1", assessable=False, level=None)
    before = framework(definitions=(definition,), requirements=())

    assert told_with(before) == [(4, 1, "sheet-reference-taken")]


def told_with(before):
    return [(one.line, one.column, one.message_id) for one in problems(csv_of(GOOD), before)]


@pytest.mark.parametrize(
    ("text", "asked_about"),
    [
        ("Chaque mentor est formé. / Each mentor is trained.", True),
        ("Une formation et/ou un entretien précède le début.", False),
        ("Formation / suivi", False),
        ("Un / deux mots / trois mots de plus ici", False),
    ],
)
def test_a_stroke_between_two_sentences_is_asked_about_and_not_refused(text, asked_about):
    brought = bring("a.csv", csv_of([row("A", statement=text, lang="fr")]), About("a"), None)

    told = [one for one in brought.notes if one.message_id == "sheet-maybe-several-languages"]
    assert [one.values["cells"] for one in told] == (["F2"] if asked_about else [])


def test_spanish_words_are_no_marks_of_a_language():
    text = "El objetivo es: formar y, en: la acogida, cuidar"
    brought = bring("a.csv", csv_of([row("A", statement=text, lang="es")]), About("a"), None)

    assert brought.framework.assessable()[0].statement == {"es": text}


def test_a_missing_parent_is_told_beside_a_missing_reference():
    told_ids = {one[2] for one in told(csv_of([row("A", "Z"), row("")]))}

    assert {"sheet-parent-unknown", "sheet-reference-missing"} <= told_ids
