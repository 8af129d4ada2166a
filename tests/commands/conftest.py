import pytest

from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from tests.commands.room import Room


@pytest.fixture
def room(tmp_path):
    store = Store.open(tmp_path / "room.db")
    yield Room(store, BallotBox(store))
    store.close()
