"""What holds of candidates, whichever method compares."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.framework import Completeness, Framework, Requirement
from kit.formats.library import Library
from kit.suggest.at_hand import method_at_hand
from kit.suggest.candidates import candidates
from kit.suggest.method import Method
from tests.builders import framework, requirement
from tests.suggest.lists import Given, listed

METHODS = [method_at_hand("encoder"), method_at_hand("ngrams")]
whichever = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)

sentences = st.sampled_from(
    (
        "Every mentor is interviewed before a match.",
        "Chaque mentor est reçu en entretien.",
        "Cada persona mentora recibe una formación inicial.",
        "Mentoren worden opgeleid voordat zij beginnen.",
        "The pair meets at least twice a month for a year.",
        "Data are kept safe.",
        "6 h",
        "…",
    )
)
texts = st.lists(sentences | st.text(max_size=40), min_size=1, max_size=6)


def scores(subjects: Framework, objects: Framework, method: Method) -> dict[tuple[str, str], float]:
    """The score of each pair of texts, by text."""
    said = {
        each.id: {one.ref_id: (one.statement or {"en": ""})["en"] for one in each.assessable()}
        for each in (subjects, objects)
    }
    return {
        (said[subjects.id][one.subject], said[objects.id][one.object]): one.score
        for one in candidates(subjects, objects, method=method)
    }


@whichever
@settings(deadline=None)
@given(ours=texts, theirs=texts, data=st.data())
def test_a_score_is_the_same_in_any_list_and_order(method, ours, theirs, data):
    whole = scores(listed("ours", *ours), listed("theirs", *theirs), method)
    shuffled = data.draw(st.permutations(theirs))
    few = data.draw(st.lists(st.sampled_from(theirs), min_size=1, max_size=2))

    assert scores(listed("ours", *ours), listed("theirs", *shuffled), method) == whole
    some = scores(listed("ours", ours[0]), listed("theirs", *few), method)
    assert some.items() <= whole.items()


@whichever
@settings(deadline=None)
@given(ours=texts, theirs=texts)
def test_a_score_is_the_same_from_either_side(method, ours, theirs):
    there = scores(listed("ours", *ours), listed("theirs", *theirs), method)
    back = scores(listed("theirs", *theirs), listed("ours", *ours), method)

    assert {(end, start): score for (start, end), score in back.items()} == there


@whichever
@settings(deadline=None)
@given(text=(sentences | st.text()).filter(lambda text: text.strip(" .\t\r\n")), others=texts)
def test_the_same_text_scores_one_and_nothing_scores_more(method, text, others):
    found = scores(listed("ours", text, *others), listed("theirs", *others, text), method)

    assert found[text, text] == 1.0 or not text.strip().rstrip(".").strip()
    assert all(-1.0 <= score <= 1.0 for score in found.values())


@whichever
def test_scores_do_not_change_beside_a_hundred_others(method):
    shipped = [Library().framework(one) for one in ("us-eepm4", "be-mentoring-belgium")]
    english = [(one.statement or {})["en"] for each in shipped for one in each.assessable()]
    alone = scores(listed("ours", english[0]), listed("theirs", english[-1]), method)

    beside = scores(listed("ours", *english), listed("theirs", *english[::-1]), method)

    assert alone.items() <= beside.items()


@whichever
def test_candidates_stand_in_the_order_of_the_source_each_with_its_ranks(method):
    ours, theirs = (Library().framework(one) for one in ("be-mentoring-belgium", "us-eepm5"))

    found = candidates(ours, theirs, top=4, method=method)

    refs = [one.ref_id for one in ours.assessable()]
    assert [(one.subject, one.rank) for one in found] == [
        (ref, rank) for ref in refs for rank in (1, 2, 3, 4)
    ]
    everything = candidates(ours, theirs, method=method)
    assert [one for one in everything if one.rank <= 4] == found
    assert len(everything) == len(refs) * len(theirs.assessable())
    assert candidates(ours, theirs, top=4, method=method) == found


@given(data=st.data(), rows=st.integers(1, 8), columns=st.integers(1, 8))
def test_ranks_are_those_of_the_published_formula(data, rows, columns):
    """CSLS, equation 2 of Conneau and others (2018), with five neighbours where there are five."""
    subjects, objects = "abcdefgh"[:rows], "12345678"[:columns]
    cosine = {
        (a, b): data.draw(st.integers(0, 10_000), label=a + b) for a in subjects for b in objects
    }
    of_object = {b: nearest_mean([cosine[a, b] for a in subjects]) for b in objects}
    of_subject = {a: nearest_mean([cosine[a, b] for b in objects]) for a in subjects}

    found = candidates(
        listed("ours", *subjects), listed("theirs", *objects), method=Given(cosine), top=None
    )

    for number, a in enumerate(subjects, 1):
        order = [objects[int(one.object) - 1] for one in found if one.subject == str(number)]
        csls = {b: 2 * cosine[a, b] - of_subject[a] - of_object[b] for b in objects}
        assert order == sorted(objects, key=lambda b: (-csls[b], -cosine[a, b], objects.index(b)))


def nearest_mean(cosines: list[int]) -> Fraction:
    nearest = sorted(cosines, reverse=True)[:5]
    return Fraction(sum(nearest), len(nearest))


def test_what_resembles_everything_stands_behind_what_resembles_this():
    cosine = {
        **{(a, "hub"): 6_000 for a in "abc"},
        **{(a, "one"): 1_000 for a in "bc"},
        ("a", "one"): 5_900,
    }

    found = candidates(listed("x", *"abc"), listed("y", "hub", "one"), method=Given(cosine))

    assert [(one.object, one.score, one.rank) for one in found if one.subject == "1"] == [
        ("2", 0.59, 1),
        ("1", 0.6, 2),
    ]


def test_of_equals_the_first_of_the_source_comes_first():
    found = candidates(
        listed("x", "a"), listed("y", "1", "2", "3"), method=Given({("a", b): 5 for b in "123"})
    )

    assert [one.object for one in found] == ["1", "2", "3"]


@whichever
@pytest.mark.parametrize("more", [{}, {"completeness": Completeness.ANNOUNCED}])
def test_a_list_without_requirements_has_no_candidates(method, more):
    empty = framework("empty", **more).model_copy(update={"requirements": ()})
    heading = Requirement(ref_id="A", assessable=False, title={"en": "Training"})
    headings = framework("headings", requirements=(heading,))

    for one in (empty, headings):
        assert candidates(one, listed("full", "Trained."), method=method) == []
        assert candidates(listed("full", "Trained."), one, method=method) == []
        assert candidates(one, one, method=method) == []


@whichever
def test_one_requirement_is_enough(method):
    (found,) = candidates(
        listed("x", "Mentors are trained."), listed("y", "Mentors are trained."), method=method
    )

    assert (found.subject, found.object, found.score, found.rank) == ("1", "1", 1.0, 1)


@whichever
def test_texts_that_are_empty_endless_or_in_an_unknown_language_are_ranked_too(method):
    odd = framework(
        "odd",
        languages=("xyz",),
        requirements=(
            requirement("1", statement={"xyz": "Ka mentor i whakangungua."}),
            requirement("2", statement={"xyz": "mentor " * 60_000}),
            requirement("3", statement={"xyz": "x" * 60_000}),
            requirement("4", statement={"xyz": " "}),
            requirement("5", statement=None),
            requirement("6", statement={}, title={"qq": "導師接受培訓。"}),
        ),
    )

    found = candidates(odd, odd, method=method)

    assert len(found) == 36
    by_pair = {(one.subject, one.object): one.score for one in found}
    assert all(by_pair[one, one] == 1.0 for one in "1236")
    assert {by_pair[one, other] for one in "45" for other in "123456"} == {0.0}


def test_translations_of_a_list_find_their_originals():
    """Most of them first: what the encoder is for."""
    library = Library()
    belgium = library.framework("be-mentoring-belgium")
    french = belgium.model_copy(update={"id": "fr-only", "languages": ("fr",)})
    english = belgium.model_copy(update={"id": "en-only", "languages": ("en",)})

    found = candidates(only(french, "fr"), only(english, "en"), top=3)

    firsts = [one.subject == one.object for one in found if one.rank == 1]
    assert sum(firsts) >= 22
    assert len(firsts) == 23
    assert {one.subject for one in found if one.subject == one.object} == {
        one.ref_id for one in belgium.assessable()
    }


def only(whole: Framework, lang: str) -> Framework:
    def cut(one: Requirement) -> Requirement:
        texts = {
            key: {lang: value[lang]} if value else value
            for key, value in (("title", one.title), ("statement", one.statement))
        }
        return one.model_copy(update={**texts, "requirements": tuple(map(cut, one.requirements))})

    return whole.model_copy(update={"requirements": tuple(map(cut, whole.requirements))})
