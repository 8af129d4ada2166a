import pytest
from pydantic import ValidationError

from kit.domain.tally import MOST_VOTERS, Tally, tally_bytes
from kit.store.sealing import opened_tally, sealed_tally

KEY = bytes(32)


def test_two_counts_differ_where_any_number_does():
    first = Tally(voters=5, counts={"s1": {"yes": 3, "no": 0}, "s2": {"yes": 1}, "s3": {}})
    second = Tally(voters=5, counts={"s1": {"yes": 3}, "s2": {"yes": 2}, "s4": {"no": 1}})

    assert first.differing(second) == ["s2", "s4"]
    assert second.differing(first) == ["s2", "s4"]


def test_nought_and_nothing_are_the_same_count():
    assert not Tally(voters=1, counts={"s1": {"yes": 0}}).differing(Tally(voters=1, counts={}))


@pytest.mark.parametrize("numbers", [{"yes": -1}, {"yes": MOST_VOTERS + 1}])
def test_a_count_is_no_number_of_people(numbers):
    with pytest.raises(ValidationError):
        Tally(voters=1, counts={"s1": numbers})


def test_nobody_is_no_count():
    with pytest.raises(ValidationError):
        Tally(voters=0, counts={})


def test_the_fullest_and_the_emptiest_count_are_sealed_in_the_same_length():
    names = [f"{'s' * 37}{number:03d}" for number in range(60)]
    values = ["très-bien-et-même-mieux-que-cela-encoreé", '"' * 40, "cannot-judge"]
    fullest = Tally(
        voters=MOST_VOTERS, counts={one: dict.fromkeys(values, MOST_VOTERS) for one in names}
    )
    length = tally_bytes(names, values)

    sealed = [sealed_tally(KEY, one, length) for one in (fullest, Tally(voters=1, counts={}))]

    assert len({len(one) for one in sealed}) == 1
    assert opened_tally(KEY, sealed[0]) == fullest
