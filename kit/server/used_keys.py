"""What keys were used for: another content under a used key is told so, never that it was done."""

import hashlib
import json
import secrets
from collections import OrderedDict
from typing import Any

from kit.domain.errors import BadInput

MOST = 20_000
"""Acts that are remembered; of older ones the first answer comes back, whatever is sent."""


class UsedKeys:
    """Remembers acts that were done by a hash that means nothing elsewhere: not even a ballot's
    content can be guessed from it, and nothing of it is ever written."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._known: OrderedDict[str, bytes] = OrderedDict()

    def check(self, name: str, content: dict[str, Any]) -> None:
        """The act of that name was done. Raises BadInput where it was done with other content."""
        text = json.dumps(content, sort_keys=True).encode()
        mark = hashlib.blake2b(text, digest_size=16, key=self._secret).digest()
        if self._known.setdefault(name, mark) != mark:
            raise BadInput("key-used")
        self._known.move_to_end(name)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
