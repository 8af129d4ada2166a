"""Bundles in folders, for every test that looks at one."""

import pytest

from tests.recount import bundles


@pytest.fixture
def bundle(tmp_path):
    """A bundle that a test may change."""
    return bundles.write(tmp_path / "bundle", bundles.contents())
