"""The example's bundle, exported once for all tests of the analysis."""

from pathlib import Path

import pytest

from kit.analysis.bundle import Bundle, open_bundle
from tests.analysis.sessions import exported, exported_early


@pytest.fixture(name="example", scope="session")
def _example(tmp_path_factory) -> Path:
    """The folder of the finished example's bundle. Nobody may write into it."""
    return exported(tmp_path_factory.mktemp("example"))


@pytest.fixture(name="early", scope="session")
def _early(tmp_path_factory) -> Path:
    """The folder of the bundle of a session that has just started."""
    return exported_early(tmp_path_factory.mktemp("early"))


@pytest.fixture(name="bundle", scope="session")
def _bundle(example) -> Bundle:
    return open_bundle(example)


@pytest.fixture(name="empty", scope="session")
def _empty(early) -> Bundle:
    return open_bundle(early)
