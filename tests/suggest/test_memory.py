import threading
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from kit.suggest.memory import Memory


@given(keys=st.lists(st.integers(0, 9), max_size=40), most=st.integers(1, 12))
def test_a_memory_answers_right_and_never_keeps_more_than_it_may(keys, most):
    memory: Memory[int, int] = Memory(most, lambda key: key * key)

    for key in keys:
        assert memory.of(key) == key * key
        assert len(memory._kept) <= most


def test_what_is_kept_is_not_made_again_until_it_is_crowded_out():
    made = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    memory = Memory(2, make)
    for key in "abab":
        memory.of(key)
    assert made == ["a", "b"]

    for key in "ca":
        memory.of(key)

    assert made == ["a", "b", "c", "a"]


def test_many_threads_make_a_thing_once_and_nobody_waits_for_what_is_kept():
    made = []
    begun, may_end = threading.Event(), threading.Event()

    def make(key: str) -> str:
        made.append(key)
        if key == "slow":
            begun.set()
            assert may_end.wait(timeout=15)
        return key.upper()

    memory = Memory(9, make)
    memory.of("kept")
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(memory.of, "slow") for _ in range(7)]
        assert begun.wait(timeout=15)
        assert memory.of("kept") == "KEPT"
        assert not any(one.done() for one in waiting)
        may_end.set()
        assert {one.result(timeout=15) for one in waiting} == {"SLOW"}

    assert made == ["kept", "slow"]
