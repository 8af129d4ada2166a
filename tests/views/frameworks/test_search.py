"""Words are found whatever their accents, case and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.views.frameworks.search import Query, folded, words


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("entretien", "L’entretien est individuel."),
        ("ENTRETIEN", "un entretien"),
        ("l'entretien", "Chaque entretien compte."),
        ("l’entretien", "l'entretien"),
        ("evalue", "Le programme est évalué."),
        ("évalué", "Evalue quién pueda"),
        ("mentores", "Les mentor·es sont formé·es."),
        ("mentor", "Les mentor·es sont formé·es."),
        ("coeur", "au cœur du programme"),
        ("tutoria", "La tutoría empieza"),
        ("training mentors", "Mentors get training before they start."),
        ("train", "Trained staff"),
        ("strasse", "Straße"),
        ("programme's", "the programme’s own minimum"),
    ],
)
def test_words_are_found_as_people_type_them(typed, text):
    assert Query.of(typed).finds([text])


@pytest.mark.parametrize(
    ("typed", "text"),
    [("raining", "training"), ("mentors youth", "Mentors are trained."), ("mentoring", "mentor")],
)
def test_a_word_is_found_from_its_beginning_and_every_word_has_to_be_there(typed, text):
    assert not Query.of(typed).finds([text])


def test_texts_that_belong_together_hold_the_words_together():
    assert Query.of("training nine").finds(["Training", "on nine topics"])


def test_a_number_finds_itself_and_what_stands_below_it():
    found = [one for one in ("B.1", "B.1.2", "B.12", "B.2") if Query.of("b.1").finds([], [one])]

    assert found == ["B.1", "B.1.2"]


def test_found_words_are_marked_whole_and_everything_else_is_kept():
    pieces = Query.of("entretien").marked("Un seul entretien, ou deux entretiens.")

    assert [one["text"] for one in pieces if one["hit"]] == ["entretien", "entretiens"]
    assert "".join(one["text"] for one in pieces) == "Un seul entretien, ou deux entretiens."


@pytest.mark.parametrize("typed", ["", "  ", "…", "'", "·"])
def test_nothing_typed_asks_for_nothing(typed):
    assert not Query.of(typed)


@given(st.text(max_size=80), st.text(max_size=40))
def test_marking_keeps_every_letter(text, typed):
    assert "".join(one["text"] for one in Query.of(typed).marked(text)) == text


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_a_text_is_found_by_each_of_its_words(text):
    assert all(Query.of(word).finds([text]) for word in words(text) if word)
