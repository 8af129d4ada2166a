"""How people, groups and items of a source are called in a session.

A seat is named by a secret that only the files themselves give: whoever has them finds everybody
again, whoever has only the session cannot try out names or addresses.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

PLAIN = re.compile(r"[a-z0-9]([a-z0-9-]{0,24}[a-z0-9])?")
"""A name of an item that can be used as it is."""

_DIGITS = re.compile(r"(\d+)")


def secret(session_id: str, marks: Iterable[bytes]) -> bytes:
    """What the names of seats and the codes of judgements are made with; never recorded.

    `marks` are those of the files, see `kit.domain.foreign.gathered.SourceFile`.
    """
    return hashlib.sha256(session_id.encode() + b"\n" + b"".join(marks)).digest()


def named(kind: str, key: bytes, *names: str) -> str:
    """A name for something of the source: the same files give the same."""
    return f"{kind}-{_digest(key, kind, *names)[:16]}"


def code(key: bytes, *names: str) -> str:
    """The code of a judgement."""
    return _digest(key, "code", *names)[:32]


def item_names(kind: str, item_ids: Iterable[str]) -> Mapping[str, str]:
    """Each item by the source's own name where that is plain, so that it can be found there."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for number, item_id in enumerate(item_ids, 1):
        plain = item_id.casefold().replace("_", "-").replace(".", "-")
        name = f"{kind}-{plain}" if PLAIN.fullmatch(plain) else f"{kind}-no-{number}"
        if name in taken:
            name = f"{kind}-no-{number}"
        taken.add(name)
        found[item_id] = name
    return found


def in_order(names: Iterable[str]) -> list[str]:
    """Names as people order them: 2 before 10."""
    return sorted(names, key=_natural)


def _natural(name: str) -> list[tuple[int, int, str]]:
    parts = _DIGITS.split(name.casefold())
    order = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
    return [*order, (2, 0, name)]


def _digest(key: bytes, *names: str) -> str:
    made = hashlib.blake2b(key=key, digest_size=32)
    made.update("\n".join(names).encode())
    return made.hexdigest()
