from pathlib import Path

import pytest

from kit.formats.check import check_paths

REFUSED = sorted((Path(__file__).parent / "refused").iterdir())


def expected(path: Path) -> str:
    """What the file's first line says: message id, line and column."""
    first = path.read_bytes().splitlines()[0].decode()
    return first.removeprefix("\ufeff").removeprefix("# ")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_mistake_is_refused_where_it_stands(path):
    problems = check_paths([path])

    assert [f"{each.message_id} {each.line}:{each.column}" for each in problems] == [expected(path)]
