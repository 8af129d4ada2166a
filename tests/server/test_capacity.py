"""What a machine carries, and that nobody is let down by a limit that was not seen coming."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kit.server.announce import announcement
from kit.server.capacity import (
    MEASURED,
    MOST_PAGES,
    SOCKETS_PER_PAGE,
    WINDOWS_SOCKETS,
    Capacity,
    Limit,
    Machine,
    allow_many_files,
    capacity,
    connections,
    pages,
)
from kit.views import facilitator
from kit.views.live import Live

LAPTOP = Machine(files=16384, memory=8_000_000_000, cores=4, platform="linux")
MACHINES = some.builds(
    Machine,
    files=some.integers(64, 10**6),
    memory=some.none() | some.integers(10**8, 10**12),
    cores=some.integers(1, 128),
    platform=some.sampled_from(["linux", "darwin", "win32"]),
)


def test_a_laptop_carries_the_largest_room_that_was_measured():
    assert capacity(LAPTOP) == Capacity(MEASURED, 40, Limit.MEASURED)


@pytest.mark.parametrize(
    ("machine", "phones", "limit"),
    [
        (replace(LAPTOP, files=1024), 510, Limit.FILES),
        (replace(LAPTOP, files=256), 120, Limit.FILES),
        (replace(LAPTOP, platform="win32"), 240, Limit.WINDOWS),
        (replace(LAPTOP, memory=1_000_000_000), 2080, Limit.MEMORY),
        (replace(LAPTOP, memory=None), MEASURED, Limit.MEASURED),
    ],
)
def test_what_stops_first_is_said(machine, phones, limit):
    assert (capacity(machine).phones, capacity(machine).limit) == (phones, limit)


@given(MACHINES)
def test_on_windows_all_that_is_open_stays_below_what_select_can_watch(machine):
    here = replace(machine, platform="win32")

    assert connections(here) + SOCKETS_PER_PAGE * pages(here) < WINDOWS_SOCKETS


@given(MACHINES)
def test_every_machine_carries_one_page_and_none_more_than_there_are_kernels(machine):
    assert 1 <= capacity(machine).pages <= MOST_PAGES


@given(MACHINES, some.integers(1, 4))
def test_more_files_cores_and_memory_never_carry_less(machine, more):
    larger = replace(
        machine,
        files=machine.files * more,
        cores=machine.cores * more,
        memory=machine.memory and machine.memory * more,
    )

    assert capacity(larger).phones >= capacity(machine).phones
    assert capacity(larger).pages >= capacity(machine).pages


def test_the_files_of_this_process_are_raised_and_then_known():
    allow_many_files()

    assert Machine.here().files >= 4096
    assert Machine.here().cores >= 1


def test_the_launcher_says_before_the_event_how_many_seats_there_are(running):
    said = announcement(running.server, ["room"], "en")

    assert f"about {capacity(Machine.here()).phones} phones" in said


def test_the_launcher_says_that_windows_stops_earlier(running, monkeypatch):
    monkeypatch.setattr(Machine, "here", lambda: replace(LAPTOP, platform="win32"))

    assert "Windows stops earlier" in announcement(running.server, ["room"], "en")


def test_the_facilitator_sees_what_the_machine_carries(running):
    view = facilitator.shared(running.room.session, Live(carries=(240, 12, "windows")), "en")

    assert view["carries"] == {"phones": 240, "pages": 12, "limit": "windows"}
