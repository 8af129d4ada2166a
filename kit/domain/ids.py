"""The shapes of names: what may come from a browser or a file, and ids made from an act's key."""

import hashlib
import re
from typing import Annotated

from pydantic import StringConstraints

ID_SHAPE = re.compile(r"[a-z0-9-]{1,40}")
Id = Annotated[str, StringConstraints(pattern=f"^{ID_SHAPE.pattern}$")]
"""One of our own ids."""

RefId = Annotated[str, StringConstraints(pattern=r"^[!-~\u00a1-\uffff][ -~\u00a1-\uffff]{0,39}$")]
"""The number printed in a source: up to 40 printable characters."""

KEY_SHAPE = re.compile(r"[a-z0-9]{16,40}")
Key = Annotated[str, StringConstraints(pattern=f"^{KEY_SHAPE.pattern}$")]
"""An act's idempotency key, drawn at random by the device that acts."""

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{16,32}$")]
"""The random code under which a judgement of a secret round is published."""

Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language of the room (ISO 639)."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}$")]
"""ISO 3166 code, or EU for European bodies."""

LANGUAGES = ("en", "fr", "es")
"""The languages of the interface."""

LONGEST_TEXT = 4_000
"""Characters a line, an idea or a justification may have; more is refused, never cut."""


def made_id(kind: str, *keys: str) -> str:
    """Name a thing after the act that makes it, so that a resent act makes it once."""
    digest = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    return f"{kind}-{digest[:16]}"
