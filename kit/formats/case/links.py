"""Names of things in CASE: an address and a UUID made from it, the same whenever it is made."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

CUT = re.compile(r"[/#:?=]")


def identifier(*parts: str) -> str:
    """The UUID of what these parts name."""
    return str(uuid5(NAMESPACE_URL, "\n".join(parts)))


def link(title: str, uri: str) -> dict[str, Any]:
    """A reference to something that has an address."""
    return {"title": title, "identifier": identifier(uri), "uri": uri}


def expanded(reference: str, prefixes: Mapping[str, str]) -> str:
    """The address of an identifier with a prefix; the text itself where nobody knows the prefix."""
    prefix, _, local = reference.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else reference


class Shortener:
    """Gives addresses prefixes: known ones first, then new ones for what lies in one place."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self._by_address = {address: prefix for prefix, address in prefixes.items()}

    def short(self, uri: str) -> str:
        """An address as an identifier with a prefix; one that cannot be parted stays."""
        at = [cut.end() for cut in CUT.finditer(uri) if cut.end() < len(uri)]
        for end in reversed(at):
            if prefix := self._by_address.get(uri[:end]):
                return f"{prefix}:{uri[end:]}"
        if not at or at[-1] <= uri.find(":") + 1:
            return uri
        prefix = self._new_prefix()
        self.prefixes[prefix] = uri[: at[-1]]
        self._by_address[uri[: at[-1]]] = prefix
        return f"{prefix}:{uri[at[-1] :]}"

    def _new_prefix(self) -> str:
        number = 1
        while f"place{number}" in self.prefixes:
            number += 1
        return f"place{number}"
