from hypothesis import given
from hypothesis import strategies as st

from kit.domain.framework import Requirement
from kit.suggest.passages import LONGEST, Passage, common_language, said
from tests.builders import framework, requirement

languages = st.lists(st.sampled_from(("en", "fr", "nl", "es")), max_size=4, unique=True)


@given(one=languages, other=languages)
def test_two_lists_are_compared_in_one_language_whichever_comes_first(one, other):
    first = framework("one", languages=tuple(one))
    second = framework("other", languages=tuple(other))

    lang = common_language(first, second)

    assert lang == common_language(second, first)
    assert lang in set(one) & set(other) or not set(one) & set(other)
    assert lang == "en" or "en" not in one or "en" not in other


def test_a_requirement_is_its_own_words_and_what_stands_around_them():
    point = Requirement(ref_id="A1a", assessable=False, statement={"en": "A role play."})
    under = requirement("A1b", "Its hours are counted.")
    whole = requirement(
        "A1", "Mentors are trained.", title={"en": "Training"}, requirements=(point, under)
    )
    heading = Requirement(
        ref_id="A", assessable=False, title={"en": "Before the match"}, requirements=(whole,)
    )

    first, second = said(framework(requirements=(heading,)), "en")

    assert first.own == Passage("Training. Mentors are trained")
    assert first.around == Passage("Training. Mentors are trained. A role play", "Before the match")
    assert second.own == Passage("Its hours are counted")
    assert second.around == Passage("Its hours are counted", "Training")


def test_a_requirement_without_the_wanted_language_speaks_english_or_its_own():
    rows = (
        requirement("1", statement={"nl": "Opleiding", "fr": "Formation"}),
        requirement("2", statement={"nl": "Opleiding", "en": "Training"}),
        requirement("3", statement={"de": "Ausbildung"}),
    )

    found = said(framework(languages=("nl", "en"), requirements=rows), "es")

    assert [one.own.text for one in found] == ["Opleiding", "Training", "Ausbildung"]


def test_what_is_no_text_is_no_stumbling_block():
    rows = (requirement("1").model_copy(update={"statement": {"en": "\ud800" + "é" * 9_000}}),)

    (found,) = said(framework(requirements=rows), "en")

    assert found.own.text == "?" + "é" * (LONGEST - 1)
