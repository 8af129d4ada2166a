"""One workshop from setting up to closing, in which every act is done and refused once at least."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server.api import comparing, rating, setting_up, talking, voting
from tests.server.api.telling import Story
from tests.server.conftest import served

KEY = "5e" * 32
"""In place of a key file, so that ids and codes are the same in each telling."""

CHAPTERS = (
    setting_up.come_in,
    setting_up.before_anybody_joined,
    setting_up.set_up,
    setting_up.rehearse,
    setting_up.join,
    talking.brainstorm,
    talking.plenary,
    comparing.crosswalk,
    comparing.standards,
    voting.refused_plans,
    rating.rating,
    voting.networks,
    voting.approval,
    voting.grading,
    voting.consent,
    voting.end,
)


@contextmanager
def story(folder: Path, times: int = 1) -> Iterator[Story]:
    """The whole story, told to a served session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SEALKIT_KEY", KEY)
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        with contextmanager(served)(folder) as running:
            told = Story(running, times)
            for chapter in CHAPTERS:
                chapter(told)
            yield told
