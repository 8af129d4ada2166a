"""A served room without kernels, one for all tests of a file: a rehearsal leaves it as it was."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kit.domain.seat import Role
from kit.rehearsal.stage import Pace
from tests.server.conftest import served
from tests.server.running import Running

QUICK = Pace(writing=0.4, voting=0.4, again=0.02)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("room")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        with contextmanager(served)(folder, most_kernels=0) as running:
            yield running


@pytest.fixture(scope="module")
def code(room: Running) -> str:
    return room.code(Role.FACILITATOR)
