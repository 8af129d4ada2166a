"""Which names are ours, and what links carry."""

import asyncio

import pytest

from kit.domain.seat import Role
from kit.server.addresses import Addresses, host_of, is_of_a_room, keep_offered, lan_addresses
from tests.server.running import eventually

HERE = "192.168.8.2"


@pytest.mark.parametrize(
    ("host", "local", "expected"),
    [
        ("localhost:8866", "127.0.0.1", True),
        ("127.0.0.1:8866", "127.0.0.1", True),
        ("[::1]:8866", "::1", True),
        ("room.test:8866", HERE, True),
        (f"{HERE}:8866", HERE, True),
        (HERE, f"::ffff:{HERE}", True),
        ("192.168.8.3:8866", HERE, False),
        ("8.8.8.8", "8.8.8.8", False),
        ("evil.example", HERE, False),
        ("room.test.evil.example", HERE, False),
        ("", HERE, False),
        ("[", HERE, False),
    ],
)
def test_a_request_may_use_our_names_and_the_address_it_arrived_at(host, local, expected):
    addresses = Addresses(port=8866, chosen=("http://room.test:8866",))

    assert addresses.allows(host, local) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("room.test", "http://room.test:8866"),
        ("room.test:9000", "http://room.test:9000"),
        ("https://room.test/", "https://room.test"),
        ("[fd00::1]", "http://[fd00::1]:8866"),
    ],
)
def test_a_name_becomes_an_address(given, expected):
    assert Addresses(port=8866).url(given) == expected


def test_links_carry_what_was_chosen_first_and_loopback_last():
    offered = Addresses(port=8866, chosen=("room.test",), listens_everywhere=True).offered()

    assert offered[0] == "http://room.test:8866"
    assert offered[-1] == "http://127.0.0.1:8866"


def test_a_server_of_this_machine_alone_offers_no_address_of_the_room():
    assert Addresses(port=8866).offered() == ("http://127.0.0.1:8866",)


def test_the_addresses_of_this_machine_are_such_as_routers_give():
    assert all(is_of_a_room(one) for one in lan_addresses())


@pytest.mark.parametrize(
    "name", ["", "not an address", "127.0.0.1", "0.0.0.0", "169.254.3.4", "8.8.8.8"]
)
def test_what_no_router_of_a_room_gives(name):
    assert not is_of_a_room(name)


def test_a_host_is_told_from_its_port():
    assert host_of("http://Room.test:8866/x") == "room.test"


def test_an_address_that_comes_while_the_server_runs_is_offered_by_itself(running, monkeypatch):
    found: list[str] = []
    monkeypatch.setattr("kit.server.addresses.lan_addresses", lambda: found)
    addresses = Addresses(port=8866, listens_everywhere=True)
    keeping = keep_offered(addresses, running.server.place.rooms, pause=0.01)
    running.on_loop(lambda: running.server._tasks.append(asyncio.create_task(keeping)))
    facilitator, seat_id = running.facilitator(), running.seat_id(Role.FACILITATOR)

    def offered() -> list[str]:
        shared = facilitator.view(seat_id, "facilitator").json()["shared"]
        return [one["address"] for one in shared["addresses"]]

    eventually(lambda: offered() == ["http://127.0.0.1:8866"])
    found.append(HERE)

    eventually(lambda: offered() == [f"http://{HERE}:8866", "http://127.0.0.1:8866"])
