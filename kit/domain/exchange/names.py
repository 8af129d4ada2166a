"""How requirements and frameworks are called outside: prefix, colon, name.

Our addresses are names, not places: nothing can be opened under them.
"""

from collections.abc import Iterable
from urllib.parse import quote

from kit.domain.exchange.values import NAME

OURS = "sealkit"
ADDRESS = "urn:sealkit:"
FRAMEWORKS = f"{ADDRESS}framework:"

KEPT = "!$&'()*+,;=@/-._~"
"""Signs that an identifier may have beside letters and digits; others are percent-encoded."""


def prefix_of(framework_id: str) -> str:
    """The prefix of a framework's requirements: its id, with a line before one that no name has."""
    return framework_id if NAME.fullmatch(framework_id) else f"_{framework_id}"


def address_of(framework_id: str) -> str:
    """What that prefix stands for."""
    return f"{FRAMEWORKS}{framework_id}:"


def requirement_name(framework_id: str, ref_id: str) -> str:
    """A requirement as other programs name it."""
    return f"{prefix_of(framework_id)}:{quote(ref_id, safe=KEPT)}"


def framework_name(framework_id: str) -> str:
    """A framework as other programs name it."""
    return f"{OURS}:framework:{framework_id}"


def prefixes_of(framework_ids: Iterable[str]) -> dict[str, str]:
    """The prefixes that a set about these frameworks needs."""
    return {prefix_of(one): address_of(one) for one in framework_ids} | {OURS: ADDRESS}
