"""What differs between two views: small, where a room of phones is told one new number."""

from typing import Any

Path = tuple[str, ...]
Change = list[Any]
"""`[path, value]`, or `[path]` where something is gone."""


def changes(before: object, after: object, path: Path = ()) -> list[Change]:
    """The changes that make `after` of `before`. Lists are replaced whole."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return [] if before == after else [[list(path), after]]
    gone = [[[*path, name]] for name in before if name not in after]
    new = [[[*path, name], value] for name, value in after.items() if name not in before]
    both = (name for name in after if name in before)
    return [
        *gone,
        *new,
        *(one for name in both for one in changes(before[name], after[name], (*path, name))),
    ]
