"""Which versions of which programs the notebooks of a bundle use."""

import platform
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

REQUIREMENTS = "requirements.txt"
KIT = "sealkit"
USED = ("pandas", "networkx", "jupyterlab", "ipywidgets", "voila")
"""What the notebooks use beside what the extra `research` brings."""

_NAMED = re.compile(r"^[A-Za-z0-9._-]+")
_RESEARCH = re.compile(r";\s*extra\s*==\s*['\"]research['\"]")


@cache
def requirements() -> bytes:
    """Exact versions as they are installed; what is not keeps the version that the kit asks."""
    lines = [
        f"# Python {platform.python_version()}",
        f"{KIT}[research]=={version(KIT)}",
        *(_pinned(one) for one in dict.fromkeys((*USED, *_of_research()))),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _of_research() -> Iterator[str]:
    for asked in requires(KIT) or ():
        if _RESEARCH.search(asked):
            yield asked.split(";")[0].strip()


def _pinned(asked: str) -> str:
    found = _NAMED.match(asked)
    assert found is not None, "a requirement begins with its name"
    try:
        return f"{found[0]}=={version(found[0])}"
    except PackageNotFoundError:
        return asked
